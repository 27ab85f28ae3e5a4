// Reads a message into pieces: paragraphs, code and links. It only ever cuts text; nothing of it becomes markup.

export type Inline = { kind: "text" | "code" | "link"; text: string };
export type Block = { kind: "prose"; parts: Inline[] } | { kind: "code"; language: string; text: string };

const FENCE = /```([\w+#.-]*)[ \t]*\n([\s\S]*?)\n?```/g;
const INLINE = /`([^`\n]+)`|\bhttps?:\/\/[^\s<>"`]+/gi;

/** Cuts what belongs to the sentence rather than to the address: closing marks, and brackets that were not opened in it. */
export function trimLink(url: string): string {
  let end = url.length;
  for (; end > 0; end--) {
    const last = url[end - 1]!;
    const body = url.slice(0, end);
    if (/[.,:;!?'’”»*_~]/.test(last)) continue;
    if (last === ")" && count(body, ")") > count(body, "(")) continue;
    if (last === "]" && count(body, "]") > count(body, "[")) continue;
    break;
  }
  return url.slice(0, end);
}

const count = (text: string, letter: string): number => text.split(letter).length - 1;

function isLink(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url).protocol);
  } catch {
    return false;
  }
}

function inline(text: string): Inline[] {
  const parts: Inline[] = [];
  const plain = (piece: string): void => {
    if (piece) parts.push({ kind: "text", text: piece });
  };
  let done = 0;
  for (const found of text.matchAll(INLINE)) {
    const code = found[1];
    const link = code === undefined ? trimLink(found[0]) : "";
    if (code === undefined && !isLink(link)) continue;
    plain(text.slice(done, found.index));
    parts.push(code === undefined ? { kind: "link", text: link } : { kind: "code", text: code });
    done = found.index + (code === undefined ? link.length : found[0].length);
  }
  plain(text.slice(done));
  return parts;
}

/** An empty line parts paragraphs; single line breaks stay inside one. */
function prose(text: string): Block[] {
  const paragraphs = text.split(/\n[ \t]*\n+/).map((part) => part.replace(/^\n+|\s+$/g, ""));
  return paragraphs.filter((part) => part !== "").map((part) => ({ kind: "prose", parts: inline(part) }));
}

export function readText(text: string): Block[] {
  const blocks: Block[] = [];
  let done = 0;
  for (const found of text.matchAll(FENCE)) {
    blocks.push(...prose(text.slice(done, found.index)));
    blocks.push({ kind: "code", language: found[1] ?? "", text: found[2] ?? "" });
    done = found.index + found[0].length;
  }
  blocks.push(...prose(text.slice(done)));
  return blocks;
}

const EMOJI =
  /^(?:\p{Regional_Indicator}{2}|[\d#*]\uFE0F?\u20E3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?).*)$/u;
const MOST_LARGE = 6;
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Most messages have a letter, and to look for one takes far less than to part a text into what one reads as one sign. */
const LETTER = /\p{Letter}/u;

/** One to six emoji and nothing else: worth showing large. */
export function onlyEmoji(text: string): boolean {
  if (text.length > 120 || LETTER.test(text)) return false;
  const found = [...letters.segment(text.replace(/\s/g, ""))];
  return found.length > 0 && found.length <= MOST_LARGE && found.every(({ segment }) => EMOJI.test(segment));
}

/** One line for lists and announcements: the marks of code go, line breaks become spaces. */
export const oneLine = (text: string): string =>
  text
    .replace(/```[\w+#.-]*\n?|`/g, "")
    .replace(/\s+/g, " ")
    .trim();
