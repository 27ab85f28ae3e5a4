// JSON Web Tokens made by hand, for tests that forge them.
import { createHmac } from 'node:crypto';

const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

export function signToken(payload, key, { header = { alg: 'HS256', typ: 'JWT' }, digest = 'sha256' } = {}) {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${createHmac(digest, key).update(signed).digest('base64url')}`;
}

export function readToken(token) {
  const [header, payload] = token.split('.').map((part) => part && Buffer.from(part, 'base64url').toString());
  return { header: JSON.parse(header), payload: JSON.parse(payload) };
}

// The same token with another header or payload, and the signature of the old one.
export function alteredToken(token, { header = {}, payload = {} }) {
  const read = readToken(token);
  const signature = token.split('.')[2];
  return `${encode({ ...read.header, ...header })}.${encode({ ...read.payload, ...payload })}.${signature}`;
}
