// The left place: find, the chats, and me.
import { MessageCircle, Search, Settings, SquarePen, User, Users } from "lucide";
import { useRef } from "preact/hooks";
import { openChat, unreadTotal } from "../state/chats";
import { listed } from "../state/listed";
import { finder } from "../state/place";
import { link, myName } from "../state/session";
import { en } from "../text/en";
import { Avatar } from "./avatar";
import { Banner } from "./banner";
import { ChatRow } from "./chat-row";
import { Count } from "./count";
import { Empty } from "./empty";
import { Icon, Mark } from "./icon";
import { narrow } from "./media";
import { nameOf } from "./names";
import { rove } from "./rove";

const find = (): void => void (finder.value = { with: null });

function Top() {
  return (
    <header class="head">
      <a class="brand not-phone" href="/chats">
        <Mark />
        {en.brand}
      </a>
      {narrow.value && <h1 class="only-phone">{en.places.chats}</h1>}
      <span class="grow" />
      <a class="btn quiet small not-phone" href="/channels/@me">
        <Icon of={Users} size="s" />
        {en.places.communities}
      </a>
      <button type="button" class="ib" aria-label={en.list.newChat} title={en.list.newChat} onClick={find}>
        <Icon of={SquarePen} />
      </button>
    </header>
  );
}

function Find() {
  return (
    <button type="button" class="find" aria-keyshortcuts="Control+K" onClick={find}>
      <Icon of={Search} size="s" />
      <span>{en.list.find}</span>
      <kbd>Ctrl K</kbd>
    </button>
  );
}

function Me() {
  const online = link.value === "ready" ? en.presence.online : en.presence.connecting;
  return (
    <footer class="me">
      <Avatar username={myName.value} presence />
      <div class="who">
        <b class="cut">{nameOf(myName.value)}</b>
        <span class="sub cut">
          @{myName.value} · {online}
        </span>
      </div>
      <a class="ib" href="/settings" aria-label={en.places.settings} title={en.places.settings}>
        <Icon of={Settings} />
      </a>
    </footer>
  );
}

function Tabs() {
  return (
    <nav class="tabs" aria-label={en.places.places}>
      <a href="/chats" aria-current="page" onClick={(event) => event.preventDefault()}>
        <Icon of={MessageCircle} />
        {en.places.chats}
        <Count of={unreadTotal.value} />
      </a>
      <a href="/channels/@me">
        <Icon of={Users} />
        {en.places.communities}
      </a>
      <a href="/settings">
        <Icon of={User} />
        {en.places.you}
      </a>
    </nav>
  );
}

export function ChatList() {
  const list = useRef<HTMLElement>(null);
  const all = listed.value;
  const open = openChat.value;
  const stop = all.some((chat) => chat.username === open) ? open : all[0]?.username;
  const Place = narrow.value && !open ? "main" : "aside";
  return (
    <Place class="side" aria-label={en.places.chats}>
      <Top />
      <Find />
      {narrow.value && !open && <Banner />}
      <nav
        class="scroll"
        aria-label={en.places.chatList}
        ref={list}
        onKeyDown={(event) => rove(event, list.current, "a.chat")}
      >
        {all.length === 0 && (narrow.value ? <Empty inList /> : <p class="none-yet">{en.list.none}</p>)}
        <ul>
          {all.map((chat) => (
            <ChatRow key={chat.username} chat={chat} open={chat.username === open} tabStop={chat.username === stop} />
          ))}
        </ul>
      </nav>
      <Me />
      <Tabs />
    </Place>
  );
}
