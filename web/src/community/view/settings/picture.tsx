// Choosing a picture: read from a file, cut to a square by dragging and zooming, given on as a data URL.
import { ImageUp } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../../view/icon";
import { sayPicture } from "../../text/picture-words";
import { Question, Say } from "./parts";

const LARGEST = 10 * 1024 * 1024;
const TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/** The whole file as a data URL. */
export const readFile = (file: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });

type PickProps = { label: string; onPick: (file: File) => void; onRefuse: (why: string) => void };

/** A button that asks for one picture. */
export function PickPicture({ label, onPick, onRefuse }: PickProps) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = (file: File | undefined): void => {
    if (input.current) input.current.value = "";
    if (!file) return;
    if (!TYPES.includes(file.type)) onRefuse(sayPicture.wrongType);
    else if (file.size > LARGEST) onRefuse(sayPicture.tooLarge);
    else onPick(file);
  };
  return (
    <>
      <button type="button" class="btn plain" onClick={() => input.current?.click()}>
        <Icon of={ImageUp} size="s" />
        {label}
      </button>
      <input ref={input} type="file" hidden accept={TYPES.join()} aria-label={label} onChange={(event) => chosen(event.currentTarget.files?.[0])} />
    </>
  );
}

const SIDE = 256;
const MOST_ZOOM = 4;

type CropProps = { file: File; isRound?: boolean; size?: number; onDone: (url: string) => void; onClose: () => void };

/** The square of a picture that is used: dragged, or moved by arrow keys; an animated one is taken whole. */
export function Crop({ file, isRound = false, size = 512, onDone, onClose }: CropProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  const [error, setError] = useState("");
  const [zoom, setZoom] = useState(1);
  const [centre, setCentre] = useState({ x: 0.5, y: 0.5 });
  const held = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const made = new Image();
    void readFile(file).then((url) => {
      if (file.type === "image/gif") return onDone(url);
      made.onload = () => setImage(made);
      made.onerror = () => setError(sayPicture.broken);
      made.src = url;
    });
  }, [file]);
  const cut = image ? Math.min(image.naturalWidth, image.naturalHeight) / zoom : 1;
  const draw = (onto: HTMLCanvasElement): void => {
    if (!image) return;
    const x = Math.max(0, Math.min(image.naturalWidth - cut, centre.x * image.naturalWidth - cut / 2));
    const y = Math.max(0, Math.min(image.naturalHeight - cut, centre.y * image.naturalHeight - cut / 2));
    const context = onto.getContext("2d");
    context?.clearRect(0, 0, onto.width, onto.height);
    context?.drawImage(image, x, y, cut, cut, 0, 0, onto.width, onto.height);
  };
  useEffect(() => {
    if (canvas.current) draw(canvas.current);
  }, [image, zoom, centre]);
  /** By so many pixels of the square in sight. */
  const shift = (dx: number, dy: number): void => {
    if (!image) return;
    const by = cut / SIDE;
    const hold = (at: number, whole: number): number => Math.max(cut / 2 / whole, Math.min(1 - cut / 2 / whole, at));
    setCentre(({ x, y }) => ({ x: hold(x - (dx * by) / image.naturalWidth, image.naturalWidth), y: hold(y - (dy * by) / image.naturalHeight, image.naturalHeight) }));
  };
  const pressed = (event: KeyboardEvent): void => {
    const step = ({ ArrowLeft: [8, 0], ArrowRight: [-8, 0], ArrowUp: [0, 8], ArrowDown: [0, -8] } as Record<string, [number, number]>)[event.key];
    if (!step) return;
    event.preventDefault();
    shift(...step);
  };
  const use = (): void => {
    const made = document.createElement("canvas");
    made.width = made.height = size;
    draw(made);
    onDone(made.toDataURL(file.type === "image/jpeg" ? "image/jpeg" : "image/png", 0.92));
  };
  return (
    <Question title={sayPicture.crop} yes={sayPicture.use} isBad={false} error={error} disabled={!image} onYes={use} onClose={onClose}>
      <canvas
        ref={canvas}
        class={isRound ? "crop round" : "crop"}
        width={SIDE}
        height={SIDE}
        tabIndex={0}
        role="img"
        aria-label={sayPicture.cropHow}
        onKeyDown={pressed}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={(event) => {
          if (!held.current) return;
          shift(event.clientX - held.current.x, event.clientY - held.current.y);
          held.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerUp={() => void (held.current = null)}
      />
      <p class="note">{sayPicture.cropHow}</p>
      <div class="field">
        <label for="crop-zoom">{sayPicture.zoom}</label>
        <input id="crop-zoom" type="range" min="1" max={MOST_ZOOM} step="0.05" value={zoom} onInput={(event) => setZoom(Number(event.currentTarget.value))} />
      </div>
    </Question>
  );
}

type FieldProps = { label: string; hint?: string; error?: string; isRound?: boolean; hasPicture: boolean; onPicture: (url: string | null) => void; children: ComponentChildren };

/** The picture that there is (the children), with buttons for another one or none. */
export function PictureField({ label, hint, error = "", isRound = false, hasPicture, onPicture, children }: FieldProps) {
  const [file, setFile] = useState<File | null>(null);
  const [refused, setRefused] = useState("");
  return (
    <div class="field" role="group" aria-label={label}>
      <span class="label">{label}</span>
      <div class="picture-field">
        {children}
        <PickPicture label={sayPicture.choose} onPick={(picked) => (setRefused(""), setFile(picked))} onRefuse={setRefused} />
        {hasPicture && (
          <button type="button" class="btn quiet" onClick={() => onPicture(null)}>
            {sayPicture.remove}
          </button>
        )}
      </div>
      <Say hint={hint} error={refused || error} />
      {file && <Crop file={file} isRound={isRound} onDone={(url) => (setFile(null), onPicture(url))} onClose={() => setFile(null)} />}
    </div>
  );
}
