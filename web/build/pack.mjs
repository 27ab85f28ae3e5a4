// Writes the .br and .gz variants beside every text file, so the server never compresses an asset itself.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const text = new Set([".js", ".css", ".svg", ".json", ".webmanifest"]);
const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

async function pack(path) {
  const plain = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  await writeFile(path + ".br", await brotli(plain, { params }));
  await writeFile(path + ".gz", await deflate(plain, { level: 9 }));
}

export async function packAll(folder) {
  const files = (await readdir(folder)).filter((name) => text.has(extname(name)));
  await Promise.all(files.map((name) => pack(join(folder, name))));
}
