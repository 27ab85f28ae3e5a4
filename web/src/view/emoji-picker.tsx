// A small picker: the emoji people use most, found by name, walked by arrows.
import { useMemo, useState } from "preact/hooks";
import { look, keep } from "../state/storage";
import { emoji, type Emoji } from "../text/emoji";
import { en } from "../text/en";
import { fold } from "../text/fold";
import { usePicker } from "./use-picker";

const RECENT = "parley.emoji";
const MOST_RECENT = 16;

type Props = { onPick: (emoji: string) => void; onClose: () => void };

const recent = (): string[] => (look(RECENT) ?? "").split(" ").filter(Boolean);

function remember(sign: string): void {
  keep(RECENT, [sign, ...recent().filter((old) => old !== sign)].slice(0, MOST_RECENT).join(" "));
}

/** Recent ones come first while nothing is searched for. */
function found(query: string): Emoji[] {
  const wanted = fold(query.trim());
  if (wanted) return emoji.filter(([, name]) => name.split(" ").some((word) => word.startsWith(wanted)));
  const used = recent();
  const first = used.flatMap((sign) => emoji.filter(([own]) => own === sign));
  return [...first, ...emoji.filter(([sign]) => !used.includes(sign))];
}

export function EmojiPicker({ onPick, onClose }: Props) {
  const [query, setQuery] = useState("");
  const list = useMemo(() => found(query), [query]);

  const pick = (sign: string): void => {
    remember(sign);
    onPick(sign);
    onClose();
  };
  const { box, field, pressed } = usePicker(onClose, () => list[0] && pick(list[0][0]));
  return (
    <div class="picker" role="dialog" aria-label={en.composer.emoji} ref={box} onKeyDown={pressed}>
      <input
        class="input"
        type="text"
        aria-label={en.emoji.find}
        placeholder={en.emoji.find}
        value={query}
        ref={field}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <div class="grid scroll" role="group" aria-label={en.composer.emoji}>
        {list.map(([sign, name], index) => (
          <button
            key={sign}
            type="button"
            class="emoji"
            tabIndex={index === 0 ? 0 : -1}
            aria-label={name}
            title={name}
            onClick={() => pick(sign)}
          >
            {sign}
          </button>
        ))}
      </div>
      {list.length === 0 && <p class="note">{en.emoji.none}</p>}
    </div>
  );
}
