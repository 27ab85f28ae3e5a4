// One result of a search, which unfolds to what was said around it.
import { FoldVertical, UnfoldVertical } from "lucide";
import { Icon } from "../../view/icon";
import { loadAround } from "../actions/search";
import { channels } from "../state/guilds";
import { nameIn } from "../state/members";
import type { Message } from "../state/messages";
import { plainName } from "../state/people";
import { foldSurroundings, surroundings } from "../state/surroundings";
import { sayActing } from "../text/acting-words";
import { preview } from "../text/preview";
import { clock } from "../text/times";
import { Found } from "./found";

function Neighbour({ message }: { message: Message }) {
  const guildId = channels.value.get(message.channelId)?.guildId ?? null;
  const name = message.isWebhook ? plainName(message.author) : nameIn(guildId, message.author.id) || plainName(message.author);
  return (
    <li class="neighbour">
      <time dateTime={new Date(message.at).toISOString()}>{clock(message.at)}</time>
      <b class="cut" dir="auto">
        {name}
      </b>
      <span class="cut" dir="auto">
        {preview(message.content, guildId) || message.attachments[0]?.filename}
      </span>
    </li>
  );
}

export function FoundAround({ message, isStop }: { message: Message; isStop: boolean }) {
  const told = surroundings.value.get(message.id);
  const { around, fold } = sayActing.search;
  const name = told ? fold : around;
  const tool = (
    <button type="button" class="ib" aria-label={name} title={name} aria-expanded={told !== undefined} onClick={() => (told ? foldSurroundings(message.id) : void loadAround(message))}>
      <Icon of={told ? FoldVertical : UnfoldVertical} size="s" />
    </button>
  );
  if (!told) return <Found message={message} isStop={isStop} tools={tool} fromSearch />;
  return (
    <>
      {told.before.map((one) => (
        <Neighbour key={one.id} message={one} />
      ))}
      <Found message={message} isStop={isStop} tools={tool} fromSearch />
      {told.after.map((one) => (
        <Neighbour key={one.id} message={one} />
      ))}
    </>
  );
}
