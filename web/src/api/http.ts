// One way to ask the server: JSON in, JSON out, every refusal an ApiError. Status 0 means the network failed.

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Http = { get: <T>(path: string) => Promise<T>; post: <T>(path: string, body: unknown) => Promise<T> };

/** The text of a refusal: {"detail": text} or the first of {"detail": [{msg}]}. */
function detailOf(body: unknown): string {
  const detail = (body as { detail?: unknown } | null)?.detail;
  if (typeof detail === "string") return detail;
  const first = Array.isArray(detail) ? (detail[0] as { msg?: unknown } | undefined) : undefined;
  return typeof first?.msg === "string" ? first.msg : "";
}

async function call<T>(path: string, init: RequestInit, onSignedOut: () => void): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, { ...init, credentials: "same-origin" });
  } catch {
    throw new ApiError(0, "");
  }
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return body as T;
  if (answer.status === 401) onSignedOut();
  throw new ApiError(answer.status, detailOf(body));
}

export function makeHttp(onSignedOut: () => void): Http {
  const json = { Accept: "application/json" };
  return {
    get: (path) => call(path, { headers: json }, onSignedOut),
    post: (path, body) =>
      call(
        path,
        { method: "POST", headers: { ...json, "Content-Type": "application/json" }, body: JSON.stringify(body) },
        onSignedOut,
      ),
  };
}
