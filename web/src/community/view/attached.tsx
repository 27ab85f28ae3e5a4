// What hangs below a message's text: files, pictures with their place reserved, embeds.
import { Download, EyeOff, File, FileArchive, FileCode, FileImage, FileMusic, FileText, FileVideoCamera, type IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import type { AttachmentWire, EmbedWire, Id } from "../api/types";
import { dialog, type Shown } from "../state/place";
import { isSafeAddress } from "../text/inline";
import { fileSize, fullTime } from "../text/times";
import { reading } from "../text/reading-words";
import { say } from "../text/words";
import { Rich } from "./rich";

const MOST_WIDE = 420;
const MOST_HIGH = 320;

/** The size a picture is shown in: as it is, but never larger than its place. */
export function fit(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, MOST_WIDE / width, MOST_HIGH / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const SPOILER = "SPOILER_";
const isSpoiler = ({ filename }: AttachmentWire): boolean => filename.startsWith(SPOILER);
const plainName = ({ filename }: AttachmentWire): string => (filename.startsWith(SPOILER) ? filename.slice(SPOILER.length) : filename);
const isPicture = ({ content_type, width, height }: AttachmentWire): boolean => Boolean(content_type?.startsWith("image/") && width && height);

type PictureProps = { shown: readonly Shown[]; at: number };

/** Pressing it shows it by itself, with the others of its message beside it. */
export function Picture({ shown, at }: PictureProps) {
  const { url, name, alt, width, height } = shown[at]!;
  const size = fit(width, height);
  return (
    <button type="button" class="pic" aria-label={alt || name || say.talk.picture} onClick={() => (dialog.value = { kind: "picture", pictures: shown, at })}>
      <img src={url} alt="" width={size.width} height={size.height} loading="lazy" decoding="async" />
    </button>
  );
}

const showing = (file: AttachmentWire): Shown => ({
  url: file.url,
  name: plainName(file),
  alt: file.description ?? "",
  width: file.width ?? MOST_WIDE,
  height: file.height ?? MOST_HIGH,
});

/** What hides until it is pressed. Its place has the size of what is in it. */
function Hidden({ file, children }: { file: AttachmentWire; children: ComponentChildren }) {
  const [shown, setShown] = useState(!isSpoiler(file));
  if (shown) return <>{children}</>;
  return (
    <div class="covered">
      <div inert>{children}</div>
      <button type="button" aria-label={reading.media.spoiler} onClick={() => setShown(true)}>
        <span class="cover-name">
          <Icon of={EyeOff} size="s" />
          {reading.media.spoiler}
        </span>
      </button>
    </div>
  );
}

function Pictures({ files }: { files: readonly AttachmentWire[] }) {
  const shown = files.map(showing);
  const inside = files.map((file, at) => (
    <Hidden key={file.id} file={file}>
      <Picture shown={shown} at={at} />
    </Hidden>
  ));
  return files.length > 1 ? <div class={`gallery of${Math.min(files.length, 4)}`}>{inside}</div> : <>{inside}</>;
}

const ICONS: readonly [RegExp, IconNode][] = [
  [/^image\//, FileImage],
  [/^audio\//, FileMusic],
  [/^video\//, FileVideoCamera],
  [/zip|tar|compressed|rar|7z/, FileArchive],
  [/json|javascript|xml|x-(?:sh|python|c)|typescript/, FileCode],
  [/^text\/|pdf|document/, FileText],
];
const iconOf = ({ content_type = "" }: AttachmentWire): IconNode => ICONS.find(([kind]) => kind.test(content_type))?.[1] ?? File;

function FileRow({ file }: { file: AttachmentWire }) {
  return (
    <a class="file" href={file.url} target="_blank" rel="noopener noreferrer" download={plainName(file)} title={file.description}>
      <Icon of={iconOf(file)} />
      <span class="cut">
        <b class="cut">{plainName(file)}</b>
        <span class="note">{fileSize(file.size)}</span>
      </span>
      <Icon of={Download} size="s" />
    </a>
  );
}

function Sound({ file }: { file: AttachmentWire }) {
  return (
    <figure class="sound">
      <figcaption>
        <Icon of={FileMusic} size="s" />
        <b class="cut">{plainName(file)}</b>
        <span class="note">{fileSize(file.size)}</span>
      </figcaption>
      <audio src={file.url} controls preload="none" aria-label={reading.media.loadSound(plainName(file))} />
    </figure>
  );
}

/** Its box is there before it is loaded: of its own size where that is known, else of a film's usual shape. */
function Film({ file }: { file: AttachmentWire }) {
  const { width, height } = file.width && file.height ? fit(file.width, file.height) : { width: MOST_WIDE, height: 236 };
  const name = reading.media.loadFilm(file.description || plainName(file));
  return <video class="film" src={file.url} controls preload="metadata" playsinline width={width} height={height} style={{ aspectRatio: `${width} / ${height}` }} aria-label={name} />;
}

function Attachment({ file }: { file: AttachmentWire }) {
  const kind = file.content_type ?? "";
  const inside = kind.startsWith("audio/") ? <Sound file={file} /> : kind.startsWith("video/") ? <Film file={file} /> : <FileRow file={file} />;
  return <Hidden file={file}>{inside}</Hidden>;
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
      {image && address(image.url) && <Picture shown={[{ url: image.url, name: "", alt: "", width: image.width ?? MOST_WIDE, height: image.height ?? 236 }]} at={0} />}
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
  const pictures = files.filter(isPicture);
  return (
    <>
      {pictures.length > 0 && <Pictures files={pictures} />}
      {files
        .filter((file) => !isPicture(file))
        .map((file) => (
          <Attachment key={file.id} file={file} />
        ))}
      {embeds.map((embed, index) => (
        <Embed key={index} of={embed} guildId={guildId} />
      ))}
    </>
  );
}
