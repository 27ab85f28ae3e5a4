// The conversation: a window onto the loaded messages that the reader moves by scrolling.
import { ArrowDown } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { loadFirst, loadNewer, loadOlder, toPresent } from "../actions/load";
import { chatNamed } from "../state/chats";
import { dividerIn } from "../state/divider";
import { unsentTo } from "../state/outbox";
import { atBottom, target } from "../state/place";
import { myName } from "../state/session";
import { buildRows } from "../state/rows";
import { thread } from "../state/threads";
import { around, earlier, held, later, present, sliceOf, trimmed } from "../state/window";
import { en } from "../text/en";
import { Begin } from "./begin";
import { Bones } from "./bones";
import { Count } from "./count";
import { Icon } from "./icon";
import { rove } from "./rove";
import { RowView } from "./row-view";
import { useScroller } from "./use-scroller";

const WASHED_FOR = 1_600;

export function MessageList({ chat }: { chat: string }) {
  const { messages, loaded, loading, failed, hasOlder, atPresent } = thread(chat);
  const [span, setSpan] = useState(present);
  const [far, setFar] = useState(false);
  const [washed, setWashed] = useState<number | null>(null);
  const { start, end } = sliceOf(messages, span);
  const complete = atPresent && end === messages.length;
  const unsent = complete ? unsentTo(chat) : [];
  const rows = buildRows({ messages, unsent, me: myName.value, newAfter: dividerIn(chat), hasOlder, start, end });

  const scroller = useScroller(chat, {
    complete,
    ready: loaded,
    first: () => (rows.some((row) => row.kind === "new") ? '[data-key="new"]' : null),
    onTop: () =>
      start > 0 ? setSpan(earlier(messages, span)) : !loading && !failed && hasOlder && void loadOlder(chat),
    onBottom: () => {
      if (end < messages.length) setSpan(later(messages, span));
      else if (!atPresent && !loading && !failed) void loadNewer(chat);
      else if (atBottom.peek()) setSpan(trimmed(messages, span));
    },
    onPlace: (atEnd, farOff) => {
      atBottom.value = atEnd;
      setFar(farOff);
    },
  });

  const goToEnd = (): void => {
    setSpan(present);
    scroller.toEnd();
    if (!atPresent) void toPresent(chat);
  };

  useLayoutEffect(() => setSpan(held(messages, span)), [messages, span]);

  // What I write takes me to the present, wherever I was reading.
  const waiting = unsentTo(chat).length;
  const waited = useRef(waiting);
  useEffect(() => {
    if (waiting > waited.current) goToEnd();
    waited.current = waiting;
  }, [waiting]);

  const wanted = target.value?.chat === chat ? target.value.id : null;
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

  const news = chatNamed(chat)?.unread ?? 0;
  return (
    <>
      <div
        class="scroll messages"
        ref={scroller.pane}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={en.places.messages}
        onScroll={scroller.look}
        onKeyDown={(event) => rove(event, scroller.pane.current, ".msg")}
      >
        <ol class="column" ref={scroller.rows}>
          {loaded && !hasOlder && start === 0 && <Begin chat={chat} />}
          {loaded && (hasOlder || start > 0) && <Bones rows={2} />}
          {!loaded && !failed && <Bones rows={6} />}
          {failed && <LoadFailed onAgain={() => void (loaded ? loadOlder(chat) : loadFirst(chat))} />}
          {rows.map((row) => (
            <RowView key={row.key} row={row} washed={washed} />
          ))}
        </ol>
      </div>
      <div class="below">
        {far && loaded && (
          <button type="button" class="pill" onClick={goToEnd}>
            <Icon of={ArrowDown} size="s" />
            {en.talk.toPresent}
            <Count of={news} />
          </button>
        )}
      </div>
    </>
  );
}

function LoadFailed({ onAgain }: { onAgain: () => void }) {
  return (
    <li class="load-failed">
      {en.talk.loadFailed}
      <button type="button" class="btn quiet small" onClick={onAgain}>
        {en.talk.tryAgain}
      </button>
    </li>
  );
}
