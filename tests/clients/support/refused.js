// What a library says of a refusal.
import assert from 'node:assert/strict';

export function refused(library, act, status, code) {
  return assert.rejects(async () => act(), (error) => {
    assert.deepEqual(library.refusalOf(error), { status, code }, error);
    return true;
  });
}
