// What the server says by itself in a conversation: its sign and its words.
import { Image, LogIn, LogOut, Pencil, Pin, Sparkles, UserMinus, UserPlus, type IconNode } from "lucide";
import type { Message } from "../state/messages";
import { person, plainName } from "../state/people";
import { sayGroup } from "../text/group-words";
import { say } from "../text/words";

/** `name` is its author's, as it is shown there. Source: Discord API v10, "Message Types". */
export function noticeOf({ type, content, author, mentions: [whom] }: Message, name: string): [IconNode, string] {
  const other = whom === undefined ? "" : plainName(person(whom));
  switch (type) {
    case 1:
      return [UserPlus, sayGroup.added(name, other)];
    case 2:
      return whom === author.id ? [LogOut, sayGroup.left(name)] : [UserMinus, sayGroup.removed(name, other)];
    case 4:
      return [Pencil, sayGroup.renamed(name, content)];
    case 5:
      return [Image, sayGroup.pictured(name)];
    case 6:
      return [Pin, say.talk.pinned(name)];
    case 7:
      return [LogIn, say.talk.joined(name)];
    case 18:
      return [Sparkles, say.talk.startedThread(name, content)];
    default:
      return [Sparkles, say.talk.notice(name)];
  }
}
