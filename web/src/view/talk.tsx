// The right place: the open conversation, or what to do when none is open.
import { ArrowLeft, Search } from "lucide";
import { openChat } from "../state/chats";
import { finder, nobody } from "../state/place";
import { myName } from "../state/session";
import { en } from "../text/en";
import { Avatar, isHere } from "./avatar";
import { Banner } from "./banner";
import { Composer } from "./composer";
import { Empty, Nobody } from "./empty";
import { Icon } from "./icon";
import { narrow } from "./media";
import { MessageList } from "./message-list";
import { chatName } from "./names";
import { goBack } from "./route";

function Back() {
  return (
    <button type="button" class="ib back" aria-label={en.talk.back} title={en.talk.back} onClick={goBack}>
      <Icon of={ArrowLeft} />
    </button>
  );
}

function Head({ chat }: { chat: string }) {
  const search = en.talk.search;
  return (
    <header class="head">
      <Back />
      <Avatar username={chat} size="s" />
      <div class="who">
        <h1 class="cut" dir="auto">
          {chatName(chat)}
        </h1>
        {chat !== myName.value && <div class="note cut">{isHere(chat) ? en.presence.online : en.presence.offline}</div>}
      </div>
      <span class="grow" />
      <button
        type="button"
        class="ib"
        aria-label={search}
        title={search}
        onClick={() => (finder.value = { with: chat })}
      >
        <Icon of={Search} />
      </button>
    </header>
  );
}

export function Talk() {
  const chat = openChat.value;
  const lost = nobody.value;
  const Place = narrow.value && !chat && !lost ? "div" : "main";
  return (
    <Place class="talk" aria-label={chat ? chatName(chat) : undefined}>
      {chat ? (
        <Head chat={chat} />
      ) : (
        lost && (
          <header class="head only-phone">
            <Back />
          </header>
        )
      )}
      <Banner />
      {chat ? (
        <>
          <MessageList key={chat} chat={chat} />
          <Composer key={chat} chat={chat} />
        </>
      ) : lost ? (
        <Nobody name={lost} />
      ) : (
        <Empty />
      )}
    </Place>
  );
}
