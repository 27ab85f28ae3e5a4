// The window: the list at the left, the conversation at the right, what floats above both.
import { nobody, finder } from "../state/place";
import { openChat } from "../state/chats";
import { ChatList } from "./chat-list";
import { Finder } from "./finder";
import { Talk } from "./talk";
import { Announcer, Toasts } from "./toasts";

export function App() {
  const inTalk = openChat.value !== null || nobody.value !== null;
  return (
    <>
      <div class={inTalk ? "app at-talk" : "app at-list"}>
        <ChatList />
        <Talk />
      </div>
      {finder.value && <Finder key={finder.value.with ?? ""} other={finder.value.with} />}
      <Toasts />
      <Announcer />
    </>
  );
}
