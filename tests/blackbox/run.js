// Runs the suite, two files at a time: `node run.js`, or `node run.js messages tls` for the files so named.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { slowness } from '../support/js/deadline.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const names = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => names.length === 0 || names.some((name) => file === `${name}.test.js`))
  .map((file) => folder + file);

if (files.length === 0) {
  console.error(`no file is named ${names.join(' or ')}`);
  process.exit(2);
}

run({ files, concurrency: 2, timeout: 180_000 * slowness })
  .on('test:fail', () => { process.exitCode = 1; })
  .compose(new spec())
  .pipe(process.stdout);
