// Who stands above whom: one changes only what is below oneself. The server decides; this says beforehand why not.
import type { Id } from "../api/types";
import type { Guild, Role } from "./guilds";
import { memberOf } from "./members";
import { mayInGuild } from "./may";
import { me } from "./people";
import { Permission } from "./permissions";

/** The position of somebody's highest role; an owner is above all. */
export function rankOf(guild: Guild, userId: Id): number {
  if (guild.ownerId === userId) return Infinity;
  const roles = memberOf(guild.id, userId)?.roles ?? [];
  return Math.max(0, ...roles.map((id) => guild.roles.get(id)?.position ?? 0));
}

/** Below me, and I may manage roles. The one of everybody counts as below. */
export const mayChangeRole = (guild: Guild, role: Role): boolean =>
  mayInGuild(guild, Permission.manageRoles) && role.position < rankOf(guild, me.value.id);

/** Somebody may have it from me. */
export const mayGive = (guild: Guild, role: Role): boolean => role.id !== guild.id && !role.isManaged && mayChangeRole(guild, role);

/** I may do `what` to somebody: not to the owner, to myself, or to whoever stands as high as I do. */
export const mayModerate = (guild: Guild, userId: Id, what: bigint): boolean =>
  userId !== me.value.id && userId !== guild.ownerId && mayInGuild(guild, what) && rankOf(guild, me.value.id) > rankOf(guild, userId);
