// The channels of the open guild, category by category.
import { Bell, ChevronDown, Copy, LogOut, Plus, Settings, UserPlus } from "lucide";
import { useRef } from "preact/hooks";
import { Icon } from "../../view/icon";
import { rove } from "../../view/rove";
import { copyText } from "../../view/clipboard";
import { notice } from "../../state/notices";
import { openLayer } from "../actions/layer";
import { addressOf } from "../actions/route";
import { channelTree, firstChannel, type Branch } from "../state/channel-tree";
import { channels, isThread, type Channel, type Guild } from "../state/guilds";
import { openMenu, type MenuItem } from "../state/menu";
import { me } from "../state/people";
import { Permission } from "../state/permissions";
import { dialog, folded, openChannel, toggleFolded } from "../state/place";
import { isChannelMuted } from "../state/notifications";
import { isNews, mentionsIn } from "../state/reads";
import { mayAny, mayIn, mayInGuild } from "../state/may";
import { threadsIn } from "../state/threads";
import { sayOwn } from "../text/own-words";
import { say } from "../text/words";
import { channelIcon } from "./channel-icon";
import { channelItems } from "./channel-items";
import { Count } from "./count";
import { PlaceLink } from "./link";
import { Me } from "./me";
import { listInFront } from "./places";

/** Whoever may do any of these finds something in the guild's settings. */
const { manageGuild, manageRoles, manageChannels, kick, ban, manageEmojis, manageWebhooks, auditLog, moderate, manageNicknames } = Permission;
const SETTINGS = manageGuild | manageRoles | manageChannels | kick | ban | manageEmojis | manageWebhooks | auditLog | moderate | manageNicknames;

function guildItems(guild: Guild): MenuItem[] {
  const first = openChannel.peek() ?? firstChannel(channelTree(channels.peek().values(), guild.id))?.id;
  const items: MenuItem[] = [];
  if (first && mayInGuild(guild, Permission.createInvite))
    items.push({ name: say.guild.invite, icon: UserPlus, run: () => (dialog.value = { kind: "invite", channelId: first }) });
  if (mayInGuild(guild, Permission.manageChannels))
    items.push({ name: say.guild.addChannel, icon: Plus, run: () => (dialog.value = { kind: "add-channel", guildId: guild.id, parentId: null }) });
  if (mayAny(guild, SETTINGS))
    items.push({ name: say.guild.settings, icon: Settings, run: () => openLayer({ kind: "guild-settings", guildId: guild.id, section: "" }) });
  items.push({ name: sayOwn.notify.open, icon: Bell, run: () => (dialog.value = { kind: "notifications", place: guild.id, channelId: null }) });
  items.push({ name: say.guild.copyId, icon: Copy, run: () => void copyText(guild.id).then(() => notice(say.talk.copied)) });
  if (guild.ownerId !== me.peek().id)
    items.push({ name: say.guild.leave, icon: LogOut, isBad: true, run: () => (dialog.value = { kind: "leave", guildId: guild.id }) });
  return items;
}

export function ChannelRow({ channel, isStop }: { channel: Channel; isStop: boolean }) {
  const isOpen = openChannel.value === channel.id;
  const unread = !isOpen && isNews(channel);
  const muted = isChannelMuted(channel);
  return (
    <PlaceLink
      class={`row ${unread ? "unread" : ""} ${muted ? "muted" : ""} ${isThread(channel) ? "thread" : ""}`}
      href={addressOf(channel.guildId ?? "@me", channel.id)}
      title={channel.name}
      data-channel={channel.id}
      tabIndex={isStop ? 0 : -1}
      aria-current={isOpen ? "page" : undefined}
      onContextMenu={(event) => openMenu(event, channel.name, channelItems(channel))}
    >
      <Icon of={channelIcon(channel)} />
      <span class="cut">{channel.name}</span>
      {muted && <span class="hidden">{sayOwn.notify.muted}</span>}
      {unread && mentionsIn(channel.id) === 0 && <span class="hidden">{say.count.unread}</span>}
      {unread && <Count of={mentionsIn(channel.id)} />}
    </PlaceLink>
  );
}

/** Of the threads below a channel those are shown that I am in and that have news, and the open one. */
const threadsOf = (parent: Channel): Channel[] => threadsIn(parent.id).filter((entry) => entry.id === openChannel.value || (!entry.thread?.isArchived && isNews(entry)));

function Rows({ of, stop }: { of: readonly Channel[]; stop: string | undefined }) {
  return (
    <ul>
      {of.map((channel) => (
        <li key={channel.id}>
          <ChannelRow channel={channel} isStop={channel.id === stop} />
          {threadsOf(channel).map((thread) => (
            <ChannelRow key={thread.id} channel={thread} isStop={false} />
          ))}
        </li>
      ))}
    </ul>
  );
}

/** A folded category still shows the open channel and what is unread. */
function Category({ guild, branch, stop }: { guild: Guild; branch: Branch; stop: string | undefined }) {
  const { category, channels: all } = branch;
  if (!category) return <Rows of={all} stop={stop} />;
  const isFolded = folded.value.has(category.id);
  const shown = isFolded ? all.filter((entry) => entry.id === openChannel.value || isNews(entry)) : all;
  return (
    <section aria-label={category.name}>
      <h3 class="sect">
        <button type="button" class="fold" aria-expanded={!isFolded} onClick={() => toggleFolded(category.id)}>
          <span class="cut">{category.name}</span>
          <Icon of={ChevronDown} size="xs" />
        </button>
        {mayInGuild(guild, Permission.manageChannels) && (
          <button
            type="button"
            class="ib tiny"
            aria-label={say.guild.addChannel}
            title={say.guild.addChannel}
            onClick={() => (dialog.value = { kind: "add-channel", guildId: guild.id, parentId: category.id })}
          >
            <Icon of={Plus} size="xs" />
          </button>
        )}
      </h3>
      <Rows of={shown} stop={stop} />
    </section>
  );
}

export function ChannelList({ guild }: { guild: Guild }) {
  const list = useRef<HTMLElement>(null);
  const tree = channelTree([...channels.value.values()].filter((entry) => mayIn(entry, Permission.viewChannel)), guild.id);
  const first = tree.flatMap((branch) => branch.channels)[0]?.id;
  const stop = openChannel.value ?? first;
  const Heading = listInFront() ? "h1" : "h2";
  return (
    <>
      <header class="head">
        <Heading class="cut" title={guild.name}>
          {guild.name}
        </Heading>
        <span class="grow" />
        <button type="button" class="ib" aria-label={say.guild.menu} title={say.guild.menu} aria-haspopup="menu" onClick={(event) => openMenu(event, say.guild.menu, guildItems(guild))}>
          <Icon of={ChevronDown} />
        </button>
      </header>
      <nav class="scroll" aria-label={say.places.channels} ref={list} onKeyDown={(event) => rove(event, list.current, "a.row")}>
        {tree.map((branch) => (
          <Category key={branch.category?.id ?? ""} guild={guild} branch={branch} stop={stop} />
        ))}
        {!first && (
          <p class="none-yet">
            {say.guild.empty} {say.guild.emptyHow}
          </p>
        )}
      </nav>
      <Me />
    </>
  );
}
