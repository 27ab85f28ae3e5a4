// A message that came live: into its channel, into what is unread, and to whoever has to know at once.
import { announce } from "../../state/announce";
import type { MessageWire } from "../api/types";
import { channels, isDirect, noteLastMessage, type Channel } from "../state/guilds";
import { memberOf, nameIn, saveMembers } from "../state/members";
import { arrive, isPrivate, timelineSignal, toMessage, type Message } from "../state/messages";
import { notifyIn, placeOf } from "../state/notifications";
import { me } from "../state/people";
import { paneOf, type Pane } from "../state/panel";
import { attentive, openChannel } from "../state/place";
import { isUnread, noteMention, readUpTo } from "../state/reads";
import { countMessage } from "../state/threads";
import { stops } from "../state/typing";
import { preview } from "../text/preview";
import { say } from "../text/words";
import { noteSaidIn } from "./last-lines";
import { arrivedEarly } from "./load";
import { notify } from "./notify";
import { settle } from "./send";

/** It calls me: by name, by a role of mine, with everyone, or because it is said to me alone. */
export function calls(channel: Channel, message: Message): boolean {
  if (isDirect(channel) || message.mentions.includes(me.peek().id)) return true;
  const { suppressEveryone, suppressRoles } = notifyIn(placeOf(channel));
  if (message.mentionEveryone && !suppressEveryone) return true;
  if (suppressRoles) return false;
  const roles = memberOf(channel.guildId, me.peek().id)?.roles ?? [];
  return message.mentionRoles.some((id) => roles.includes(id));
}

/** News in an open channel that nobody is looking at get the line above them. */
function divide(channel: Channel, { divider }: Pane): void {
  if (divider.peek()?.channelId === channel.id && isUnread(channel)) return;
  divider.value = { channelId: channel.id, after: readUpTo(channel) };
}

export function receive(wire: MessageWire): void {
  const message = toMessage(wire);
  const channel = channels.peek().get(message.channelId);
  if (wire.guild_id && wire.member && !message.isWebhook) saveMembers(wire.guild_id, [{ ...wire.member, user: wire.author }]);
  stops(message.channelId, message.author.id);
  countMessage(message.channelId, message.id, message.type);
  arrivedEarly(message);
  if (message.author.id === me.peek().id) return settle(message);
  if (!channel) return;
  const pane = paneOf(channel.id);
  const isSeen = pane !== undefined && attentive.peek() && pane.atBottom.peek() && timelineSignal(channel.id).peek().loaded;
  // What I alone see is stored nowhere, so nothing can be read up to it.
  if (isPrivate(message)) return arrive(message.channelId, message);
  if (pane && !isSeen) divide(channel, pane);
  arrive(message.channelId, message);
  noteLastMessage(message.channelId, message.id);
  noteSaidIn(message);
  const called = calls(channel, message);
  if (called) noteMention(channel);
  if (!pane || !attentive.peek()) notify(channel, message, called);
  if (openChannel.peek() === channel.id) announce(say.talk.said(nameIn(channel.guildId, message.author.id), preview(message.content, channel.guildId)));
}
