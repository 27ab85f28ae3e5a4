// The page's WebSocket: connects, says what came, and comes back by itself after a loss. It keeps no messages; what was not
// sent is the outbox's business, so nothing is sent twice from two places.
import { backoff } from "./backoff";
import type { Command, ServerEvent } from "./types";

export type LinkState = "connecting" | "ready" | "waiting";

export type SocketHandlers = {
  onState: (state: LinkState) => void;
  onEvent: (event: ServerEvent) => void;
  onSignedOut: () => void;
};

const SESSION_ENDED = 1008;
/** A try that neither opens nor fails for this long is given up: some networks swallow packets. */
const OPEN_LIMIT = 10_000;

export class Socket {
  #socket: WebSocket | null = null;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly url: string,
    private readonly handlers: SocketHandlers,
  ) {}

  connect(): void {
    if (this.#socket) return;
    clearTimeout(this.#timer);
    this.handlers.onState("connecting");
    const socket = new WebSocket(this.url, "parley.v1");
    this.#socket = socket;
    this.#timer = setTimeout(() => this.#lose(socket), OPEN_LIMIT);
    socket.onmessage = (frame) => this.#take(socket, frame.data as string);
    socket.onclose = (close) => this.#closed(socket, close.code);
  }

  /** False when there is no ready connection; the caller keeps what it wanted to say. */
  send(command: Command): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(command));
    return true;
  }

  /** Tries at once, however long the wait would have been. */
  tryNow(): void {
    this.#tries = 0;
    this.connect();
  }

  /** Gives up a connection that looks open but answers nothing. */
  restart(): void {
    if (this.#socket) this.#lose(this.#socket);
  }

  #take(socket: WebSocket, text: string): void {
    if (socket !== this.#socket) return;
    const event = JSON.parse(text) as ServerEvent;
    if (event.type === "ready") {
      clearTimeout(this.#timer);
      this.#tries = 0;
      this.handlers.onState("ready");
    }
    this.handlers.onEvent(event);
  }

  #closed(socket: WebSocket, code: number): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    if (code === SESSION_ENDED) return this.handlers.onSignedOut();
    this.#later();
  }

  /** Drops the socket without waiting for the other side's close, which may never come. */
  #lose(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    socket.close();
    this.#later();
  }

  #later(): void {
    this.handlers.onState("waiting");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.connect(), backoff(this.#tries++, Math.random()));
  }
}
