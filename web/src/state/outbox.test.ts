import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { addUnsent, changeUnsent, loadOutbox, onTheirWay, outbox, removeUnsent } from "./outbox";
import { myName } from "./session";
import { memoryDrawer, setDrawer } from "./storage";

const unsent = (nonce: string, at: number) => ({ nonce, to: "bob", text: nonce, at, failed: null });

beforeEach(() => {
  setDrawer(memoryDrawer());
  myName.value = "ann";
  outbox.value = [];
});

test("an unsent message comes back after a reload with the same nonce, oldest first", () => {
  addUnsent(unsent("b", 2));
  addUnsent(unsent("a", 1));
  outbox.value = [];
  loadOutbox();
  assert.deepEqual(
    outbox.value.map(({ nonce }) => nonce),
    ["a", "b"],
  );
});

test("a confirmed message does not come back", () => {
  addUnsent(unsent("a", 1));
  removeUnsent("a");
  loadOutbox();
  assert.deepEqual(outbox.value, []);
});

test("a failed message stays but is not sent by itself", () => {
  addUnsent(unsent("a", 1));
  changeUnsent("a", { failed: "too long" });
  outbox.value = [];
  loadOutbox();
  assert.equal(outbox.value[0]?.failed, "too long");
  assert.equal(onTheirWay().length, 0);
});

test("another person on the same browser sees nothing of it", () => {
  addUnsent(unsent("a", 1));
  myName.value = "eve";
  loadOutbox();
  assert.deepEqual(outbox.value, []);
});
