// The conversation: a window onto the loaded messages that the reader moves by scrolling.
import { ArrowDown } from "lucide";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { now } from "../../view/media";
import { rove } from "../../view/rove";
import { useScroller } from "../../view/use-scroller";
import { loadFirst, loadNewer, loadOlder, toPresent } from "../actions/load";
import type { Channel } from "../state/guilds";
import { erasing } from "../state/erasing";
import { timeline } from "../state/messages";
import { outbox, unsentIn } from "../state/outbox";
import { me } from "../state/people";
import { middle, type Pane } from "../state/panel";
import { target } from "../state/place";
import { isAfter } from "../state/ids";
import { readUpTo } from "../state/reads";
import { buildRows, type Row } from "../state/rows";
import { around, earlier, held, later, present, sliceOf, trimmed } from "../state/span";
import { clock, dayName } from "../text/times";
import { reading } from "../text/reading-words";
import { say } from "../text/words";
import { Begin } from "./begin";
import { BoneRows } from "./bone-rows";
import { CallRows } from "./call-rows";
import { ErasingRow } from "./erasing-row";
import { MessageRow, UnsentRow } from "./message-row";

const WASHED_FOR = 1_600;

export function Bones({ rows }: { rows: number }) {
  return (
    <li class="bones">
      <span class="hidden">{say.talk.loading}</span>
      <BoneRows rows={rows} />
    </li>
  );
}

function LoadFailed({ onAgain }: { onAgain: () => void }) {
  return (
    <li class="load-failed">
      {say.talk.loadFailed}
      <button type="button" class="btn quiet small" onClick={onAgain}>
        {say.talk.tryAgain}
      </button>
    </li>
  );
}

function RowView({ row, channel, washed }: { row: Row; channel: Channel; washed: string | null }) {
  switch (row.kind) {
    case "day":
      return (
        <li class="day" data-key={row.key}>
          <span>{dayName(row.at, now.value)}</span>
        </li>
      );
    case "new":
      return (
        <li class="new" data-key={row.key}>
          {row.day !== null && <span class="date">{dayName(row.day, now.value)}</span>}
          <span>{say.talk.news(row.count, row.since === null || row.day !== null ? null : clock(row.since))}</span>
        </li>
      );
    case "message":
      return <MessageRow message={row.message} guildId={channel.guildId} head={row.head} washed={row.message.id === washed} rowKey={row.key} />;
    case "erasing":
      return <ErasingRow of={row.erasing} rowKey={row.key} />;
    case "unsent":
      return <UnsentRow unsent={row.unsent} guildId={channel.guildId} head={row.head} rowKey={row.key} />;
  }
}

/** How many came that were not read yet. */
function News({ of }: { of: number }) {
  if (of === 0) return null;
  return (
    <span class="count">
      <span aria-hidden="true">{of > 99 ? "99+" : of}</span>
      <span class="hidden"> {reading.present(of)}</span>
    </span>
  );
}

export function MessageList({ channel, pane = middle }: { channel: Channel; pane?: Pane }) {
  const { atBottom, divider } = pane;
  const { id } = channel;
  const { messages, loaded, loading, failed, hasOlder, atPresent } = timeline(id);
  const [span, setSpan] = useState(present);
  const [far, setFar] = useState(false);
  const [washed, setWashed] = useState<string | null>(null);
  const { start, end } = sliceOf(messages, span);
  const complete = atPresent && end === messages.length;
  const newAfter = divider.value?.channelId === id ? divider.value.after : null;
  const queue = outbox.value;
  const leaving = erasing.value;
  const rows = useMemo(
    () => buildRows({ messages, unsent: complete ? unsentIn(id) : [], erasing: leaving, me: me.value.id, newAfter, hasOlder, start, end }),
    [messages, queue, leaving, complete, newAfter, hasOlder, start, end, id],
  );

  const scroller = useScroller(id, {
    complete,
    ready: loaded,
    first: () => (rows.some((row) => row.kind === "new") ? '[data-key="new"]' : null),
    onTop: () => (start > 0 ? setSpan(earlier(messages, span)) : !loading && !failed && hasOlder && void loadOlder(id)),
    onBottom: () => {
      if (end < messages.length) setSpan(later(messages, span));
      else if (!atPresent && !loading && !failed) void loadNewer(id);
      else if (atBottom.peek()) setSpan(trimmed(messages, span));
    },
    onPlace: (atEnd, farOff) => {
      atBottom.value = atEnd;
      setFar(farOff);
    },
  });

  const upTo = readUpTo(channel);
  const unreadCount = far ? messages.filter(({ id: one, author }) => isAfter(one, upTo) && author.id !== me.value.id).length : 0;

  const goToEnd = (): void => {
    setSpan(present);
    scroller.toEnd();
    if (!atPresent) void toPresent(id);
  };

  useLayoutEffect(() => setSpan(held(messages, span)), [messages, span]);

  // What I write takes me to the present, wherever I was reading.
  const count = unsentIn(id).length;
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) goToEnd();
    before.current = count;
  }, [count]);

  const wanted = target.value?.channelId === id ? target.value.id : null;
  useLayoutEffect(() => {
    if (wanted === null) return;
    setSpan(around(messages, wanted));
    setWashed(wanted);
    const frame = requestAnimationFrame(() => {
      scroller.stand(`[data-id="${wanted}"]`);
      scroller.look();
      target.value = null;
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
  useEffect(() => {
    if (washed === null) return;
    const timer = setTimeout(() => setWashed(null), WASHED_FOR);
    return () => clearTimeout(timer);
  }, [washed]);

  return (
    <>
      <div
        class="scroll messages"
        ref={scroller.pane}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={say.places.messages}
        onScroll={scroller.look}
        onKeyDown={(event) => rove(event, scroller.pane.current, ".msg")}
      >
        <ol class="column" ref={scroller.rows}>
          {loaded && !hasOlder && start === 0 && <Begin channel={channel} isEmpty={rows.length === 0} />}
          {loaded && (hasOlder || start > 0) && <Bones rows={2} />}
          {!loaded && !failed && <Bones rows={7} />}
          {failed && <LoadFailed onAgain={() => void (loaded ? loadOlder(id) : loadFirst(id))} />}
          {rows.map((row) => (
            <RowView key={row.key} row={row} channel={channel} washed={washed} />
          ))}
          {complete && <CallRows channel={channel} />}
        </ol>
      </div>
      <div class="below">
        {far && loaded && (
          <button type="button" class="pill" onClick={goToEnd}>
            <Icon of={ArrowDown} size="s" />
            {say.talk.toPresent}
            <News of={unreadCount} />
          </button>
        )}
      </div>
    </>
  );
}
