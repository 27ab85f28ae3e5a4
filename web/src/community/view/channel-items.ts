// The entries of a channel's menu.
import { Copy, Settings, UserPlus } from "lucide";
import { notice } from "../../state/notices";
import { copyText } from "../../view/clipboard";
import { openLayer } from "../actions/layer";
import { isThread, type Channel } from "../state/guilds";
import { mayIn } from "../state/may";
import type { MenuItem } from "../state/menu";
import { Permission } from "../state/permissions";
import { dialog } from "../state/place";
import { say } from "../text/words";
import { sayModeration } from "../text/moderation-entries";

export function channelItems(of: Channel): MenuItem[] {
  const keeps = !isThread(of) && (mayIn(of, Permission.manageChannels) || mayIn(of, Permission.manageRoles));
  const items: MenuItem[] = [];
  if (!isThread(of) && mayIn(of, Permission.createInvite))
    items.push({ name: say.guild.invite, icon: UserPlus, run: () => (dialog.value = { kind: "invite", channelId: of.id }) });
  if (keeps) items.push({ name: sayModeration.channel, icon: Settings, run: () => openLayer({ kind: "channel-settings", channelId: of.id, section: "" }) });
  items.push({ name: say.guild.copyId, icon: Copy, run: () => void copyText(of.id).then(() => notice(say.talk.copied)) });
  return items;
}
