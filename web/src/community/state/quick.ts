// The reactions that are one press away: those that were picked last, then those that everybody knows.
import type { CustomEmoji } from "./guilds";
import { emojiKey, type Reaction } from "./messages";

export type QuickEmoji = Omit<Reaction, "count" | "mine">;

const KNOWN = ["👍", "❤️", "😂", "🎉", "😮"];
const MOST = 5;
const CUSTOM = /^<a?:\w+:(\d+)>$/;

/** `recent` as they are written in messages; a guild's own can be used only there. */
export function quickEmoji(recent: readonly string[], own: readonly CustomEmoji[]): QuickEmoji[] {
  const found = [...recent, ...KNOWN].flatMap((sign): QuickEmoji[] => {
    const id = CUSTOM.exec(sign)?.[1];
    if (id === undefined) return [{ key: sign, emojiId: null, name: sign, isAnimated: false }];
    const custom = own.find((one) => one.id === id);
    return custom ? [{ key: emojiKey(id, custom.name), emojiId: id, name: custom.name, isAnimated: custom.isAnimated }] : [];
  });
  return [...new Map(found.map((one) => [one.key, one])).values()].slice(0, MOST);
}
