// Every wait of the suite has a deadline, so a test that hangs says what it was waiting for.

export const patienceMs = Number(process.env.PARLEY_TEST_PATIENCE_MS ?? 10_000);
// How many times slower than usual the program may be, as it is under a sanitizer. Every deadline is so much later.
export const slowness = Number(process.env.PARLEY_TEST_SLOWNESS ?? 1);

// Settles as `promise` does, or rejects after `ms` with a sentence that names `what`, which may be a function.
export function within(promise, what, usualMs = patienceMs) {
  const ms = usualMs * slowness;
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`waited ${ms} ms for ${typeof what === 'function' ? what() : what}`));
    }, ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// Asks again until `probe` returns something truthy. For facts that nothing announces, such as a port that opens.
export async function until(probe, what, { ms = patienceMs, everyMs = 20 } = {}) {
  const end = Date.now() + ms * slowness;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${ms * slowness} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
