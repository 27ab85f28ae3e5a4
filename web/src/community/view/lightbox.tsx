// Pictures by themselves: from one to the next by arrows or a swipe, as large as they are, and to keep.
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from "lucide";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { closeDialog, type Shown } from "../state/place";
import { reading } from "../text/reading-words";
import { say } from "../text/words";
import { Modal } from "./modal";

/** So far a finger has to go for the next picture. */
const SWIPE = 60;

function Side({ step, label, onStep }: { step: -1 | 1; label: string; onStep: (step: -1 | 1) => void }) {
  return (
    <button type="button" class={`ib side-${step < 0 ? "start" : "end"}`} aria-label={label} title={label} onClick={() => onStep(step)}>
      <Icon of={step < 0 ? ChevronLeft : ChevronRight} />
    </button>
  );
}

export function Lightbox({ pictures, at: first }: { pictures: readonly Shown[]; at: number }) {
  const [at, setAt] = useState(first);
  const [large, setLarge] = useState(false);
  const from = useRef<number | null>(null);
  const shown = pictures[at]!;
  const { url, name, alt, width, height } = shown;
  const isMany = pictures.length > 1;
  const step = (by: -1 | 1): void => {
    if (!isMany) return;
    setAt((at + by + pictures.length) % pictures.length);
    setLarge(false);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "ArrowLeft" && !large) step(-1);
    else if (event.key === "ArrowRight" && !large) step(1);
    else if (event.key === "+" || event.key === "=") setLarge(true);
    else if (event.key === "-") setLarge(false);
  };
  const moved = (x: number): void => {
    const by = from.current === null || large ? 0 : x - from.current;
    from.current = null;
    if (Math.abs(by) > SWIPE) step(by > 0 ? -1 : 1);
  };
  return (
    <Modal class="lightbox" label={alt || name || say.talk.picture}>
      <div class="lightbox-inside" onKeyDown={pressed}>
        <header>
          <span class="grow cut" dir="auto" title={alt || name}>
            {alt || name}
          </span>
          {isMany && <span class="num">{reading.media.of(at + 1, pictures.length)}</span>}
          <button type="button" class="ib" aria-label={reading.media.zoom} title={reading.media.zoom} aria-pressed={large} onClick={() => setLarge(!large)}>
            <Icon of={large ? ZoomOut : ZoomIn} />
          </button>
          <a class="ib" href={url} download={name || undefined} target="_blank" rel="noopener noreferrer" aria-label={reading.media.download} title={reading.media.download}>
            <Icon of={Download} />
          </a>
          <button type="button" class="ib" autofocus aria-label={say.close} title={say.close} onClick={closeDialog}>
            <Icon of={X} />
          </button>
        </header>
        <div
          class={large ? "stage large" : "stage"}
          onClick={(event) => event.target === event.currentTarget && closeDialog()}
          onTouchStart={(event) => (from.current = event.touches.length === 1 ? (event.touches[0]?.clientX ?? null) : null)}
          onTouchEnd={(event) => moved(event.changedTouches[0]?.clientX ?? 0)}
        >
          <img key={url} src={url} alt={alt || name || say.talk.picture} width={width} height={height} onClick={() => setLarge(!large)} />
        </div>
        {isMany && <Side step={-1} label={reading.media.previous} onStep={step} />}
        {isMany && <Side step={1} label={reading.media.next} onStep={step} />}
      </div>
    </Modal>
  );
}
