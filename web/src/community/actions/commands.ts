// Asks which commands a channel has: when somebody begins to call one, and again after a while.
import type { CommandIndexWire } from "../api/interactions";
import type { Id } from "../api/types";
import { setDraft } from "../state/drafts";
import { channels } from "../state/guilds";
import { asText, callings, indexes, setCalling, toCall, type Leaf } from "../state/commands";
import { doors } from "./context";
import { callCommand } from "./interact";

const FRESH_FOR = 30_000;
const askedAt = new Map<Id, number>();
const NONE: CommandIndexWire = { applications: [], application_commands: [] };

export async function loadCommands(channelId: Id): Promise<CommandIndexWire> {
  const had = indexes.peek().get(channelId);
  if (channels.peek().get(channelId)?.guildId === null) return NONE;
  if (Date.now() - (askedAt.get(channelId) ?? -FRESH_FOR) < FRESH_FOR) return had ?? NONE;
  askedAt.set(channelId, Date.now());
  try {
    const told = await doors().routes.commands(channelId);
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
