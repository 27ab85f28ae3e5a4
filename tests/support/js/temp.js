// Folders that go when the test process does.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set();

export function tempFolder(name = 'data') {
  const folder = mkdtempSync(join(tmpdir(), `parley-test-${name}-`));
  folders.add(folder);
  return folder;
}

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
