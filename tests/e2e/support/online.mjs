// Somebody who is online, as the page's own connection makes them.
import { once } from "node:events";
import WebSocket from "ws";

/** Keeps the connection alive, as the server told in its first packet. It holds up no process. */
export function beat(socket, hello) {
  const timer = setInterval(() => socket.send(JSON.stringify({ op: 1, d: null })), JSON.parse(hello).d.heartbeat_interval);
  timer.unref();
  socket.on("close", () => clearInterval(timer));
}

/** A connection to the gateway that shows its person with that status; it resolves once they are seen. */
export async function appear(person, { status, doing }) {
  const socket = new WebSocket(`ws://127.0.0.1:${person.server.port}/?v=10&encoding=json`);
  const [hello] = await once(socket, "message");
  beat(socket, hello);
  const activities = doing ? [{ name: "Custom Status", type: 4, state: doing }] : [];
  const ready = new Promise((done) => socket.on("message", (text) => JSON.parse(text).t === "READY" && done()));
  socket.send(JSON.stringify({ op: 2, d: { token: person.token, properties: {}, presence: { status, activities, since: null, afk: false } } }));
  await ready;
  return socket;
}
