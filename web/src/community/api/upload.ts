// A request whose body's way can be watched and stopped, which fetch cannot yet.

export type Watch = { onProgress: (sent: number, total: number) => void; signal: AbortSignal };

function headersOf(request: XMLHttpRequest): Headers {
  const lines = request.getAllResponseHeaders().trim().split(/\r?\n/).filter(Boolean);
  return new Headers(lines.map((line): [string, string] => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
}

/** Like fetch for that one request; rejects when the network fails or when it was stopped. */
export const watched =
  ({ onProgress, signal }: Watch): typeof fetch =>
  (input, init) =>
    new Promise((done, fail) => {
      if (signal.aborted) return fail(new TypeError("stopped"));
      const request = new XMLHttpRequest();
      request.open(init?.method ?? "POST", String(input));
      request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
      request.onload = () => done(new Response(request.status === 204 ? null : request.responseText, { status: request.status, headers: headersOf(request) }));
      request.onerror = request.onabort = () => fail(new TypeError("no answer"));
      signal.addEventListener("abort", () => request.abort(), { once: true });
      request.send(init?.body as FormData);
    });
