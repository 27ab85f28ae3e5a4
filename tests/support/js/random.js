// Chance that can be repeated: the same seed draws the same numbers (mulberry32).

export const newSeed = () => Number(process.env.PARLEY_TEST_SEED ?? Math.floor(Math.random() * 2 ** 32));

export class Random {
  #state;

  constructor(seed) { this.#state = seed >>> 0; }

  // At least 0, below 1.
  fraction() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  // A whole number from `least` to `most`.
  whole(least, most) { return least + Math.floor(this.fraction() * (most - least + 1)); }

  // The same, small numbers as likely as large ones are in each order of magnitude.
  magnitude(least, most) { return Math.round(least * (most / least) ** this.fraction()); }
}
