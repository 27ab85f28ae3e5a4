// A message of mine, open for change where it stands. Enter saves, Esc leaves it as it was.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { touch } from "../../view/media";
import { edit } from "../actions/act";
import { erase } from "../actions/erase";
import { editing } from "../state/drafts";
import type { Message } from "../state/messages";
import { say } from "../text/words";

const leave = (): void => {
  editing.value = null;
  document.querySelector<HTMLTextAreaElement>(".composer textarea")?.focus();
};

export function EditBox({ message }: { message: Message }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(message.content);
  useLayoutEffect(() => {
    const field = area.current;
    if (!field) return;
    field.style.height = "auto";
    field.style.height = field.scrollHeight + "px";
  }, [text]);
  useLayoutEffect(() => {
    area.current?.focus();
    area.current?.setSelectionRange(text.length, text.length);
  }, []);
  const save = (): void => {
    const tidy = text.trim();
    leave();
    if (tidy === "" && message.attachments.length === 0) erase(message.channelId, message.id);
    else void edit(message.channelId, message.id, tidy);
  };
  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !touch.value) {
      event.preventDefault();
      save();
    }
  };
  return (
    <div class="edit-box">
      <textarea ref={area} rows={1} dir="auto" aria-label={say.composer.editing} value={text} onInput={(event) => setText(event.currentTarget.value)} onKeyDown={pressed} />
      <div class="edit-foot">
        <button type="button" class="btn quiet small" onClick={leave}>
          {say.cancel}
        </button>
        <button type="button" class="btn primary small" onClick={save}>
          {say.composer.save}
        </button>
      </div>
    </div>
  );
}
