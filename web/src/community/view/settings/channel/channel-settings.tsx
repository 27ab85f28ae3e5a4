// The settings of one channel.
import { Info, ShieldCheck } from "lucide";
import { useEffect } from "preact/hooks";
import { leaveLayer } from "../../../actions/layer";
import type { Id } from "../../../api/types";
import { channel } from "../../../state/guilds";
import { layer } from "../../../state/layer";
import { mayIn } from "../../../state/may";
import { Permission } from "../../../state/permissions";
import { sayChannel } from "../../../text/channel-words";
import { SettingsFrame, type Section } from "../frame";
import { ChannelOverview } from "./overview";
import { Overwrites } from "./overwrites";

export function ChannelSettings({ channelId }: { channelId: Id }) {
  const of = channel(channelId);
  const isGone = of === undefined;
  useEffect(() => {
    if (isGone && layer.peek()?.kind === "channel-settings") leaveLayer();
  }, [isGone]);
  if (!of) return null;
  const sections: Section[] = [];
  if (mayIn(of, Permission.manageChannels)) sections.push({ id: "overview", name: sayChannel.overview, icon: Info, view: <ChannelOverview of={of} /> });
  if (mayIn(of, Permission.manageRoles)) sections.push({ id: "permissions", name: sayChannel.permissions, icon: ShieldCheck, view: <Overwrites of={of} /> });
  return <SettingsFrame title={sayChannel.title} groups={[{ name: of.name, sections }]} />;
}
