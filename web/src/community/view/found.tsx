// A message outside of its conversation, as pins and search show it: pressing it leads to where it stands.
import { CornerDownRight } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "../../view/icon";
import { narrow, now } from "../../view/media";
import { goToMessage } from "../actions/panel";
import { followFound } from "../actions/search";
import { channels } from "../state/guilds";
import { nameIn } from "../state/members";
import type { Message } from "../state/messages";
import { plainName } from "../state/people";
import { fullTime, stamp } from "../text/times";
import { reading } from "../text/reading-words";
import { Attached } from "./attached";
import { Avatar } from "./avatar";
import { RoleMark } from "./message-row";
import { Rich } from "./rich";

type Props = { message: Message; isStop: boolean; tools?: ComponentChildren; /** One of the results of a search. */ fromSearch?: boolean };

export function Found({ message, isStop, tools, fromSearch = false }: Props) {
  const guildId = channels.value.get(message.channelId)?.guildId ?? null;
  const name = message.isWebhook ? plainName(message.author) : nameIn(guildId, message.author.id) || plainName(message.author);
  const jump = (): void => (fromSearch ? followFound(message, narrow.peek()) : goToMessage(message.channelId, message.id, narrow.peek()));
  return (
    <li
      class="found"
      data-id={message.id}
      tabIndex={isStop ? 0 : -1}
      onClick={(event) => (event.target as Element).closest("a, button, audio, video, .code") || getSelection()?.toString() || jump()}
      onKeyDown={(event) => event.key === "Enter" && event.target === event.currentTarget && jump()}
    >
      <Avatar of={message.author} size="s" />
      <div class="body">
        <div class="by">
          <b class="name cut" dir="auto">
            {name}
          </b>
          <RoleMark guildId={guildId} userId={message.author.id} />
          <time dateTime={new Date(message.at).toISOString()} title={fullTime(message.at)}>
            {stamp(message.at, now.value)}
          </time>
          <span class="grow" />
          <span class="found-acts">
            {tools}
            <button type="button" class="btn quiet small" aria-label={reading.jump} title={reading.jump} onClick={jump}>
              <Icon of={CornerDownRight} size="xs" />
              <span class="not-phone">{reading.jump}</span>
            </button>
          </span>
        </div>
        {message.content !== "" && <Rich text={message.content} guildId={guildId} />}
        <Attached files={message.attachments} embeds={message.embeds} guildId={guildId} />
      </div>
    </li>
  );
}
