// Discord's own description of its API (OpenAPI 3.1), as data to judge answers by: it is never copied into the project.
// It lies where `PARLEY_OPENAPI` says or beside the project, in shared/discord/openapi.json.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const besideProject = fileURLToPath(new URL('../../../../shared/discord/openapi.json', import.meta.url));
const methods = ['get', 'put', 'post', 'patch', 'delete'];

export function loadOfficial() {
  const path = process.env.PARLEY_OPENAPI ?? besideProject;
  return existsSync(path) ? new Official(JSON.parse(readFileSync(path, 'utf8'), anyOf)) : null;
}

// Kinds of channels, messages and components overlap in the description, so "exactly one of" holds for few real answers.
function anyOf(key, value) {
  if (!value?.oneOf) return value;
  const { oneOf, ...rest } = value;
  return { ...rest, anyOf: oneOf };
}

class Official {
  #ajv = new Ajv({ strict: false, allErrors: true });
  #judges = new Map();

  constructor(description) {
    this.paths = description.paths;
    this.responses = description.components.responses;
    addFormats(this.#ajv);
    this.#ajv.addFormat('snowflake', /^\d{17,19}$/).addFormat('nonce', true);
    this.#ajv.addSchema({ ...description, $id: 'discord' });
    this.operations = Object.entries(description.paths).flatMap(([path, item]) => (
      methods.filter((method) => item[method]).map((method) => ({ method: method.toUpperCase(), path }))));
  }

  // The operation that answers `method` at `pathname` (which begins with /api/vN); undefined when Discord has none.
  find(method, pathname) {
    const parts = pathname.replace(/^\/api(\/v\d+)?/, '').split('/').map(decodeURIComponent);
    return this.operations
      .filter((one) => one.method === method && matches(one.path.split('/'), parts))
      .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
  }

  // The faults of one answer, none when it is as described: [{pointer, message}].
  faults({ method, path }, { status, type, body }) {
    const found = this.#describedAt(path, method.toLowerCase(), status);
    if (!found) return [{ pointer: '', message: `has a status that is not described: ${status}` }];
    const { described, pointer } = found;
    if (!described.content) return body === null ? [] : [{ pointer: '', message: 'has a body where none is described' }];
    if (!described.content['application/json']) return [];
    if (type !== 'application/json') return [{ pointer: '', message: `is ${type ?? 'nothing'} instead of application/json` }];
    const judge = this.#judge(`${pointer}/content/application~1json/schema`);
    return judge(body) ? [] : telling(judge.errors);
  }

  #describedAt(path, method, status) {
    const all = this.paths[path][method].responses;
    const key = [String(status), `${String(status)[0]}XX`].find((one) => all[one]);
    if (!key) return null;
    if (all[key].$ref) return { described: this.responses[all[key].$ref.split('/').at(-1)], pointer: all[key].$ref };
    return { described: all[key], pointer: `#/paths/${encodeURIComponent(path.replaceAll('/', '~1'))}/${method}/responses/${key}` };
  }

  #judge(pointer) {
    if (!this.#judges.has(pointer)) this.#judges.set(pointer, this.#ajv.compile({ $ref: `discord${pointer}` }));
    return this.#judges.get(pointer);
  }
}

function matches(template, parts) {
  return template.length === parts.length && template.every((part, i) => part.startsWith('{') || part === parts[i]);
}

// Where no alternative fits, the errors of each are listed, and the one that says so last. Those that lie deepest tell most.
function telling(errors) {
  const depth = ({ instancePath }) => instancePath.split('/').length;
  const deepest = Math.max(...errors.map(depth));
  const seen = new Map();
  for (const error of errors.filter((one) => depth(one) >= deepest - 1)) {
    const message = `${error.message}${error.params.missingProperty ? '' : ` (${JSON.stringify(error.params)})`}`;
    seen.set(error.instancePath + message, { pointer: error.instancePath, message });
  }
  return [...seen.values()].slice(0, 12);
}
