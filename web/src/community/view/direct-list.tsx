// The conversations between few, newest first.
import { Search, SquarePen, Users, UsersRound } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { Icon, Mark } from "../../view/icon";
import { rove } from "../../view/rove";
import { now } from "../../view/media";
import { loadLines } from "../actions/last-lines";
import { addressOf } from "../actions/route";
import { draftIn } from "../state/drafts";
import { directs, isGroup, type Channel } from "../state/guilds";
import { timeOf } from "../state/ids";
import { lastLine } from "../state/last-lines";
import { unsentIn } from "../state/outbox";
import { person, plainName, presence } from "../state/people";
import { atFriends, dialog, DIRECTS, FRIENDS, link, openChannel } from "../state/place";
import { openMenu } from "../state/menu";
import { isMuted } from "../state/notifications";
import { callsIn, isNews } from "../state/reads";
import { related, Relation, requests } from "../state/relationships";
import { sayDirect } from "../text/direct-words";
import { sayGroup } from "../text/group-words";
import { sayFriends } from "../text/friends-words";
import { preview } from "../text/preview";
import { shortTime } from "../text/times";
import { say } from "../text/words";
import { AvatarOf, GroupAvatar, statusOf } from "./avatar";
import { channelItems } from "./channel-items";
import { Count } from "./count";
import { PlaceLink } from "./link";
import { Me } from "./me";
import { listInFront } from "./places";

export const directName = (channel: Channel): string =>
  channel.name || channel.recipients.map((id) => plainName(person(id))).join(", ") || say.talk.somebody;

/** What is most worth knowing of it: what did not go out, what is half written, what was said last, how they are. */
function Second({ channel }: { channel: Channel }) {
  const [other] = channel.recipients;
  if (unsentIn(channel.id).some(({ failed }) => failed !== null)) return <span class="fail">{say.talk.notSent("").replace(/[:\s]+$/, "")}</span>;
  const draft = openChannel.value === channel.id ? "" : draftIn(channel.id);
  if (draft)
    return (
      <>
        <span class="draft">{sayDirect.draft}</span> {preview(draft, null)}
      </>
    );
  const line = lastLine(channel.id);
  if (line)
    return (
      <>
        {line.isMine && <span class="you">{sayDirect.mine} </span>}
        {preview(line.text, null)}
      </>
    );
  if (isGroup(channel)) return <>{sayGroup.people(channel.recipients.length + 1)}</>;
  return <>{other ? presence(other).doing || say.presence[statusOf(other)] : ""}</>;
}

function DirectRow({ channel, isStop }: { channel: Channel; isStop: boolean }) {
  const [other] = channel.recipients;
  const isOpen = openChannel.value === channel.id;
  const unread = !isOpen && isNews(channel);
  const at = channel.lastMessageId ? timeOf(channel.lastMessageId) : null;
  return (
    <li>
      <PlaceLink
        class={`chat ${unread ? "unread" : ""} ${isMuted(channel) ? "muted" : ""}`}
        href={addressOf(DIRECTS, channel.id)}
        data-channel={channel.id}
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen ? "page" : undefined}
        onContextMenu={(event) => openMenu(event, directName(channel), channelItems(channel))}
      >
        {isGroup(channel) ? <GroupAvatar of={channel} size="l" /> : other && <AvatarOf id={other} size="l" presence />}
        <span class="grow">
          <span class="name cut" dir="auto">
            {directName(channel)}
          </span>
          <span class="last cut" dir="auto">
            <Second channel={channel} />
          </span>
        </span>
        <span class="meta">
          {at ? <time dateTime={new Date(at).toISOString()}>{shortTime(at, now.value)}</time> : <span />}
          {unread ? <Count of={Math.max(1, callsIn(channel))} /> : <span class="none" />}
        </span>
      </PlaceLink>
    </li>
  );
}

function FriendsRow({ isStop }: { isStop: boolean }) {
  return (
    <PlaceLink class="row friends-row" href={addressOf(DIRECTS, FRIENDS)} tabIndex={isStop ? 0 : -1} aria-current={atFriends.value ? "page" : undefined}>
      <Icon of={Users} />
      <span class="cut">{sayFriends.title}</span>
      {requests.value > 0 && (
        <span class="count">
          <span aria-hidden="true">{requests.value}</span>
          <span class="hidden"> {sayFriends.requests(requests.value)}</span>
        </span>
      )}
    </PlaceLink>
  );
}

const find = (): void => void (dialog.value = { kind: "switcher" });

export function DirectList() {
  const list = useRef<HTMLElement>(null);
  const isLinked = link.value === "ready";
  useEffect(() => void (isLinked && loadLines()), [isLinked]);
  const stop = atFriends.value ? undefined : (openChannel.value ?? directs.value[0]?.id);
  return (
    <>
      <header class="head">
        <span class="brand not-phone">
          <Mark />
          {document.body.dataset["instance"] ?? say.brand}
        </span>
        {listInFront() ? <h1 class="only-phone">{say.places.chats}</h1> : <h2 class="only-phone">{say.places.chats}</h2>}
        <span class="grow" />
        {related(Relation.friend).length > 0 && (
          <button type="button" class="ib" aria-label={sayGroup.begin} title={sayGroup.begin} aria-haspopup="dialog" onClick={() => (dialog.value = { kind: "new-group" })}>
            <Icon of={UsersRound} />
          </button>
        )}
        <button type="button" class="ib" aria-label={say.directs.find} title={say.directs.find} onClick={find}>
          <Icon of={SquarePen} />
        </button>
      </header>
      <button type="button" class="find" aria-keyshortcuts="Control+K" onClick={find}>
        <Icon of={Search} size="s" />
        <span>{say.directs.find}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <nav class="scroll" aria-label={say.places.chats} ref={list} onKeyDown={(event) => rove(event, list.current, "a.friends-row, a.chat")}>
        <FriendsRow isStop={stop === undefined} />
        {directs.value.length === 0 && <p class="none-yet not-phone">{say.directs.none}</p>}
        <ul>
          {directs.value.map((channel) => (
            <DirectRow key={channel.id} channel={channel} isStop={channel.id === stop} />
          ))}
        </ul>
      </nav>
      <Me />
    </>
  );
}
