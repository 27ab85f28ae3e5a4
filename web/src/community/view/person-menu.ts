// What one can do with somebody: by the right button, a long press or the menu key on their name.
import { AtSign, Ban, CircleCheck, Copy, MessageCircle, User, UserMinus, UserPlus } from "lucide";
import { notice } from "../../state/notices";
import { copyText } from "../../view/clipboard";
import { openDirect } from "../actions/act";
import { mayHaveCommands } from "../actions/commands";
import { befriend, block, endRelationship } from "../actions/own";
import { addressOf, go } from "../actions/route";
import type { Id } from "../api/types";
import { CommandType } from "../state/commands";
import { channels, guild } from "../state/guilds";
import { openMenu, openMenuAgain, type MenuItem } from "../state/menu";
import { nameIn } from "../state/members";
import { me, person } from "../state/people";
import { dialog, DIRECTS, openChannel } from "../state/place";
import { insertText } from "../state/composing";
import { Relation, relations } from "../state/relationships";
import { sayActing } from "../text/acting-words";
import { botWords } from "../text/bot-words";
import { say } from "../text/words";
import { appsItem } from "./apps-menu";
import { memberItems } from "./member-actions";

async function write(userId: Id): Promise<void> {
  const made = await openDirect(userId);
  if (made) go(addressOf(DIRECTS, made));
}

/** Friends are asked and let go, the others kept away, wherever their name stands; what keeps away comes last. */
function relationItems(userId: Id): MenuItem[] {
  if (userId === me.peek().id) return [];
  const { friend, blocked, incoming, outgoing } = Relation;
  const words = sayActing.people;
  const kind = relations.peek().get(userId);
  if (kind === blocked) return [{ name: words.unblock, icon: CircleCheck, run: () => void endRelationship(userId) }];
  const items: MenuItem[] = [];
  if (kind === friend) items.push({ name: words.unfriend, icon: UserMinus, run: () => void endRelationship(userId) });
  else if (kind === outgoing) items.push({ name: words.unask, icon: UserMinus, run: () => void endRelationship(userId) });
  else if (!person(userId).isBot) items.push({ name: kind === incoming ? words.accept : words.befriend, icon: UserPlus, run: () => void befriend(userId) });
  return [...items, { name: words.block, icon: Ban, isBad: true, run: () => void block(userId) }];
}

/** What changes something between us, or for them in a guild: first what does good, then by rank, then what sends away. */
export function actsOn(guildId: Id | null, userId: Id): MenuItem[] {
  const place = guild(guildId);
  const [between, there] = [relationItems(userId), place ? memberItems(place, userId) : []];
  const groups = [between.filter(({ isBad }) => !isBad), there.filter(({ isBad }) => !isBad), [...there, ...between].filter(({ isBad }) => isBad)];
  return groups.flatMap((items) => items.map((item, index) => (index === 0 ? { ...item, begins: true } : item)));
}

/** What one may do with somebody: the one list, of their name, of their messages and of the list of members. */
function itemsFor(guildId: Id | null, userId: Id): MenuItem[] {
  const items: MenuItem[] = [{ name: botWords.profile, icon: User, run: () => (dialog.value = { kind: "person", guildId, userId }) }];
  const channelId = openChannel.peek();
  if (channelId) items.push({ name: botWords.mention, icon: AtSign, run: () => insertText(`<@${userId}> `) });
  if (userId !== me.peek().id && !person(userId).isBot) items.push({ name: say.composer.label(nameIn(guildId, userId)), icon: MessageCircle, run: () => void write(userId) });
  if (channelId && mayHaveCommands(channels.peek().get(channelId))) items.push(appsItem(CommandType.user, channelId, userId));
  items.push({ name: say.guild.copyId, icon: Copy, run: () => void copyText(userId).then((done) => done && notice(say.talk.copied)) });
  return [...items, ...actsOn(guildId, userId)];
}

export function openPersonMenu(event: MouseEvent, guildId: Id | null, userId: Id): void {
  event.stopPropagation();
  openMenu(event, nameIn(guildId, userId) || say.talk.somebody, itemsFor(guildId, userId));
}

/** The entry of another menu that leads there. */
export function personItem(guildId: Id | null, userId: Id): MenuItem {
  const name = nameIn(guildId, userId) || say.talk.somebody;
  return { name: name + "…", icon: User, run: () => openMenuAgain(name, itemsFor(guildId, userId)) };
}
