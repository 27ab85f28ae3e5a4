// Groups: begun with friends, named, joined and left. Refusals are said; what becomes of it is told over the gateway to all alike.
import type { Id, UserWire } from "../api/types";
import { joinGroup, partGroup } from "../state/group";
import { dropChannel, saveChannels, toChannel } from "../state/guilds";
import { meet } from "../state/people";
import { DIRECTS } from "../state/place";
import { doors } from "./context";
import { orNotice } from "./refusals";
import { addressOf, go } from "./route";

/** True once it is open. */
export async function beginGroup(people: readonly Id[], name: string): Promise<boolean> {
  const { routes } = doors();
  const made = await orNotice(routes.makeGroup(people));
  if (!made) return false;
  saveChannels([toChannel(made)]);
  if (name) await renameGroup(made.id, name);
  go(addressOf(DIRECTS, made.id));
  return true;
}

export async function renameGroup(id: Id, name: string): Promise<boolean> {
  const told = await orNotice(doors().routes.renameGroup(id, name));
  if (told) saveChannels([toChannel(told)]);
  return told !== null;
}

export async function addToGroup(id: Id, user: Id): Promise<void> {
  if (await orNotice(doors().routes.addToGroup(id, user).then(() => true))) joinGroup(id, user);
}

export async function removeFromGroup(id: Id, user: Id): Promise<void> {
  if (await orNotice(doors().routes.removeFromGroup(id, user).then(() => true))) partGroup(id, user);
}

export async function leaveGroup(id: Id): Promise<boolean> {
  const done = await orNotice(doors().routes.leaveGroup(id).then(() => true));
  if (!done) return false;
  go(addressOf(DIRECTS));
  dropChannel(id);
  return true;
}

type Changed = { channel_id: Id; user: UserWire };
export const groupHandlers = {
  CHANNEL_RECIPIENT_ADD: ({ channel_id, user }: Changed): void => joinGroup(channel_id, meet(user)),
  CHANNEL_RECIPIENT_REMOVE: ({ channel_id, user }: Changed): void => partGroup(channel_id, user.id),
};
