import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsIn, firstFault, Rest, RestError, routeOf } from "./rest";

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

function restWith(answers: (Answer | Error)[]) {
  const asked: { path: string; init: RequestInit; at: number }[] = [];
  let now = 0;
  let signedOut = 0;
  const rest = new Rest(() => signedOut++, {
    now: () => now,
    sleep: async (ms) => void (now += ms),
    fetch: async (path, init) => {
      asked.push({ path: String(path), init: init ?? {}, at: now });
      const next = answers.shift();
      if (!next || next instanceof Error) throw next ?? new Error("asked too often");
      const body = next.status === 204 ? null : JSON.stringify(next.body ?? {});
      return new Response(body, { status: next.status, headers: next.headers ?? {} });
    },
  });
  return { rest, asked, signedOut: () => signedOut };
}

const refused = (run: Promise<unknown>) => run.then(() => assert.fail("was not refused"), (error: RestError) => error);

test("a route is named by its major id, not by what is below it", () => {
  assert.equal(routeOf("GET", "/channels/123/messages/456?x=1"), "GET channels/123/messages/:");
  assert.equal(routeOf("PUT", "/channels/1/messages/2/reactions/%F0%9F%91%8D/@me"), "PUT channels/1/messages/:/reactions/:/@me");
});

test("after a 429 it waits as long as it was told and asks again", async () => {
  const { rest, asked } = restWith([{ status: 429, body: { retry_after: 1.5 } }, { status: 200, body: { id: "1" } }]);
  assert.deepEqual(await rest.get("/users/@me"), { id: "1" });
  assert.deepEqual(asked.map(({ at }) => at), [0, 1_500]);
});

test("a used up route is waited for, others are not", async () => {
  const used = { status: 204, headers: { "X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": "2" } };
  const { rest, asked } = restWith([used, { status: 204 }, { status: 204 }]);
  await rest.post("/channels/1/typing");
  await rest.post("/channels/2/typing");
  await rest.post("/channels/1/typing");
  assert.deepEqual(asked.map(({ at }) => at), [0, 0, 2_000]);
});

test("nobody waits for long: the refusal is told", async () => {
  const { rest } = restWith([{ status: 429, body: { retry_after: 300, message: "slow down" } }]);
  const error = await refused(rest.get("/x"));
  assert.deepEqual([error.status, error.message], [429, "slow down"]);
});

test("a lost network is status 0, an ended session is told", async () => {
  const { rest, signedOut } = restWith([new Error("net"), { status: 401, body: { message: "401: Unauthorized", code: 0 } }]);
  assert.equal((await refused(rest.get("/x"))).status, 0);
  assert.equal((await refused(rest.get("/x"))).status, 401);
  assert.equal(signedOut(), 1);
});

test("a form error says what is wrong with the field", async () => {
  const errors = { name: { _errors: [{ code: "BASE_TYPE_BAD_LENGTH", message: "Must be between 2 and 100 in length." }] } };
  const { rest } = restWith([{ status: 400, body: { code: 50035, message: "Invalid Form Body", errors } }]);
  const error = await refused(rest.post("/guilds", { name: "" }));
  assert.deepEqual([error.code, error.message], [50035, "Must be between 2 and 100 in length."]);
  const faults = faultsIn({ embeds: { 0: { title: { _errors: [{ message: "too long" }] } } }, name: { _errors: [{ message: "empty" }] } });
  assert.deepEqual([...faults], [["embeds.0.title", "too long"], ["name", "empty"]]);
  assert.equal(firstFault(faults), "too long");
});
