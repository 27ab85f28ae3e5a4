// Forms with files, byte by byte: what libraries send, and what they should not.
import { randomBytes } from 'node:crypto';

// `parts`: {name, filename?, type?, content (text or Buffer)}. `{body, headers}` for request(); `ending` is what follows
// the last boundary.
export function form(parts, { ending = '--\r\n' } = {}) {
  const boundary = `parley-${randomBytes(8).toString('hex')}`;
  const pieces = [];
  for (const { name, filename, type, content } of parts) {
    const disposition = `form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}`;
    pieces.push(`--${boundary}\r\nContent-Disposition: ${disposition}\r\n${type ? `Content-Type: ${type}\r\n` : ''}\r\n`, content, '\r\n');
  }
  const body = Buffer.concat([...pieces, `--${boundary}${ending}`].map((piece) => Buffer.from(piece)));
  return { body, headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } };
}

export const payload = (object) => ({ name: 'payload_json', content: JSON.stringify(object) });
export const file = (n, filename, content, type) => ({ name: `files[${n}]`, filename, content, type });
