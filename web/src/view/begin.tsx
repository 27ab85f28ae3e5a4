// The very start of a conversation.
import { myName } from "../state/session";
import { en } from "../text/en";
import { Avatar } from "./avatar";
import { chatName } from "./names";

export function Begin({ chat }: { chat: string }) {
  const mine = chat === myName.value;
  return (
    <li class="begin">
      <Avatar username={chat} size="l" />
      <h2 dir="auto">{chatName(chat)}</h2>
      {!mine && <p class="note">@{chat}</p>}
      <p>{mine ? en.talk.beginsNotes : en.talk.beginsWith(chatName(chat))}</p>
    </li>
  );
}
