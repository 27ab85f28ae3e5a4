// One message, stored or on its way.
import { CircleAlert, Eye, Spool } from "lucide";
import { memo } from "preact/compat";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { jumpTo } from "../actions/load";
import { discard, sendAgain } from "../actions/send";
import { loadStarter, starters } from "../actions/threads";
import type { AttachmentWire, Id } from "../api/types";
import { channel } from "../state/guilds";
import { editing } from "../state/drafts";
import { colouredRole, memberOf, nameIn } from "../state/members";
import { dropMessages, findMessage, isComing, isPrivate, MessageFlag, timeline, type Message } from "../state/messages";
import { progress, type Unsent } from "../state/outbox";
import { isKnown, me, plainName, type Person } from "../state/people";
import { dialog, link } from "../state/place";
import { isNotice } from "../state/rows";
import { cameFromSearch } from "../state/surroundings";
import { STARTER } from "../state/threads";
import { preview } from "../text/preview";
import { clock, fullTime } from "../text/times";
import { botWords } from "../text/bot-words";
import { say } from "../text/words";
import { Attached } from "./attached";
import { Avatar, AvatarOf } from "./avatar";
import { BotParts } from "./bot-parts";
import { EditBox } from "./edit-box";
import { Marking, NO_WORDS } from "./marking";
import { noticeOf } from "./notice-of";
import { openMessageMenu, pickReaction, pressed, Tools } from "./message-tools";
import { openPersonMenu } from "./person-menu";
import { Reactions } from "./reactions";
import { Rich } from "./rich";
import { ThreadChip } from "./thread-chip";
import { UnsentFiles } from "./unsent-files";

/** A message that is stored within this time never says that it was on its way. */
const QUIET_FOR = 1_000;
const LONGEST_ANSWER = 160;

const nameOf = (message: Message, guildId: Id | null): string =>
  message.isWebhook ? plainName(message.author) : nameIn(guildId, message.author.id) || plainName(message.author);

export function RoleMark({ guildId, userId }: { guildId: Id | null; userId: Id }) {
  const role = colouredRole(guildId, userId);
  if (!role) return null;
  return <span class="role" style={{ "--role": `#${role.colour.toString(16).padStart(6, "0")}` }} title={role.name} />;
}

function Time({ at, class: name }: { at: number; class?: string }) {
  return (
    <time class={name} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {clock(at)}
    </time>
  );
}

function By({ author, name, guildId, at, isApp }: { author: Person; name: string; guildId: Id | null; at: number; isApp: boolean }) {
  return (
    <div class="by">
      <button
        type="button"
        class="name cut"
        dir="auto"
        onClick={() => isApp || (dialog.value = { kind: "person", guildId, userId: author.id })}
        onContextMenu={(event) => isKnown(author.id) && openPersonMenu(event, guildId, author.id)}
      >
        {name}
      </button>
      <RoleMark guildId={guildId} userId={author.id} />
      {isApp && <span class="tag">{say.talk.app}</span>}
      <Time at={at} />
    </div>
  );
}

function Quote({ of, channelId, guildId }: { of: Message | null; channelId: Id; guildId: Id | null }) {
  if (!of) return <span class="quote gone">{say.talk.deletedAnswer}</span>;
  return (
    <button type="button" class="quote" onClick={() => void jumpTo(channelId, of.id)}>
      <b>{nameOf(of, guildId)}</b>
      <span class="cut" dir="auto">
        {preview(of.content, guildId).slice(0, LONGEST_ANSWER) || of.attachments[0]?.filename}
      </span>
    </button>
  );
}

/** Which command it answers, and who called it. */
function Called({ by, guildId }: { by: NonNullable<Message["called"]>; guildId: Id | null }) {
  const name = nameIn(guildId, by.userId) || say.talk.somebody;
  return (
    <span class="quote">
      <AvatarOf id={by.userId} size="xs" />
      <b>{by.isMenu ? botWords.usedMenu(name) : botWords.used(name)}</b>
      <span class="mention cut">{by.isMenu ? by.name : "/" + by.name}</span>
    </span>
  );
}

function Private({ message }: { message: Message }) {
  return (
    <div class="only-you">
      <Icon of={Eye} size="xs" />
      {botWords.onlyYou} ·
      <button type="button" onClick={() => dropMessages(message.channelId, [message.id])}>
        {botWords.dismiss}
      </button>
    </div>
  );
}

const Thinking = ({ name }: { name: string }) => (
  <div class="thinking">
    <span class="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
    {botWords.thinking(name)}
  </div>
);

function isForMe(message: Message, guildId: Id | null): boolean {
  if (message.author.id === me.value.id) return false;
  if (message.mentionEveryone || message.mentions.includes(me.value.id) || message.answers?.author.id === me.value.id) return true;
  const roles = memberOf(guildId, me.value.id)?.roles ?? [];
  return message.mentionRoles.some((id) => roles.includes(id));
}

type Props = { message: Message; guildId: Id | null; head: boolean; washed: boolean; rowKey: string };

function NoticeRow({ message, guildId, washed, rowKey }: Props) {
  const name = nameOf(message, guildId);
  const [icon, text] = noticeOf(message, name);
  return (
    <li class={`msg sys ${washed ? "washed" : ""}`} data-key={rowKey} data-id={message.id} tabIndex={-1}>
      <Icon of={icon} size="s" />
      <span class="cut">{text}</span>
      <Time at={message.at} />
    </li>
  );
}

/** What a layout shows stands there and not below it again. */
const filesBeside = (message: Message): readonly AttachmentWire[] => ((message.flags & MessageFlag.components) === 0 ? message.attachments : []);

const isOfAuthor = (event: Event, { isWebhook, author }: Message): boolean =>
  (event.target as Element).closest(".msg > .av") !== null && !isWebhook && isKnown(author.id);

function SaidRow({ message, guildId, head, washed, rowKey, isStarter = false }: Props & { isStarter?: boolean }) {
  const edits = editing.value?.id === message.id;
  // The tools are most of a row's elements, and are made for the one that somebody is at.
  const [isNear, setNear] = useState(false);
  const hasAnswer = message.answers !== undefined;
  const edited = message.editedAt !== null && (
    <time class="edited" dateTime={new Date(message.editedAt).toISOString()} title={fullTime(message.editedAt)}>
      {say.talk.edited}
    </time>
  );
  const names = `msg ${head ? "" : "more"} ${washed ? "washed" : ""} ${hasAnswer || message.called ? "reply" : ""} ${isForMe(message, guildId) ? "pings" : ""} ${isPrivate(message) ? "private" : ""}`;
  return (
    <li
      class={names}
      data-key={rowKey}
      data-id={message.id}
      tabIndex={-1}
      onContextMenu={(event) => isOfAuthor(event, message) ? openPersonMenu(event, guildId, message.author.id) : (event.target as Element).closest("a, img, audio, video") || getSelection()?.toString() || openMessageMenu(event, message)}
      onKeyDown={(event) => pressed(event, message)}
      onPointerEnter={() => setNear(true)}
      onFocusIn={() => setNear(true)}
    >
      {hasAnswer && <Quote of={message.answers ?? null} channelId={message.channelId} guildId={guildId} />}
      {message.called && <Called by={message.called} guildId={guildId} />}
      {head ? <Avatar of={message.author} /> : <Time at={message.at} class="at" />}
      <div class="body">
        {head && (
          <By author={message.author} name={nameOf(message, guildId)} guildId={guildId} at={message.at} isApp={message.author.isBot || message.isWebhook} />
        )}
        {edits ? (
          <EditBox message={message} />
        ) : (
          message.content !== "" && (
            <Marking.Provider value={cameFromSearch.value?.messageId === message.id ? cameFromSearch.value.words : NO_WORDS}>
              <Rich text={message.content} guildId={guildId} after={edited} />
            </Marking.Provider>
          )
        )}
        {isComing(message) && <Thinking name={nameOf(message, guildId)} />}
        <Attached files={filesBeside(message)} embeds={message.embeds} guildId={guildId} />
        <BotParts message={message} />
        <Reactions message={message} onAdd={(event) => pickReaction(event.currentTarget as HTMLElement, message)} />
        {!isStarter && message.channelId !== message.id && <ThreadChip messageId={message.id} />}
        {isPrivate(message) && <Private message={message} />}
      </div>
      {isNear && !edits && !isPrivate(message) && <Tools message={message} />}
    </li>
  );
}

/** A thread that began at a message shows that message first: the one of its channel, as it is there now. */
function StarterRow(props: Props) {
  const thread = channel(props.message.channelId);
  const home = thread?.parentId ?? "";
  timeline(home);
  const found = thread && (findMessage(home, thread.id) ?? props.message.answers ?? starters.value.get(thread.id));
  useEffect(() => {
    if (thread && !found) void loadStarter(thread, home);
  }, [found === undefined]);
  if (found) return <SaidRow {...props} message={found} head isStarter />;
  return (
    <li class="msg sys" data-key={props.rowKey} tabIndex={-1}>
      <Icon of={Spool} size="s" />
      <span class="cut">{say.talk.deletedAnswer}</span>
    </li>
  );
}

export const MessageRow = memo((props: Props) => {
  if (props.message.type === STARTER) return <StarterRow {...props} />;
  return isNotice(props.message) ? <NoticeRow {...props} /> : <SaidRow {...props} />;
});

function Failed({ unsent }: { unsent: Unsent }) {
  return (
    <div class="failed" role="alert">
      <Icon of={CircleAlert} size="s" />
      <span>{say.talk.notSent(unsent.failed ?? "")}</span>
      <button type="button" onClick={() => sendAgain(unsent.nonce)}>
        {say.talk.sendAgain}
      </button>
      <button type="button" onClick={() => discard(unsent.nonce)}>
        {say.talk.discard}
      </button>
    </div>
  );
}

function Pending({ unsent }: { unsent: Unsent }) {
  const [late, setLate] = useState(Date.now() - unsent.at > QUIET_FOR);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_FOR);
    return () => clearTimeout(timer);
  }, []);
  if (!late || progress.value.has(unsent.nonce)) return null;
  if (link.value === "ready") return <div class="pending">{say.talk.sending}</div>;
  return (
    <div class="pending">
      {say.talk.waiting}
      <button type="button" onClick={() => discard(unsent.nonce)}>
        {say.talk.discard}
      </button>
    </div>
  );
}

function Answered({ unsent, guildId }: { unsent: Unsent; guildId: Id | null }) {
  timeline(unsent.channelId);
  const found = unsent.replyTo === null ? undefined : findMessage(unsent.channelId, unsent.replyTo);
  return found ? <Quote of={found} channelId={unsent.channelId} guildId={guildId} /> : null;
}

export function UnsentRow({ unsent, guildId, head, rowKey }: { unsent: Unsent; guildId: Id | null; head: boolean; rowKey: string }) {
  return (
    <li class={`msg unsent ${head ? "" : "more"} ${unsent.failed === null ? "" : "lost"} ${unsent.replyTo ? "reply" : ""}`} data-key={rowKey} tabIndex={-1}>
      <Answered unsent={unsent} guildId={guildId} />
      {head ? <Avatar of={me.value} /> : <Time at={unsent.at} class="at" />}
      <div class="body">
        {head && <By author={me.value} name={nameIn(guildId, me.value.id) || plainName(me.value)} guildId={guildId} at={unsent.at} isApp={false} />}
        <Rich text={unsent.content} guildId={guildId} />
        <UnsentFiles unsent={unsent} />
        {unsent.failed === null ? <Pending unsent={unsent} /> : <Failed unsent={unsent} />}
      </div>
    </li>
  );
}
