// Asks the Discord door. It waits where the server said that a route is used up, tries again after a 429, and makes every
// refusal a RestError. Status 0 means that the network failed.

import { watched, type Watch } from "./upload";

export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    /** What is wrong with which field. */
    readonly faults: ReadonlyMap<string, string> = new Map(),
  ) {
    super(message);
  }
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Limited = { retry_after?: number; global?: boolean };
type Failed = { message?: string; code?: number; errors?: unknown };
type Tools = { fetch: typeof fetch; sleep: (ms: number) => Promise<void>; now: () => number };

const BASE = "/api/v10";
const MOST_TRIES = 4;
/** Longer than this nobody waits in front of a page; the refusal is told instead. */
const LONGEST_WAIT = 15_000;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The route that a path belongs to: a limit counts for one channel or guild, whatever is below it. */
export function routeOf(method: string, path: string): string {
  const [plain = ""] = path.split("?");
  const parts = plain.split("/").filter(Boolean);
  const keep = parts[0] === "channels" || parts[0] === "guilds" ? 2 : 0;
  return method + " " + parts.map((part, at) => (at >= keep && /^\d+$|^%|[^\x20-\x7e]/.test(part) ? ":" : part)).join("/");
}

/** A tree of form errors as its leaves: what is wrong with "name", or with "options.0.name". */
export function faultsIn(errors: unknown, path = ""): Map<string, string> {
  if (typeof errors !== "object" || errors === null) return new Map();
  const list = (errors as { _errors?: { message?: string }[] })._errors;
  if (Array.isArray(list)) return new Map([[path, list[0]?.message ?? ""]]);
  return new Map(Object.entries(errors).flatMap(([key, inner]) => [...faultsIn(inner, path === "" ? key : `${path}.${key}`)]));
}

/** The first words of them, which say more than "Invalid Form Body". */
export const firstFault = (faults: ReadonlyMap<string, string>): string => [...faults.values()].find(Boolean) ?? "";

export class Rest {
  /** When a route may be asked again, by the tools' clock. */
  #closed = new Map<string, number>();
  #tools: Tools;

  constructor(
    private readonly onSignedOut: () => void,
    tools: Partial<Tools> = {},
  ) {
    this.#tools = { fetch: (...given) => fetch(...given), sleep: pause, now: Date.now, ...tools };
  }

  get = <T>(path: string): Promise<T> => this.ask<T>("GET", path);
  post = <T>(path: string, body: unknown = {}): Promise<T> => this.ask<T>("POST", path, body);
  put = <T>(path: string, body?: unknown, reason = ""): Promise<T> => this.ask<T>("PUT", path, body, reason);
  patch = <T>(path: string, body: unknown, reason = ""): Promise<T> => this.ask<T>("PATCH", path, body, reason);
  delete = <T>(path: string, reason = ""): Promise<T> => this.ask<T>("DELETE", path, undefined, reason);

  /** `body` is sent as JSON, or as it is when it is a form with files; `reason` goes into the guild's audit log. */
  async ask<T>(method: Method, path: string, body?: unknown, reason = "", watch?: Watch): Promise<T> {
    const route = routeOf(method, path);
    for (let tries = 1; ; tries++) {
      await this.#wait(route);
      const answer = await this.#send(method, path, body, reason, watch ? watched(watch) : this.#tools.fetch);
      this.#note(route, answer);
      if (answer.ok) return (answer.status === 204 ? null : await answer.json()) as T;
      const told = (await answer.json().catch(() => ({}))) as Failed & Limited;
      if (answer.status === 429 && tries < MOST_TRIES && this.#postpone(route, told)) continue;
      if (answer.status === 401) this.onSignedOut();
      const faults = faultsIn(told.errors);
      throw new RestError(answer.status, told.code ?? 0, firstFault(faults) || (told.message ?? ""), faults);
    }
  }

  async #send(method: Method, path: string, body: unknown, reason: string, send: typeof fetch): Promise<Response> {
    const headers: Record<string, string> = reason === "" ? {} : { "X-Audit-Log-Reason": encodeURIComponent(reason) };
    // A deletion is not stopped when the page is left.
    const init: RequestInit = { method, credentials: "same-origin", headers, keepalive: method === "DELETE" };
    if (body instanceof FormData) init.body = body;
    else if (body !== undefined) {
      init.body = JSON.stringify(body);
      headers["Content-Type"] = "application/json";
    }
    try {
      return await send(BASE + path, init);
    } catch {
      throw new RestError(0, 0, "");
    }
  }

  async #wait(route: string): Promise<void> {
    for (const name of [route, "*"]) {
      const left = (this.#closed.get(name) ?? 0) - this.#tools.now();
      if (left > 0) await this.#tools.sleep(Math.min(left, LONGEST_WAIT));
    }
  }

  #note(route: string, answer: Response): void {
    if (answer.headers.get("X-RateLimit-Remaining") !== "0") return;
    const after = Number(answer.headers.get("X-RateLimit-Reset-After"));
    if (after > 0) this.#closed.set(route, this.#tools.now() + after * 1000);
  }

  /** False when the wait would be too long to sit through. */
  #postpone(route: string, { retry_after = 1, global = false }: Limited): boolean {
    const ms = Math.max(50, retry_after * 1000);
    this.#closed.set(global ? "*" : route, this.#tools.now() + ms);
    return ms <= LONGEST_WAIT;
  }
}
