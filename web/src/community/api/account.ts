// The account by the simple API: the password, where one is signed in, what was said last to whom, and who has a name.
import { RestError } from "./rest";
import type { Id } from "./types";

export type Device = { id: Id; created_at: string; last_seen: string; agent: string; address: string; current: boolean };
type Refused = { detail?: string | { loc?: string[]; msg?: string }[] };

async function ask(method: string, path: string, body?: URLSearchParams): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { method, credentials: "same-origin", ...(body ? { body } : {}) });
  } catch {
    throw new RestError(0, 0, "");
  }
  if (answer.ok) return answer;
  const { detail } = (await answer.json().catch(() => ({}))) as Refused;
  if (!Array.isArray(detail)) throw new RestError(answer.status, 0, detail ?? "");
  const faults = new Map(detail.map(({ loc, msg }) => [loc?.at(-1) ?? "", msg ?? ""]));
  throw new RestError(answer.status, 0, detail[0]?.msg ?? "", faults);
}

/** The conversations between two; `last` is what was said last. */
export type Chat = { username: string; last: { id: number; from_me: boolean; message: string } | null };
export const chats = async (): Promise<Chat[]> => (await ask("GET", "/api/chats")).json();

/** Somebody by their exact name. */
export type Found = { username: string; nickname: string; user_id: Id };
export const findByName = async (name: string): Promise<Found> => (await ask("GET", `/api/people/${encodeURIComponent(name)}`)).json();

export const changePassword = async (current: string, next: string): Promise<void> =>
  void (await ask("POST", "/api/change-password", new URLSearchParams({ current_password: current, new_password: next })));
export const devices = async (): Promise<Device[]> => (await ask("GET", "/api/sessions")).json();
export const endDevice = async (id: Id): Promise<void> => void (await ask("DELETE", `/api/sessions/${id}`));
