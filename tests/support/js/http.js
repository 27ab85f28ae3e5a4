// Ordinary HTTP requests: nothing is followed, nothing is kept, every answer is whole.
import http from 'node:http';
import https from 'node:https';
import { within } from './deadline.js';

// `options`: method, headers, token (Bearer), cookie (the value of access_token), json, form, body, from (the
// loopback address to come from). Resolves to {status, headers, body, text, json(), cookie(name)}.
export function request(server, path, options = {}) {
  const { method = 'GET', from, agent } = options;
  const body = bodyOf(options);
  const headers = headersOf(options, body);
  const client = server.tls ? https : http;
  const answer = new Promise((resolve, reject) => {
    const outgoing = client.request({
      host: server.host, port: server.port, path, method, headers, agent: agent ?? false, localAddress: from,
      rejectUnauthorized: false,
    }, (incoming) => {
      const chunks = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => resolve(answerOf(incoming, Buffer.concat(chunks))));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
  return within(answer, `the answer to ${method} ${path}`);
}

function answerOf(incoming, body) {
  const cookies = incoming.headers['set-cookie'] ?? [];
  return {
    status: incoming.statusCode,
    headers: incoming.headers,
    body,
    text: body.toString(),
    json: () => JSON.parse(body.toString()),
    cookie: (name) => parseCookie(cookies.find((cookie) => cookie.startsWith(`${name}=`))),
  };
}

function bodyOf({ json, form, multipart, body }) {
  if (json !== undefined) return JSON.stringify(json);
  if (form !== undefined) return new URLSearchParams(form).toString();
  if (multipart !== undefined) return multipartBody(multipart);
  return body;
}

function headersOf({ headers = {}, token, cookie, json, form, multipart }, body) {
  const all = {};
  if (json !== undefined) all['Content-Type'] = 'application/json';
  if (form !== undefined) all['Content-Type'] = 'application/x-www-form-urlencoded';
  if (multipart !== undefined) all['Content-Type'] = `multipart/form-data; boundary=${boundary}`;
  if (body !== undefined) all['Content-Length'] = Buffer.byteLength(body);
  if (token !== undefined) all.Authorization = `Bearer ${token}`;
  if (cookie !== undefined) all.Cookie = `access_token=${cookie}`;
  return { ...all, ...headers };
}

export const boundary = 'parley-test-boundary';

export function multipartBody(fields) {
  const parts = Object.entries(fields).map(([name, value]) => (
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  return `${parts.join('')}--${boundary}--\r\n`;
}

// {value, attributes}, where attributes are the lower-case names with their values, true for flags.
function parseCookie(line) {
  if (line === undefined) return undefined;
  const [pair, ...rest] = line.split(/;\s*/);
  const attributes = {};
  for (const attribute of rest) {
    const [name, value] = attribute.split('=');
    attributes[name.toLowerCase()] = value ?? true;
  }
  return { value: pair.slice(pair.indexOf('=') + 1), attributes };
}
