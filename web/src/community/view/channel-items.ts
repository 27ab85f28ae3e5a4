// What one may do with a channel from its row in a list.
import { Bell, BellOff, Check, Copy, Link, Settings, UserPlus, Users } from "lucide";
import { notice } from "../../state/notices";
import { copyText } from "../../view/clipboard";
import { openLayer } from "../actions/layer";
import { changeChannelNotifications, muteFor } from "../actions/own";
import { markChannelRead } from "../actions/read";
import { addressOf } from "../actions/route";
import { isGroup, isThread, type Channel } from "../state/guilds";
import { mayIn } from "../state/may";
import type { MenuItem } from "../state/menu";
import { isOn, notifyOf, placeOf } from "../state/notifications";
import { Permission } from "../state/permissions";
import { dialog } from "../state/place";
import { isUnread } from "../state/reads";
import { sayGroup } from "../text/group-words";
import { sayModeration } from "../text/moderation-entries";
import { sayOwn } from "../text/own-words";
import { say } from "../text/words";

const copies = (text: string) => () => void copyText(text).then(() => notice(say.talk.copied));

function keepingItems(of: Channel): MenuItem[] {
  if (of.guildId === null || isThread(of)) return [];
  const items: MenuItem[] = [];
  if (mayIn(of, Permission.createInvite))
    items.push({ name: say.guild.invite, icon: UserPlus, run: () => (dialog.value = { kind: "invite", channelId: of.id }) });
  if (mayIn(of, Permission.manageChannels) || mayIn(of, Permission.manageRoles))
    items.push({ name: sayModeration.channel, icon: Settings, run: () => openLayer({ kind: "channel-settings", channelId: of.id, section: "" }) });
  return items;
}

function notifyItems(of: Channel): MenuItem[] {
  const isMuted = isOn(notifyOf(of).mute);
  return [
    isMuted
      ? { name: sayOwn.notify.unmute, icon: Bell, run: () => void changeChannelNotifications(of, muteFor(0)) }
      : { name: sayOwn.notify.mute, icon: BellOff, run: () => void changeChannelNotifications(of, muteFor(-1)) },
    { name: sayOwn.notify.open, icon: Bell, run: () => (dialog.value = { kind: "notifications", place: placeOf(of), channelId: of.id }) },
  ];
}

export function channelItems(of: Channel): MenuItem[] {
  return [
    ...(isUnread(of) ? [{ name: sayOwn.notify.markRead, icon: Check, run: () => markChannelRead(of) }] : []),
    ...notifyItems(of),
    ...(isGroup(of) ? [{ name: sayGroup.about + "…", icon: Users, run: () => void (dialog.value = { kind: "group", channelId: of.id }) }] : []),
    ...keepingItems(of),
    { name: sayOwn.notify.copyLink, icon: Link, run: copies(location.origin + addressOf(placeOf(of), of.id)) },
    { name: say.guild.copyId, icon: Copy, run: copies(of.id) },
  ];
}
