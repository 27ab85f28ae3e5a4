// Which settings lie over the page.
import { layer } from "../state/layer";
import { later } from "./later";

const GuildSettings = later(() => import("./settings/all").then((part) => part.GuildSettings));

const ChannelSettings = later(() => import("./settings/all").then((part) => part.ChannelSettings));
const UserSettings = later(() => import("./settings/all").then((part) => part.UserSettings));

export function SettingsLayer() {
  const open = layer.value;
  switch (open?.kind) {
    case "guild-settings":
      return <GuildSettings key={open.guildId} guildId={open.guildId} />;
    case "channel-settings":
      return <ChannelSettings key={open.channelId} channelId={open.channelId} />;
    case "user-settings":
      return <UserSettings />;
    default:
      return null;
  }
}
