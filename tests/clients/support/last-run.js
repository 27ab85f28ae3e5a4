// Where the last run left its notes, and the table in the tree.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const notesFolder = fileURLToPath(new URL('../../../build/clients/notes', import.meta.url));
export const tableFile = fileURLToPath(new URL('../../../docs/discord-api.md', import.meta.url));
export const withoutOfficial = "Discord's description of its API is not here (PARLEY_OPENAPI names it): no answer is judged by it.";

export function emptyNotes() {
  rmSync(notesFolder, { recursive: true, force: true });
  mkdirSync(notesFolder, { recursive: true });
}
