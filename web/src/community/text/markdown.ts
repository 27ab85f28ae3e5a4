// Reads Discord's markdown into a tree. It only ever cuts text into pieces; nothing of a message becomes markup of the page.
import { inline, type Inline } from "./inline";

export type { Inline };
export type Item = { depth: number; parts: Inline[] };
export type Block =
  | { kind: "prose"; parts: Inline[] }
  | { kind: "heading"; level: 1 | 2 | 3; parts: Inline[] }
  | { kind: "small"; parts: Inline[] }
  | { kind: "list"; start: number | null; items: Item[] }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "code"; language: string; text: string };

/** The language counts only when it stands alone on the first line. */
const FENCE = /```(?:([\w+#.-]+)\n|\n)?([\s\S]+?)\n?```/y;
const HEADING = /^(#{1,3}) +(.+)$/;
const SMALL = /^-# +(.+)$/;
const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) +(.+)$/;
const QUOTE = /^> ?(.*)$/;
const DEEPEST_QUOTE = 1;
const DEEPEST_ITEM = 5;

class Reader {
  readonly blocks: Block[] = [];
  #prose: string[] = [];

  constructor(
    private readonly text: string,
    private readonly quotes: number,
  ) {}

  read(): Block[] {
    let at = 0;
    let isStart = true;
    while (at < this.text.length) {
      if (isStart && this.quotes < DEEPEST_QUOTE && this.text.startsWith(">>> ", at)) {
        this.#quote(this.text.slice(at + 4));
        break;
      }
      const end = this.#endOfLine(at);
      const fence = this.#fenceIn(at, end);
      const line = this.text.slice(at, fence?.at ?? end);
      if (!isStart || !this.#special(line)) {
        if (line !== "" || !fence) this.#line(line);
      }
      isStart = true;
      at = end + 1;
      if (fence) {
        this.#push({ kind: "code", language: fence.language, text: fence.text });
        at = fence.end;
        isStart = this.text[at] === "\n";
        if (isStart) at++;
      }
    }
    this.#flush();
    return this.blocks;
  }

  #endOfLine(at: number): number {
    const end = this.text.indexOf("\n", at);
    return end < 0 ? this.text.length : end;
  }

  /** A fence may open anywhere in a line, as long as it is closed somewhere. */
  #fenceIn(at: number, end: number) {
    const opened = this.text.indexOf("```", at);
    if (opened < 0 || opened >= end) return null;
    FENCE.lastIndex = opened;
    const found = FENCE.exec(this.text);
    if (!found) return null;
    return { at: opened, end: FENCE.lastIndex, language: found[1] ?? "", text: found[2] ?? "" };
  }

  /** True when the line was something else than prose. */
  #special(line: string): boolean {
    const heading = HEADING.exec(line);
    if (heading) return this.#push({ kind: "heading", level: heading[1]!.length as 1 | 2 | 3, parts: inline(heading[2]!) });
    const small = SMALL.exec(line);
    if (small) return this.#push({ kind: "small", parts: inline(small[1]!) });
    const item = ITEM.exec(line);
    if (item) return this.#item(item);
    const quoted = this.quotes < DEEPEST_QUOTE && line.startsWith("> ") ? QUOTE.exec(line) : null;
    if (quoted) return this.#quotedLine(quoted[1]!);
    return false;
  }

  #item([, indent = "", number, text = ""]: RegExpExecArray): boolean {
    const item = { depth: Math.min(DEEPEST_ITEM, Math.floor(indent.length / 2)), parts: inline(text) };
    const last = this.#prose.length === 0 ? this.blocks.at(-1) : undefined;
    if (last?.kind === "list" && (item.depth > 0 || (last.start === null) === (number === undefined))) {
      last.items.push(item);
      return true;
    }
    return this.#push({ kind: "list", start: number === undefined ? null : Number(number), items: [item] });
  }

  #quotedLine(text: string): boolean {
    this.#flush();
    const last = this.blocks.at(-1);
    const made = new Reader(text, this.quotes + 1).read();
    if (last?.kind !== "quote") this.blocks.push({ kind: "quote", blocks: made });
    else join(last.blocks, made);
    return true;
  }

  #quote(text: string): void {
    this.#push({ kind: "quote", blocks: new Reader(text, this.quotes + 1).read() });
  }

  /** An empty line parts paragraphs; single line breaks stay inside one. */
  #line(line: string): void {
    if (line.trim() === "") this.#flush();
    else this.#prose.push(line);
  }

  #push(block: Block): true {
    this.#flush();
    this.blocks.push(block);
    return true;
  }

  #flush(): void {
    if (this.#prose.length > 0) this.blocks.push({ kind: "prose", parts: inline(this.#prose.join("\n").trimEnd()) });
    this.#prose = [];
  }
}

/** Lines that are quoted one after the other are one paragraph. */
function join(blocks: Block[], more: Block[]): void {
  const [last, first] = [blocks.at(-1), more[0]];
  if (last?.kind === "prose" && first?.kind === "prose") {
    last.parts.push({ kind: "text", text: "\n" }, ...first.parts);
    blocks.push(...more.slice(1));
  } else blocks.push(...more);
}

export const readMarkdown = (text: string): Block[] => new Reader(text, 0).read();

/** How the ids in a text are called where it is read. */
export type Names = { user: (id: string) => string; role: (id: string) => string; channel: (id: string) => string; hidden: string };

function plainInline(parts: readonly Inline[], names: Names): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case "text":
        case "code":
          return part.text;
        case "user":
          return "@" + names.user(part.id);
        case "role":
          return "@" + names.role(part.id);
        case "channel":
          return "#" + names.channel(part.id);
        case "everyone":
          return "@" + part.name;
        case "emoji":
          return `:${part.name}:`;
        case "time":
          return new Date(part.at).toLocaleString();
        case "link":
          return part.parts ? plainInline(part.parts, names) : part.url;
        case "mark":
          return part.mark === "spoiler" ? names.hidden : plainInline(part.parts, names);
      }
    })
    .join("");
}

function plainBlock(block: Block, names: Names): string {
  if (block.kind === "code") return block.text;
  if (block.kind === "quote") return block.blocks.map((inner) => plainBlock(inner, names)).join(" ");
  if (block.kind === "list") return block.items.map(({ parts }) => plainInline(parts, names)).join(", ");
  return plainInline(block.parts, names);
}

/** One line for previews and announcements. What is hidden behind a spoiler stays hidden. */
export const oneLine = (text: string, names: Names): string =>
  readMarkdown(text)
    .map((block) => plainBlock(block, names))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
