// What the word before the cursor may become, above the composer.
import { Icon } from "../../view/icon";
import { say } from "../text/words";
import { AvatarOf } from "./avatar";
import { channelIcon } from "./channel-icon";
import { EmojiPicture } from "./rich";
import type { Suggestion } from "./suggest";

export function Suggestions({ list, at, onPick }: { list: readonly Suggestion[]; at: number; onPick: (one: Suggestion) => void }) {
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
          {one.userId && <AvatarOf id={one.userId} size="xs" presence />}
          {one.sign && <span class="sq">{one.sign}</span>}
          {one.emoji && (
            <span class="sq">
              <EmojiPicture id={one.emoji.id} name={one.emoji.name} isAnimated={one.emoji.isAnimated} />
            </span>
          )}
          {one.channel && <Icon of={channelIcon(one.channel)} size="s" />}
          {one.colour !== undefined && <span class="role" style={one.colour ? { "--role": `#${one.colour.toString(16).padStart(6, "0")}` } : undefined} />}
          <span class="cut">{one.label}</span>
          <span class="note">{one.note}</span>
        </li>
      ))}
    </ul>
  );
}
