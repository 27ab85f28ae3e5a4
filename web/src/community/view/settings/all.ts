// All settings, in one file that comes with their first use (see ../parts.ts).
export { ChannelSettings } from "./channel/channel-settings";
export { GuildSettings } from "./guild/guild-settings";
export { UserSettings } from "./user/user-settings";
