// Rows that are put into another order: dragged by the mouse, or by arrow keys on their handle.
import { GripVertical } from "lucide";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../../view/icon";
import { announcement } from "../../../state/announce";

export type SortableRow = { id: string; /** Names the handle. */ label: string; isFixed?: boolean; isInner?: boolean; content: ComponentChildren };
type Props = {
  rows: readonly SortableRow[];
  onMove: (from: number, to: number) => void;
  onStep: (from: number, by: 1 | -1) => void;
  /** What is told when a row has moved by keyboard. */
  told: (id: string, at: number) => string;
};

export function Sortable({ rows, onMove, onStep, told }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const followed = useRef<string | null>(null);
  useLayoutEffect(() => {
    const id = followed.current;
    followed.current = null;
    if (id === null) return;
    // A row that moves among the others loses the focus in some browsers.
    list.current?.querySelector<HTMLElement>(`[data-row="${id}"] .handle`)?.focus();
    announcement.value = told(id, rows.findIndex((row) => row.id === id));
  }, [rows.map(({ id }) => id).join()]);
  const pressed = (event: KeyboardEvent, id: string, at: number): void => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    followed.current = id;
    onStep(at, by);
  };
  const drop = (event: DragEvent, at: number): void => {
    event.preventDefault();
    const from = rows.findIndex(({ id }) => id === dragged);
    if (from >= 0 && from !== at && !rows[at]?.isFixed) onMove(from, at);
    setDragged(null);
    setOver(null);
  };
  const from = rows.findIndex(({ id }) => id === dragged);
  return (
    <ul class="sortable" ref={list}>
      {rows.map(({ id, label, isFixed, isInner, content }, at) => (
        <li
          key={id}
          data-row={id}
          class={`line ${isInner ? "inner" : ""} ${dragged === id ? "dragged" : ""} ${over === at && from !== at ? (from < at ? "after" : "before") : ""}`}
          draggable={!isFixed}
          onDragStart={(event) => {
            event.dataTransfer?.setData("text/plain", label);
            setDragged(id);
          }}
          onDragOver={(event) => dragged !== null && !isFixed && (event.preventDefault(), setOver(at))}
          onDragEnd={() => (setDragged(null), setOver(null))}
          onDrop={(event) => drop(event, at)}
        >
          {isFixed ? (
            <span class="handle" />
          ) : (
            <button type="button" class="ib handle" aria-label={label} title={label} onKeyDown={(event) => pressed(event, id, at)}>
              <Icon of={GripVertical} size="s" />
            </button>
          )}
          {content}
        </li>
      ))}
    </ul>
  );
}
