// What an application built below a message's text, or instead of it. Source: Discord API v10, "Component Reference".
import { CircleAlert, Download, X } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { ComponentType, isSelect, type ComponentWire, type MediaWire } from "../api/interactions";
import type { AttachmentWire, Id } from "../api/types";
import { dropAsked, usesOf } from "../state/asked";
import { channels } from "../state/guilds";
import type { Message } from "../state/messages";
import { dialog } from "../state/place";
import { botWords } from "../text/bot-words";
import { isSafeAddress } from "../text/inline";
import { fileSize } from "../text/times";
import { say } from "../text/words";
import { fit } from "./attached";
import { BotButton, BotMenu } from "./bot-controls";
import { Rich } from "./rich";

type Props = { of: ComponentWire; message: Message; guildId: Id | null };

const attachmentOf = (media: MediaWire | undefined, message: Message): AttachmentWire | undefined => message.attachments.find(({ url }) => url === media?.url);

/** Covered until it is pressed. */
function Covered({ hides, children }: { hides: boolean; children: ComponentChildren }) {
  const [shown, setShown] = useState(!hides);
  if (shown) return <>{children}</>;
  return (
    <span class="covered">
      <span inert>{children}</span>
      <button type="button" class="cover" onClick={() => setShown(true)}>
        {botWords.hiddenMedia}
      </button>
    </span>
  );
}

function Shown({ media, description, spoiler, message, small = false }: { media: MediaWire | undefined; description: string | null | undefined; spoiler: boolean | undefined; message: Message; small?: boolean }) {
  if (!media || !isSafeAddress(media.url)) return null;
  const file = attachmentOf(media, message);
  const kind = media.content_type ?? file?.content_type ?? "";
  const name = description ?? file?.filename ?? "";
  const [width, height] = [media.width ?? file?.width ?? 320, media.height ?? file?.height ?? 240];
  const size = small ? { width: 84, height: 84 } : fit(width, height);
  return (
    <Covered hides={spoiler ?? false}>
      {kind.startsWith("video/") ? (
        <video class="film" src={media.url} controls preload="metadata" aria-label={name || say.talk.picture} />
      ) : (
        <button type="button" class={small ? "pic thumb-pic" : "pic"} aria-label={name || say.talk.picture} onClick={() => (dialog.value = { kind: "picture", pictures: [{ url: media.url, name: file?.filename ?? name, alt: description ?? "", width, height }], at: 0 })}>
          <img src={media.url} alt={name} {...size} loading="lazy" decoding="async" />
        </button>
      )}
    </Covered>
  );
}

function Gallery({ of, message }: Props) {
  const items = of.items ?? [];
  return (
    <div class={`gallery of${Math.min(items.length, 4)}`}>
      {items.map((item, index) => (
        <Shown key={index} {...item} description={item.description} spoiler={item.spoiler} message={message} />
      ))}
    </div>
  );
}

function FilePart({ of, message }: Props) {
  const file = attachmentOf(of.file, message);
  const url = of.file?.url;
  if (!url || !isSafeAddress(url)) return null;
  const name = file?.filename ?? of.name ?? url.split("/").pop() ?? "";
  return (
    <Covered hides={of.spoiler ?? false}>
      <a class="file" href={url} target="_blank" rel="noopener noreferrer" download={name}>
        <Icon of={Download} />
        <span class="cut">
          <b class="cut">{name}</b>
          {(file || of.size) && <span class="note">{fileSize(file?.size ?? of.size ?? 0)}</span>}
        </span>
      </a>
    </Covered>
  );
}

function Section({ of, message, guildId }: Props) {
  return (
    <div class="section">
      <div class="section-words">
        <Parts of={of.components ?? []} message={message} guildId={guildId} />
      </div>
      {of.accessory && <Part of={of.accessory} message={message} guildId={guildId} />}
    </div>
  );
}

function Container({ of, message, guildId }: Props) {
  const colour = of.accent_color === null || of.accent_color === undefined ? undefined : `#${of.accent_color.toString(16).padStart(6, "0")}`;
  return (
    <Covered hides={of.spoiler ?? false}>
      <div class={colour ? "container edged" : "container"} style={colour ? { "--edge": colour } : undefined}>
        <Parts of={of.components ?? []} message={message} guildId={guildId} />
      </div>
    </Covered>
  );
}

function Part(props: Props) {
  const { of, message, guildId } = props;
  if (isSelect(of.type)) return <BotMenu of={of} message={message} />;
  switch (of.type) {
    case ComponentType.row:
      return (
        <div class="controls">
          <Parts of={of.components ?? []} message={message} guildId={guildId} />
        </div>
      );
    case ComponentType.button:
      return <BotButton of={of} message={message} />;
    case ComponentType.text:
      return <Rich text={of.content ?? ""} guildId={guildId} />;
    case ComponentType.section:
      return <Section {...props} />;
    case ComponentType.thumbnail:
      return <Shown media={of.media} description={of.description} spoiler={of.spoiler} message={message} small />;
    case ComponentType.gallery:
      return <Gallery {...props} />;
    case ComponentType.file:
      return <FilePart {...props} />;
    case ComponentType.separator:
      return <div class={`apart ${of.spacing === 2 ? "far" : ""} ${of.divider === false ? "" : "lined"}`} role={of.divider === false ? undefined : "separator"} />;
    case ComponentType.container:
      return <Container {...props} />;
    default:
      return null;
  }
}

function Parts({ of, message, guildId }: { of: readonly ComponentWire[]; message: Message; guildId: Id | null }) {
  return (
    <>
      {of.map((one, index) => (
        <Part key={one.id ?? index} of={one} message={message} guildId={guildId} />
      ))}
    </>
  );
}

/** Why the last use of one of them came to nothing. */
function Trouble({ messageId }: { messageId: Id }) {
  const failed = usesOf(messageId).find((one) => one.failed !== null);
  if (!failed) return null;
  return (
    <div class="failed" role="alert">
      <Icon of={CircleAlert} size="s" />
      <span>{failed.failed}</span>
      <button type="button" class="ib x" aria-label={botWords.dismiss} title={botWords.dismiss} onClick={() => dropAsked(failed.nonce)}>
        <Icon of={X} size="xs" />
      </button>
    </div>
  );
}

export function BotParts({ message }: { message: Message }) {
  if (message.components.length === 0) return null;
  return (
    <div class="parts">
      <Parts of={message.components} message={message} guildId={channels.value.get(message.channelId)?.guildId ?? null} />
      <Trouble messageId={message.id} />
    </div>
  );
}
