// Permissions as they are shown: in groups, found by search, and for a channel in three states.
import type { Overwrite } from "./guilds";
import { Permission } from "./permissions";

export type Name = keyof typeof Permission;

export const GROUPS = {
  general: ["viewChannel", "manageChannels", "manageRoles", "manageEmojis", "auditLog", "manageWebhooks", "manageGuild"],
  people: ["createInvite", "changeNickname", "manageNicknames", "kick", "ban", "moderate"],
  text: ["sendMessages", "sendInThreads", "startThreads", "privateThreads", "embedLinks", "attachFiles", "addReactions", "externalEmojis", "mentionEveryone", "manageMessages", "pinMessages", "bypassSlowMode", "manageThreads", "readHistory", "useCommands"],
  voice: ["connect", "speak", "mute", "deafen", "move"],
  all: ["administrator"],
} as const satisfies Record<string, readonly Name[]>;
export type GroupName = keyof typeof GROUPS;

/** What means nothing for one channel alone. */
const OF_GUILD: readonly Name[] = ["manageEmojis", "auditLog", "manageGuild", "changeNickname", "manageNicknames", "kick", "ban", "moderate", "administrator"];
export const isOfChannel = (name: Name): boolean => !OF_GUILD.includes(name);

export const has = (bits: bigint, name: Name): boolean => (bits & Permission[name]) !== 0n;
export const withBit = (bits: bigint, name: Name, on: boolean): bigint => (on ? bits | Permission[name] : bits & ~Permission[name]);

export type State = "deny" | "inherit" | "allow";
export const stateOf = (one: Pick<Overwrite, "allow" | "deny">, name: Name): State =>
  has(one.allow, name) ? "allow" : has(one.deny, name) ? "deny" : "inherit";

export const withState = <T extends Pick<Overwrite, "allow" | "deny">>(one: T, name: Name, state: State): T => ({
  ...one,
  allow: withBit(one.allow, name, state === "allow"),
  deny: withBit(one.deny, name, state === "deny"),
});

/** The groups with what fits the search; a group without any is left out. */
export function searched(wordsOf: (name: Name) => string, text: string, fits: (name: Name) => boolean = () => true): [GroupName, Name[]][] {
  const wanted = text.trim().toLowerCase();
  const all = Object.entries(GROUPS) as [GroupName, readonly Name[]][];
  return all
    .map(([group, names]): [GroupName, Name[]] => [group, names.filter((name) => fits(name) && wordsOf(name).toLowerCase().includes(wanted))])
    .filter(([, names]) => names.length > 0);
}
