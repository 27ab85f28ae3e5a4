// A message that is being deleted: one line in its place, from which it can be taken back.
import { Trash2 } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../view/icon";
import { takeBack } from "../actions/erase";
import type { Erasing } from "../state/erasing";
import { linkLost } from "../state/place";
import { sayActing } from "../text/acting-words";

/** The focus was on the message; it stays in its place, and with the row gone it goes to the next one. */
function useFocus(key: string) {
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const own = row.current;
    if (document.activeElement === document.body) own?.focus({ preventScroll: true });
    return () => {
      if (!own?.contains(document.activeElement)) return;
      const beside = [own.nextElementSibling, own.previousElementSibling].find((one) => one?.matches(".msg")) as HTMLElement | undefined;
      requestAnimationFrame(() => (document.querySelector<HTMLElement>(`.msg[data-key="${CSS.escape(key)}"]`) ?? beside)?.focus({ preventScroll: true }));
    };
  }, []);
  return row;
}

export function ErasingRow({ of, rowKey }: { of: Erasing; rowKey: string }) {
  const row = useFocus(rowKey);
  const pressed = (event: KeyboardEvent): void => {
    const isUndo = event.key === "Enter" || ((event.ctrlKey || event.metaKey) && event.code === "KeyZ");
    if (!isUndo || event.target !== event.currentTarget) return;
    event.preventDefault();
    takeBack(of.id);
  };
  const { gone, late, waits, undo } = sayActing.erase;
  return (
    <li class="msg sys erasing" data-key={rowKey} data-id={of.id} tabIndex={-1} ref={row} onKeyDown={pressed}>
      <Icon of={Trash2} size="s" />
      <span class="cut">{of.told ? late : linkLost.value ? waits : gone}</span>
      {!of.told && (
        <button type="button" class="btn quiet small" onClick={() => takeBack(of.id)}>
          {undo}
        </button>
      )}
    </li>
  );
}
