// Keeping a guild: what the server takes is shown from its answer, before the gateway tells everybody.
import { makeOwning, type ChannelChanges, type GuildChanges, type MemberChanges, type RoleChanges } from "../api/owning";
import type { Id, RoleWire } from "../api/types";
import { changeGuild as changeKnown, channels, dropChannel, renewGuild, saveChannels, toChannel, toRole } from "../state/guilds";
import { dropMember, saveMembers } from "../state/members";
import { me } from "../state/people";
import type { Place } from "../state/ordering";
import { doors } from "./context";

let routes: ReturnType<typeof makeOwning> | undefined;
export const owning = (): ReturnType<typeof makeOwning> => (routes ??= makeOwning(doors().rest));

export async function changeGuild(id: Id, changes: GuildChanges): Promise<void> {
  renewGuild(await owning().changeGuild(id, changes));
}

const saveRoles = (guildId: Id, told: readonly RoleWire[]): void =>
  changeKnown(guildId, (guild) => ({ ...guild, roles: new Map([...guild.roles, ...told.map((wire) => [wire.id, toRole(wire)] as const)]) }));

export async function addRole(guildId: Id, name: string): Promise<Id> {
  const made = await owning().addRole(guildId, name);
  saveRoles(guildId, [made]);
  return made.id;
}

export async function changeRole(guildId: Id, roleId: Id, changes: RoleChanges): Promise<void> {
  saveRoles(guildId, [await owning().changeRole(guildId, roleId, changes)]);
}

export async function arrangeRoles(guildId: Id, places: readonly { id: Id; position: number }[]): Promise<void> {
  saveRoles(guildId, await owning().arrangeRoles(guildId, places));
}

export async function deleteRole(guildId: Id, roleId: Id): Promise<void> {
  await owning().deleteRole(guildId, roleId);
  changeKnown(guildId, (guild) => ({ ...guild, roles: new Map([...guild.roles].filter(([id]) => id !== roleId)) }));
}

export async function changeMember(guildId: Id, userId: Id, changes: MemberChanges, reason = ""): Promise<void> {
  saveMembers(guildId, [await owning().changeMember(guildId, userId, changes, reason)]);
}

/** One's own nickname is asked for at another address, with a permission of its own. */
export async function rename(guildId: Id, userId: Id, nick: string | null): Promise<void> {
  await changeMember(guildId, userId === me.peek().id ? "@me" : userId, { nick });
}

export async function kick(guildId: Id, userId: Id, reason: string): Promise<void> {
  await owning().kick(guildId, userId, reason);
  dropMember(guildId, userId);
}

export async function ban(guildId: Id, userId: Id, eraseSeconds: number, reason: string): Promise<void> {
  await owning().ban(guildId, userId, eraseSeconds, reason);
  dropMember(guildId, userId);
}

export async function changeChannel(channelId: Id, changes: ChannelChanges): Promise<void> {
  const told = toChannel(await owning().changeChannel(channelId, changes));
  const had = channels.peek().get(channelId);
  saveChannels([{ ...told, lastMessageId: told.lastMessageId ?? had?.lastMessageId ?? null }]);
}

export async function arrangeChannels(guildId: Id, places: readonly Place[]): Promise<void> {
  await owning().arrangeChannels(guildId, places);
  saveChannels(
    places.flatMap(({ id, position, parent_id }) => {
      const had = channels.peek().get(id);
      return had ? [{ ...had, position, parentId: parent_id }] : [];
    }),
  );
}

export async function deleteChannel(channelId: Id): Promise<void> {
  await owning().deleteChannel(channelId);
  dropChannel(channelId);
}
