// Pictures drawn by a rule, as PNG: the sample people and guilds need some that belong to nobody.
import { deflateSync } from "node:zlib";

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes) => (bytes.reduce((c, byte) => crcTable[(c ^ byte) & 255] ^ (c >>> 8), ~0) ^ ~0) >>> 0;

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const out = Buffer.alloc(8 + body.length);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), 4 + body.length);
  return out;
}

/** `at(x, y)` answers [red, green, blue] for x and y from 0 to 1. */
export function png(width, height, at) {
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows.set(at(x / width, y / height).map((v) => Math.max(0, Math.min(255, Math.round(v)))), y * (1 + 3 * width) + 1 + 3 * x);
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

const mix = (a, b, t) => a.map((v, at) => v + (b[at] - v) * Math.max(0, Math.min(1, t)));
const hex = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));

/** A sky, a sun and ridges before each other, the nearest the darkest. */
export function landscape(width, height, { sky = "#9bb8c4", glow = "#f1c9a0", near = "#16302f", sun = [0.68, 0.34], seed = 1 } = {}) {
  const [top, bottom, dark] = [sky, glow, near].map(hex);
  const ridge = (x, layer) => 0.46 + layer * 0.13 + 0.07 * Math.sin(x * (3.1 + layer) + seed + layer * 2.3) + 0.035 * Math.sin(x * (9.7 - layer) + seed * 3 + layer) + 0.012 * Math.sin(x * 31 + layer * 5);
  return png(width, height, (x, y) => {
    for (let layer = 3; layer >= 0; layer--) if (y > ridge(x, layer)) return mix(mix(bottom, top, 0.4), dark, 0.35 + layer * 0.21 + 0.12 * (y - ridge(x, layer)));
    const far = Math.hypot((x - sun[0]) * (width / height), y - sun[1]);
    const air = mix(top, bottom, y * 1.7);
    return far < 0.07 ? mix(bottom, [255, 250, 238], 0.8) : mix(air, [255, 244, 222], 0.5 * Math.exp(-far * 7));
  });
}

/** A curve over a grid, as a plotter of tides draws it. */
export const chart = (width, height) =>
  png(width, height, (x, y) => {
    const curve = 0.5 - 0.26 * Math.sin(x * 12.5) - 0.08 * Math.sin(x * 25 + 1);
    if (Math.abs(y - curve) < 0.008) return [14, 124, 123];
    if (y > curve) return mix([222, 238, 234], [250, 248, 243], (y - curve) * 2);
    return (x * 12) % 1 < 0.012 || (y * 6) % 1 < 0.012 ? [232, 226, 212] : [250, 248, 243];
  });
