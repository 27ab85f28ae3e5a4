// Keeps the reader's place in a scrolled list: remembers the first row in sight and puts it back after the rows changed.

export type Anchor = { key: string; top: number };

/** The first row whose lower edge is below the pane's upper one; rows are in order, so a search by halves finds it. */
export function anchorOf(pane: HTMLElement, rows: HTMLElement): Anchor | null {
  const edge = pane.getBoundingClientRect().top;
  const all = rows.querySelectorAll<HTMLElement>("[data-key]");
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.getBoundingClientRect().bottom <= edge) low = middle + 1;
    else high = middle;
  }
  const row = all[low];
  return row ? { key: row.dataset["key"]!, top: row.getBoundingClientRect().top - edge } : null;
}

export function restoreAnchor(pane: HTMLElement, rows: HTMLElement, anchor: Anchor): void {
  const row = rows.querySelector<HTMLElement>(`[data-key="${CSS.escape(anchor.key)}"]`);
  if (!row) return;
  const moved = row.getBoundingClientRect().top - pane.getBoundingClientRect().top - anchor.top;
  if (Math.abs(moved) >= 1) pane.scrollTop += moved;
}

export const fromBottom = (pane: HTMLElement): number => pane.scrollHeight - pane.scrollTop - pane.clientHeight;
