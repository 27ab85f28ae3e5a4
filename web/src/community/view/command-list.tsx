// The commands that fit what is typed after the slash, by application.
import { useLayoutEffect } from "preact/hooks";
import type { Leaf } from "../state/commands";
import { commandWords } from "../text/command-words";
import { AvatarOf } from "./avatar";

export function CommandList({ leaves, at, onPick }: { leaves: readonly Leaf[]; at: number; onPick: (leaf: Leaf) => void }) {
  useLayoutEffect(() => void document.getElementById(`suggestion${at}`)?.scrollIntoView({ block: "nearest" }), [at]);
  return (
    <ul class="suggest commands scroll" role="listbox" id="suggestions" aria-label={commandWords.commands}>
      {leaves.map((leaf, index) => (
        <li
          key={leaf.key}
          id={`suggestion${index}`}
          class={`row ${leaves[index - 1]?.app.id === leaf.app.id ? "" : "first"}`}
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(leaf)}
        >
          <AvatarOf id={leaf.app.bot_id ?? leaf.app.id} size="s" />
          <span class="what cut">
            <b class="cut">/{leaf.name}</b>
            <span class="note cut">{leaf.description}</span>
          </span>
          <span class="note">{leaf.app.name}</span>
        </li>
      ))}
    </ul>
  );
}
