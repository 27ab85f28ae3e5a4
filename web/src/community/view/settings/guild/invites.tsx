// The ways into the guild: who made them, how often they were used, until when they work.
import { Copy, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { notice } from "../../../../state/notices";
import { copyText } from "../../../../view/clipboard";
import { Icon } from "../../../../view/icon";
import { owning } from "../../../actions/owning";
import { orNotice, reasonOf } from "../../../actions/refusals";
import type { KeptInviteWire } from "../../../api/owning";
import type { Id } from "../../../api/types";
import { newsOfTopic } from "../../../state/keeping-news";
import { mayIn } from "../../../state/may";
import { fromUser, plainName } from "../../../state/people";
import { Permission } from "../../../state/permissions";
import { sayKeeping } from "../../../text/keeping-words";
import { namedTime } from "../../../text/times";
import { say } from "../../../text/words";
import { Loaded, useLoaded } from "../loaded";
import { Choice, Part, Say } from "../parts";
import { textChannels } from "./text-channels";

const words = sayKeeping.invites;

export function Invites({ guildId }: { guildId: Id }) {
  const invites = useLoaded<readonly KeptInviteWire[]>(() => owning().invites(guildId), `${guildId} ${newsOfTopic("invites", guildId)}`);
  const revoke = async (code: string): Promise<void> => {
    const done = await orNotice(owning().revoke(code).then(() => true));
    if (done) invites.set((all) => all.filter((one) => one.code !== code));
  };
  const copy = (code: string): void => void copyText(`${location.origin}/invite/${code}`).then(() => notice(say.talk.copied));
  return (
    <>
      <Part>
        <Make guildId={guildId} onMade={(made) => (invites.set((all) => [made, ...all.filter(({ code }) => code !== made.code)]), copy(made.code))} />
      </Part>
      <Part title={words.all}>
        <Loaded of={invites} none={words.none}>
          {(all) => (
            <ul class="lines">
              {all.map((invite) => (
                <li key={invite.code} class="line">
                  <span class="grow who">
                    <b class="cut">
                      {invite.code} · #{invite.channel.name}
                    </b>
                    <small class="cut">
                      {invite.inviter && words.by(plainName(fromUser(invite.inviter)))} · {words.uses(invite.uses, invite.max_uses)} ·{" "}
                      {invite.expires_at ? words.until(namedTime(Date.parse(invite.expires_at), "R", Date.now())) : words.forever}
                    </small>
                  </span>
                  <button type="button" class="ib" aria-label={words.copy(invite.code)} title={words.copy(invite.code)} onClick={() => copy(invite.code)}>
                    <Icon of={Copy} />
                  </button>
                  <button type="button" class="ib" aria-label={words.revoke(invite.code)} title={words.revoke(invite.code)} onClick={() => void revoke(invite.code)}>
                    <Icon of={Trash2} />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Part>
    </>
  );
}

const AGES = ["1800", "3600", "21600", "43200", "86400", "604800", "0"] as const;
const USES = ["0", "1", "5", "10", "25", "50", "100"] as const;

function Make({ guildId, onMade }: { guildId: Id; onMade: (made: KeptInviteWire) => void }) {
  const channels = textChannels(guildId).filter((entry) => mayIn(entry, Permission.createInvite));
  const [channelId, setChannel] = useState(channels[0]?.id ?? "");
  const [age, setAge] = useState("604800");
  const [uses, setUses] = useState("0");
  const [error, setError] = useState("");
  if (channels.length === 0) return null;
  const make = (): void => {
    setError("");
    owning().addInvite(channelId, Number(age), Number(uses)).then(onMade, (refused: unknown) => setError(reasonOf(refused)));
  };
  return (
    <form class="narrowed" onSubmit={(event) => (event.preventDefault(), make())}>
      <Choice label={words.channel} value={channelId} options={channels.map(({ id, name }) => [id, "#" + name] as const)} onChange={setChannel} />
      <Choice label={words.age} value={age} options={AGES.map((value) => [value, words.ages[value]] as const)} onChange={setAge} />
      <Choice label={words.most} value={uses} options={USES.map((value) => [value, value === "0" ? words.noLimit : value] as const)} onChange={setUses} />
      <button type="submit" class="btn primary">
        {words.make}
      </button>
      <span class="field whole">
        <Say error={error} />
      </span>
    </form>
  );
}
