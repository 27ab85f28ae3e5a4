// What I may do to somebody in a guild: the entries of their menu and of their card.
import { Gavel, Pencil, Shield, Timer, TimerOff, UserX } from "lucide";
import { doors } from "../actions/context";
import { orNotice } from "../actions/refusals";
import type { Id } from "../api/types";
import { rolesDown, type Guild } from "../state/guilds";
import { mayGive, mayModerate } from "../state/hierarchy";
import { mayInGuild } from "../state/may";
import { memberOf } from "../state/members";
import type { MenuItem } from "../state/menu";
import { me } from "../state/people";
import { Permission } from "../state/permissions";
import { dialog, type Moderation } from "../state/place";
import { sayModeration } from "../text/moderation-entries";

/** Lifted at once: it takes nothing away. */
const endTimeout = (guildId: Id, userId: Id): Promise<unknown> =>
  orNotice(doors().rest.patch(`/guilds/${guildId}/members/${userId}`, { communication_disabled_until: null }));

export function memberItems(guild: Guild, userId: Id): MenuItem[] {
  const member = memberOf(guild.id, userId);
  const opens = (act: Moderation) => () => void (dialog.value = { kind: "moderate", act, guildId: guild.id, userId });
  const ban: [boolean, MenuItem] = [mayModerate(guild, userId, Permission.ban), { name: sayModeration.ban, icon: Gavel, isBad: true, run: opens("ban") }];
  // Whoever has left can still be kept from coming back.
  if (!member) return ban[0] ? [ban[1]] : [];
  const mayRename =
    userId === me.value.id ? mayInGuild(guild, Permission.changeNickname) : mayModerate(guild, userId, Permission.manageNicknames);
  const isOut = member.timeoutUntil > Date.now();
  const entries: [boolean, MenuItem][] = [
    [rolesDown(guild).some((role) => mayGive(guild, role)), { name: sayModeration.roles, icon: Shield, run: opens("roles") }],
    [mayRename, { name: sayModeration.nickname, icon: Pencil, run: opens("nickname") }],
    [
      mayModerate(guild, userId, Permission.moderate),
      isOut
        ? { name: sayModeration.endTimeout, icon: TimerOff, run: () => void endTimeout(guild.id, userId) }
        : { name: sayModeration.timeout, icon: Timer, run: opens("timeout") },
    ],
    [mayModerate(guild, userId, Permission.kick), { name: sayModeration.kick, icon: UserX, isBad: true, run: opens("kick") }],
    ban,
  ];
  return entries.filter(([may]) => may).map(([, item]) => item);
}
