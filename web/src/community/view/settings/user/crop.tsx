// The part of a picture that becomes the round one: moved by pointer or arrows, enlarged by a slider.
import { useEffect, useRef, useState } from "preact/hooks";
import { Question } from "../parts";
import { saySelf } from "../../../text/self-words";
import { hold, type Cut } from "../../../state/crop";

const SHOWN = 280;
const SENT = 512;
const STEP = 10;

type Props = { file: File; busy: boolean; error: string; onDone: (data: string) => void; onClose: () => void };

export function Crop({ file, busy, error, onDone, onClose }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [image, setImage] = useState<ImageBitmap | null>(null);
  const [broken, setBroken] = useState(false);
  const [cut, setCut] = useState<Cut>({ x: 0, y: 0, zoom: 1 });
  useEffect(() => void createImageBitmap(file).then(setImage, () => setBroken(true)), []);
  useEffect(() => {
    if (image && canvas.current) draw(canvas.current, image, cut, SHOWN);
  }, [image, cut]);
  const move = (by: Partial<Cut>): void => {
    if (image) setCut((had) => hold({ ...had, ...by }, image.width, image.height));
  };
  const pressed = (event: KeyboardEvent): void => {
    const steps: Record<string, [number, number]> = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    move({ x: cut.x + step[0] / SHOWN, y: cut.y + step[1] / SHOWN });
  };
  const drag = (event: PointerEvent): void => {
    if (event.buttons === 1) move({ x: cut.x + event.movementX / SHOWN, y: cut.y + event.movementY / SHOWN });
  };
  const done = (): void => {
    if (!image) return;
    const made = Object.assign(document.createElement("canvas"), { width: SENT, height: SENT });
    draw(made, image, cut, SENT);
    onDone(made.toDataURL("image/png"));
  };
  return (
    <Question
      title={saySelf.crop.title}
      yes={saySelf.crop.use}
      isBad={false}
      disabled={busy || !image}
      error={broken ? saySelf.profile.noPicture : error}
      onYes={done}
      onClose={onClose}
    >
      <canvas
        ref={canvas}
        class="crop"
        width={SHOWN}
        height={SHOWN}
        tabIndex={0}
        role="img"
        aria-label={saySelf.crop.how}
        onKeyDown={pressed}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      />
      <label class="zoom">
        <span>{saySelf.crop.zoom}</span>
        <input type="range" min="1" max="4" step="0.05" value={cut.zoom} onInput={(event) => move({ zoom: Number(event.currentTarget.value) })} />
      </label>
    </Question>
  );
}

function draw(canvas: HTMLCanvasElement, image: ImageBitmap, cut: Cut, size: number): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const scale = (size / Math.min(image.width, image.height)) * cut.zoom;
  const [width, height] = [image.width * scale, image.height * scale];
  pen.imageSmoothingQuality = "high";
  pen.clearRect(0, 0, size, size);
  pen.drawImage(image, (size - width) / 2 + cut.x * size, (size - height) / 2 + cut.y * size, width, height);
}
