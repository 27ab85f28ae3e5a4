// Which settings lie over the page.
import { layer } from "../state/layer";
import { later } from "./later";

const GuildSettings = later(() => import("./settings/guild/guild-settings").then((part) => part.GuildSettings));

export function SettingsLayer() {
  const open = layer.value;
  switch (open?.kind) {
    case "guild-settings":
      return <GuildSettings key={open.guildId} guildId={open.guildId} />;
    default:
      return null;
  }
}
