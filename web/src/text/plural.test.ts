import assert from "node:assert/strict";
import { test } from "node:test";
import { pluralIn } from "./plural";

test("English has two forms", () => {
  const plural = pluralIn("en");
  const forms = { one: "# message", other: "# messages" };
  assert.deepEqual(
    [1, 2, 0].map((n) => plural(n, forms)),
    ["1 message", "2 messages", "0 messages"],
  );
});

test("Ukrainian has four, and a missing form falls back", () => {
  const plural = pluralIn("uk");
  const forms = { one: "# повідомлення", few: "# повідомлення", many: "# повідомлень", other: "# повідомлення" };
  assert.equal(plural(5, forms), "5 повідомлень");
  assert.equal(plural(22, { other: "#" }), "22");
});
