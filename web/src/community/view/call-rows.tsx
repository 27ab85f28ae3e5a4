// Commands that were called here and have no answer yet, or will never have one.
import { CircleAlert } from "lucide";
import { Icon } from "../../view/icon";
import { callsIn, dropAsked, type Asked } from "../state/asked";
import type { Channel } from "../state/guilds";
import { nameIn } from "../state/members";
import { me, person, plainName } from "../state/people";
import { botWords } from "../text/bot-words";
import { say } from "../text/words";
import { Avatar, AvatarOf } from "./avatar";

function CallRow({ of, channel }: { of: Asked; channel: Channel }) {
  if (of.use.kind !== "command") return null;
  const bot = person(of.applicationId);
  const mine = nameIn(channel.guildId, me.value.id) || plainName(me.value);
  return (
    <li class="msg reply call" data-key={of.nonce} tabIndex={-1}>
      <span class="quote">
        <AvatarOf id={me.value.id} size="xs" />
        <b>{of.use.isMenu ? botWords.usedMenu(mine) : botWords.used(mine)}</b>
        <span class="mention cut">{of.use.isMenu ? of.use.name : "/" + of.use.name}</span>
      </span>
      <Avatar of={bot} />
      <div class="body">
        <div class="by">
          <b class="cut">{nameIn(channel.guildId, bot.id) || plainName(bot)}</b>
          <span class="tag">{say.talk.app}</span>
        </div>
        {of.failed === null ? (
          <div class="thinking">{botWords.waiting}</div>
        ) : (
          <div class="failed" role="alert">
            <Icon of={CircleAlert} size="s" />
            <span>{of.failed}</span>
            <button type="button" onClick={() => dropAsked(of.nonce)}>
              {botWords.dismiss}
            </button>
          </div>
        )}
      </div>
    </li>
  );
}

export function CallRows({ channel }: { channel: Channel }) {
  return (
    <>
      {callsIn(channel.id).map((one) => (
        <CallRow key={one.nonce} of={one} channel={channel} />
      ))}
    </>
  );
}
