// Runs the suite, two files at a time: `node run.js`, or `node run.js account` for the files so named. After a whole run
// all answers are judged by Discord's own description.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { slowness } from '../support/js/deadline.js';
import { emptyNotes, notesFolder } from './support/last-run.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const names = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => names.length === 0 || names.includes(file.replace('.test.js', '')))
  .map((file) => folder + file);

if (files.length === 0) {
  console.error(`no file is named ${names.join(' or ')}`);
  process.exit(2);
}

function pass(some) {
  return new Promise((resolve) => {
    const tests = run({ files: some, concurrency: 2, timeout: 180_000 * slowness });
    tests.on('test:fail', () => { process.exitCode = 1; });
    const report = tests.compose(new spec());
    report.pipe(process.stdout, { end: false });
    report.on('end', resolve);
  });
}

emptyNotes();
process.env.PARLEY_CLIENT_NOTES = notesFolder;
await pass(files);
if (names.length === 0) await pass([`${folder}description.check.js`]);
