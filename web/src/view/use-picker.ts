// A picker of emoji as a box that floats: focus, arrows over its grid, and what closes it.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { touch } from "./media";

const COLUMNS = 8;
const moves: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };

type Picker = { box: RefObject<HTMLDivElement>; field: RefObject<HTMLInputElement>; pressed: (event: KeyboardEvent) => void };

/** `pickFirst` is what Enter means in the field. */
export function usePicker(onClose: () => void, pickFirst: () => void): Picker {
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // On a phone the field would bring up the keyboard and hide what was asked for.
  useLayoutEffect(() => void (touch.value || field.current?.focus()), []);
  useEffect(() => {
    const outside = (event: Event): void => {
      const hit = event.target as Element;
      if (!box.current?.contains(hit) && !hit.closest("[aria-expanded]")) onClose();
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [onClose]);

  const move = (event: KeyboardEvent): void => {
    const cells = [...(box.current?.querySelectorAll<HTMLElement>(".grid .emoji") ?? [])];
    const at = cells.indexOf(document.activeElement as HTMLElement);
    const fromField = event.target === field.current && event.key === "ArrowDown";
    const step = at >= 0 || fromField ? moves[event.key] : undefined;
    if (step === undefined) return;
    event.preventDefault();
    if (at >= 0 && at + step < 0) field.current?.focus();
    else cells[at < 0 ? 0 : Math.min(at + step, cells.length - 1)]?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Escape") return onClose();
    if (event.target !== field.current || event.key !== "Enter") return move(event);
    event.preventDefault();
    pickFirst();
  };
  return { box, field, pressed };
}
