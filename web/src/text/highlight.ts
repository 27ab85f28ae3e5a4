// Colours code of languages that are often written here, by highlight.js. It is large, so it comes when the first such code is
// shown (view/code-block). Its result is taken as pieces, never as markup.
import core from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import cpp from "highlight.js/lib/languages/cpp";
import css from "highlight.js/lib/languages/css";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import diff from "highlight.js/lib/languages/diff";
import type { Token } from "./code";

const languages = { bash, cpp, css, diff, go, java, json, python, rust, sql, typescript, xml, yaml };
for (const [name, language] of Object.entries(languages)) core.registerLanguage(name, language);
core.registerAliases(["js", "javascript", "jsx", "mjs"], { languageName: "typescript" });

type Ink = Token["ink"];
/** Four inks only: what highlight.js calls a piece, and the ink it gets. What is not named here stays plain. */
const INKS: Record<string, Ink> = {
  keyword: "key", type: "key", literal: "key", "selector-tag": "key", name: "key", section: "key", "title.class": "key",
  string: "string", regexp: "string", char: "string", symbol: "string", addition: "string",
  number: "number", attr: "number", attribute: "number", variable: "number", "template-variable": "number", deletion: "number",
  comment: "note", quote: "note", meta: "note", doctag: "note",
};

const inkOf = (scope: string | undefined): Ink | undefined => (scope === undefined ? undefined : (INKS[scope] ?? INKS[scope.split(".")[0]!]));

/** Takes what highlight.js finds, piece by piece. Source of the interface: highlight.js, `__emitter`. */
class Pieces {
  readonly tokens: Token[] = [];
  #scopes: (string | undefined)[] = [];

  addText(text: string): void {
    const ink = this.#scopes.reduce<Ink>((found, scope) => inkOf(scope) ?? found, "plain");
    const last = this.tokens.at(-1);
    if (last?.ink === ink) last.text += text;
    else if (text !== "") this.tokens.push({ ink, text });
  }
  startScope(scope: string): void {
    this.#scopes.push(scope);
  }
  endScope(): void {
    this.#scopes.pop();
  }
  /** Code of another language inside, such as a script in a page. */
  __addSublanguage(inner: Pieces): void {
    this.tokens.push(...inner.tokens);
  }
  openNode(scope: string): void {
    this.startScope(scope);
  }
  closeNode(): void {
    this.endScope();
  }
  finalize(): void {}
  toHTML(): string {
    return "";
  }
}
core.configure({ __emitter: Pieces } as unknown as Parameters<typeof core.configure>[0]);

/** Null for a language that is not known here. */
export function highlight(language: string, code: string): Token[] | null {
  if (!core.getLanguage(language)) return null;
  return (core.highlight(code, { language, ignoreIllegals: true }) as unknown as { _emitter: Pieces })._emitter.tokens;
}
