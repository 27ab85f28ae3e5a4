// Tests with a world of their own, which they wait for. Resolves when they are registered; what `build` does `after` them is done
// after the last of them. Outside of a suite it would be done as soon as no test was waiting, between two libraries too.
import { describe } from 'node:test';

export function suite(name, build) {
  return new Promise((resolve, reject) => {
    describe(name, () => {
      const built = build();
      built.then(resolve, reject);
      return built;
    });
  });
}
