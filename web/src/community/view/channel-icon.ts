import { Hash, Lock, Megaphone, MessagesSquare, Spool, Volume2, type IconNode } from "lucide";
import { ChannelType, guilds, isThread, type Channel } from "../state/guilds";
import { Permission } from "../state/permissions";

const isClosed = (channel: Channel): boolean => {
  const everyone = channel.overwrites.find(({ id }) => id === guilds.value.get(channel.guildId ?? "")?.id);
  return everyone !== undefined && (everyone.deny & Permission.viewChannel) !== 0n;
};

export function channelIcon(channel: Channel): IconNode {
  if (isThread(channel)) return Spool;
  if (channel.type === ChannelType.voice || channel.type === 13) return Volume2;
  if (channel.type === ChannelType.announcement) return Megaphone;
  if (channel.type === ChannelType.forum) return MessagesSquare;
  return isClosed(channel) ? Lock : Hash;
}
