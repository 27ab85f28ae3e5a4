// The conversation: its head, its messages, where one writes.
import { ArrowLeft, Search, Users, WifiOff, X } from "lucide";
import { Icon } from "../../view/icon";
import { narrow } from "../../view/media";
import { doors } from "../actions/context";
import type { Id } from "../api/types";
import { openSearch } from "../actions/panel";
import { goBack } from "../actions/route";
import { ChannelType, isDirect, isGroup, type Channel } from "../state/guilds";
import { mayIn } from "../state/may";
import { Permission } from "../state/permissions";
import { panel, shownPanel } from "../state/panel";
import { atFriends, currentChannel, dialog, DIRECTS, drawer, known, link, linkLost, membersShown, openGuild, openPlace, showMembers } from "../state/place";
import { cameFromSearch } from "../state/surroundings";
import { sayActing } from "../text/acting-words";
import { sayGroup } from "../text/group-words";
import { sayFriends } from "../text/friends-words";
import { say } from "../text/words";
import { AvatarOf, GroupAvatar, statusOf } from "./avatar";
import { channelIcon } from "./channel-icon";
import { Composer, placeName } from "./composer";
import { directName } from "./direct-list";
import { Coming, ComingHead, Nothing, Nowhere, Welcome } from "./empty";
import { MessageList } from "./message-list";
import { later } from "./later";
import { listInFront } from "./places";
import { ReadingTools } from "./reading-tools";
import { wide } from "./widths";

/** Two seconds without a connection are worth one quiet line. It leaves as quietly. */
export function Banner() {
  if (!linkLost.value) return null;
  const isTrying = link.value === "connecting";
  return (
    <div class="banner" role="status">
      <Icon of={WifiOff} size="s" />
      <span>{say.link.lost}</span>
      <button type="button" onClick={() => doors().gateway.tryNow()} disabled={isTrying}>
        {isTrying ? say.link.trying : say.link.tryNow}
      </button>
    </div>
  );
}

/** On a phone, where the results make room for what was found in them. */
function BackToResults() {
  if (!narrow.value || shownPanel.value !== null || cameFromSearch.value === null || cameFromSearch.value.place !== openPlace.value) return null;
  return (
    <div class="banner results">
      <button type="button" onClick={openSearch}>
        {sayActing.search.back}
      </button>
      <span class="grow" />
      <button type="button" class="ib" aria-label={sayActing.search.leave} title={sayActing.search.leave} onClick={() => (cameFromSearch.value = null)}>
        <Icon of={X} size="s" />
      </button>
    </div>
  );
}

function Back() {
  return (
    <button type="button" class="ib back" aria-label={say.back} title={say.back} onClick={goBack}>
      <Icon of={ArrowLeft} />
    </button>
  );
}

function MembersButton() {
  const isShown = wide.value ? membersShown.value && shownPanel.value === null : drawer.value;
  const toggle = (): void => {
    if (wide.value && shownPanel.peek()) {
      panel.value = null;
      showMembers(true);
    } else if (wide.value) showMembers(!membersShown.peek());
    else drawer.value = !drawer.peek();
  };
  return (
    <button type="button" class="ib" aria-label={say.talk.showMembers} title={say.talk.showMembers} aria-pressed={isShown} onClick={toggle}>
      <Icon of={Users} />
    </button>
  );
}

function GroupButton({ channelId }: { channelId: Id }) {
  return (
    <button type="button" class="ib" aria-label={sayGroup.about} title={sayGroup.about} aria-haspopup="dialog" onClick={() => (dialog.value = { kind: "group", channelId })}>
      <Icon of={Users} />
    </button>
  );
}

function Head({ channel }: { channel: Channel }) {
  const [other] = channel.recipients;
  return (
    <header class="head">
      <Back />
      {isGroup(channel) ? (
        <GroupAvatar of={channel} size="s" />
      ) : isDirect(channel) && other ? (
        <AvatarOf id={other} size="s" presence />
      ) : (
        <span class="sign not-phone">
          <Icon of={channelIcon(channel)} />
        </span>
      )}
      <div class="who">
        <h1 class="cut" dir="auto">
          {isDirect(channel) ? directName(channel) : channel.name}
        </h1>
        {isGroup(channel) ? (
          <div class="note cut">{sayGroup.people(channel.recipients.length + 1)}</div>
        ) : (
          isDirect(channel) && other && <div class="note cut">{say.presence[statusOf(other)]}</div>
        )}
      </div>
      {channel.topic && (
        <p class="topic cut not-phone" title={channel.topic}>
          {channel.topic}
        </p>
      )}
      <span class="grow" />
      <ReadingTools channel={channel} />
      {!isDirect(channel) && <MembersButton />}
      {isGroup(channel) && <GroupButton channelId={channel.id} />}
      <button type="button" class="ib" aria-label={say.talk.search} title={say.talk.search} aria-keyshortcuts="Control+K" onClick={() => (dialog.value = { kind: "switcher" })}>
        <Icon of={Search} />
      </button>
    </header>
  );
}

const Forum = later(() => import("./parts").then((part) => part.Forum));

function Inside({ channel }: { channel: Channel }) {
  if (!mayIn(channel, Permission.readHistory) && channel.guildId !== null) {
    return (
      <>
        <div class="empty">
          <p>{say.talk.hidden}</p>
        </div>
        <Composer key={channel.id} channel={channel} />
      </>
    );
  }
  if (channel.type === ChannelType.forum) return <Forum key={channel.id} channel={channel} />;
  return (
    <>
      <MessageList key={"list" + channel.id} channel={channel} />
      <Composer key={"composer" + channel.id} channel={channel} />
    </>
  );
}

const Friends = later(() => import("./parts").then((part) => part.Friends));

function NoChannel() {
  if (atFriends.value && known.value) return <Friends />;
  if (!known.value) return <Coming />;
  if (openPlace.value === DIRECTS) return <Welcome />;
  return openGuild.value ? <Nothing /> : <Nowhere />;
}

export function Talk() {
  const channel = currentChannel.value;
  const Place = listInFront() ? "div" : "main";
  return (
    <Place class="talk" aria-label={channel ? placeName(channel) : atFriends.value ? sayFriends.title : undefined}>
      {channel && <Head channel={channel} />}
      {!channel && !known.value && <ComingHead />}
      <Banner />
      <BackToResults />
      {channel ? <Inside channel={channel} /> : <NoChannel />}
    </Place>
  );
}
