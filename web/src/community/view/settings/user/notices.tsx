// Whether this browser shows notifications; what of, is chosen by guild and channel.
import { useState } from "preact/hooks";
import { askToNotify, knowsNotifications, mayNotify, setNotifyHere } from "../../../actions/notify";
import { setStatus } from "../../../actions/own";
import { guilds } from "../../../state/guilds";
import { ownStatus } from "../../../state/own-settings";
import { dialog, DIRECTS } from "../../../state/place";
import { sayOwn } from "../../../text/own-words";
import { saySelf } from "../../../text/self-words";
import { say } from "../../../text/words";
import { GuildTile } from "../../rail";
import { Part, Switch } from "../parts";

export function Notices() {
  const [on, setOn] = useState(mayNotify());
  const isDenied = knowsNotifications() && Notification.permission === "denied";
  const toggle = async (wanted: boolean): Promise<void> => {
    if (wanted) await askToNotify();
    else setNotifyHere(false);
    setOn(mayNotify());
  };
  return (
    <>
      <Part>
        <Switch
          label={saySelf.notices.here}
          hint={isDenied ? saySelf.notices.denied : saySelf.notices.hereHint}
          on={on}
          disabled={isDenied || !knowsNotifications()}
          onChange={(wanted) => void toggle(wanted)}
        />
        <Switch label={sayOwn.status.dnd} hint={saySelf.notices.dndHint} on={ownStatus.value === "dnd"} onChange={(busy) => void setStatus(busy ? "dnd" : "online")} />
      </Part>
      <Part title={saySelf.notices.places} lead={saySelf.notices.placesLead}>
        <ul class="devices">
          <Place id={DIRECTS} name={say.places.chats} />
          {[...guilds.value.values()].map((guild) => (
            <Place key={guild.id} id={guild.id} name={guild.name} tile={<GuildTile guild={guild} size="small" />} />
          ))}
        </ul>
      </Part>
    </>
  );
}

function Place({ id, name, tile }: { id: string; name: string; tile?: preact.ComponentChildren }) {
  return (
    <li class="device">
      {tile}
      <b class="grow">{name}</b>
      <button type="button" class="btn plain small" aria-label={`${saySelf.notices.choose} ${sayOwn.notify.title(name)}`} onClick={() => (dialog.value = { kind: "notifications", place: id, channelId: null })}>
        {saySelf.notices.choose}
      </button>
    </li>
  );
}
