// What one can do with somebody: by the right button, a long press or the menu key on their name.
import { AtSign, Copy, MessageCircle, User } from "lucide";
import { notice } from "../../state/notices";
import { copyText } from "../../view/clipboard";
import { openDirect } from "../actions/act";
import { addressOf, go } from "../actions/route";
import type { Id } from "../api/types";
import { CommandType } from "../state/commands";
import { guild } from "../state/guilds";
import { openMenu, type MenuItem } from "../state/menu";
import { nameIn } from "../state/members";
import { me, person } from "../state/people";
import { dialog, DIRECTS, openChannel } from "../state/place";
import { insertText } from "../state/composing";
import { botWords } from "../text/bot-words";
import { say } from "../text/words";
import { appsItem } from "./apps-menu";
import { memberItems } from "./member-actions";

async function write(userId: Id): Promise<void> {
  const made = await openDirect(userId);
  if (made) go(addressOf(DIRECTS, made));
}

function itemsFor(guildId: Id | null, userId: Id): MenuItem[] {
  const items: MenuItem[] = [{ name: botWords.profile, icon: User, run: () => (dialog.value = { kind: "person", guildId, userId }) }];
  const channelId = openChannel.peek();
  if (channelId) items.push({ name: botWords.mention, icon: AtSign, run: () => insertText(`<@${userId}> `) });
  if (userId !== me.peek().id && !person(userId).isBot) items.push({ name: say.composer.label(nameIn(guildId, userId)), icon: MessageCircle, run: () => void write(userId) });
  if (guildId !== null && channelId) items.push(appsItem(CommandType.user, channelId, userId));
  const place = guild(guildId);
  if (place) items.push(...memberItems(place, userId));
  items.push({ name: say.guild.copyId, icon: Copy, run: () => void copyText(userId).then((done) => done && notice(say.talk.copied)) });
  return items;
}

export function openPersonMenu(event: MouseEvent, guildId: Id | null, userId: Id): void {
  event.stopPropagation();
  openMenu(event, nameIn(guildId, userId) || say.talk.somebody, itemsFor(guildId, userId));
}
