// A message's text on the page: only elements and text nodes, never markup from the message.
import { Fragment, type ComponentChildren } from "preact";
import { useContext, useMemo, useState } from "preact/hooks";
import { now } from "../../view/media";
import { onlyEmoji } from "../../text/rich";
import { addressOf } from "../actions/route";
import type { Id } from "../api/types";
import { channels, guilds } from "../state/guilds";
import { memberOf, nameIn } from "../state/members";
import { me } from "../state/people";
import { dialog } from "../state/place";
import { readMarkdown, type Block, type Inline, type Item } from "../text/markdown";
import { marked } from "../text/search-query";
import { fullTime, namedTime } from "../text/times";
import { say } from "../text/words";
import { CodeBlock } from "./code-block";
import { PlaceLink } from "./link";
import { Marking } from "./marking";

type Props<T> = { of: T; guildId: Id | null };

/** Long addresses may break after a slash, and only there before anywhere else. */
function breakable(url: string) {
  return url.split(/(?<=\/)(?!\/)/).map((piece, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}

function Spoiler({ children }: { children: ComponentChildren }) {
  const [shown, setShown] = useState(false);
  if (shown) return <span class="spoiler shown">{children}</span>;
  const show = (event: Event): void => {
    event.stopPropagation();
    event.preventDefault();
    setShown(true);
  };
  return (
    <span
      class="spoiler"
      role="button"
      tabIndex={0}
      aria-label={say.talk.spoiler}
      onClickCapture={show}
      onKeyDown={(event) => (event.key === "Enter" || event.key === " ") && show(event)}
    >
      <span aria-hidden="true">{children}</span>
    </span>
  );
}

const tags = { bold: "strong", italic: "em", underline: "u", strike: "s" } as const;

function Marked({ of, guildId }: Props<Extract<Inline, { kind: "mark" }>>) {
  const inside = <Pieces of={of.parts} guildId={guildId} />;
  if (of.mark === "spoiler") return <Spoiler>{inside}</Spoiler>;
  const Tag = tags[of.mark];
  return <Tag>{inside}</Tag>;
}

function UserMention({ id, guildId }: { id: Id; guildId: Id | null }) {
  const name = nameIn(guildId, id) || say.talk.somebody;
  return (
    <button type="button" class={id === me.value.id ? "mention you" : "mention"} onClick={() => (dialog.value = { kind: "person", guildId, userId: id })}>
      @{name}
    </button>
  );
}

function RoleMention({ id, guildId }: { id: Id; guildId: Id | null }) {
  const role = guildId ? guilds.value.get(guildId)?.roles.get(id) : undefined;
  const isMine = memberOf(guildId, me.value.id)?.roles.includes(id) ?? false;
  return <span class={isMine ? "mention you" : "mention"}>@{role?.name ?? say.talk.unknownRole}</span>;
}

function ChannelMention({ id }: { id: Id }) {
  const channel = channels.value.get(id);
  if (!channel) return <span class="mention">#{say.talk.unknownChannel}</span>;
  return (
    <PlaceLink class="mention" href={addressOf(channel.guildId ?? "@me", id)}>
      #{channel.name}
    </PlaceLink>
  );
}

export function EmojiPicture({ id, name, isAnimated, large = false }: { id: Id; name: string; isAnimated: boolean; large?: boolean }) {
  const size = large ? 128 : 64;
  return <img class={large ? "emo large" : "emo"} src={`/emojis/${id}.${isAnimated ? "gif" : "webp"}?size=${size}`} alt={`:${name}:`} title={`:${name}:`} loading="lazy" />;
}

/** What a search asked for is marked in what it found. */
function Words({ text }: { text: string }) {
  const words = useContext(Marking);
  if (words.length === 0) return <>{text}</>;
  return <>{marked(text, words).map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text))}</>;
}

/** A link to a place of this page is followed in it. */
const placeIn = (url: string): string | null => (url.startsWith(location.origin + "/channels/") ? url.slice(location.origin.length) : null);

function Piece({ of, guildId }: Props<Inline>) {
  switch (of.kind) {
    case "text":
      return <Words text={of.text} />;
    case "mark":
      return <Marked of={of} guildId={guildId} />;
    case "code":
      return <code>{of.text}</code>;
    case "link":
      if (placeIn(of.url))
        return <PlaceLink href={placeIn(of.url)!}>{of.parts ? <Pieces of={of.parts} guildId={guildId} /> : breakable(of.url)}</PlaceLink>;
      return (
        <a href={of.url} target="_blank" rel="noopener noreferrer" title={of.parts ? of.url : undefined}>
          {of.parts ? <Pieces of={of.parts} guildId={guildId} /> : breakable(of.url)}
        </a>
      );
    case "user":
      return <UserMention id={of.id} guildId={guildId} />;
    case "role":
      return <RoleMention id={of.id} guildId={guildId} />;
    case "channel":
      return <ChannelMention id={of.id} />;
    case "everyone":
      return <span class="mention you">@{of.name}</span>;
    case "emoji":
      return <EmojiPicture id={of.id} name={of.name} isAnimated={of.isAnimated} />;
    case "time":
      return (
        <time class="moment" dateTime={new Date(of.at).toISOString()} title={fullTime(of.at)}>
          {namedTime(of.at, of.style, now.value)}
        </time>
      );
  }
}

function Pieces({ of, guildId }: Props<readonly Inline[]>) {
  return (
    <>
      {of.map((part, index) => (
        <Piece key={index} of={part} guildId={guildId} />
      ))}
    </>
  );
}

function List({ start, items, guildId }: { start: number | null; items: readonly Item[]; guildId: Id | null }) {
  const rows = items.map(({ depth, parts }, index) => (
    <li key={index} class={`depth${depth}`} dir="auto">
      <Pieces of={parts} guildId={guildId} />
    </li>
  ));
  return start === null ? <ul>{rows}</ul> : <ol start={start}>{rows}</ol>;
}

function Part({ of, guildId }: Props<Block>) {
  switch (of.kind) {
    case "code":
      return <CodeBlock language={of.language} text={of.text} />;
    case "quote":
      return (
        <blockquote>
          {of.blocks.map((block, index) => (
            <Part key={index} of={block} guildId={guildId} />
          ))}
        </blockquote>
      );
    case "list":
      return <List start={of.start} items={of.items} guildId={guildId} />;
    case "heading":
      // The page's own headings are places; what a message calls a heading only looks like one.
      return (
        <p class={`heading h${of.level}`} dir="auto">
          <Pieces of={of.parts} guildId={guildId} />
        </p>
      );
    default:
      return (
        <p class={of.kind === "small" ? "small" : undefined} dir="auto">
          <Pieces of={of.parts} guildId={guildId} />
        </p>
      );
  }
}

const CUSTOM = /<a?:\w{2,32}:\d{1,20}>/g;

/** One to six emoji and nothing else are shown large, be they the guild's own or everybody's. */
export const isLarge = (text: string): boolean => text.length < 400 && onlyEmoji(text.replace(CUSTOM, "🙂"));

export function Rich({ text, guildId, after }: { text: string; guildId: Id | null; after?: ComponentChildren }) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  const large = useMemo(() => isLarge(text), [text]);
  return (
    <div class={large ? "text big-emoji" : "text"}>
      {blocks.map((block, index) => (
        <Part key={index} of={block} guildId={guildId} />
      ))}
      {after}
    </div>
  );
}
