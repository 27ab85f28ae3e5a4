// Makes many of a kind, some of them side by side.
const atOnce = 25;

// `make(i)` for i from 0 up to `count`.
export async function fill(count, make) {
  for (let made = 0; made < count; made += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - made) }, (_, i) => make(made + i)));
  }
}
