// What is heavy and comes with its first use, in one file: each import() of its own would cut what it shares with the first
// screen into one more file to ask for.
export { BotForm } from "./bot-form";
export { EmojiPanel } from "./emoji-panel";
export { Forum } from "./forum";
export { Friends } from "./friends";
export { GroupDialog } from "./group/group-dialog";
export { NewGroup } from "./group/new-group";
export { KeySheet } from "./key-sheet";
export { Lightbox } from "./lightbox";
export { Moderate } from "./moderate";
export { NotifyDialog } from "./own/notify-dialog";
export { StatusDialog } from "./own/status-dialog";
export { Panel } from "./panel";
export { PersonCard } from "./person-card";
export { ReactorsDialog } from "./reactors";
