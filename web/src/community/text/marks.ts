// The keys that mark a selection, as words processors have them. A mark that is there already is taken away.

export type Edit = { text: string; start: number; end: number };

const MARKS: Record<string, string> = { KeyB: "**", KeyI: "*", KeyU: "__" };
const STRIKE = "~~";

type Pressed = { code: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

/** Which mark a key stands for. */
export function markOf({ code, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (shiftKey) return code === "KeyX" ? STRIKE : null;
  return MARKS[code] ?? null;
}

/** `*` beside another `*` belongs to bold. */
const isSole = (text: string, at: number, mark: string): boolean => mark !== "*" || (text[at - 1] !== "*" && text[at + 1] !== "*") || text.slice(at - 2, at + 1) === "***";

export function mark(text: string, start: number, end: number, sign: string): Edit {
  const inside = text.slice(start, end);
  const size = sign.length;
  const isAround = text.slice(start - size, start) === sign && text.slice(end, end + size) === sign;
  if (isAround && isSole(text, start - size, sign))
    return { text: text.slice(0, start - size) + inside + text.slice(end + size), start: start - size, end: end - size };
  return { text: text.slice(0, start) + sign + inside + sign + text.slice(end), start: start + size, end: end + size };
}
