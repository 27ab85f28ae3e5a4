// Writes a C++ file that holds every file of a folder:  node embed.mjs NAME ROOT OUT.cpp
// The digest stands in the text, so that a compiler cache which does not know #embed sees a change of the bytes.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const [name, root, out] = process.argv.slice(2);
const base = resolve(root);

function* files(folder) {
  for (const entry of readdirSync(folder).sort()) {
    const path = join(folder, entry);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

const list = [...files(base)];
const digest = (path) => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 32);
const arrays = list.map((path, i) => {
  const size = statSync(path).size;
  const body = size === 0 ? '0' : `\n#embed "${path}"\n`;
  return `const char file_${i}[] = {${body}};  // ${digest(path)}`;
});
const rows = list.map((path, i) => `    {"${relative(base, path)}", "${digest(path)}", `
  + `{file_${i}, ${statSync(path).size}}},`);

writeFileSync(out, `#include "base/embedded.h"

namespace {
${arrays.join('\n')}
const parley::EmbeddedFile rows[] = {
${rows.join('\n')}
    {},
};
}  // namespace

namespace parley::embedded {
std::span<const EmbeddedFile> ${name}() { return {rows, ${list.length}}; }
}  // namespace parley::embedded
`);
