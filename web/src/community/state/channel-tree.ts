// The channels of a guild in the order they are shown: those without a category, then category by category.
import type { Id } from "../api/types";
import { ChannelType, isThread, type Channel } from "./guilds";
import { order } from "./ids";

export type Branch = { category: Channel | null; channels: Channel[] };

const isVoice = ({ type }: Channel): boolean => type === ChannelType.voice || type === 13;
/** Voice channels stand below the others, as their positions are counted apart. */
const inOrder = (a: Channel, b: Channel): number =>
  Number(isVoice(a)) - Number(isVoice(b)) || a.position - b.position || order(a.id, b.id);

export function channelTree(all: Iterable<Channel>, guildId: Id): Branch[] {
  const own = [...all].filter((entry) => entry.guildId === guildId && !isThread(entry));
  const categories = own.filter(({ type }) => type === ChannelType.category).sort(inOrder);
  const known = new Set(categories.map(({ id }) => id));
  const below = (parent: Id | null): Channel[] =>
    own
      .filter(({ type, parentId }) => type !== ChannelType.category && (parentId !== null && known.has(parentId) ? parentId : null) === parent)
      .sort(inOrder);
  const top = below(null);
  const branches = categories.map((category) => ({ category, channels: below(category.id) }));
  return top.length > 0 ? [{ category: null, channels: top }, ...branches] : branches;
}

/** The channel that a guild opens with. */
export const firstChannel = (branches: readonly Branch[]): Channel | undefined =>
  branches.flatMap(({ channels }) => channels).find(({ type }) => type === ChannelType.text || type === ChannelType.announcement);
