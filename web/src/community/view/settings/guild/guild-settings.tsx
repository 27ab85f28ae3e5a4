// The settings of a guild: of its sections those that one may use.
import { Info } from "lucide";
import { useEffect } from "preact/hooks";
import type { Id } from "../../../api/types";
import { guild, type Guild } from "../../../state/guilds";
import { layer } from "../../../state/layer";
import { mayInGuild } from "../../../state/may";
import { Permission } from "../../../state/permissions";
import { sayOwning } from "../../../text/owning-words";
import { SettingsFrame, type Group, type Section } from "../frame";
import { Overview } from "./overview";


function groupsOf(of: Guild): Group[] {
  const sections: [bigint, Section][] = [
    [Permission.manageGuild, { id: "overview", name: sayOwning.sections.overview, icon: Info, view: <Overview guildId={of.id} /> }],
  ];
  return [{ name: of.name, sections: sections.filter(([what]) => mayInGuild(of, what)).map(([, section]) => section) }];
}

export function GuildSettings({ guildId }: { guildId: Id }) {
  const of = guild(guildId);
  useEffect(() => {
    if (!of) layer.value = null;
  }, [of === undefined]);
  if (!of) return null;
  return <SettingsFrame title={sayOwning.title} groups={groupsOf(of)} />;
}
