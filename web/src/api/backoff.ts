// How long to wait before the next try: doubling from half a second to half a minute, with jitter, so that a server that
// comes back is not met by everybody at once.

const FIRST = 500;
const MOST = 30_000;

/** Milliseconds before try number `tries` (from 0); `random` is in [0, 1). */
export function backoff(tries: number, random: number): number {
  const whole = Math.min(MOST, FIRST * 2 ** Math.min(tries, 10));
  return Math.round(whole / 2 + (whole / 2) * random);
}
