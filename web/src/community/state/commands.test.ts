import assert from "node:assert/strict";
import { test } from "node:test";
import type { CommandIndexWire, OptionWire } from "../api/interactions";
import { asText, faultsOf, leavesOf, matching, menuCommands, optionFault, OptionType, toCall, toTyping, type Calling, type Given } from "./commands";

const option = (name: string, type: number, more: Partial<OptionWire> = {}): OptionWire => ({ name, type, description: name, ...more });
const index: CommandIndexWire = {
  applications: [{ id: "2", name: "zebra" }, { id: "1", name: "alpha" }],
  application_commands: [
    { id: "10", application_id: "2", version: "1", type: 1, name: "roll", description: "Rolls", options: [option("sides", OptionType.whole, { required: true, min_value: 2, max_value: 100 }), option("why", OptionType.text, { max_length: 5 })] },
    { id: "11", application_id: "1", version: "1", type: 1, name: "config", description: "Sets", options: [
      option("set", OptionType.sub, { options: [option("key", OptionType.text, { autocomplete: true })] }),
      option("channel", OptionType.group, { options: [option("clear", OptionType.sub)] }),
    ] },
    { id: "12", application_id: "1", version: "1", type: 3, name: "Quote", description: "" },
    { id: "13", application_id: "9", version: "1", type: 1, name: "orphan", description: "" },
  ],
};
const leaves = leavesOf(index);
const call = (name: string, given: [string, Given][]): Calling => ({ leaf: leaves.find((one) => one.name === name)!, given: new Map(given) });

test("subcommands are commands of their own, by application", () => {
  assert.deepEqual(leaves.map(({ name }) => name), ["config channel clear", "config set", "roll"]);
  assert.deepEqual(matching(leaves, "se").map(({ name }) => name), ["config set"]);
  assert.deepEqual(matching(leaves, "config ").map(({ name }) => name), ["config channel clear", "config set"]);
  assert.deepEqual(menuCommands(index, 3).map(({ name }) => name), ["Quote"]);
});

test("an option is held against its kind and its limits", () => {
  const sides = index.application_commands[0]!.options![0]!;
  const fault = (text: string) => optionFault(sides, { text })?.kind ?? null;
  assert.deepEqual(["", " ", "x", "2.5", "1", "101", "6"].map(fault), ["empty", "empty", "number", "whole", "least", "most", null]);
  assert.equal(optionFault(option("n", OptionType.number), { text: "2,5" }), null);
  assert.deepEqual(optionFault(option("t", OptionType.text, { min_length: 3 }), { text: "🙂🙂" }), { kind: "short", limit: 3 });
  assert.deepEqual([...faultsOf(call("roll", [["why", { text: "because" }]]))], [["sides", { kind: "empty" }], ["why", { kind: "long", limit: 5 }]]);
  assert.deepEqual(optionFault(option("who", OptionType.user, { required: true }), undefined), { kind: "unchosen" });
});

test("a call stands inside of its subcommands, and leaves out what is not given", () => {
  assert.deepEqual(toCall(call("roll", [["sides", { text: " 6 " }], ["why", { text: "" }]])).options, [{ name: "sides", type: 4, value: 6 }]);
  assert.deepEqual(toCall(call("config set", [["key", { text: "Shown", value: "real" }]])).options, [
    { name: "set", type: 1, options: [{ name: "key", type: 3, value: "real" }] },
  ]);
  assert.deepEqual(toCall(call("config channel clear", [])).options, [{ name: "channel", type: 2, options: [{ name: "clear", type: 1, options: [] }] }]);
});

test("while one is typed the others are told only when they are right", () => {
  assert.deepEqual(toTyping(call("roll", [["sides", { text: "1" }], ["why", { text: "be" }]]), "why"), [{ name: "why", type: 3, value: "be", focused: true }]);
  assert.deepEqual(toTyping(call("roll", [["sides", { text: "6" }]]), "why"), [
    { name: "sides", type: 4, value: 6 },
    { name: "why", type: 3, value: "", focused: true },
  ]);
});

test("a file is told by its place among the files", () => {
  const file = new File(["a"], "a.txt");
  const leaf = { ...leaves[0]!, path: [], options: [option("file", OptionType.file)] };
  const made = toCall({ leaf, given: new Map([["file", { text: "a.txt", file }]]) });
  assert.deepEqual([made.options, made.files], [[{ name: "file", type: 11, value: 0 }], [file]]);
});

test("who leaves the form keeps the words", () => {
  assert.equal(asText(call("roll", [["sides", { text: "6" }], ["why", { text: "fun" }]])), "/roll sides:6 why:fun");
});
