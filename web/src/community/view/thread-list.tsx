// The threads of a channel: those under way, and on wish those in the archive.
import { Plus, Spool } from "lucide";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { now } from "../../view/media";
import { rove } from "../../view/rove";
import { openPanel, openThreadBeside } from "../actions/panel";
import { loadArchived, type Archive } from "../actions/threads";
import type { Id } from "../api/types";
import { channel, channels, type Channel } from "../state/guilds";
import { timeOf } from "../state/ids";
import { mayIn } from "../state/may";
import { openMenu } from "../state/menu";
import { Permission } from "../state/permissions";
import { isUnread } from "../state/reads";
import { activityOf, inThreadOrder, isJoined, threadsIn } from "../state/threads";
import { shortTime } from "../text/times";
import { reading } from "../text/reading-words";
import { say } from "../text/words";
import { PanelEmpty, PanelFrame } from "./panel-frame";
import { threadItems } from "./thread";

function Row({ thread, isStop }: { thread: Channel; isStop: boolean }) {
  const unread = isUnread(thread);
  const at = timeOf(activityOf(thread));
  return (
    <li>
      <button
        type="button"
        class={unread ? "thread-row unread" : "thread-row"}
        tabIndex={isStop ? 0 : -1}
        onClick={() => openThreadBeside(thread.id)}
        onContextMenu={(event) => openMenu(event, reading.threads.options, threadItems(thread))}
      >
        <Icon of={Spool} />
        <span class="cut">
          <b class="cut" dir="auto">
            {thread.name}
          </b>
          <span class="note cut">
            {reading.threads.messages(thread.thread?.messageCount ?? 0)}
            {isJoined(thread.id) && " · " + reading.threads.joinedMark}
            {unread && <span class="hidden"> {say.count.unread}</span>}
          </span>
        </span>
        <time class="note num" dateTime={new Date(at).toISOString()}>
          {shortTime(at, now.value)}
        </time>
      </button>
    </li>
  );
}

function Archived({ channelId }: { channelId: Id }) {
  const [archive, setArchive] = useState<Archive | null>(null);
  const [busy, setBusy] = useState(false);
  const load = async (): Promise<void> => {
    setBusy(true);
    const told = await loadArchived(channelId, archive);
    setBusy(false);
    if (told) setArchive(told);
  };
  const threads = (archive?.ids ?? []).flatMap((id) => channels.value.get(id) ?? []).filter(({ thread }) => thread?.isArchived);
  return (
    <section aria-label={reading.threads.archived}>
      <h3 class="found-in">{reading.threads.archived}</h3>
      <ul>
        {threads.map((thread) => (
          <Row key={thread.id} thread={thread} isStop={false} />
        ))}
      </ul>
      {archive && threads.length === 0 && <p class="note none-fits">{reading.threads.noArchived}</p>}
      {(archive === null || archive.hasMore) && (
        <button type="button" class="btn quiet small" disabled={busy} onClick={() => void load()}>
          {archive === null ? reading.threads.showArchived : reading.threads.moreArchived}
        </button>
      )}
    </section>
  );
}

export function ThreadList({ channelId }: { channelId: Id }) {
  const list = useRef<HTMLDivElement>(null);
  const home = channel(channelId);
  const active = inThreadOrder(threadsIn(channelId).filter(({ thread }) => !thread?.isArchived));
  const begin = (): void => openPanel({ kind: "new-thread", channelId, messageId: null });
  const mayBegin = home !== undefined && mayIn(home, Permission.startThreads);
  return (
    <PanelFrame
      title={reading.threads.title}
      icon={Spool}
      tools={
        mayBegin && (
          <button type="button" class="ib" aria-label={reading.threads.begin} title={reading.threads.begin} onClick={begin}>
            <Icon of={Plus} />
          </button>
        )
      }
    >
      <div class="scroll panel-body" ref={list} onKeyDown={(event) => rove(event, list.current, ".thread-row")}>
        {active.length === 0 ? (
          <PanelEmpty icon={Spool} text={reading.threads.none} how={reading.threads.noneHow}>
            {mayBegin && (
              <button type="button" class="btn plain small" onClick={begin}>
                {reading.threads.begin}
              </button>
            )}
          </PanelEmpty>
        ) : (
          <section aria-label={reading.threads.active}>
            <h3 class="found-in">{reading.threads.active}</h3>
            <ul>
              {active.map((thread, index) => (
                <Row key={thread.id} thread={thread} isStop={index === 0} />
              ))}
            </ul>
          </section>
        )}
        <Archived channelId={channelId} />
      </div>
    </PanelFrame>
  );
}
