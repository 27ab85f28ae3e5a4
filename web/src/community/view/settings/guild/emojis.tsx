// The guild's own emojis. The file's name is the emoji's first name.
import { Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../../../../view/icon";
import { owning } from "../../../actions/owning";
import { orNotice, reasonOf } from "../../../actions/refusals";
import type { KeptEmojiWire } from "../../../api/owning";
import type { Id } from "../../../api/types";
import { guild } from "../../../state/guilds";
import { fromUser, plainName } from "../../../state/people";
import { emojiNameOf } from "../../../state/emoji-name";
import { sayKeeping } from "../../../text/keeping-words";
import { Loaded, useLoaded } from "../loaded";
import { Part, Question, Say } from "../parts";
import { PickPicture, readFile } from "../picture";

const words = sayKeeping.emojis;

export function Emojis({ guildId }: { guildId: Id }) {
  // News of others come by the gateway; who made them only by asking.
  const key = guild(guildId)?.emojis.map(({ id, name }) => id + name).join() ?? "";
  const emojis = useLoaded<readonly KeptEmojiWire[]>(() => owning().emojis(guildId), key);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const [erased, setErased] = useState<KeptEmojiWire | null>(null);
  const upload = async (file: File): Promise<void> => {
    setBusy(true);
    setError("");
    try {
      const made = await owning().addEmoji(guildId, emojiNameOf(file.name), await readFile(file));
      emojis.set((all) => [...all.filter(({ id }) => id !== made.id), made]);
    } catch (refused) {
      setError(reasonOf(refused));
    }
    setBusy(false);
  };
  const erase = async (id: Id): Promise<void> => {
    setErased(null);
    const done = await orNotice(owning().deleteEmoji(guildId, id).then(() => true));
    if (done) emojis.set((all) => all.filter((one) => one.id !== id));
  };
  return (
    <Part lead={words.lead}>
      <div class="buttons" aria-busy={busy || undefined}>
        <PickPicture label={words.upload} onPick={(file) => void upload(file)} onRefuse={setError} />
      </div>
      <span class="field">
        <Say error={error} />
      </span>
      <Loaded of={emojis} none={words.none}>
        {(all) => (
          <ul class="lines">
            {all.map((emoji) => (
              <li key={emoji.id} class="line">
                <img class="emoji-picture" src={`/emojis/${emoji.id}.${emoji.animated ? "gif" : "webp"}?size=64`} alt="" />
                <Name guildId={guildId} emoji={emoji} />
                {emoji.user && <small class="since cut">{plainName(fromUser(emoji.user))}</small>}
                <button type="button" class="ib" aria-label={words.erase(emoji.name)} title={words.erase(emoji.name)} onClick={() => setErased(emoji)}>
                  <Icon of={Trash2} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {erased && <Question title={words.eraseAsk(erased.name)} text={words.eraseText} yes={words.eraseYes} onYes={() => void erase(erased.id!)} onClose={() => setErased(null)} />}
    </Part>
  );
}

/** Saved when one leaves the field or presses Enter; a refusal stands beside it. */
function Name({ guildId, emoji }: { guildId: Id; emoji: KeptEmojiWire }) {
  const [text, setText] = useState(emoji.name);
  const [error, setError] = useState("");
  const save = async (): Promise<void> => {
    if (text === emoji.name) return;
    try {
      await owning().renameEmoji(guildId, emoji.id!, text);
      setError("");
    } catch (refused) {
      setError(reasonOf(refused));
    }
  };
  return (
    <form class="grow field" onSubmit={(event) => (event.preventDefault(), void save())}>
      <input
        class="input"
        aria-label={words.nameOf(emoji.name)}
        aria-invalid={error !== ""}
        maxLength={32}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={() => void save()}
      />
      <Say error={error} />
    </form>
  );
}
