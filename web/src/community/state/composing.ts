// The place where one writes, for what wants to put something into it from elsewhere.

let field: HTMLTextAreaElement | null = null;

export const setField = (area: HTMLTextAreaElement | null): void => void (field = area);

/** Where the cursor stands; as if it was typed. */
export function insertText(piece: string, area = field, from = area?.selectionStart ?? 0): void {
  if (!area) return;
  area.focus();
  area.setRangeText(piece, from, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
