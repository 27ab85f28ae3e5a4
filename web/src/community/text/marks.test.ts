import assert from "node:assert/strict";
import { test } from "node:test";
import { mark, markOf } from "./marks";

const key = (code: string, more = {}) => ({ code, ctrlKey: true, metaKey: false, shiftKey: false, altKey: false, ...more });

test("keys stand for marks", () => {
  assert.deepEqual(["KeyB", "KeyI", "KeyU", "KeyX"].map((code) => markOf(key(code))), ["**", "*", "__", null]);
  assert.equal(markOf(key("KeyX", { shiftKey: true })), "~~");
  assert.equal(markOf(key("KeyB", { ctrlKey: false })), null);
});

test("a selection is marked, and marked again it is plain", () => {
  const bold = mark("say it now", 4, 6, "**");
  assert.deepEqual(bold, { text: "say **it** now", start: 6, end: 8 });
  assert.deepEqual(mark(bold.text, bold.start, bold.end, "**"), { text: "say it now", start: 4, end: 6 });
});

test("italics inside of bold stay apart from it", () => {
  assert.equal(mark("**it**", 2, 4, "*").text, "***it***");
  assert.equal(mark("***it***", 3, 5, "*").text, "**it**");
});

test("without a selection the cursor stands between the marks", () => {
  assert.deepEqual(mark("", 0, 0, "__"), { text: "____", start: 2, end: 2 });
});
