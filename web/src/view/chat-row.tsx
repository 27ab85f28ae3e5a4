// One chat in the list: who, what was said last, when, and how much of it is new.
import type { Chat } from "../state/chats";
import { drafts } from "../state/drafts";
import { unsentTo } from "../state/outbox";
import { myName } from "../state/session";
import { writing } from "../state/typing";
import { en } from "../text/en";
import { oneLine } from "../text/rich";
import { fullTime, shortTime } from "../text/time";
import { Avatar, isHere } from "./avatar";
import { Count } from "./count";
import { now } from "./media";
import { chatName, nameOf } from "./names";
import { addressOf, goTo } from "./route";

type Props = { chat: Chat; open: boolean; tabStop: boolean };

const unsentIn = (username: string) => unsentTo(username).at(-1);

function LastLine({ chat, open }: { chat: Chat; open: boolean }) {
  const unsent = unsentIn(chat.username);
  const draft = open ? undefined : drafts.value.get(chat.username);
  if (unsent?.failed) return <Line mark="fail" word={en.list.notSent} text={unsent.text} />;
  if (draft) return <Line mark="draft" word={en.list.draft} text={draft} />;
  if (writing.value.has(chat.username))
    return <span class="last cut writing">{en.composer.writing(nameOf(chat.username))}</span>;
  if (unsent) return <Line mark="you" word={en.list.you} text={unsent.text} />;
  if (!chat.last) return <span class="last cut">{en.list.nothingSaid}</span>;
  if (chat.last.fromMe && chat.username !== myName.value)
    return <Line mark="you" word={en.list.you} text={chat.last.text} />;
  return (
    <span class="last cut" dir="auto">
      {oneLine(chat.last.text)}
    </span>
  );
}

function Line({ mark, word, text }: { mark: string; word: string; text: string }) {
  return (
    <span class="last cut">
      <span class={mark}>{word}</span> {oneLine(text)}
    </span>
  );
}

function follow(event: MouseEvent, username: string): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  goTo(username);
}

export function ChatRow({ chat, open, tabStop }: Props) {
  const { username, unread } = chat;
  const at = unsentIn(username)?.at ?? chat.last?.at;
  const counts = unread > 0;
  return (
    <li>
      <a
        class={counts ? "chat unread" : "chat"}
        href={addressOf(username)}
        aria-current={open ? "page" : undefined}
        tabIndex={tabStop ? 0 : -1}
        data-chat={username}
        onClick={(event) => follow(event, username)}
      >
        <Avatar username={username} size="l" presence={username !== myName.value} />
        <span class="grow">
          <span class="name cut" dir="auto" title={chatName(username)}>
            {chatName(username)}
          </span>
          <LastLine chat={chat} open={open} />
        </span>
        <span class="meta">
          {at === undefined ? (
            <span />
          ) : (
            <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
              {shortTime(at, now.value)}
            </time>
          )}
          {counts ? <Count of={unread} /> : <span class="none" />}
        </span>
        {username !== myName.value && (
          <span class="hidden">{isHere(username) ? en.presence.online : en.presence.offline}</span>
        )}
      </a>
    </li>
  );
}
