// The settings of a guild: of its sections those that one may use.
import { Bot, Gavel, Hash, Info, Link, ScrollText, Shield, Smile, Users, Webhook, type IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Id } from "../../../api/types";
import { guild, type Guild } from "../../../state/guilds";
import { layer } from "../../../state/layer";
import { mayAny } from "../../../state/may";
import { Permission } from "../../../state/permissions";
import { sayOwning } from "../../../text/owning-words";
import { SettingsFrame, type Group, type Section } from "../frame";
import { Audit } from "./audit";
import { Bans } from "./bans";
import { Bots } from "./bots";
import { Channels } from "./channels";
import { Emojis } from "./emojis";
import { Invites } from "./invites";
import { MembersPage } from "./members";
import { Overview } from "./overview";
import { Roles } from "./roles";
import { Webhooks } from "./webhooks";


type Entry = readonly [what: bigint, id: keyof typeof sayOwning.sections, icon: IconNode, view: ComponentChildren];

function groupsOf(of: Guild): Group[] {
  const guildId = of.id;
  const { manageGuild, manageRoles, manageChannels, kick, ban, moderate, manageEmojis, manageWebhooks, auditLog, manageNicknames } = Permission;
  const look: Entry[] = [
    [manageGuild, "overview", Info, <Overview guildId={guildId} />],
    [manageRoles, "roles", Shield, <Roles guildId={guildId} />],
    [manageChannels, "channels", Hash, <Channels guildId={guildId} />],
    [manageEmojis, "emojis", Smile, <Emojis guildId={guildId} />],
  ];
  const people: Entry[] = [
    [kick | ban | moderate | manageRoles | manageNicknames | manageGuild, "members", Users, <MembersPage guildId={guildId} />],
    [manageGuild, "invites", Link, <Invites guildId={guildId} />],
    [ban, "bans", Gavel, <Bans guildId={guildId} />],
    [auditLog, "audit", ScrollText, <Audit guildId={guildId} />],
  ];
  const programs: Entry[] = [
    [manageWebhooks, "webhooks", Webhook, <Webhooks guildId={guildId} />],
    [manageGuild, "bots", Bot, <Bots guildId={guildId} />],
  ];
  const allowed = (entries: readonly Entry[]): Section[] =>
    entries.filter(([what]) => mayAny(of, what)).map(([, id, icon, view]) => ({ id, name: sayOwning.sections[id], icon, view }));
  return [
    { name: of.name, sections: allowed(look) },
    { name: sayOwning.groups.people, sections: allowed(people) },
    { name: sayOwning.groups.programs, sections: allowed(programs) },
  ].filter(({ sections }) => sections.length > 0);
}

export function GuildSettings({ guildId }: { guildId: Id }) {
  const of = guild(guildId);
  useEffect(() => {
    if (!of) layer.value = null;
  }, [of === undefined]);
  if (!of) return null;
  return <SettingsFrame title={sayOwning.title} groups={groupsOf(of)} />;
}
