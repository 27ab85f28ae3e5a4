// The emoji that there are, with the words they are found by in the reader's language and in English; those used last; the
// tone of skin that was chosen.
import { signal } from "@preact/signals";
import { fold } from "../../text/fold";
import { keep, look } from "../../state/storage";

/** As the data set has them (emojibase, "compact"). */
export type Compact = { unicode: string; hexcode: string; label: string; group?: number; order?: number; tags?: string[]; skins?: { unicode: string }[] };
/** `tones` from light to dark, or none. */
export type Emoji = { sign: string; name: string; words: readonly string[]; group: number; tones: readonly string[] };

/** Parts of other emoji: tones and hair. Nobody picks them. */
const COMPONENTS = 2;
export const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

const words = ({ label, tags = [] }: Compact): string[] => [label, ...tags].flatMap((text) => fold(text).split(/[\s:,-]+/)).filter(Boolean);

export function toEmoji(own: readonly Compact[], english: readonly Compact[]): Emoji[] {
  const others = own === english ? new Map<string, Compact>() : new Map(english.map((one) => [one.hexcode, one]));
  return own
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((one) => {
      const other = others.get(one.hexcode);
      const tones = one.skins?.length === 5 ? one.skins.map(({ unicode }) => unicode) : [];
      return { sign: one.unicode, name: one.label, words: [...new Set([...words(one), ...(other ? words(other) : [])])], group: one.group!, tones };
    });
}

export const allEmoji = signal<readonly Emoji[] | null>(null);

/** Every word of the query begins a word of the emoji; whole words and names come first. */
export function findEmoji(list: readonly Emoji[], query: string): Emoji[] {
  const wanted = fold(query.trim()).split(/[\s_]+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const rank = (one: Emoji): number => (one.words[0] === wanted[0] ? 0 : one.words.includes(wanted[0]!) ? 1 : 2);
  const found = list.filter((one) => wanted.every((part) => one.words.some((word) => word.startsWith(part))));
  return found.map((one) => ({ one, at: rank(one) })).sort((a, b) => a.at - b.at).map(({ one }) => one);
}

const TONE = "parley.emoji-tone";
const RECENT = "parley.emoji";
const MOST_RECENT = 24;

/** 0 is none, then from light to dark. */
export const tone = signal(0);
export const loadTone = (): void => void (tone.value = Number(look(TONE) ?? 0));
export function setTone(chosen: number): void {
  tone.value = chosen;
  keep(TONE, String(chosen));
}
export const toned = (of: Emoji, chosen: number): string => (chosen > 0 ? (of.tones[chosen - 1] ?? of.sign) : of.sign);

export const recentEmoji = (): string[] => (look(RECENT) ?? "").split(" ").filter(Boolean);
export function rememberEmoji(sign: string): void {
  keep(RECENT, [sign, ...recentEmoji().filter((old) => old !== sign)].slice(0, MOST_RECENT).join(" "));
}
