import assert from "node:assert/strict";
import { test } from "node:test";
import { iconWith } from "./badge";

test("the icon carries the count, up to what is readable in a tab", () => {
  const drawn = (calls: number): string => decodeURIComponent(iconWith(calls));
  assert.equal(iconWith(0), "/favicon.svg");
  assert.match(drawn(3), /^data:image\/svg\+xml,<svg[^>]*>.*>3<\/text>/);
  assert.match(drawn(120), />9\+<\/text>/);
});
