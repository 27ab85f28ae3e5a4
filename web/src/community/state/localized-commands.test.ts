import assert from "node:assert/strict";
import { test } from "node:test";
import type { CommandIndexWire } from "../api/interactions";
import { leavesOf, matching, menuCommands, toCall } from "./commands";
import { labelOf, localesOf, localized } from "./localized-commands";

const index: CommandIndexWire = {
  applications: [{ id: "1", name: "helper" }],
  application_commands: [
    { id: "10", application_id: "1", version: "1", type: 1, name: "dice", description: "Dice.", name_localizations: { uk: "кубики" }, description_localizations: { uk: "Кидає кубики." }, options: [
      { type: 1, name: "roll", description: "Rolls.", name_localizations: { uk: "кинути" }, options: [
        { type: 3, name: "how", description: "How", name_localizations: { uk: "як" }, choices: [{ name: "Softly", value: "soft", name_localizations: { uk: "М’яко" } }] },
      ] },
    ] },
    { id: "11", application_id: "1", version: "1", type: 3, name: "Quote", description: "", name_localizations: { uk: "Цитата" } },
  ],
};
const spoken = (language: string) => localized(index, localesOf(language));

test("commands, their parts and their choices are named in the reader's language", () => {
  const [leaf] = leavesOf(spoken("uk"));
  assert.deepEqual([leaf?.name, leaf?.description], ["кубики кинути", "Rolls."]);
  const how = leaf!.options[0]!;
  assert.deepEqual([labelOf(how), labelOf(how.choices![0]!)], ["як", "М’яко"]);
  assert.deepEqual(menuCommands(spoken("uk"), 3).map(labelOf), ["Цитата"]);
  assert.equal(spoken("uk").application_commands[0]?.description, "Кидає кубики.");
});

test("without a translation they keep their own names", () => {
  assert.equal(leavesOf(spoken("ru"))[0]?.name, "dice roll");
  assert.deepEqual(localesOf("en"), ["en-US", "en-GB"]);
});

test("they are found by either name, and called by their own", () => {
  const leaves = leavesOf(spoken("uk"));
  for (const typed of ["куб", "dice r", "kyn", "кинути"]) assert.equal(matching(leaves, typed).length, typed === "kyn" ? 0 : 1, typed);
  const given = new Map([["how", { text: "М’яко", value: "soft" }]]);
  assert.deepEqual(toCall({ leaf: leaves[0]!, given }).options, [{ name: "roll", type: 1, options: [{ name: "how", type: 3, value: "soft" }] }]);
});
