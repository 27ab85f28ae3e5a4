// The program under test, and how its subcommands are run.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { within } from './deadline.js';
import { tempFolder } from './temp.js';

export const binary = process.env.PARLEY_BINARY
  ?? fileURLToPath(new URL('../../../build/release/parley', import.meta.url));

// Where a sanitizer's build reports to.
const sanitizerOptions = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^[A-Z]+SAN_OPTIONS$/.test(name)));

const children = new Set();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

// Nothing of the caller's configuration leaks into a test: only what a program needs to run at all, and `env`.
export function start(args, { env = {}, cwd = tempFolder('cwd') } = {}) {
  const child = spawn(binary, args, {
    cwd, env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8', ...sanitizerOptions, ...env }, stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.add(child);
  child.output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text) => { child.output[name] += text; });
  }
  child.ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      children.delete(child);
      resolve({ code, signal, ...child.output });
    });
  });
  child.ended.catch(() => {});
  return child;
}

// Runs a subcommand to its end: {code, signal, stdout, stderr}.
export async function run(args, { input = '', env, cwd, ms = 30_000 } = {}) {
  const child = start(args, { env, cwd });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  try {
    return await within(child.ended, () => `parley ${args.join(' ')} to end; it said ${child.output.stdout}${child.output.stderr}`, ms);
  } finally {
    child.kill('SIGKILL');
  }
}
