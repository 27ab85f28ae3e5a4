// A few words of one's own beside one's name, for as long as one likes.
import { useState } from "preact/hooks";
import { setCustomStatus } from "../../actions/own";
import { customStatus } from "../../state/own-settings";
import { closeDialog } from "../../state/place";
import { sayOwn } from "../../text/own-words";
import { say } from "../../text/words";
import { CloseCorner } from "../dialogs";
import { Modal } from "../modal";

/** Source: Discord's clients. */
const LONGEST = 128;

/** The end of the chosen time: seconds, 0 for the end of the day, -1 for never. */
function endOf(seconds: number): number | null {
  if (seconds < 0) return null;
  if (seconds > 0) return Date.now() + seconds * 1000;
  return new Date().setHours(24, 0, 0, 0);
}

export function StatusDialog() {
  const own = customStatus.peek();
  const [text, setText] = useState([own?.emoji, own?.text].filter(Boolean).join(" "));
  const [clears, setClears] = useState(0);
  const [busy, setBusy] = useState(false);
  const save = async (words: string): Promise<void> => {
    setBusy(true);
    const kept = await setCustomStatus(words ? { text: words, emoji: "", until: endOf(clears) } : null);
    setBusy(false);
    if (kept) closeDialog();
  };
  return (
    <Modal label={sayOwn.status.title}>
      <h2>{sayOwn.status.title}</h2>
      <form onSubmit={(event) => (event.preventDefault(), void save(text.trim()))}>
        <div class="field">
          <label for="own-status">{sayOwn.status.label}</label>
          <input
            class="input"
            id="own-status"
            value={text}
            maxLength={LONGEST}
            autofocus
            autocomplete="off"
            placeholder={sayOwn.status.example}
            dir="auto"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="status-clears">{sayOwn.status.clears}</label>
          <select class="input" id="status-clears" value={String(clears)} onChange={(event) => setClears(Number(event.currentTarget.value))}>
            {([0, 1_800, 3_600, 14_400, -1] as const).map((seconds) => (
              <option key={seconds} value={String(seconds)}>
                {sayOwn.status.windows[seconds]}
              </option>
            ))}
          </select>
        </div>
        <div class="foot">
          {own ? (
            <button type="button" class="btn quiet" disabled={busy} onClick={() => void save("")}>
              {sayOwn.status.clear}
            </button>
          ) : (
            <button type="button" class="btn quiet" onClick={closeDialog}>
              {say.cancel}
            </button>
          )}
          <button type="submit" class="btn primary" disabled={busy}>
            {sayOwn.status.save}
          </button>
        </div>
      </form>
      <CloseCorner />
    </Modal>
  );
}
