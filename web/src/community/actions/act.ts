// What one does with messages and guilds. The page shows it at once; what the server refuses is taken back and said.
import { notice } from "../../state/notices";
import { RestError } from "../api/rest";
import type { Id } from "../api/types";
import { saveChannels, toChannel } from "../state/guilds";
import { changeMessage, countReaction, findMessage, toMessage, type Reaction } from "../state/messages";
import { say } from "../text/words";
import { doors } from "./context";
import { orNotice, reasonOf } from "./refusals";

type Emoji = Omit<Reaction, "count" | "mine">;

/** Puts my reaction there, or takes it away. */
export async function toggleReaction(channelId: Id, id: Id, emoji: Emoji): Promise<void> {
  const mine = findMessage(channelId, id)?.reactions.find(({ key }) => key === emoji.key)?.mine ?? false;
  const count = (by: 1 | -1): void =>
    changeMessage(channelId, id, (message) => ({ ...message, reactions: countReaction(message.reactions, emoji, by, true) }));
  count(mine ? -1 : 1);
  const { react, unreact } = doors().routes;
  try {
    await (mine ? unreact : react)(channelId, id, emoji.key);
  } catch (error) {
    count(mine ? 1 : -1);
    notice(reasonOf(error), true);
  }
}

/** True when the server took the new text. */
export async function edit(channelId: Id, id: Id, content: string): Promise<boolean> {
  const before = findMessage(channelId, id);
  if (!before || before.content === content) return true;
  changeMessage(channelId, id, (message) => ({ ...message, content, editedAt: Date.now() }));
  try {
    const stored = toMessage(await doors().routes.edit(channelId, id, content));
    changeMessage(channelId, id, (message) => ({ ...stored, nonce: message.nonce }));
    return true;
  } catch (error) {
    changeMessage(channelId, id, (message) => ({ ...message, content: before.content, editedAt: before.editedAt }));
    notice(reasonOf(error), true);
    return false;
  }
}

export const leaveGuild = (guildId: Id): Promise<unknown> => orNotice(doors().routes.leaveGuild(guildId));

/** The conversation with somebody, made when there is none yet; null when it was refused. */
export async function openDirect(userId: Id): Promise<Id | null> {
  const made = await orNotice(doors().routes.openDirect(userId));
  if (!made) return null;
  saveChannels([toChannel(made)]);
  return made.id;
}

/** The code of an invite in what somebody pasted: a whole link, or the code alone. */
export function codeIn(text: string): string | null {
  const found = /^\s*(?:\S*\/invite\/)?([A-Za-z0-9_-]{2,64})\/?\s*$/.exec(text);
  return found?.[1] ?? null;
}

/** What became of an invite that was followed: where it leads, or why not. */
export async function join(code: string): Promise<{ guildId: Id; channelId: Id } | { refusal: string }> {
  try {
    const invite = await doors().routes.join(code);
    return { guildId: invite.guild.id, channelId: invite.channel.id };
  } catch (error) {
    if (error instanceof RestError && error.status === 404) return { refusal: say.invite.gone };
    return { refusal: reasonOf(error) };
  }
}
