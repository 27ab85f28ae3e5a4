// A forum: its posts as cards, in the order and with the tag one chose. A post opens beside them like a thread.
import { MessageSquare, MessagesSquare, Pin, Plus, SmilePlus } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { now } from "../../view/media";
import { rove } from "../../view/rove";
import { openPanel, openThreadBeside } from "../actions/panel";
import { loadArchived, loadStarter, starters, type Archive } from "../actions/threads";
import type { Id } from "../api/types";
import type { Channel } from "../state/guilds";
import { timeOf } from "../state/ids";
import { mayIn } from "../state/may";
import { nameIn } from "../state/members";
import type { Message } from "../state/messages";
import { openThread } from "../state/panel";
import { Permission } from "../state/permissions";
import { isUnread } from "../state/reads";
import { activityOf, inThreadOrder, threadsIn } from "../state/threads";
import { preview } from "../text/preview";
import { reading } from "../text/reading-words";
import { shortTime } from "../text/times";
import { say } from "../text/words";
import { AvatarOf } from "./avatar";
import { PanelEmpty } from "./panel-frame";
import { TagButtons, TagMarks } from "./tags";

/** Posts on the page at first, and how many more with each wish. */
const STEP = 25;

function firstPicture(message: Message | null | undefined): string | null {
  const file = message?.attachments.find(({ content_type, filename, width }) => content_type?.startsWith("image/") && width && !filename.startsWith("SPOILER_"));
  return file?.url ?? null;
}

function Foot({ post, starter }: { post: Channel; starter: Message | null | undefined }) {
  const reactions = (starter?.reactions ?? []).reduce((sum, { count }) => sum + count, 0);
  const replies = post.thread?.messageCount ?? 0;
  const at = timeOf(activityOf(post));
  return (
    <span class="post-foot">
      <span title={reading.forum.replies(replies)}>
        <Icon of={MessageSquare} size="xs" />
        <span aria-hidden="true">{replies}</span>
        <span class="hidden">{reading.forum.replies(replies)}</span>
      </span>
      {reactions > 0 && (
        <span title={reading.forum.reactions(reactions)}>
          <Icon of={SmilePlus} size="xs" />
          <span aria-hidden="true">{reactions}</span>
          <span class="hidden">{reading.forum.reactions(reactions)}</span>
        </span>
      )}
      <time dateTime={new Date(at).toISOString()}>{shortTime(at, now.value)}</time>
    </span>
  );
}

function Card({ forum, post, isStop }: { forum: Channel; post: Channel; isStop: boolean }) {
  useEffect(() => void loadStarter(post, post.id), [post.id]);
  const starter = starters.value.get(post.id);
  const unread = isUnread(post);
  const owner = post.thread?.ownerId ?? "0";
  const picture = firstPicture(starter);
  const tags = (forum.forum?.tags ?? []).filter(({ id }) => post.thread?.tags.includes(id));
  return (
    <li>
      <button
        type="button"
        class={`post ${unread ? "unread" : ""}`}
        tabIndex={isStop ? 0 : -1}
        aria-current={openThread.value === post.id ? "true" : undefined}
        onClick={() => openThreadBeside(post.id)}
      >
        <span class="post-words">
          <span class="post-tags">
            {post.thread?.isOnTop && (
              <span class="tag">
                <Icon of={Pin} size="xs" /> {reading.forum.onTop}
              </span>
            )}
            <TagMarks tags={tags} />
          </span>
          <b class="post-title" dir="auto">
            {post.name}
            {unread && <span class="hidden"> {say.count.unread}</span>}
          </b>
          <span class="post-lines" dir="auto">
            {starter ? preview(starter.content, forum.guildId) || starter.attachments[0]?.filename : " "}
          </span>
          <span class="post-by">
            <AvatarOf id={owner} size="xs" />
            <span class="cut">{nameIn(forum.guildId, owner) || say.talk.somebody}</span>
            <Foot post={post} starter={starter} />
          </span>
        </span>
        {picture && <img class="post-picture" src={picture} alt="" width={88} height={88} loading="lazy" />}
      </button>
    </li>
  );
}

type ToolsProps = { forum: Channel; byCreation: boolean; onSort: (byCreation: boolean) => void; chosen: Id | null; onTag: (id: Id | null) => void };

function Tools({ forum, byCreation, onSort, chosen, onTag }: ToolsProps) {
  const tags = forum.forum?.tags ?? [];
  const mayPost = mayIn(forum, Permission.sendMessages);
  return (
    <div class="forum-tools">
      <div class="forum-line">
        <div class="sorts" role="group" aria-label={reading.forum.sort}>
          <button type="button" class="sort" aria-pressed={!byCreation} onClick={() => onSort(false)}>
            {reading.forum.byActivity}
          </button>
          <button type="button" class="sort" aria-pressed={byCreation} onClick={() => onSort(true)}>
            {reading.forum.byCreation}
          </button>
        </div>
        <span class="grow" />
        {mayPost ? (
          <button type="button" class="btn primary" onClick={() => openPanel({ kind: "new-post", channelId: forum.id })}>
            <Icon of={Plus} size="s" />
            {reading.forum.post}
          </button>
        ) : (
          <span class="note">{reading.forum.mayNot}</span>
        )}
      </div>
      {tags.length > 0 && <TagButtons tags={tags} chosen={chosen ? [chosen] : []} onToggle={(id) => onTag(chosen === id ? null : id)} />}
    </div>
  );
}

/** The archive's posts come page by page after those under way. */
function useArchive(forum: Channel) {
  const [archive, setArchive] = useState<Archive | null>(null);
  const [shown, setShown] = useState(STEP);
  useEffect(() => void loadArchived(forum.id, null).then(setArchive), [forum.id]);
  const more = async (count: number): Promise<void> => {
    setShown(shown + STEP);
    if (archive?.hasMore && count <= shown + STEP) setArchive((await loadArchived(forum.id, archive)) ?? archive);
  };
  return { shown, more, hasMore: archive?.hasMore ?? false };
}

export function Forum({ channel: forum }: { channel: Channel }) {
  const list = useRef<HTMLUListElement>(null);
  const [byCreation, setByCreation] = useState(forum.forum?.byCreation ?? false);
  const [tag, setTag] = useState<Id | null>(null);
  const { shown, more, hasMore } = useArchive(forum);
  const all = threadsIn(forum.id);
  const tagged = tag === null ? all : all.filter(({ thread }) => thread?.tags.includes(tag));
  // Those in the archive stand below those under way, as in the list that the server keeps.
  const posts = [false, true].flatMap((isArchived) => inThreadOrder(tagged.filter(({ thread }) => thread?.isArchived === isArchived), byCreation));
  return (
    <div class="scroll forum">
      <div class="forum-column">
        {forum.topic && <p class="forum-topic only-phone">{forum.topic}</p>}
        <Tools forum={forum} byCreation={byCreation} onSort={setByCreation} chosen={tag} onTag={setTag} />
        {posts.length === 0 && <PanelEmpty icon={MessagesSquare} text={tag ? reading.forum.noneTagged : reading.forum.none} how={tag ? "" : reading.forum.noneHow} />}
        <ul class="posts" ref={list} aria-label={reading.forum.posts} onKeyDown={(event) => rove(event, list.current, ".post")}>
          {posts.slice(0, shown).map((post, index) => (
            <Card key={post.id} forum={forum} post={post} isStop={index === 0} />
          ))}
        </ul>
        {(posts.length > shown || hasMore) && (
          <button type="button" class="btn plain older" onClick={() => void more(posts.length)}>
            {reading.forum.older}
          </button>
        )}
      </div>
    </div>
  );
}
