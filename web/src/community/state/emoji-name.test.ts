import assert from "node:assert/strict";
import { test } from "node:test";
import { emojiNameOf } from "./emoji-name";

test("an emoji is named after its file, in letters that the server takes", () => {
  assert.equal(emojiNameOf("happy cat (2).png"), "happy_cat_2");
  assert.equal(emojiNameOf("x.gif"), "x_");
  assert.equal(emojiNameOf("кіт.png"), "__");
  assert.equal(emojiNameOf("a".repeat(50) + ".png").length, 32);
});
