// Under a message: the thread that began at it.
import { Spool } from "lucide";
import { Icon } from "../../view/icon";
import { openThreadBeside } from "../actions/panel";
import type { Id } from "../api/types";
import { channels, isThread } from "../state/guilds";
import { openThread } from "../state/panel";
import { openChannel } from "../state/place";
import { reading } from "../text/reading-words";

/** A thread that began at a message has the message's id. */
export function ThreadChip({ messageId }: { messageId: Id }) {
  const thread = channels.value.get(messageId);
  if (!thread || !isThread(thread) || thread.parentId !== openChannel.value) return null;
  return (
    <button type="button" class="thread-chip" aria-expanded={openThread.value === thread.id} onClick={() => openThreadBeside(thread.id)}>
      <Icon of={Spool} size="s" />
      <b class="cut" dir="auto">
        {thread.name}
      </b>
      <span class="note">{reading.threads.messages(thread.thread?.messageCount ?? 0)}</span>
    </button>
  );
}
