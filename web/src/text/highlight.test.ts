import assert from "node:assert/strict";
import { test } from "node:test";
import { highlight } from "./highlight";

const inked = (language: string, code: string): string =>
  (highlight(language, code) ?? []).map(({ ink, text }) => (ink === "plain" ? text : `<${ink}:${text}>`)).join("");

test("keywords, strings, numbers and comments get their ink", () => {
  assert.equal(inked("js", "const a = 'b'; // c"), "<key:const> a = <string:'b'>; <note:// c>");
  assert.equal(inked("py", "return 12"), "<key:return> <number:12>");
});

test("nothing is lost, and markup stays the text it is", () => {
  const code = "<script>alert('&lt;')</script>\n<b title=\"x\">y</b>\n";
  for (const language of ["html", "cpp", "sql", "yaml", "bash", "rust", "json", "css", "go", "diff"])
    assert.equal((highlight(language, code) ?? []).map(({ text }) => text).join(""), code, language);
});

test("an unknown language is left to the plain colours", () => {
  assert.equal(highlight("klingon", "Qapla'"), null);
  assert.equal(highlight("", "x"), null);
});
