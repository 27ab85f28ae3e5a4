// What the notes of a run say of each operation: whether the suite saw it answered, and as Discord describes it.
import { differences } from './differences.js';

// Map of "GET /users/@me" -> {operation, wasAnswered, faults: ["client: pointer message"]}.
export function judge(official, notes) {
  const verdicts = new Map(official.operations.map((operation) => [
    `${operation.method} ${operation.path}`, { operation, wasAnswered: false, faults: new Set() }]));
  for (const note of notes.filter(({ path }) => path)) {
    const operation = official.find(note.method, note.path);
    if (!operation) continue;
    const key = `${operation.method} ${operation.path}`;
    const verdict = verdicts.get(key);
    if (note.status < 300) verdict.wasAnswered = true;
    for (const fault of official.faults(operation, note)) {
      if (!differences.some((one) => one.allows(key, note, fault))) verdict.faults.add(`${note.status} ${generalised(fault.pointer)}: ${fault.message}`);
    }
  }
  return verdicts;
}

// Map of an event to the libraries that were told it.
export function heardIn(notes) {
  const heard = new Map();
  for (const { event, client } of notes.filter((note) => note.event)) heard.set(event, (heard.get(event) ?? new Set()).add(client));
  return heard;
}

// /0/author and /7/author are one fault.
const generalised = (pointer) => pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*') || '/';
