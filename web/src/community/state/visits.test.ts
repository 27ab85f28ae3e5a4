import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryDrawer, setDrawer } from "../../state/storage";
import { noteVisit, visits } from "./visits";

test("the place that was visited last comes first, each once", () => {
  setDrawer(memoryDrawer());
  for (const id of ["1", "2", "1", "3"]) noteVisit(id);
  assert.deepEqual(visits(), ["3", "1", "2"]);
  for (let i = 100; i < 200; i++) noteVisit(String(i));
  assert.equal(visits().length, 50);
});
