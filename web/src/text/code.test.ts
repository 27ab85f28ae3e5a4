import assert from "node:assert/strict";
import { test } from "node:test";
import { colour } from "./code";

const inks = (code: string): string[] => colour(code).filter(({ ink }) => ink !== "plain").map(({ ink, text }) => `${ink} ${text}`);

test("colouring never changes the text", () => {
  for (const code of ["", "a 'b' // c\n\"d\" 12 if", "it's \"open", "<b>&amp;</b> `x\ny`"]) {
    assert.equal(colour(code).map(({ text }) => text).join(""), code);
  }
});

test("notes, strings, numbers and common words get their ink", () => {
  assert.deepEqual(inks("# who\nss 'sport = :8080'\nserve 127.0.0.1:8081"), ["note # who", "string 'sport = :8080'", "number 127.0.0.1:8081"]);
  assert.deepEqual(inks("return x1 + 2; // two"), ["key return", "number 2", "note // two"]);
});

test("an address is no note, and a word inside another is no word", () => {
  assert.deepEqual(inks("https_format iffy a#b"), []);
});
