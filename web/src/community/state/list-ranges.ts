// Which parts of a list of members are asked for: blocks of a hundred rows, the first always, since that is where people come.
const BLOCK = 100;

export type Range = readonly [number, number];

/** `start` and `end` are the rows in sight; at most three blocks, as clients of Discord ask for. */
export function rangesOf(start: number, end: number): Range[] {
  const first = Math.floor(start / BLOCK);
  const last = Math.max(first, Math.floor(Math.max(0, end - 1) / BLOCK));
  const blocks = [...new Set([0, first, last])];
  return blocks.map((block) => [block * BLOCK, block * BLOCK + BLOCK - 1]);
}
