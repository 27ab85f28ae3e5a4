// Writes docs/discord-api.md from the notes of the last whole run.
import { writeFileSync } from 'node:fs';
import { notesFolder, tableFile, withoutOfficial } from './support/last-run.js';
import { readNotes } from './support/notes.js';
import { loadOfficial } from './support/official.js';
import { tableOf } from './support/table.js';
import { heardIn, judge } from './support/verdicts.js';

const official = loadOfficial();
if (!official) {
  console.error(withoutOfficial);
  process.exit(1);
}
const notes = readNotes(notesFolder);
writeFileSync(tableFile, tableOf(judge(official, notes), heardIn(notes)));
