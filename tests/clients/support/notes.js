// What the suite sees: every answer of the API, and every event that a library was told. A line of JSON each, in a file of
// its process below `PARLEY_CLIENT_NOTES`; the check and the table are made from them.
import { appendFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.PARLEY_CLIENT_NOTES;

function note(line) {
  if (folder) appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(line)}\n`);
}

export function noteAnswer(client, { method, path, status, headers, body }) {
  const pathname = new URL(path, 'http://any').pathname;
  if (!pathname.startsWith('/api/')) return;
  const type = headers['content-type'] ?? null;
  note({ client, method, path: pathname, status, type, body: type === 'application/json' ? JSON.parse(body) : null });
}

const told = new Set();

// Once for each library and event.
export function noteEvent(client, event) {
  if (!event) return;  // no dispatch
  const key = `${client} ${event}`;
  if (told.has(key)) return;
  told.add(key);
  note({ client, event });
}

export function readNotes(from) {
  return readdirSync(from).flatMap((file) => (
    readFileSync(join(from, file), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))));
}
