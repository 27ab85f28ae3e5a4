import assert from "node:assert/strict";
import { test } from "node:test";
import { inline, type Inline } from "./inline";
import { oneLine, readMarkdown, type Block } from "./markdown";

const names = { user: () => "Ann", role: () => "crew", channel: () => "general", hidden: "…" };

/** A short picture of a tree: <b>bold</b> as b(bold). */
const letters = { bold: "b", italic: "i", underline: "u", strike: "s", spoiler: "x" } as const;
const show = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      if (part.kind === "mark") return `${letters[part.mark]}(${show(part.parts)})`;
      if (part.kind === "code") return `c(${part.text})`;
      if (part.kind === "link") return `a(${part.url}${part.parts ? "|" + show(part.parts) : ""})`;
      if (part.kind === "emoji") return `e(${part.name} ${part.id}${part.isAnimated ? " a" : ""})`;
      if (part.kind === "time") return `t(${part.at} ${part.style})`;
      if (part.kind === "everyone") return `@(${part.name})`;
      return `${part.kind}(${part.id})`;
    })
    .join("");
const seen = (text: string): string => show(inline(text));
const kinds = (text: string) => readMarkdown(text).map(({ kind }) => kind);
const block = <K extends Block["kind"]>(text: string, kind: K) => {
  const found = readMarkdown(text)[0];
  assert.equal(found?.kind, kind);
  return found as Extract<Block, { kind: K }>;
};

test("marks nest in each other", () => {
  assert.equal(seen("**a** *b* _c_ __d__ ~~e~~ ||f||"), "b(a) i(b) i(c) u(d) s(e) x(f)");
  assert.equal(seen("***both***"), "b(i(both))");
  assert.equal(seen("**bold *and* more**"), "b(bold i(and) more)");
  assert.equal(seen("*it **and** more*"), "i(it b(and) more)");
  assert.equal(seen("__under *it*__"), "u(under i(it))");
  assert.equal(seen("||**hidden** `code`||"), "x(b(hidden) c(code))");
});

test("what is not closed, or not meant, stays text", () => {
  for (const text of ["2 * 3 * 4", "snake_case_name", "**open", "~~", "****", "a * b", "||", "_ a _", "\\", "x **", "`"]) {
    assert.equal(seen(text), text, text);
  }
  assert.equal(seen("\\*not\\* \\_this\\_"), "*not* _this_");
  assert.equal(seen("`**code**` **`x`**"), "c(**code**) b(c(x))");
  assert.equal(seen("``a ` b``"), "c(a ` b)");
});

test("mentions, emoji and times are known by their ids", () => {
  assert.equal(seen("<@123> <@!123> <@&45> <#67>"), "user(123) user(123) role(45) channel(67)");
  assert.equal(seen("<:wave:99> <a:dance:98>"), "e(wave 99) e(dance 98 a)");
  assert.equal(seen("<t:1700000000:R> <t:0>"), "t(1700000000000 R) t(0 f)");
  assert.equal(seen("@everyone @here a@everyone"), "@(everyone) @(here) a@everyone");
  for (const text of ["<@abc>", "<t:9999999999999>", "<:x:1>", "<#>", "<@123"]) assert.equal(seen(text), text);
});

test("addresses become links, and only http ones", () => {
  assert.equal(seen("see https://example.org/a_(b)_c, ok"), "see a(https://example.org/a_(b)_c), ok");
  assert.equal(seen("<https://example.org>"), "a(https://example.org)");
  assert.equal(seen("[label **b**](https://example.org/x_(y))"), "a(https://example.org/x_(y)|label b(b))");
  assert.equal(seen('[a](<https://example.org> "title")'), "a(https://example.org|a)");
  for (const text of ["[x](javascript:alert(1))", "[x](data:text/html,x)", "javascript:alert(1)", "[ ](https://example.org", "http://"])
    assert.ok(!seen(text).includes("a(javascript") && !seen(text).includes("a(data") && !seen(text).includes("a(http://)"), text);
});

test("a link cannot pretend to lead elsewhere", () => {
  assert.ok(!seen("[https://bank.example](https://evil.example)").includes("|"));
  assert.ok(!seen("[www.bank.example](https://evil.example)").includes("|"));
});

test("markup of the page stays text", () => {
  const text = '<img src=x onerror=alert(1)> & <b>"hi"</b> <script>';
  assert.deepEqual(inline(text), [{ kind: "text", text }]);
});

test("blocks: headings, small print, lists, quotes, code", () => {
  assert.deepEqual(kinds("# One\n## Two\n### Three\n#### four\n#five"), ["heading", "heading", "heading", "prose"]);
  assert.deepEqual(kinds("-# small\ntext"), ["small", "prose"]);
  const list = block("- a\n  - b\n* c", "list");
  assert.deepEqual([list.start, list.items.map(({ depth, parts }) => [depth, show(parts)])], [null, [[0, "a"], [1, "b"], [0, "c"]]]);
  assert.equal(block("3. c\n4. d", "list").start, 3);
  const quote = block("> one\n> two\nthree", "quote");
  assert.equal(quote.blocks.length, 1);
  assert.equal(quote.blocks[0]?.kind === "prose" && show(quote.blocks[0].parts), "one\ntwo");
  assert.deepEqual(block(">>> all\n# of it", "quote").blocks.map(({ kind }) => kind), ["prose", "heading"]);
  assert.deepEqual(kinds("a\n\nb\nc"), ["prose", "prose"]);
});

test("fenced code keeps its lines, its language stands on the first one", () => {
  assert.deepEqual(block("```js\nlet a = **1**;\n\nb\n```", "code"), { kind: "code", language: "js", text: "let a = **1**;\n\nb" });
  assert.deepEqual(block("```one line```", "code"), { kind: "code", language: "", text: "one line" });
  assert.deepEqual(kinds("before ```x``` after"), ["prose", "code", "prose"]);
  assert.deepEqual(kinds("```never closed"), ["prose"]);
});

test("hostile input ends, and soon", () => {
  const long = 4_000;
  const texts = ["*", "_", "**a", "||", "~~x", "`", "[", "<@", "> ", ">>> ", "- ", "```", "*_", "[a](", "\\", "# ", "__*", "<t:1"]
    .map((piece) => piece.repeat(long / piece.length));
  texts.push("*".repeat(2_000) + "a" + "*".repeat(2_000), "__**~~||".repeat(250) + "x" + "||~~**__".repeat(250));
  for (const text of texts) {
    const began = performance.now();
    const flat = JSON.stringify(readMarkdown(text));
    assert.ok(performance.now() - began < 1_000, text.slice(0, 8));
    assert.ok(flat.length < 2_000_000, text.slice(0, 8));
  }
});

test("one line for previews says names and hides spoilers", () => {
  assert.equal(oneLine("# Hi <@1>\n> **see** <#2> ||secret||\n```\ncode\n```", names), "Hi @Ann see #general … code");
});
