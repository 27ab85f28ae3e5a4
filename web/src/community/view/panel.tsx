// What stands beside the conversation. Loaded when it is first opened.
import { shownPanel } from "../state/panel";
import { NewPost } from "./new-post";
import { NewThread } from "./new-thread";
import { Pins } from "./pins";
import { SearchPanel } from "./search";
import { ThreadPanel } from "./thread";
import { ThreadList } from "./thread-list";

export function Panel() {
  const open = shownPanel.value;
  switch (open?.kind) {
    case "pins":
      return <Pins key={open.channelId} channelId={open.channelId} />;
    case "search":
      return <SearchPanel key={open.place} place={open.place} />;
    case "threads":
      return <ThreadList key={open.channelId} channelId={open.channelId} />;
    case "thread":
      return <ThreadPanel key={open.threadId} threadId={open.threadId} />;
    case "new-thread":
      return <NewThread key={open.messageId} channelId={open.channelId} messageId={open.messageId} />;
    case "new-post":
      return <NewPost key={open.channelId} forumId={open.channelId} />;
    default:
      return null;
  }
}
