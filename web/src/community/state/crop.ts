// Which square of a picture is shown: moved away from the middle by parts of the square, and enlarged.

export type Cut = { x: number; y: number; zoom: number };

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value)) || 0;

/** The picture always covers the square. */
export function hold(cut: Cut, width: number, height: number): Cut {
  const zoom = Math.max(1, cut.zoom);
  const short = Math.min(width, height);
  return { zoom, x: within(cut.x, ((width / short) * zoom - 1) / 2), y: within(cut.y, ((height / short) * zoom - 1) / 2) };
}
