import { SmilePlus } from "lucide";
import { Icon } from "../../view/icon";
import { toggleReaction } from "../actions/act";
import type { Message, Reaction } from "../state/messages";
import { dialog } from "../state/place";
import { sayActing } from "../text/acting-words";
import { say } from "../text/words";
import { EmojiPicture } from "./rich";

const MOST = 12;

export function showReactors({ channelId, id }: Message, emoji: string): void {
  dialog.value = { kind: "reactors", channelId, messageId: id, emoji };
}

function Pill({ message, of }: { message: Message; of: Reaction }) {
  return (
    <button
      type="button"
      class="react"
      aria-pressed={of.mine}
      aria-label={say.talk.reaction(of.name, of.count)}
      title={of.emojiId ? `:${of.name}:` : undefined}
      onClick={() => void toggleReaction(message.channelId, message.id, of)}
      onContextMenu={(event) => (event.preventDefault(), event.stopPropagation(), showReactors(message, of.key))}
    >
      <span class="e" aria-hidden="true">
        {of.emojiId ? <EmojiPicture id={of.emojiId} name={of.name} isAnimated={of.isAnimated} /> : of.name}
      </span>
      {of.count}
    </button>
  );
}

export function Reactions({ message, onAdd }: { message: Message; onAdd: (event: MouseEvent) => void }) {
  const { reactions } = message;
  if (reactions.length === 0) return null;
  return (
    <div class="reacts">
      {reactions.slice(0, MOST).map((one) => (
        <Pill key={one.key} message={message} of={one} />
      ))}
      {reactions.length > MOST && (
        <button type="button" class="react" aria-label={sayActing.reactors.title} title={sayActing.reactors.title} onClick={() => showReactors(message, reactions[MOST]!.key)}>
          +{reactions.length - MOST}
        </button>
      )}
      <button type="button" class="react add" aria-label={say.talk.addReaction} title={say.talk.addReaction} onClick={onAdd}>
        <Icon of={SmilePlus} size="xs" />
      </button>
    </div>
  );
}
