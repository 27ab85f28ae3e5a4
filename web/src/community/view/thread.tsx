// A thread beside its channel: a conversation of its own.
import { Archive, ArchiveRestore, Ellipsis, LogIn, LogOut, Maximize2, MessagesSquare, Spool } from "lucide";
import { useEffect } from "preact/hooks";
import { Icon } from "../../view/icon";
import { loadFirst } from "../actions/load";
import { addressOf, go } from "../actions/route";
import { joinThread, leaveThread, setArchived } from "../actions/threads";
import type { Id } from "../api/types";
import { channel, ChannelType, type Channel } from "../state/guilds";
import { mayIn } from "../state/may";
import { openMenu, type MenuItem } from "../state/menu";
import { timelineSignal } from "../state/messages";
import { beside, panel } from "../state/panel";
import { me } from "../state/people";
import { Permission } from "../state/permissions";
import { isJoined } from "../state/threads";
import { reading } from "../text/reading-words";
import { Composer } from "./composer";
import { MessageList } from "./message-list";
import { PanelFrame } from "./panel-frame";

export function mayArchive(thread: Channel): boolean {
  return thread.thread?.ownerId === me.value.id ? !thread.thread.isLocked : mayIn(thread, Permission.manageThreads);
}

export function threadItems(thread: Channel): MenuItem[] {
  const { id, guildId } = thread;
  const items: MenuItem[] = [
    isJoined(id)
      ? { name: reading.threads.leave, icon: LogOut, run: () => void leaveThread(id) }
      : { name: reading.threads.join, icon: LogIn, run: () => void joinThread(id) },
  ];
  if (guildId)
    items.push({
      name: reading.threads.full,
      icon: Maximize2,
      run: () => {
        panel.value = null;
        go(addressOf(guildId, id));
      },
    });
  if (thread.thread?.isArchived) items.push({ name: reading.threads.unarchive, icon: ArchiveRestore, run: () => void setArchived(id, false) });
  else if (mayArchive(thread)) items.push({ name: reading.threads.archive, icon: Archive, run: () => void setArchived(id, true) });
  return items;
}

export function ThreadPanel({ threadId }: { threadId: Id }) {
  const thread = channel(threadId);
  useEffect(() => {
    if (!timelineSignal(threadId).peek().loaded) void loadFirst(threadId);
  }, [threadId]);
  if (!thread) return null;
  const isPost = channel(thread.parentId)?.type === ChannelType.forum;
  const tools = (
    <button
      type="button"
      class="ib"
      aria-label={reading.threads.options}
      title={reading.threads.options}
      aria-haspopup="menu"
      onClick={(event) => openMenu(event, reading.threads.options, threadItems(thread))}
    >
      <Icon of={Ellipsis} />
    </button>
  );
  return (
    <PanelFrame title={thread.name} icon={isPost ? MessagesSquare : Spool} class="talking" talk={threadId} tools={tools}>
      <MessageList key={threadId} channel={thread} pane={beside} />
      {thread.thread?.isLocked ? <p class="thread-state">{reading.threads.isLocked}</p> : thread.thread?.isArchived && <p class="thread-state">{reading.threads.isArchived}</p>}
      <Composer key={"composer" + threadId} channel={thread} />
    </PanelFrame>
  );
}
