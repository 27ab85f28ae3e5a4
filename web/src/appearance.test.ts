import assert from "node:assert/strict";
import { test } from "node:test";
import { keptLook, readLook, wear, wearAll } from "./appearance";

const root = () => ({ dataset: {} as DOMStringMap, style: { fontSize: "" } as CSSStyleDeclaration, dir: "" });

test("what is kept is worn, and what nobody knows is not", () => {
  const kept: Record<string, string> = { "parley.theme": "dark", "parley.contrast": "more", "parley.density": "huge", "parley.size": "125" };
  const page = root();
  wearAll(page, (key) => kept[key] ?? null);
  assert.deepEqual({ ...page.dataset }, { theme: "dark", contrast: "more" });
  assert.equal(page.style.fontSize, "125%");
  assert.equal(readLook("density", (key) => kept[key] ?? null), "cozy");
});

test("the default takes the choice back and is not kept", () => {
  const page = root();
  wear(page, "theme", "light");
  wear(page, "theme", "system");
  wear(page, "size", "150");
  wear(page, "size", "100");
  assert.deepEqual([{ ...page.dataset }, page.style.fontSize], [{}, ""]);
  assert.deepEqual(keptLook("theme", "system"), ["parley.theme", null]);
  assert.deepEqual(keptLook("motion", "less"), ["parley.motion", "less"]);
});

test("the mirrored language turns the page around", () => {
  const page = root();
  wearAll(page, (key) => (key === "parley.language" ? "ar-XB" : null));
  assert.equal(page.dir, "rtl");
});
