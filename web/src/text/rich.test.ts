import assert from "node:assert/strict";
import { test } from "node:test";
import { oneLine, onlyEmoji, readText, trimLink } from "./rich";

const parts = (text: string) => readText(text).flatMap((block) => (block.kind === "prose" ? block.parts : []));

test("markup in a message stays text", () => {
  const text = '<img src=x onerror=alert(1)> & <b>"hi"</b>';
  assert.deepEqual(parts(text), [{ kind: "text", text }]);
});

test("an address becomes a link without the mark that ends the sentence", () => {
  assert.deepEqual(parts("see https://example.org/a_(b), ok"), [
    { kind: "text", text: "see " },
    { kind: "link", text: "https://example.org/a_(b)" },
    { kind: "text", text: ", ok" },
  ]);
  assert.equal(trimLink("https://example.org/x)."), "https://example.org/x");
});

test("only http and https become links", () => {
  for (const text of ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "http://"]) {
    assert.deepEqual(parts(text), [{ kind: "text", text }]);
  }
});

test("code keeps its text exactly, and no link is made inside it", () => {
  assert.deepEqual(parts("run `curl https://a.b` now")[1], { kind: "code", text: "curl https://a.b" });
  assert.deepEqual(readText("so:\n```sh\n  ls  <x>\n\nend\n```\nfine"), [
    { kind: "prose", parts: [{ kind: "text", text: "so:" }] },
    { kind: "code", language: "sh", text: "  ls  <x>\n\nend" },
    { kind: "prose", parts: [{ kind: "text", text: "fine" }] },
  ]);
});

test("an empty line parts paragraphs, one break does not", () => {
  assert.equal(readText("one\ntwo\n\n\nthree").length, 2);
});

test("up to six emoji alone are large", () => {
  for (const text of ["🎉", "👩‍👩‍👧 👍🏽", "🇺🇦❤️", "1️⃣"]) assert.equal(onlyEmoji(text), true, text);
  for (const text of ["", "hi 🎉", "1", "🎉🎉🎉🎉🎉🎉🎉", "#"]) assert.equal(onlyEmoji(text), false, text);
});

test("a list shows one line", () => {
  assert.equal(oneLine("a\n\n```js\nb\n```  `c`"), "a b c");
});
