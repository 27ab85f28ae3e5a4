// The files that go with the next message: how they look, what covers and describes them.
import { Eye, EyeOff, FileText, Pencil, X } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import type { Id } from "../api/types";
import { attachedIn, changeAttached, dropAttached, type Attached } from "../state/attached";
import { composerWords } from "../text/composer-words";
import { fileSize } from "../text/times";
import { say } from "../text/words";

/** Source: Discord API v10, "Attachment Structure". */
const LONGEST_ALT = 1_024;

function Card({ of, channelId, isOpen, onDescribe }: { of: Attached; channelId: Id; isOpen: boolean; onDescribe: () => void }) {
  const { name, size } = of.file;
  const cover = composerWords.cover(name);
  return (
    <li class={of.isSpoiler ? "card covered-card" : "card"}>
      <span class="face">{of.url ? <img src={of.url} alt={of.alt} /> : <Icon of={FileText} />}</span>
      <span class="card-name">
        <span class="cut">{name}</span>
        <span class="note">{fileSize(size)}</span>
      </span>
      <span class="card-acts">
        <button type="button" class="ib" aria-pressed={of.isSpoiler} aria-label={cover} title={cover} onClick={() => changeAttached(channelId, of.key, { isSpoiler: !of.isSpoiler })}>
          <Icon of={of.isSpoiler ? EyeOff : Eye} size="s" />
        </button>
        {of.url && (
          <button type="button" class="ib" aria-expanded={isOpen} aria-label={composerWords.describe(name)} title={composerWords.describe(name)} onClick={onDescribe}>
            <Icon of={Pencil} size="s" />
          </button>
        )}
        <button type="button" class="ib" aria-label={say.composer.remove(name)} title={say.composer.remove(name)} onClick={() => dropAttached(channelId, of.key)}>
          <Icon of={X} size="s" />
        </button>
      </span>
    </li>
  );
}

function Description({ of, channelId, onClose }: { of: Attached; channelId: Id; onClose: () => void }) {
  const id = "alt-" + of.key;
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <div class="alt">
      <label for={id} class="cut">
        {composerWords.description(of.file.name)}
      </label>
      <input
        class="input"
        id={id}
        type="text"
        dir="auto"
        maxLength={LONGEST_ALT}
        placeholder={composerWords.descriptionHint}
        value={of.alt}
        ref={(field) => void (field && !field.dataset["met"] && ((field.dataset["met"] = "yes"), field.focus()))}
        onInput={(event) => changeAttached(channelId, of.key, { alt: event.currentTarget.value })}
        onKeyDown={pressed}
      />
      <button type="button" class="btn quiet small" onClick={onClose}>
        {composerWords.done}
      </button>
    </div>
  );
}

export function ComposerFiles({ channelId, onDone }: { channelId: Id; onDone: () => void }) {
  const files = attachedIn(channelId);
  const [describing, setDescribing] = useState<string | null>(null);
  const open = files.find(({ key }) => key === describing);
  if (files.length === 0) return null;
  const close = (): void => {
    setDescribing(null);
    onDone();
  };
  return (
    <>
      <ul class="attach" aria-label={composerWords.files}>
        {files.map((one) => (
          <Card key={one.key} of={one} channelId={channelId} isOpen={one.key === describing} onDescribe={() => setDescribing(one.key === describing ? null : one.key)} />
        ))}
      </ul>
      {open && <Description key={open.key} of={open} channelId={channelId} onClose={close} />}
    </>
  );
}
