// What the word before the cursor may become: a person, a role, a channel, an emoji.
import { fold } from "../../text/fold";
import type { Id } from "../api/types";
import { allEmoji, findEmoji, tone, toned } from "../state/emoji";
import { channels, guilds, holdsMessages, type Channel, type CustomEmoji } from "../state/guilds";
import { membersSignal, nameIn } from "../state/members";
import { mayIn } from "../state/may";
import { Permission } from "../state/permissions";
import { me, person } from "../state/people";

export type Suggestion = { key: string; label: string; note: string; insert: string; userId?: Id; sign?: string; channel?: Channel; emoji?: CustomEmoji; colour?: number };
export type Word = { sign: "@" | "#" | ":"; text: string; start: number };

const MOST = 8;
const LEAST_EMOJI = 2;

/** The word that ends at the cursor, when it is one that can be completed. */
export function wordAt(text: string, cursor: number): Word | null {
  const found = /(?:^|[\s(])([@#:])([\p{Letter}\p{Number}_.\-+]*)$/u.exec(text.slice(0, cursor));
  if (!found) return null;
  const [, sign, word = ""] = found;
  if (sign === ":" && word.length < LEAST_EMOJI) return null;
  return { sign: sign as Word["sign"], text: word, start: cursor - word.length - 1 };
}

export const begins = (text: string, wanted: string): boolean =>
  wanted === "" || fold(text).split(/[\s_.\-]+/).some((word) => word.startsWith(wanted)) || fold(text).startsWith(wanted);

function people(channel: Channel, wanted: string): Suggestion[] {
  const ids = channel.guildId === null ? [...channel.recipients, me.peek().id] : [...membersSignal(channel.guildId).peek().keys()];
  return ids
    .filter((id) => begins(nameIn(channel.guildId, id), wanted) || begins(person(id).username, wanted))
    .slice(0, MOST)
    .map((id) => ({ key: id, label: nameIn(channel.guildId, id), note: "@" + person(id).username, insert: `<@${id}> `, userId: id }));
}

function roles(channel: Channel, wanted: string): Suggestion[] {
  const guild = guilds.peek().get(channel.guildId ?? "");
  if (!guild) return [];
  const mayAll = mayIn(channel, Permission.mentionEveryone);
  const named = [...guild.roles.values()]
    .filter((role) => role.id !== guild.id && (role.isMentionable || mayAll) && begins(role.name, wanted))
    .map((role) => ({ key: role.id, label: "@" + role.name, note: "", insert: `<@&${role.id}> `, colour: role.colour }));
  const everyone = mayAll ? ["everyone", "here"].filter((name) => wanted !== "" && name.startsWith(wanted)) : [];
  return [...named, ...everyone.map((name) => ({ key: name, label: "@" + name, note: "", insert: `@${name} ` }))];
}

function places(channel: Channel, wanted: string): Suggestion[] {
  return [...channels.peek().values()]
    .filter((entry) => entry.guildId !== null && entry.guildId === channel.guildId && holdsMessages(entry) && begins(entry.name, wanted))
    .slice(0, MOST)
    .map((entry) => ({ key: entry.id, label: entry.name, note: "", insert: `<#${entry.id}> `, channel: entry }));
}

function signs(channel: Channel, wanted: string): Suggestion[] {
  const own = (guilds.peek().get(channel.guildId ?? "")?.emojis ?? [])
    .filter(({ name }) => begins(name, wanted))
    .map((one) => ({ key: one.id, label: `:${one.name}:`, note: "", insert: `<${one.isAnimated ? "a" : ""}:${one.name}:${one.id}> `, emoji: one }));
  const all = findEmoji(allEmoji.value ?? [], wanted).slice(0, MOST).map((one) => {
    const sign = toned(one, tone.value);
    return { key: one.sign, label: one.name, note: "", insert: sign + " ", sign };
  });
  return [...own, ...all];
}

export function suggestionsFor(word: Word | null, channel: Channel): Suggestion[] {
  if (!word) return [];
  const wanted = fold(word.text);
  if (word.sign === "#") return places(channel, wanted);
  if (word.sign === ":") return signs(channel, wanted).slice(0, MOST);
  return [...people(channel, wanted), ...roles(channel, wanted)].slice(0, MOST);
}
