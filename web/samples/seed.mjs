// Tells a server the sample conversations, and a browser when they were said.
import { register } from "../../tests/e2e/support/people.mjs";
import { chats, me, people, pictures } from "./people.mjs";

/** Everybody, registered, with the online ones connected; answers me and the open connections. */
export async function seed(server) {
  const known = new Map();
  for (const person of [me, ...people]) known.set(person.username, await register(server, person.username, person));
  for (const chat of chats) {
    for (const [, who, text] of chat.lines)
      await known.get(who).say(who === me.username ? chat.with : me.username, [text]);
    if (!chat.unread) await readAll(known.get(me.username), chat.with);
  }
  const online = [];
  for (const person of people.filter((entry) => entry.online)) online.push(await known.get(person.username).connect());
  return { me: known.get(me.username), known, online };
}

async function readAll(reader, other) {
  const last = (await reader.get(`/api/messages/${other}?limit=1`)).at(-1);
  const headers = { Authorization: `Bearer ${reader.token}`, "Content-Type": "application/json" };
  await fetch(`${reader.server.url}/api/chats/${other}/read`, {
    method: "POST",
    headers,
    body: JSON.stringify({ id: last.id }),
  });
}

/** The server stamps what is said now; the pictures show a week. So answers are redated on their way to the browser. */
export async function redate(context, now) {
  const times = new Map(chats.flatMap((chat) => chat.lines.map(([ago, , text]) => [text, now - ago * 60_000])));
  const fix = (entry) => {
    const at = entry && times.get(entry.message);
    if (at) entry.timestamp = new Date(at).toISOString().replace("Z", "000+00:00");
  };
  await context.route(/\/api\/(messages|chats|search-messages)/, async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const answer = await route.fetch();
    const body = await answer.json();
    if (Array.isArray(body)) for (const entry of body) fix(entry.last ?? entry);
    await route.fulfill({ response: answer, json: body });
  });
  await context.route(/samples\.example/, (route) =>
    route.fulfill({ contentType: "image/svg+xml", body: pictures[new URL(route.request().url()).pathname] ?? "" }),
  );
}
