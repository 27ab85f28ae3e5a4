// Where one writes. What is begun is kept for every channel until it is sent.
import { ArrowUp, Plus, Reply, Smile, X } from "lucide";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { touch } from "../../view/media";
import { beginCall, loadCommands } from "../actions/commands";
import { send, tellTyping } from "../actions/send";
import { callings, indexes, leavesOf, matching, type Leaf } from "../state/commands";
import { insertText, setField } from "../state/composing";
import { draftIn, replies, setDraft, setReply } from "../state/drafts";
import { isDirect, type Channel } from "../state/guilds";
import { nameIn } from "../state/members";
import { mayIn, mayWrite } from "../state/may";
import { findMessage, timelineSignal } from "../state/messages";
import { me, plainName } from "../state/people";
import { Permission } from "../state/permissions";
import { picking } from "../state/picking";
import { typingIn } from "../state/typing";
import { preview } from "../text/preview";
import { say } from "../text/words";
import { AvatarOf } from "./avatar";
import { channelIcon } from "./channel-icon";
import { CommandForm } from "./command-form";
import { CommandList } from "./command-list";
import { directName } from "./direct-list";
import { beginEdit } from "./message-tools";
import { suggestionsFor, wordAt, type Suggestion } from "./suggest";

/** Source: Discord API v10, "Create Message". */
const MOST = 2_000;
/** From here on the counter shows. */
const COUNT_FROM = 300;
const MOST_FILES = 10;
const MOST_COMMANDS = 60;

/** Empty lines around a message are slips of the hand. */
const tidy = (text: string): string => text.replace(/^(?:[ \t]*\n)+|\s+$/g, "");
const lengthOf = (text: string): number => [...text].length;

export const placeName = (channel: Channel): string => (isDirect(channel) ? directName(channel) : "#" + channel.name);

function Under({ channel, text }: { channel: Channel; text: string }) {
  const left = MOST - lengthOf(tidy(text));
  const names = typingIn(channel.id).map((id) => nameIn(channel.guildId, id) || say.talk.somebody);
  return (
    <div class="under">
      <span class="grow cut">
        {names.length > 0 ? (
          <span class="writing">
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <span class="cut">{say.composer.writing(names)}</span>
          </span>
        ) : (
          channel.slowSeconds > 0 && say.composer.slow(channel.slowSeconds)
        )}
      </span>
      {left <= COUNT_FROM && <span class={left < 0 ? "left over" : "left"}>{left < 0 ? say.composer.over(-left) : say.composer.left(left)}</span>}
    </div>
  );
}

function Replying({ channel }: { channel: Channel }) {
  const to = replies.value.get(channel.id);
  const message = to === undefined ? undefined : findMessage(channel.id, to);
  if (!message) return null;
  const name = message.isWebhook ? plainName(message.author) : nameIn(channel.guildId, message.author.id);
  return (
    <div class="replying">
      <Icon of={Reply} size="s" />
      <span class="cut">
        <b>{say.composer.replyingTo(name)}</b> {preview(message.content, channel.guildId)}
      </span>
      <button type="button" class="ib x" aria-label={say.cancel} title={say.cancel} onClick={() => setReply(channel.id, null)}>
        <Icon of={X} size="s" />
      </button>
    </div>
  );
}

function Suggestions({ list, at, onPick }: { list: readonly Suggestion[]; at: number; onPick: (one: Suggestion) => void }) {
  return (
    <ul class="suggest" role="listbox" id="suggestions" aria-label={say.composer.suggestions}>
      {list.map((one, index) => (
        <li
          key={one.key}
          id={`suggestion${index}`}
          class="row"
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => (event.preventDefault(), onPick(one))}
        >
          {one.userId && <AvatarOf id={one.userId} size="xs" />}
          {one.sign && <span class="sq">{one.sign}</span>}
          {one.channel && <Icon of={channelIcon(one.channel)} size="s" />}
          <span class="cut">{one.label}</span>
          <span class="note">{one.note}</span>
        </li>
      ))}
    </ul>
  );
}

/** As tall as its text; the style sheet sets the limit. */
function grow(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = area.scrollHeight + "px";
}

/** The commands that the text begins, as long as it can still become one. */
function useCommands(channel: Channel, text: string): readonly Leaf[] {
  const typed = /^\/([\p{Letter}\p{Number}_ -]*)$/u.exec(text)?.[1];
  const isCalling = typed !== undefined && mayIn(channel, Permission.useCommands);
  useEffect(() => void (isCalling && loadCommands(channel.id)), [isCalling]);
  const index = indexes.value.get(channel.id);
  return useMemo(() => (isCalling && index ? matching(leavesOf(index), typed ?? "").slice(0, MOST_COMMANDS) : []), [index, isCalling, typed]);
}

function editLast(channel: Channel): boolean {
  const last = timelineSignal(channel.id)
    .peek()
    .messages.findLast(({ author, type }) => author.id === me.peek().id && (type === 0 || type === 19));
  if (last) beginEdit(last);
  return last !== undefined;
}

function Files({ files, onDrop }: { files: readonly File[]; onDrop: (file: File) => void }) {
  const urls = useMemo(() => files.map((file) => (file.type.startsWith("image/") ? URL.createObjectURL(file) : null)), [files]);
  useEffect(() => () => urls.forEach((url) => url && URL.revokeObjectURL(url)), [urls]);
  if (files.length === 0) return null;
  return (
    <ul class="attach">
      {files.map((file, index) => (
        <li key={index}>
          {urls[index] ? <img src={urls[index]} alt="" width={64} height={64} /> : <span class="doc cut">{file.name.split(".").pop()}</span>}
          <span class="cut">{file.name}</span>
          <button type="button" class="ib x" aria-label={say.composer.remove(file.name)} onClick={() => onDrop(file)}>
            <Icon of={X} size="xs" />
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Composer({ channel }: { channel: Channel }) {
  if (!mayWrite(channel)) {
    return (
      <div class="composer">
        <p class="box closed">{say.composer.mayNot}</p>
        <div class="under" />
      </div>
    );
  }
  return <Open channel={channel} />;
}

function Open({ channel }: { channel: Channel }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState(-1);
  const [files, setFiles] = useState<readonly File[]>([]);
  const text = draftIn(channel.id);
  const ready = (tidy(text) !== "" || files.length > 0) && lengthOf(tidy(text)) <= MOST;
  const calling = callings.value.get(channel.id);
  const leaves = useCommands(channel, text);
  const word = wordAt(text, cursor);
  const list = word && word.start !== dismissed ? suggestionsFor(word, channel) : [];
  const commands = dismissed === 0 ? [] : leaves;
  const count = commands.length || list.length;
  const at = Math.min(chosen, count - 1);
  const label = say.composer.label(placeName(channel));
  const mayAttach = mayIn(channel, Permission.attachFiles);

  useLayoutEffect(() => void (area.current && grow(area.current)), [text]);
  useEffect(() => void (touch.value || area.current?.focus()), []);
  useEffect(() => {
    setField(area.current);
    return () => setField(null);
  }, [calling === undefined]);

  const typed = (field: HTMLTextAreaElement): void => {
    setDraft(channel.id, field.value);
    setCursor(field.selectionStart);
    setChosen(0);
    if (field.value.trim()) tellTyping(channel.id);
    else setDismissed(-1);
  };
  const attach = (more: Iterable<File>): void => setFiles([...files, ...more].slice(0, MOST_FILES));
  const submit = (): void => {
    if (!ready) return;
    send(channel.id, tidy(text), replies.peek().get(channel.id) ?? null, files);
    setDraft(channel.id, "");
    setFiles([]);
    area.current?.focus();
  };
  const pick = (one: Suggestion): void => {
    if (area.current && word) insertText(one.insert, area.current, word.start);
  };
  const call = (leaf: Leaf): void => {
    setChosen(0);
    beginCall(channel.id, leaf);
  };
  const pressedInList = (event: KeyboardEvent): boolean => {
    const [one, leaf] = [list[at], commands[at]];
    if (!one && !leaf) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") setChosen((at + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) leaf ? call(leaf) : one && pick(one);
    else if (event.key === "Escape") setDismissed(leaf ? 0 : (word?.start ?? -1));
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.isComposing || pressedInList(event)) return;
    if (event.key === "Escape" && replies.peek().has(channel.id)) {
      event.stopPropagation();
      setReply(channel.id, null);
    } else if (event.key === "ArrowUp" && text === "" && !event.altKey) {
      if (editLast(channel)) event.preventDefault();
    } else if (event.key === "Enter" && !event.shiftKey && !touch.value) {
      event.preventDefault();
      submit();
    }
  };
  const pickEmoji = (event: MouseEvent): void => {
    picking.value = { opener: event.currentTarget as HTMLElement, onPick: (sign) => insertText(sign) };
  };
  if (calling)
    return (
      <div class="composer">
        <div class="box">
          <CommandForm calling={calling} channel={channel} />
        </div>
        <Under channel={channel} text="" />
      </div>
    );
  return (
    <form
      class="composer"
      onSubmit={(event) => (event.preventDefault(), submit())}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (mayAttach && event.dataTransfer) attach(event.dataTransfer.files);
      }}
    >
      {commands.length > 0 && <CommandList leaves={commands} at={at} onPick={call} />}
      {commands.length === 0 && list.length > 0 && <Suggestions list={list} at={at} onPick={pick} />}
      <div class="box">
        <Replying channel={channel} />
        <Files files={files} onDrop={(file) => setFiles(files.filter((entry) => entry !== file))} />
        <div class="line">
          {mayAttach && (
            <button type="button" class="ib" aria-label={say.composer.attach} title={say.composer.attach} onClick={() => chooser.current?.click()}>
              <Icon of={Plus} />
            </button>
          )}
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            tabIndex={-1}
            aria-label={say.composer.attach}
            onChange={(event) => {
              attach(event.currentTarget.files ?? []);
              event.currentTarget.value = "";
            }}
          />
          <textarea
            ref={area}
            rows={1}
            dir="auto"
            aria-label={label}
            placeholder={label}
            value={text}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={count > 0 ? "suggestions" : undefined}
            aria-activedescendant={count > 0 ? `suggestion${at}` : undefined}
            enterkeyhint={touch.value ? "enter" : "send"}
            onInput={(event) => typed(event.currentTarget)}
            onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
            onKeyDown={pressed}
            onPaste={(event) => {
              const pasted = event.clipboardData?.files;
              if (!mayAttach || !pasted?.length) return;
              event.preventDefault();
              attach(pasted);
            }}
          />
          <button type="button" class="ib" aria-label={say.composer.emoji} title={say.composer.emoji} aria-expanded={picking.value !== null} onClick={pickEmoji}>
            <Icon of={Smile} />
          </button>
          <button type="submit" class={ready ? "ib send" : "ib"} aria-label={say.composer.send} title={say.composer.send} aria-disabled={!ready}>
            <Icon of={ArrowUp} />
          </button>
        </div>
      </div>
      <Under channel={channel} text={text} />
    </form>
  );
}
