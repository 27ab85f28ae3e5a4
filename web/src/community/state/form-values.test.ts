import assert from "node:assert/strict";
import { test } from "node:test";
import { ComponentType, type ComponentWire } from "../api/interactions";
import { faultOf, fieldsOf, filesOf, firstValue, partsOf, toComponents, type Field } from "./form-values";

const label = (component: ComponentWire, text = "Label"): ComponentWire => ({ type: ComponentType.label, label: text, component });
const text = (more: Partial<ComponentWire> = {}): ComponentWire => ({ type: ComponentType.textInput, custom_id: "name", style: 1, ...more });
const only = (component: ComponentWire): Field => fieldsOf([component])[0]!;

test("fields stand in labels or in rows, with texts between them", () => {
  const parts = partsOf([
    label(text(), "Name"),
    { type: ComponentType.text, content: "Now the rest" },
    { type: ComponentType.row, components: [text({ custom_id: "more", label: "More", required: false })] },
  ]);
  assert.deepEqual(
    parts.map((part) => ("text" in part ? part.text : [part.label, part.isRequired])),
    [["Name", true], "Now the rest", ["More", false]],
  );
});

test("a text is held against its limits, counted in characters", () => {
  const field = only(label(text({ min_length: 2, max_length: 3 })));
  assert.deepEqual(faultOf(field, " "), { kind: "empty" });
  assert.deepEqual(faultOf(field, "a"), { kind: "short", limit: 2 });
  assert.deepEqual(faultOf(field, "abcd"), { kind: "long", limit: 3 });
  assert.equal(faultOf(field, "🙂🙂🙂"), null);
  assert.equal(faultOf(only(label(text({ required: false, min_length: 2 }))), ""), null);
});

test("a menu wants as many as it says", () => {
  const menu = { type: ComponentType.stringSelect, custom_id: "c", min_values: 2, max_values: 3, options: [{ label: "A", value: "a", default: true }] };
  const field = only(label(menu));
  assert.deepEqual(firstValue(field), ["a"]);
  assert.deepEqual(faultOf(field, []), { kind: "unchosen" });
  assert.deepEqual(faultOf(field, ["a"]), { kind: "count", least: 2, most: 3 });
  assert.equal(faultOf(field, ["a", "b"]), null);
});

test("everything is sent inside of labels, files by their place", () => {
  const fields = fieldsOf([
    label(text()),
    label({ type: ComponentType.upload, custom_id: "one" }),
    label({ type: ComponentType.upload, custom_id: "two" }),
    label({ type: ComponentType.radios, custom_id: "r", options: [] }),
    label({ type: ComponentType.checkbox, custom_id: "tick" }),
  ]);
  const [a, b] = [new File(["a"], "a.txt"), new File(["b"], "b.txt")];
  const values = new Map<string, string | string[] | File[] | boolean>([["name", "Ann"], ["one", [a]], ["two", [b]], ["r", ["x"]], ["tick", true]]);
  assert.deepEqual(filesOf(fields, values).map(({ name }) => name), ["a.txt", "b.txt"]);
  const inside = toComponents(fields, values).map((one) => (one as { component: object }).component);
  assert.deepEqual(inside, [
    { type: 4, custom_id: "name", value: "Ann" },
    { type: 19, custom_id: "one", values: ["0"] },
    { type: 19, custom_id: "two", values: ["1"] },
    { type: 21, custom_id: "r", value: "x" },
    { type: 23, custom_id: "tick", value: true },
  ]);
});
