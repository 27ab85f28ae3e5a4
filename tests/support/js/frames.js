// WebSocket frames (RFC 6455, section 5.2), built as wrongly as a test wants them.
import { randomBytes } from 'node:crypto';

export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

// `mask`: false sends the payload bare, which only servers may do. `lengthAs`: 7, 16 or 64 bits for the length
// field instead of the shortest. `declaredLength` lies about the payload's length.
export function buildFrame({
  op = opcode.text, payload = '', fin = true, rsv = 0, mask = true, lengthAs, declaredLength,
} = {}) {
  const body = Buffer.isBuffer(payload) ? payload : Buffer.from(payload);
  const length = declaredLength ?? body.length;
  const width = lengthAs ?? (length < 126 ? 7 : length < 65_536 ? 16 : 64);
  const head = Buffer.alloc(2 + (width === 7 ? 0 : width / 8));
  head[0] = (fin ? 0x80 : 0) | (rsv << 4) | op;
  head[1] = (mask ? 0x80 : 0) | (width === 7 ? length : width === 16 ? 126 : 127);
  if (width === 16) head.writeUInt16BE(length, 2);
  if (width === 64) head.writeBigUInt64BE(BigInt(length), 2);
  if (!mask) return Buffer.concat([head, body]);
  const key = randomBytes(4);
  return Buffer.concat([head, key, applyMask(body, key)]);
}

export function closeFrame(code, reason = '') {
  const text = Buffer.isBuffer(reason) ? reason : Buffer.from(reason);
  const payload = Buffer.alloc(2 + text.length);
  payload.writeUInt16BE(code);
  text.copy(payload, 2);
  return buildFrame({ op: opcode.close, payload });
}

function applyMask(bytes, key) {
  const masked = Buffer.allocUnsafe(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) masked[i] = bytes[i] ^ key[i & 3];
  return masked;
}

// Takes bytes as they come and hands out whole frames: {fin, rsv, op, masked, payload}.
export class FrameParser {
  #pending = Buffer.alloc(0);

  push(bytes) {
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes]);
    const frames = [];
    let at = 0;
    for (;;) {
      const frame = readFrame(this.#pending, at);
      if (!frame) break;
      at = frame.end;
      frames.push(frame);
    }
    if (at > 0) this.#pending = this.#pending.subarray(at);
    return frames;
  }
}

function readFrame(bytes, start) {
  if (bytes.length < start + 2) return null;
  const short = bytes[start + 1] & 0x7f;
  let at = start + 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
  if (bytes.length < at) return null;
  let length = short;
  if (short === 126) length = bytes.readUInt16BE(start + 2);
  if (short === 127) length = Number(bytes.readBigUInt64BE(start + 2));
  const masked = (bytes[start + 1] & 0x80) !== 0;
  const key = masked ? bytes.subarray(at, at + 4) : null;
  if (masked) at += 4;
  if (bytes.length < at + length) return null;
  const raw = bytes.subarray(at, at + length);
  return {
    fin: (bytes[start] & 0x80) !== 0,
    rsv: (bytes[start] >> 4) & 7,
    op: bytes[start] & 0x0f,
    masked,
    payload: masked ? applyMask(raw, key) : Buffer.from(raw),
    end: at + length,
  };
}
