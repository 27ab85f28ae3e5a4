// What hangs below a message's text: files, pictures with their place reserved, embeds.
import { Download } from "lucide";
import { Icon } from "../../view/icon";
import type { AttachmentWire, EmbedWire, Id } from "../api/types";
import { dialog } from "../state/place";
import { isSafeAddress } from "../text/inline";
import { fileSize, fullTime } from "../text/times";
import { say } from "../text/words";
import { Rich } from "./rich";

const MOST_WIDE = 420;
const MOST_HIGH = 320;

/** The size a picture is shown in: as it is, but never larger than its place. */
export function fit(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, MOST_WIDE / width, MOST_HIGH / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

type PictureProps = { url: string; name: string; width: number; height: number };

export function Picture({ url, name, width, height }: PictureProps) {
  const shown = fit(width, height);
  return (
    <button type="button" class="pic" aria-label={name || say.talk.picture} onClick={() => (dialog.value = { kind: "picture", url, name, width, height })}>
      <img src={url} alt={name} width={shown.width} height={shown.height} loading="lazy" decoding="async" />
    </button>
  );
}

function FileRow({ file }: { file: AttachmentWire }) {
  return (
    <a class="file" href={file.url} target="_blank" rel="noopener noreferrer" download={file.filename}>
      <Icon of={Download} />
      <span class="cut">
        <b class="cut">{file.filename}</b>
        <span class="note">{fileSize(file.size)}</span>
      </span>
    </a>
  );
}

function Attachment({ file }: { file: AttachmentWire }) {
  const kind = file.content_type ?? "";
  if (kind.startsWith("image/") && file.width && file.height)
    return <Picture url={file.url} name={file.description ?? file.filename} width={file.width} height={file.height} />;
  if (kind.startsWith("audio/")) return <audio class="sound" src={file.url} controls preload="none" aria-label={file.filename} />;
  if (kind.startsWith("video/")) return <video class="film" src={file.url} controls preload="metadata" aria-label={file.filename} />;
  return <FileRow file={file} />;
}

const address = (url: string | undefined): string | undefined => (url && isSafeAddress(url) ? url : undefined);

function Titled({ text, url, guildId }: { text: string; url: string | undefined; guildId: Id | null }) {
  const inside = <Rich text={text} guildId={guildId} />;
  return (
    <div class="embed-title">
      {address(url) ? (
        <a href={address(url)} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        inside
      )}
    </div>
  );
}

export function Embed({ of, guildId }: { of: EmbedWire; guildId: Id | null }) {
  const colour = of.color === undefined ? undefined : `#${of.color.toString(16).padStart(6, "0")}`;
  const image = of.image ?? undefined;
  return (
    <article class="embed" style={colour ? { "--edge": colour } : undefined}>
      {of.thumbnail && address(of.thumbnail.url) && <img class="thumb" src={of.thumbnail.url} alt="" width={72} height={72} loading="lazy" />}
      {of.author && (
        <div class="embed-by">
          {address(of.author.icon_url) && <img src={of.author.icon_url} alt="" width={20} height={20} loading="lazy" />}
          {address(of.author.url) ? (
            <a href={of.author.url} target="_blank" rel="noopener noreferrer">
              {of.author.name}
            </a>
          ) : (
            of.author.name
          )}
        </div>
      )}
      {of.title && <Titled text={of.title} url={of.url} guildId={guildId} />}
      {of.description && <Rich text={of.description} guildId={guildId} />}
      {of.fields && of.fields.length > 0 && (
        <dl class="embed-fields">
          {of.fields.map((field, index) => (
            <div key={index} class={field.inline ? "inline" : undefined}>
              <dt>{field.name}</dt>
              <dd>
                <Rich text={field.value} guildId={guildId} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {image && address(image.url) && <Picture url={image.url} name="" width={image.width ?? MOST_WIDE} height={image.height ?? 236} />}
      {(of.footer || of.timestamp) && (
        <footer class="note">
          {of.footer?.text}
          {of.footer && of.timestamp && " · "}
          {of.timestamp && <time dateTime={of.timestamp}>{fullTime(Date.parse(of.timestamp))}</time>}
        </footer>
      )}
    </article>
  );
}

export function Attached({ files, embeds, guildId }: { files: readonly AttachmentWire[]; embeds: readonly EmbedWire[]; guildId: Id | null }) {
  return (
    <>
      {files.map((file) => (
        <Attachment key={file.id} file={file} />
      ))}
      {embeds.map((embed, index) => (
        <Embed key={index} of={embed} guildId={guildId} />
      ))}
    </>
  );
}
