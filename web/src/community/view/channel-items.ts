// What one may do with a channel from its row in a list.
import { Check, Copy, Link, Settings, UserPlus } from "lucide";
import { notice } from "../../state/notices";
import { copyText } from "../../view/clipboard";
import { openLayer } from "../actions/layer";
import { markChannelRead } from "../actions/read";
import { addressOf } from "../actions/route";
import { isThread, type Channel } from "../state/guilds";
import { mayIn } from "../state/may";
import type { MenuItem } from "../state/menu";
import { placeOf } from "../state/notifications";
import { Permission } from "../state/permissions";
import { dialog } from "../state/place";
import { isUnread } from "../state/reads";
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

export function channelItems(of: Channel): MenuItem[] {
  return [
    ...(isUnread(of) ? [{ name: sayOwn.notify.markRead, icon: Check, run: () => markChannelRead(of) }] : []),
    ...keepingItems(of),
    { name: sayOwn.notify.copyLink, icon: Link, run: copies(location.origin + addressOf(placeOf(of), of.id)) },
    { name: say.guild.copyId, icon: Copy, run: copies(of.id) },
  ];
}
