// Where one writes. What is begun is kept for every chat until it is sent.
import { ArrowUp, Smile } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { send, tellTyping } from "../actions/send";
import { draftOf, setDraft } from "../state/drafts";
import { myName } from "../state/session";
import { writing } from "../state/typing";
import { en } from "../text/en";
import { isHere } from "./avatar";
import { Ghost, LengthLeft, lengthOf, MOST, tidy, Writing } from "./composer-parts";
import { EmojiPicker } from "./emoji-picker";
import { Icon } from "./icon";
import { touch } from "./media";
import { chatName, nameOf } from "./names";

function Under({ chat, text }: { chat: string; text: string }) {
  const name = nameOf(chat);
  const other = chat !== myName.value;
  return (
    <div class="under">
      <span class="grow cut">
        {other && writing.value.has(chat) ? (
          <Writing says={en.composer.writing(name)} />
        ) : (
          other && text && !isHere(chat) && en.composer.offline(name)
        )}
      </span>
      <LengthLeft text={text} words={en.composer} />
    </div>
  );
}

/** As tall as its text; the style sheet sets the limit. */
function grow(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = area.scrollHeight + "px";
}

function insert(area: HTMLTextAreaElement, piece: string): void {
  area.focus();
  area.setRangeText(piece, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

export function Composer({ chat }: { chat: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [picking, setPicking] = useState(false);
  const text = draftOf(chat);
  const ready = tidy(text) !== "" && lengthOf(tidy(text)) <= MOST;

  useLayoutEffect(() => void (area.current && grow(area.current)), [text]);
  useEffect(() => void (touch.value || area.current?.focus()), []);

  const typed = (value: string): void => {
    setDraft(chat, value);
    if (value.trim() && chat !== myName.value) tellTyping(chat);
  };
  const submit = (): void => {
    if (!ready) return;
    send(chat, tidy(text));
    setDraft(chat, "");
    area.current?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch.value) return;
    event.preventDefault();
    submit();
  };
  const label = chat === myName.value ? en.composer.toSelf : en.composer.label(chatName(chat));
  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), submit())}>
      {picking && (
        <EmojiPicker
          onPick={(emoji) => area.current && insert(area.current, emoji)}
          onClose={() => (setPicking(false), area.current?.focus())}
        />
      )}
      <div class="box">
        <div class="line">
          <span class="writer">
            <textarea
              ref={area}
              rows={1}
              dir="auto"
              aria-label={label}
              value={text}
              enterkeyhint={touch.value ? "enter" : "send"}
              onInput={(event) => typed(event.currentTarget.value)}
              onKeyDown={pressed}
            />
            {text === "" && <Ghost says={label} />}
          </span>
          <button
            type="button"
            class="ib"
            aria-label={en.composer.emoji}
            title={en.composer.emoji}
            aria-expanded={picking}
            onClick={() => setPicking(!picking)}
          >
            <Icon of={Smile} />
          </button>
          <button
            type="submit"
            class={ready ? "ib send" : "ib"}
            aria-label={en.composer.send}
            title={en.composer.send}
            aria-disabled={!ready}
          >
            <Icon of={ArrowUp} />
          </button>
        </div>
      </div>
      <Under chat={chat} text={text} />
    </form>
  );
}
