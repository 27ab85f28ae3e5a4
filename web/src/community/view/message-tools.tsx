// What one can do with a message: the tools above its edge, the menu of the right button, the keys on its row.
import { Bell, Copy, Ellipsis, Link, Pencil, Pin, PinOff, Reply, SmilePlus, Spool, Trash2, Users, X } from "lucide";
import { copyText } from "../../view/clipboard";
import { Icon } from "../../view/icon";
import { notice } from "../../state/notices";
import { toggleReaction } from "../actions/act";
import { mayHaveCommands } from "../actions/commands";
import { erase } from "../actions/erase";
import { openPanel, openThreadBeside } from "../actions/panel";
import { setPinned } from "../actions/pins";
import { markUnread } from "../actions/read";
import { addressOf } from "../actions/route";
import { CommandType } from "../state/commands";
import { editing, setReply } from "../state/drafts";
import { recentEmoji } from "../state/emoji";
import { channels, ChannelType, guilds, type Channel } from "../state/guilds";
import { mayIn, mayPin } from "../state/may";
import { openMenu, type MenuItem, type Quick } from "../state/menu";
import { dropMessages, emojiKey, isPrivate, type Message } from "../state/messages";
import { me } from "../state/people";
import { Permission } from "../state/permissions";
import { DIRECTS } from "../state/place";
import { picking } from "../state/picking";
import { quickEmoji } from "../state/quick";
import { isNotice } from "../state/rows";
import { sayActing } from "../text/acting-words";
import { botWords } from "../text/bot-words";
import { reading } from "../text/reading-words";
import { say } from "../text/words";
import { appsItem } from "./apps-menu";
import { personItem } from "./person-menu";
import { showReactors } from "./reactions";

const isMine = (message: Message): boolean => message.author.id === me.peek().id;

export function reply(message: Message): void {
  setReply(message.channelId, message.id);
  const beside = document.querySelector(`[data-talk="${message.channelId}"]`);
  (beside ?? document).querySelector<HTMLTextAreaElement>(".composer textarea")?.focus();
}

export const beginEdit = (message: Message): void => void (editing.value = { channelId: message.channelId, id: message.id });

function copied(text: string): void {
  void copyText(text).then((done) => done && notice(say.talk.copied));
}

const linkOf = (channel: Channel | undefined, message: Message): string =>
  location.origin + addressOf(channel?.guildId ?? DIRECTS, message.channelId, message.id);

export function pickReaction(opener: HTMLElement, message: Message): void {
  picking.value = {
    opener,
    onPick: (sign, custom) =>
      void toggleReaction(
        message.channelId,
        message.id,
        custom
          ? { key: emojiKey(custom.id, custom.name), emojiId: custom.id, name: custom.name, isAnimated: custom.isAnimated }
          : { key: sign, emojiId: null, name: sign, isAnimated: false },
      ),
  };
}

/** Pinning, and the thread that begins or began here. */
function readingItems(message: Message, channel: Channel | undefined): MenuItem[] {
  const items: MenuItem[] = [];
  if (!channel || isNotice(message)) return items;
  const { id, pinned } = message;
  if (mayPin(channel))
    items.push({ name: pinned ? reading.pins.unpin : reading.pins.pin, icon: pinned ? PinOff : Pin, run: () => void setPinned(message, !pinned) });
  if (channels.peek().has(id)) items.push({ name: reading.threads.open, icon: Spool, run: () => openThreadBeside(id) });
  else if (mayThread(channel)) items.push({ name: reading.threads.begin, icon: Spool, run: () => openPanel({ kind: "new-thread", channelId: channel.id, messageId: id }) });
  return items;
}

const mayThread = (channel: Channel): boolean =>
  (channel.type === ChannelType.text || channel.type === ChannelType.announcement) && mayIn(channel, Permission.startThreads);

function mayErase(message: Message): boolean {
  const channel = channels.peek().get(message.channelId);
  return !isPrivate(message) && (isMine(message) || (channel !== undefined && channel.guildId !== null && mayIn(channel, Permission.manageMessages)));
}

const mayReactTo = (channel: Channel | undefined, message: Message): boolean =>
  channel !== undefined && !isPrivate(message) && mayIn(channel, Permission.addReactions);

function itemsFor(message: Message): MenuItem[] {
  const channel = channels.peek().get(message.channelId);
  if (isPrivate(message)) return [{ name: botWords.dismiss, icon: X, run: () => dropMessages(message.channelId, [message.id]) }];
  const items: MenuItem[] = [{ name: say.talk.reply, icon: Reply, run: () => reply(message) }];
  if (isMine(message)) items.push({ name: say.talk.edit, icon: Pencil, run: () => beginEdit(message) });
  items.push({ name: say.talk.copyText, icon: Copy, run: () => copied(message.content) });
  items.push({ name: say.talk.copyLink, icon: Link, run: () => copied(linkOf(channel, message)) });
  items.push(...readingItems(message, channel));
  items.push({ name: say.talk.markUnread, icon: Bell, run: () => markUnread(message.channelId, message.id) });
  if (mayHaveCommands(channel)) items.push(appsItem(CommandType.message, message.channelId, message.id));
  const first = message.reactions[0];
  if (first) items.push({ name: sayActing.reactors.title, icon: Users, run: () => showReactors(message, first.key) });
  if (!message.isWebhook && !isMine(message)) items.push(personItem(channel?.guildId ?? null, message.author.id));
  if (mayErase(message))
    items.push({ name: say.talk.erase, icon: Trash2, isBad: true, run: (isShift) => erase(message.channelId, message.id, isShift) });
  return items;
}

export function openMessageMenu(event: MouseEvent, message: Message): void {
  const channel = channels.peek().get(message.channelId);
  const mayReact = mayReactTo(channel, message);
  const own = guilds.peek().get(channel?.guildId ?? "")?.emojis ?? [];
  const quick: Quick = {
    emoji: quickEmoji(recentEmoji(), own),
    pick: (emoji) => void toggleReaction(message.channelId, message.id, emoji),
    more: (opener) => pickReaction(opener, message),
  };
  openMenu(event, say.talk.actions, itemsFor(message), mayReact ? quick : undefined);
}

export function Tools({ message }: { message: Message }) {
  const channel = channels.value.get(message.channelId);
  const mayReact = mayReactTo(channel, message);
  return (
    <div class="acts" role="toolbar" aria-label={say.talk.actions}>
      {mayReact && (
        <button type="button" class="ib" tabIndex={-1} aria-label={say.talk.react} title={say.talk.react} onClick={(event) => pickReaction(event.currentTarget, message)}>
          <Icon of={SmilePlus} size="s" />
        </button>
      )}
      <button type="button" class="ib" tabIndex={-1} aria-label={say.talk.reply} title={say.talk.reply} onClick={() => reply(message)}>
        <Icon of={Reply} size="s" />
      </button>
      {isMine(message) && (
        <button type="button" class="ib" tabIndex={-1} aria-label={say.talk.edit} title={say.talk.edit} onClick={() => beginEdit(message)}>
          <Icon of={Pencil} size="s" />
        </button>
      )}
      <button
        type="button"
        class="ib"
        tabIndex={-1}
        aria-label={say.talk.more}
        title={say.talk.more}
        aria-haspopup="menu"
        onClick={(event) => openMessageMenu(event, message)}
      >
        <Icon of={Ellipsis} size="s" />
      </button>
    </div>
  );
}

/** Keys on a focused message; `key-sheet.tsx` lists them. */
export function pressed(event: KeyboardEvent, message: Message): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.currentTarget as HTMLElement;
  const channel = channels.peek().get(message.channelId);
  const isStored = !isPrivate(message);
  const acts: Record<string, (() => void) | undefined> = {
    KeyR: isStored ? () => reply(message) : undefined,
    KeyE: isMine(message) ? () => beginEdit(message) : undefined,
    KeyC: () => copied(message.content),
    KeyP: channel && isStored && mayPin(channel) && !isNotice(message) ? () => void setPinned(message, !message.pinned) : undefined,
    KeyU: isStored ? () => markUnread(message.channelId, message.id) : undefined,
    "+": mayReactTo(channel, message) ? () => pickReaction(row, message) : undefined,
    Delete: mayErase(message) ? () => erase(message.channelId, message.id, event.shiftKey) : undefined,
  };
  const act = acts[event.key] ?? acts[event.code];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
