// The friends' page: who is here, everybody, requests, who is blocked, and asking somebody to be a friend.
import { ArrowLeft, Ellipsis, Search, Users } from "lucide";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { rove } from "../../view/rove";
import { goBack } from "../actions/route";
import { FRIEND_TABS, listedIn, named, type FriendTab, type Listed } from "../state/friends";
import { person, plainName, presence } from "../state/people";
import { Relation, requests } from "../state/relationships";
import { sayFriends } from "../text/friends-words";
import { say } from "../text/words";
import { AvatarOf, statusOf } from "./avatar";
import { openPersonMenu } from "./person-menu";
import { relationActs, writeTo } from "./relation-acts";
import { AddFriend } from "./settings/user/people";

function Tabs({ open, onOpen }: { open: FriendTab; onOpen: (tab: FriendTab) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const pressed = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = FRIEND_TABS[FRIEND_TABS.indexOf(open) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onOpen(next);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[FRIEND_TABS.indexOf(next)]?.focus();
  };
  return (
    <div class="friend-tabs" role="tablist" aria-label={sayFriends.title} ref={list} onKeyDown={pressed}>
      {FRIEND_TABS.map((tab) => (
        <button key={tab} type="button" role="tab" id={"friends-" + tab} aria-selected={tab === open} aria-controls="friends" tabIndex={tab === open ? 0 : -1} onClick={() => onOpen(tab)}>
          {sayFriends.tabs[tab]}
          {tab === "pending" && requests.value > 0 && <span class="count">{requests.value}</span>}
        </button>
      ))}
    </div>
  );
}

/** What stands under a name. */
function second({ id, type }: Listed): string {
  if (type === Relation.incoming) return sayFriends.asksYou;
  if (type === Relation.outgoing) return sayFriends.askedByYou;
  return type === Relation.friend ? presence(id).doing || say.presence[statusOf(id)] : "@" + person(id).username;
}

function Row({ of, isStop }: { of: Listed; isStop: boolean }) {
  const { id, type } = of;
  const name = plainName(person(id));
  const first = (): void => void (type === Relation.friend && writeTo(id));
  return (
    <li class="friend" tabIndex={isStop ? 0 : -1} aria-label={name} onContextMenu={(event) => openPersonMenu(event, null, id)} onKeyDown={(event) => event.key === "Enter" && event.target === event.currentTarget && first()}>
      <AvatarOf id={id} size="l" presence={type === Relation.friend} />
      <span class="grow" onClick={first}>
        <b class="cut" dir="auto">
          {name} <small>@{person(id).username}</small>
        </b>
        <span class="note cut" dir="auto">
          {second(of)}
        </span>
      </span>
      {relationActs(id, type).map(
        ({ name: act, icon, isFirst, run }) =>
          (isFirst || type !== Relation.friend) && (
            <button key={act} type="button" class={isFirst ? "ib first" : "ib"} aria-label={`${act}: ${name}`} title={act} onClick={() => void run()}>
              <Icon of={icon} />
            </button>
          ),
      )}
      {type === Relation.friend && (
        <button type="button" class="ib" aria-label={`${say.talk.more}: ${name}`} title={say.talk.more} aria-haspopup="menu" onClick={(event) => openPersonMenu(event, null, id)}>
          <Icon of={Ellipsis} />
        </button>
      )}
    </li>
  );
}

function People({ tab }: { tab: Exclude<FriendTab, "add"> }) {
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState("");
  const all = listedIn(tab);
  const shown = named(all, query);
  if (all.length === 0)
    return (
      <div class="panel-empty">
        <Icon of={Users} />
        <p>{sayFriends.none[tab]}</p>
      </div>
    );
  return (
    <>
      <label class="friend-find">
        <Icon of={Search} size="s" />
        <input class="input" type="search" placeholder={sayFriends.find} aria-label={sayFriends.find} value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
      </label>
      <p class="sect" role="status">
        {shown.length > 0 ? (tab === "pending" ? sayFriends.requests(shown.length) : sayFriends.count(shown.length)) : sayFriends.none.found}
      </p>
      <ul ref={list} onKeyDown={(event) => rove(event, list.current, ".friend")}>
        {shown.map((one, at) => (
          <Row key={one.id} of={one} isStop={at === 0} />
        ))}
      </ul>
    </>
  );
}

export function Friends() {
  const [tab, setTab] = useState<FriendTab>(requests.peek() > 0 ? "pending" : listedIn("online").length > 0 ? "online" : listedIn("all").length > 0 ? "all" : "add");
  return (
    <>
      <header class="head">
        <button type="button" class="ib back" aria-label={say.back} title={say.back} onClick={goBack}>
          <Icon of={ArrowLeft} />
        </button>
        <span class="sign not-phone">
          <Icon of={Users} />
        </span>
        <div class="who">
          <h1 class="cut">{sayFriends.title}</h1>
        </div>
      </header>
      <Tabs open={tab} onOpen={setTab} />
      <div class="scroll friends" role="tabpanel" id="friends" aria-labelledby={"friends-" + tab}>
        <div class="column">
          {tab === "add" ? (
            <>
              <p class="lead">{sayFriends.addHow}</p>
              <AddFriend />
            </>
          ) : (
            <People key={tab} tab={tab} />
          )}
        </div>
      </div>
    </>
  );
}

