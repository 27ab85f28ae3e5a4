// Where one writes. What is begun is kept for every channel until it is sent.
import { ArrowUp, Plus, Smile } from "lucide";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { touch } from "../../view/media";
import { attach } from "../actions/attach";
import { beginCall, loadCommands } from "../actions/commands";
import { loadEmoji } from "../actions/emoji";
import { send, tellTyping } from "../actions/send";
import { attachedIn, takeAttached } from "../state/attached";
import { callings, indexes, leavesOf, matching, type Leaf } from "../state/commands";
import { insertText, setField } from "../state/composing";
import { draftIn, replies, setDraft, setReply } from "../state/drafts";
import { isDirect, isThread, type Channel } from "../state/guilds";
import { memberOf } from "../state/members";
import { mayIn, mayWrite } from "../state/may";
import { timelineSignal } from "../state/messages";
import { me } from "../state/people";
import { Permission } from "../state/permissions";
import { picking } from "../state/picking";
import { composerWords } from "../text/composer-words";
import { mark, markOf } from "../text/marks";
import { fullTime } from "../text/times";
import { say } from "../text/words";
import { CommandForm } from "./command-form";
import { CommandList } from "./command-list";
import { ComposerFiles } from "./composer-files";
import { Ghost, lengthOf, MOST, tidy } from "../../view/composer-parts";
import { Under, useSlow } from "./composer-under";
import { directName } from "./direct-list";
import { DropZone } from "./drop-zone";
import { beginEdit } from "./message-tools";
import { Replying } from "./replying";
import { suggestionsFor, wordAt, type Suggestion } from "./suggest";
import { Suggestions } from "./suggestions";

const MOST_COMMANDS = 60;

export const placeName = (channel: Channel): string => (isDirect(channel) ? directName(channel) : isThread(channel) ? channel.name : "#" + channel.name);

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

/** Why nothing can be written there, before the server would say so. */
function reasonNotTo(channel: Channel): string | null {
  if (mayWrite(channel)) return null;
  const until = memberOf(channel.guildId, me.value.id)?.timeoutUntil ?? 0;
  return until > Date.now() ? composerWords.timedOut(fullTime(until)) : composerWords.readOnly;
}

export function Composer({ channel }: { channel: Channel }) {
  const calling = callings.value.get(channel.id);
  const why = reasonNotTo(channel);
  if (why === null && !calling) return <Open channel={channel} />;
  return (
    <div class="composer">
      {calling && why === null ? (
        <div class="box">
          <CommandForm calling={calling} channel={channel} />
        </div>
      ) : (
        <p class="box closed">{why}</p>
      )}
      <Under channel={channel} text="" />
    </div>
  );
}

function Open({ channel }: { channel: Channel }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState(-1);
  const text = draftIn(channel.id);
  const files = attachedIn(channel.id);
  const wait = useSlow(channel);
  const ready = (tidy(text) !== "" || files.length > 0) && lengthOf(tidy(text)) <= MOST && wait === 0;
  const leaves = useCommands(channel, text);
  const word = wordAt(text, cursor);
  const list = word && word.start !== dismissed ? suggestionsFor(word, channel) : [];
  const looksForEmoji = word?.sign === ":";
  useEffect(() => void (looksForEmoji && loadEmoji().catch(() => undefined)), [looksForEmoji]);
  const commands = dismissed === 0 ? [] : leaves;
  const count = commands.length || list.length;
  const at = Math.min(chosen, count - 1);
  const label = say.composer.label(placeName(channel));
  const mayAttach = mayIn(channel, Permission.attachFiles);

  useLayoutEffect(() => void (area.current && grow(area.current)), [text]);
  useEffect(() => {
    if (!touch.value) area.current?.focus();
    setField(area.current);
    return () => setField(null);
  }, []);

  const typed = (field: HTMLTextAreaElement): void => {
    setDraft(channel.id, field.value);
    setCursor(field.selectionStart);
    setChosen(0);
    if (field.value.trim()) tellTyping(channel.id);
    else setDismissed(-1);
  };
  const take = (more: Iterable<File>): void => void attach(channel.id, more).then(() => area.current?.focus());
  const submit = (): void => {
    if (!ready) return;
    send(channel.id, tidy(text), replies.peek().get(channel.id) ?? null, takeAttached(channel.id));
    setDraft(channel.id, "");
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
  const marked = (event: KeyboardEvent, field: HTMLTextAreaElement): boolean => {
    const sign = markOf(event);
    if (sign === null) return false;
    event.preventDefault();
    event.stopPropagation();
    const made = mark(field.value, field.selectionStart, field.selectionEnd, sign);
    field.value = made.text;
    field.setSelectionRange(made.start, made.end);
    typed(field);
    return true;
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.isComposing || pressedInList(event) || (area.current && marked(event, area.current))) return;
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
  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), submit())}>
      {mayAttach && <DropZone name={placeName(channel)} onFiles={take} />}
      {commands.length > 0 && <CommandList leaves={commands} at={at} onPick={call} />}
      {commands.length === 0 && list.length > 0 && <Suggestions list={list} at={at} onPick={pick} />}
      <div class="box">
        <Replying channel={channel} />
        <ComposerFiles channelId={channel.id} onDone={() => area.current?.focus()} />
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
              take([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
          <span class="writer">
            <textarea
              ref={area}
              rows={1}
              dir="auto"
              aria-label={label}
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
                take(pasted);
              }}
            />
            {text === "" && <Ghost says={label} />}
          </span>
          <button type="button" class="ib" aria-label={say.composer.emoji} title={say.composer.emoji} aria-expanded={picking.value !== null} onClick={pickEmoji}>
            <Icon of={Smile} />
          </button>
          <button type="submit" class={ready ? "ib send" : "ib"} aria-label={say.composer.send} title={say.composer.send} aria-disabled={!ready}>
            <Icon of={ArrowUp} />
          </button>
        </div>
      </div>
      <Under channel={channel} text={text} wait={wait} />
    </form>
  );
}
