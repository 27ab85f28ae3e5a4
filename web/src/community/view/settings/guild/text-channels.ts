// The channels of a guild in which people write, in the order of the list.
import type { Id } from "../../../api/types";
import { channelTree } from "../../../state/channel-tree";
import { channels, ChannelType, type Channel } from "../../../state/guilds";
import { mayIn } from "../../../state/may";
import { Permission } from "../../../state/permissions";

export const textChannels = (guildId: Id): Channel[] =>
  channelTree([...channels.value.values()].filter((entry) => mayIn(entry, Permission.viewChannel)), guildId)
    .flatMap((branch) => branch.channels)
    .filter(({ type }) => type === ChannelType.text || type === ChannelType.announcement);
