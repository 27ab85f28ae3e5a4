// A thread that begins: at a message, or by itself.
import { Spool } from "lucide";
import { useState } from "preact/hooks";
import { closePanel, openThreadBeside } from "../actions/panel";
import { startThread } from "../actions/threads";
import type { Id } from "../api/types";
import { channel } from "../state/guilds";
import { findMessage } from "../state/messages";
import { preview } from "../text/preview";
import { reading } from "../text/reading-words";
import { Found } from "./found";
import { PanelFrame } from "./panel-frame";

/** Source: Discord API v10, "Channel": a name has at most 100 characters. */
const LONGEST_NAME = 100;
const SUGGESTED = 40;

export function NewThread({ channelId, messageId }: { channelId: Id; messageId: Id | null }) {
  const message = messageId === null ? undefined : findMessage(channelId, messageId);
  const guildId = channel(channelId)?.guildId ?? null;
  const suggested = message ? preview(message.content, guildId).slice(0, SUGGESTED) : "";
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const wanted = name.trim() || suggested.trim();
  const start = async (): Promise<void> => {
    if (wanted === "" || busy) return;
    setBusy(true);
    const made = await startThread(channelId, messageId, wanted);
    setBusy(false);
    if (made) openThreadBeside(made);
  };
  return (
    <PanelFrame title={reading.threads.begin} icon={Spool}>
      <form class="panel-form" onSubmit={(event) => (event.preventDefault(), void start())}>
        {message && (
          <ul class="found-list quoted">
            <Found message={message} isStop={false} />
          </ul>
        )}
        <div class="field">
          <label for="thread-name">{reading.threads.name}</label>
          <input
            class="input"
            id="thread-name"
            data-first
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={LONGEST_NAME}
            placeholder={suggested || reading.threads.nameHint}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <div class="foot">
          <button type="button" class="btn quiet" onClick={closePanel}>
            {reading.threads.cancel}
          </button>
          <button type="submit" class="btn primary" disabled={wanted === "" || busy}>
            {reading.threads.create}
          </button>
        </div>
      </form>
    </PanelFrame>
  );
}
