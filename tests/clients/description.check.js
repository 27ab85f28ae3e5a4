// Runs after the whole suite: every answer that it saw is as Discord describes it, and the table in the tree promises
// nothing that the suite no longer sees.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { notesFolder, tableFile, withoutOfficial } from './support/last-run.js';
import { readNotes } from './support/notes.js';
import { loadOfficial } from './support/official.js';
import { stateOf, workingIn } from './support/table.js';
import { judge } from './support/verdicts.js';

const official = loadOfficial();
if (official) {
  const verdicts = judge(official, readNotes(notesFolder));
  for (const [key, verdict] of verdicts) {
    if (!verdict.wasAnswered && verdict.faults.size === 0) continue;
    test(`${key} answers as described`, () => assert.deepEqual([...verdict.faults], []));
  }

  test('docs/discord-api.md promises what the suite sees', () => {
    const promised = workingIn(readFileSync(tableFile, 'utf8'));
    const broken = promised.filter((key) => !verdicts.has(key) || stateOf(verdicts.get(key)) !== 'works');
    assert.deepEqual(broken, []);
    assert.notEqual(promised.length, 0);
  });
} else {
  console.log(withoutOfficial);
}
