// The one menu that may be open: where, and what it offers.
import { signal } from "@preact/signals";
import type { IconNode } from "lucide";
import type { QuickEmoji } from "./quick";

/** `run` is told whether Shift was held. */
export type MenuItem = { name: string; icon: IconNode; run: (isShift: boolean) => void; isBad?: boolean; note?: string; /** After a line: it begins another kind of thing. */ begins?: boolean; /** One of several, and which it is. */ isChosen?: boolean };
/** Reactions on top of a message's menu; `more` leads to all of them. */
export type Quick = { emoji: readonly QuickEmoji[]; pick: (emoji: QuickEmoji) => void; more: (opener: HTMLElement) => void };
export type Menu = { x: number; y: number; label: string; items: MenuItem[]; opener: HTMLElement | null; /** Where it has to end. */ edge?: number; quick?: Quick };

export const menu = signal<Menu | null>(null);

/** Below an element, or where the pointer is; the keyboard's menu key has no place of its own. */
export function openMenu(event: MouseEvent, label: string, items: MenuItem[], quick?: Quick): void {
  event.preventDefault();
  const opener = event.currentTarget as HTMLElement;
  const box = opener.getBoundingClientRect();
  const isPointed = event.type === "contextmenu" && (event.clientX > 0 || event.clientY > 0);
  const [x, y] = isPointed ? [event.clientX, event.clientY] : [box.left, box.bottom + 4];
  last = { x, y, opener };
  const edge = isPointed ? undefined : opener.closest("header")?.getBoundingClientRect().right;
  menu.value = { x, y, label, items, opener, ...(edge ? { edge } : {}), ...(quick ? { quick } : {}) };
}

let last: Pick<Menu, "x" | "y" | "opener"> = { x: 0, y: 0, opener: null };

/** Another menu in the place of the one that was just closed. */
export const openMenuAgain = (label: string, items: MenuItem[]): void => void (menu.value = { ...last, label, items });

export const closeMenu = (): void => void (menu.value = null);
