// Pictures to send, and what the header of one that came back says.
import { crc32, deflateSync } from 'node:zlib';

// A png of that size: every pixel different from its neighbours, so that it does not shrink to nothing.
export function png(width, height) {
  const lines = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width * 3; x += 1) lines[y * (width * 3 + 1) + 1 + x] = (x * 31 + y * 17) & 0xff;
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return pngOf(size, deflateSync(lines));
}

// One that promises more pixels than it has: a decoder that believes it runs out of memory.
export function pngBomb(width, height) {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 6, 0, 0, 0], 8);
  return pngOf(size, deflateSync(Buffer.alloc(1 << 20)));
}

const pngOf = (header, data) => Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);

export function chunk(type, data) {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(sumOf(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

// Node has it since 22.
function sumOf(bytes) {
  if (crc32) return crc32(bytes);
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

// Two frames of one pixel.
export const movingGif = Buffer.from(
  'R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAIfkEAAAAAAAsAAAAAAEAAQAAAgJMAQA7', 'base64');

export const dataUri = (bytes, type = 'image/png') => `data:${type};base64,${bytes.toString('base64')}`;

// {type, width, height} of a png, a webp, a gif or a jpeg.
export function describePicture(bytes) {
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG') return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (bytes.subarray(0, 3).toString('latin1') === 'GIF') return { type: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (bytes.subarray(8, 12).toString('latin1') === 'WEBP') return { type: 'webp', ...webpSize(bytes) };
  if (bytes.readUInt16BE(0) === 0xffd8) return { type: 'jpeg', ...jpegSize(bytes) };
  return { type: 'unknown' };
}

function webpSize(bytes) {
  const kind = bytes.subarray(12, 16).toString('latin1');
  if (kind === 'VP8X') return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
}

function jpegSize(bytes) {
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1];
    if (marker >= 0xc0 && marker <= 0xc2) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return {};
}
