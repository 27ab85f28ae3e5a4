// Loads the emoji, with their names in the reader's language and in English, when somebody first looks for one.
import { allEmoji, loadTone, toEmoji, type Compact } from "../state/emoji";
import { say } from "../text/words";

const own: Record<string, () => Promise<{ default: unknown }>> = {
  uk: () => import("emojibase-data/uk/compact.json"),
  ru: () => import("emojibase-data/ru/compact.json"),
};

let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const english = import("emojibase-data/en/compact.json");
  const [first, second] = await Promise.all([own[say.language]?.() ?? english, english]);
  loadTone();
  allEmoji.value = toEmoji(first.default as Compact[], second.default as Compact[]);
}

/** Rejects when it could not be loaded; the next call tries again. */
export function loadEmoji(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
