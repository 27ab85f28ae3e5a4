// The tags of a forum: as buttons that choose them, and as they stand on a post.
import type { Id } from "../api/types";
import type { ForumTag } from "../state/guilds";

export function TagButtons({ tags, chosen, onToggle }: { tags: readonly ForumTag[]; chosen: readonly Id[]; onToggle: (id: Id) => void }) {
  return (
    <div class="tags">
      {tags.map(({ id, name, emoji }) => (
        <button key={id} type="button" class="tag-pick" aria-pressed={chosen.includes(id)} onClick={() => onToggle(id)}>
          {emoji && <span aria-hidden="true">{emoji}</span>}
          {name}
        </button>
      ))}
    </div>
  );
}

export function TagMarks({ tags }: { tags: readonly ForumTag[] }) {
  if (tags.length === 0) return null;
  return (
    <span class="tag-marks">
      {tags.map(({ id, name, emoji }) => (
        <span key={id} class="tag">
          {emoji} {name}
        </span>
      ))}
    </span>
  );
}
