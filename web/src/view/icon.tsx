// Lucide's icons, drawn from their nodes: only those that are imported reach the browser.
import { ArrowLeft, ChevronRight, CornerUpLeft, LogOut, Reply, SendHorizontal, type IconNode } from "lucide";
import { h } from "preact";

/** They point along the line, so they turn with it. */
const POINTING: ReadonlySet<IconNode> = new Set([ArrowLeft, ChevronRight, CornerUpLeft, LogOut, Reply, SendHorizontal]);

type Props = { of: IconNode; size?: "s" | "xs" };

export function Icon({ of, size }: Props) {
  return (
    <svg class={(size ? `i i-${size}` : "i") + (POINTING.has(of) ? " points" : "")} viewBox="0 0 24 24" aria-hidden="true">
      {of.map(([tag, attrs], index) => h(tag, { ...attrs, key: index }))}
    </svg>
  );
}

const MARK =
  "M3.5 31V14A12.5 12.5 0 0 1 16 1.5h.4a12.5 12.5 0 0 1 0 25h-5.2a1 1 0 0 0-.74.33L4.4 31.4A.5.5 0 0 1 3.5 31ZM16.2 7.8a6.2 6.2 0 1 0 0 12.4h5.4a.8.8 0 0 0 .8-.8V14a6.2 6.2 0 0 0-6.2-6.2Z";

export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path fill="currentColor" fill-rule="evenodd" d={MARK} />
    </svg>
  );
}
