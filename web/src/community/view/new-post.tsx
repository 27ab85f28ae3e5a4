// A new post of a forum: title, tags, text and files.
import { MessagesSquare, Paperclip, X } from "lucide";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { closePanel, openThreadBeside } from "../actions/panel";
import { startPost } from "../actions/threads";
import type { Id } from "../api/types";
import { channel } from "../state/guilds";
import { mayIn } from "../state/may";
import { Permission } from "../state/permissions";
import { reading } from "../text/reading-words";
import { PanelFrame } from "./panel-frame";
import { TagButtons } from "./tags";

const LONGEST_NAME = 100;
const MOST_TAGS = 5;
const MOST_FILES = 10;
const LONGEST_TEXT = 2_000;

type Draft = { name: string; content: string; tags: readonly Id[]; files: readonly File[] };
const EMPTY: Draft = { name: "", content: "", tags: [], files: [] };
/** What was begun is kept while the page is open. */
const drafts = new Map<Id, Draft>();

function faultOf({ name, content, tags, files }: Draft, needsTag: boolean): string | null {
  if (name.trim() === "") return reading.forum.needsTitle;
  if (needsTag && tags.length === 0) return reading.forum.needsTag;
  return content.trim() === "" && files.length === 0 ? reading.forum.needsText : null;
}

export function NewPost({ forumId }: { forumId: Id }) {
  const forum = channel(forumId);
  const chooser = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<Draft>(drafts.get(forumId) ?? EMPTY);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (some: Partial<Draft>): void => {
    const next = { ...draft, ...some };
    drafts.set(forumId, next);
    setDraft(next);
    setFault(null);
  };
  const tags = (forum?.forum?.tags ?? []).filter(({ isModerated }) => !isModerated || (forum && mayIn(forum, Permission.manageThreads)));
  const toggle = (id: Id): void => {
    const had = draft.tags.includes(id);
    change({ tags: had ? draft.tags.filter((one) => one !== id) : [...draft.tags, id].slice(0, MOST_TAGS) });
  };
  const publish = async (): Promise<void> => {
    const wrong = faultOf(draft, forum?.forum?.needsTag ?? false);
    setFault(wrong);
    if (wrong !== null || busy) return;
    setBusy(true);
    const made = await startPost(forumId, { ...draft, name: draft.name.trim(), content: draft.content.trim() });
    setBusy(false);
    if (!made) return;
    drafts.delete(forumId);
    openThreadBeside(made);
  };
  return (
    <PanelFrame title={reading.forum.post} icon={MessagesSquare}>
      <form class="panel-form scroll" onSubmit={(event) => (event.preventDefault(), void publish())}>
        <div class="field">
          <label for="post-title">{reading.forum.title}</label>
          <input
            class="input"
            id="post-title"
            data-first
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={LONGEST_NAME}
            value={draft.name}
            onInput={(event) => change({ name: event.currentTarget.value })}
          />
        </div>
        {tags.length > 0 && (
          <div class="field">
            <span class="label">{reading.forum.tags}</span>
            <TagButtons tags={tags} chosen={draft.tags} onToggle={toggle} />
          </div>
        )}
        <div class="field">
          <label for="post-text">{reading.forum.text}</label>
          <textarea
            class="input tall"
            id="post-text"
            dir="auto"
            rows={6}
            maxLength={LONGEST_TEXT}
            value={draft.content}
            onInput={(event) => change({ content: event.currentTarget.value })}
          />
        </div>
        {draft.files.length > 0 && (
          <ul class="post-files">
            {draft.files.map((file) => (
              <li key={file.name}>
                <span class="cut">{file.name}</span>
                <button type="button" class="ib" aria-label={reading.forum.remove(file.name)} onClick={() => change({ files: draft.files.filter((one) => one !== file) })}>
                  <Icon of={X} size="s" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          aria-label={reading.forum.files}
          onChange={(event) => {
            change({ files: [...draft.files, ...(event.currentTarget.files ?? [])].slice(0, MOST_FILES) });
            event.currentTarget.value = "";
          }}
        />
        {fault && (
          <p class="notice" role="alert">
            {fault}
          </p>
        )}
        <div class="foot">
          {forum && mayIn(forum, Permission.attachFiles) && (
            <button type="button" class="btn quiet" onClick={() => chooser.current?.click()}>
              <Icon of={Paperclip} size="s" />
              {reading.forum.files}
            </button>
          )}
          <span class="grow" />
          <button type="button" class="btn plain" onClick={closePanel}>
            {reading.threads.cancel}
          </button>
          <button type="submit" class="btn primary" disabled={busy}>
            {reading.forum.publish}
          </button>
        </div>
      </form>
    </PanelFrame>
  );
}
