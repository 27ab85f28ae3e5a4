// Asks which commands a channel has: when somebody begins to call one, and again after a while.
import type { CommandIndexWire } from "../api/interactions";
import type { Id } from "../api/types";
import { setDraft } from "../state/drafts";
import { channels, type Channel } from "../state/guilds";
import { asText, callings, indexes, setCalling, toCall, type Leaf } from "../state/commands";
import { localesOf, localized } from "../state/localized-commands";
import { person } from "../state/people";
import { say } from "../text/words";
import { doors } from "./context";
import { callCommand } from "./interact";

const FRESH_FOR = 30_000;
const askedAt = new Map<Id, number>();
const NONE: CommandIndexWire = { applications: [], application_commands: [] };

/** Between people there is nobody to call. */
export const mayHaveCommands = (channel: Channel | undefined): boolean =>
  channel !== undefined && (channel.guildId !== null || channel.recipients.some((id) => person(id).isBot));

export async function loadCommands(channelId: Id): Promise<CommandIndexWire> {
  const had = indexes.peek().get(channelId);
  if (!mayHaveCommands(channels.peek().get(channelId))) return NONE;
  if (Date.now() - (askedAt.get(channelId) ?? -FRESH_FOR) < FRESH_FOR) return had ?? NONE;
  askedAt.set(channelId, Date.now());
  try {
    const told = localized(await doors().routes.commands(channelId), localesOf(say.language));
    indexes.value = new Map(indexes.peek()).set(channelId, told);
    return told;
  } catch {
    // Commands that cannot be listed are asked for again at the next slash.
    askedAt.delete(channelId);
    return had ?? NONE;
  }
}

export function beginCall(channelId: Id, leaf: Leaf): void {
  setDraft(channelId, "");
  setCalling(channelId, { leaf, given: new Map() });
}

/** Back to the words, which stay. */
export function leaveCall(channelId: Id): void {
  const calling = callings.peek().get(channelId);
  setCalling(channelId, null);
  if (calling) setDraft(channelId, asText(calling));
}

export function finishCall(channelId: Id): void {
  const calling = callings.peek().get(channelId);
  if (!calling) return;
  setCalling(channelId, null);
  callCommand({ channelId, command: calling.leaf.command, name: calling.leaf.name, ...toCall(calling) });
}
