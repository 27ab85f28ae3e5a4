// The gateway's connection: greets, beats, and comes back by itself after a loss. It resumes first, so that nothing that
// happened meanwhile is missed; only when the server has forgotten the session does it begin anew.
import { backoff } from "../../api/backoff";

export type LinkState = "connecting" | "ready" | "waiting";
export type Packet = { op: number; d: unknown; s: number | null; t: string | null };

export type GatewayHandlers = {
  onState: (state: LinkState) => void;
  onDispatch: (name: string, data: unknown) => void;
  /** The session of the account has ended: nothing is left to try. */
  onSignedOut: () => void;
};

/** What of a WebSocket is used, so that tests can stand in for it. */
export type SocketLike = {
  send: (text: string) => void;
  close: (code?: number) => void;
  onmessage: ((frame: { data: unknown }) => void) | null;
  onclose: ((close: { code: number }) => void) | null;
};

const Op = { dispatch: 0, heartbeat: 1, identify: 2, presence: 3, resume: 6, reconnect: 7, members: 8, invalid: 9, hello: 10, ack: 11, look: 14 } as const;
/** Ours to use when the connection is given up but the session is not: 1000 and 1001 would end it. */
const CLOSE_TO_RESUME = 4200;
const AUTHENTICATION_FAILED = 4004;
/** After these the session is gone: bad sequence, timed out. */
const FORGET_AFTER = new Set([4007, 4009]);
/** A try that neither opens nor fails for this long is given up: some networks swallow packets. */
const OPEN_LIMIT = 10_000;
const CAPABILITIES = 16_381;

/** After a sleep a connection may only look alive: without an answer to a beat for this long it is given up. */
const PROBE_LIMIT = 4_000;

/** The clock's hands, so that tests can move them. */
export type Timers = { after: (ms: number, run: () => void) => unknown; cancel: (timer: unknown) => void };
const realTimers: Timers = {
  after: (ms, run) => setTimeout(run, ms),
  cancel: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout> | undefined),
};

export class Gateway {
  #socket: SocketLike | null = null;
  #tries = 0;
  #again: unknown;
  #beat: unknown;
  #probe: unknown;
  #interval = 0;
  #acknowledged = true;
  #session: string | null = null;
  #sequence: number | null = null;
  #shown = "";
  #presence: object = { status: "online", since: null, activities: [], afk: false };

  constructor(
    private readonly make: () => SocketLike,
    private readonly handlers: GatewayHandlers,
    private readonly random: () => number = Math.random,
    private readonly timers: Timers = realTimers,
  ) {}

  connect(): void {
    if (this.#socket) return;
    this.timers.cancel(this.#again);
    this.handlers.onState("connecting");
    const socket = this.make();
    this.#socket = socket;
    this.#again = this.timers.after(OPEN_LIMIT, () => this.#lose(socket));
    socket.onmessage = (frame) => socket === this.#socket && this.#take(JSON.parse(String(frame.data)) as Packet);
    socket.onclose = (close) => this.#closed(socket, close.code);
  }

  /** Tries at once, however long the wait would have been. */
  tryNow(): void {
    this.#tries = 0;
    this.connect();
  }

  /** Gives up a connection that looks open but may be dead. */
  restart(): void {
    if (this.#socket) this.#lose(this.#socket);
  }

  /** Asks whether the other side is still there, when there is reason to doubt it. */
  probe(): void {
    const socket = this.#socket;
    if (!socket || this.#interval === 0) return;
    this.#acknowledged = false;
    this.#send(Op.heartbeat, this.#sequence);
    this.timers.cancel(this.#probe);
    this.#probe = this.timers.after(PROBE_LIMIT, () => this.#acknowledged || this.#lose(socket));
  }

  /** Asks for members of a guild: all of them, or those of the given ids. They come as GUILD_MEMBERS_CHUNK. */
  requestMembers(guild: string, users?: readonly string[]): void {
    const which = users ? { user_ids: users } : { query: "", limit: 0 };
    this.#send(Op.members, { guild_id: guild, presences: true, ...which });
  }

  /** Which rows of a channel's list of members are in sight, and whose: of large guilds nothing else is told of people. */
  lookAt(guild: string, channel: string, ranges: readonly (readonly [number, number])[], members: readonly string[]): void {
    this.#send(Op.look, { guild_id: guild, typing: true, activities: true, channels: { [channel]: ranges }, members });
  }

  /** Kept for the next session too; `isReady`: there is one that can be told now. */
  setPresence(status: string, activities: readonly object[], isReady: boolean): void {
    this.#presence = { status, since: null, activities, afk: false };
    if (isReady && JSON.stringify(this.#presence) !== this.#shown) this.#show(Op.presence, this.#presence);
  }

  #show(op: number, d: object): void {
    this.#shown = JSON.stringify(this.#presence);
    this.#send(op, d);
  }

  #send(op: number, d: unknown): void {
    this.#socket?.send(JSON.stringify({ op, d }));
  }

  #take(packet: Packet): void {
    switch (packet.op) {
      case Op.hello:
        return this.#hello((packet.d as { heartbeat_interval: number }).heartbeat_interval);
      case Op.ack:
        this.#acknowledged = true;
        return;
      case Op.heartbeat:
        return this.#send(Op.heartbeat, this.#sequence);
      case Op.reconnect:
        return this.#comeBack();
      case Op.invalid:
        return this.#invalid(packet.d === true);
      case Op.dispatch:
        return this.#dispatch(packet);
    }
  }

  #hello(interval: number): void {
    this.#interval = interval;
    this.#acknowledged = true;
    this.#plan(interval * this.random());
    this.#greet();
  }

  /** Without a token: the server knows the page by its cookie, which no script can read. */
  #greet(): void {
    if (this.#session !== null) this.#send(Op.resume, { token: "", session_id: this.#session, seq: this.#sequence });
    else
      this.#show(Op.identify, {
        token: "",
        capabilities: CAPABILITIES,
        properties: { os: "web", browser: "Parley", device: "" },
        presence: this.#presence,
      });
  }

  #plan(after: number): void {
    this.timers.cancel(this.#beat);
    this.#beat = this.timers.after(after, () => this.#heartbeat());
  }

  #heartbeat(): void {
    if (!this.#acknowledged) return this.restart();
    this.#acknowledged = false;
    this.#send(Op.heartbeat, this.#sequence);
    this.#plan(this.#interval);
  }

  #dispatch({ s, t, d }: Packet): void {
    if (s !== null) this.#sequence = s;
    if (t === "READY") this.#session = (d as { session_id: string }).session_id;
    if (t === "READY" || t === "RESUMED") {
      this.timers.cancel(this.#again);
      this.#tries = 0;
    }
    if (t) this.handlers.onDispatch(t, d);
    if (t === "READY" || t === "RESUMED") this.handlers.onState("ready");
  }

  #invalid(mayResume: boolean): void {
    if (!mayResume) this.#forget();
    this.#greet();
  }

  #forget(): void {
    this.#session = null;
    this.#sequence = null;
  }

  /** The server asked for it, so there is no reason to wait. */
  #comeBack(): void {
    const socket = this.#socket;
    this.#drop();
    socket?.close(CLOSE_TO_RESUME);
    this.connect();
  }

  #closed(socket: SocketLike, code: number): void {
    if (socket !== this.#socket) return;
    this.#drop();
    if (code === AUTHENTICATION_FAILED) {
      this.timers.cancel(this.#again);
      return this.handlers.onSignedOut();
    }
    if (FORGET_AFTER.has(code)) this.#forget();
    this.#later();
  }

  /** Without waiting for the other side's close, which may never come. */
  #lose(socket: SocketLike): void {
    if (socket !== this.#socket) return;
    this.#drop();
    socket.close(CLOSE_TO_RESUME);
    this.#later();
  }

  #drop(): void {
    this.timers.cancel(this.#beat);
    this.timers.cancel(this.#probe);
    this.#interval = 0;
    this.#socket = null;
  }

  #later(): void {
    this.handlers.onState("waiting");
    this.timers.cancel(this.#again);
    this.#again = this.timers.after(backoff(this.#tries++, this.random()), () => this.connect());
  }
}
