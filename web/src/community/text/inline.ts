// The inside of a line: marks, code, links, mentions. What is not closed, too deep or no safe address stays the text it is.
import { trimLink } from "../../text/rich";

export type Mark = "bold" | "italic" | "underline" | "strike" | "spoiler";
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "mark"; mark: Mark; parts: Inline[] }
  | { kind: "code"; text: string }
  /** Without `parts` the address is its own label. */
  | { kind: "link"; url: string; parts: Inline[] | null }
  | { kind: "user" | "role" | "channel"; id: string }
  | { kind: "everyone"; name: "everyone" | "here" }
  | { kind: "emoji"; id: string; name: string; isAnimated: boolean }
  /** Milliseconds since 1970, and how to say it. Source: Discord, "Message Formatting". */
  | { kind: "time"; at: number; style: string };

/** In the order in which they are tried. */
const MARKS: readonly [sign: string, mark: Mark][] = [
  ["||", "spoiler"],
  ["**", "bold"],
  ["__", "underline"],
  ["~~", "strike"],
  ["*", "italic"],
  ["_", "italic"],
];
const DEEPEST = 8;
const ESCAPABLE = /[\\`*_~|<>#@[\]():\-+.!]/;
const ANGLED = /<(?:@!?(\d{1,20})|@&(\d{1,20})|#(\d{1,20})|(a?):(\w{2,32}):(\d{1,20})|t:(-?\d{1,13})(?::([tTdDfFR]))?|(https?:\/\/[^\s<>]+))>/y;
const EVERYONE = /@(everyone|here)\b/y;
const ADDRESS = /https?:\/\/[^\s<>"`]+/iy;
const MASKED = /\[((?:\\.|[^[\]\\\n]){1,400})\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?: +"[^"\n]*")?\)/iy;
const LAST_MOMENT = 8.64e15;

const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{Letter}\p{Number}_]/u.test(letter);

export function isSafeAddress(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url).protocol);
  } catch {
    return false;
  }
}

/** The length of the run of `letter` at `at`. */
function runOf(text: string, at: number, letter: string): number {
  let end = at;
  while (text[end] === letter) end++;
  return end - at;
}

/** Where code that opens at `at` closes: after its last backtick, or -1. */
function endOfCode(text: string, at: number): number {
  const length = runOf(text, at, "`");
  for (let next = at + length; next < text.length; next++) {
    if (text[next] !== "`") continue;
    const found = runOf(text, next, "`");
    if (found === length) return next + length;
    next += found - 1;
  }
  return -1;
}

/** Where `sign` closes again, or -1. Signs inside of code and escaped ones do not count. */
function closing(text: string, from: number, sign: string): number {
  const letter = sign[0]!;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "`") {
      const end = endOfCode(text, at);
      if (end > 0) at = end - 1;
    } else if (text[at] === letter) {
      const length = runOf(text, at, letter);
      if (fits(text, at, length, sign)) return at + length - sign.length;
      at += length - 1;
    }
  }
  return -1;
}

/** A run of that length closes the sign: of a longer one the last part does, and what is before it belongs inside. */
function fits(text: string, at: number, length: number, sign: string): boolean {
  if (sign.length === 2) return length >= 2;
  if (length === 2) return false;
  if (/\s/.test(text[at - 1] ?? " ")) return false;
  return sign !== "_" || !isWord(text[at + length]);
}

class Line {
  readonly parts: Inline[] = [];
  #plain = "";

  constructor(
    private readonly text: string,
    private readonly depth: number,
    private readonly inLink: boolean,
  ) {}

  read(): Inline[] {
    for (let at = 0; at < this.text.length; ) {
      const next = this.#special(at);
      if (next > at) at = next;
      else this.#plain += this.text[at++];
    }
    this.#flush();
    return this.parts;
  }

  /** The place after what begins at `at`, or `at` when it is plain. */
  #special(at: number): number {
    switch (this.text[at]) {
      case "\\":
        return this.#escape(at);
      case "`":
        return this.#code(at);
      case "<":
        return this.#angled(at);
      case "@":
        return this.#everyone(at);
      case "[":
        return this.#masked(at);
      case "h":
      case "H":
        return this.#address(at);
      case "*":
      case "_":
      case "~":
      case "|":
        return this.#mark(at);
      default:
        return at;
    }
  }

  #push(part: Inline, next: number): number {
    this.#flush();
    this.parts.push(part);
    return next;
  }

  #flush(): void {
    if (this.#plain !== "") this.parts.push({ kind: "text", text: this.#plain });
    this.#plain = "";
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text);
  }

  #escape(at: number): number {
    const next = this.text[at + 1];
    if (next === undefined || !ESCAPABLE.test(next)) return at;
    this.#plain += next;
    return at + 2;
  }

  #code(at: number): number {
    const end = endOfCode(this.text, at);
    const length = runOf(this.text, at, "`");
    if (end < 0) {
      this.#plain += "`".repeat(length);
      return at + length;
    }
    const inside = this.text.slice(at + length, end - length);
    return this.#push({ kind: "code", text: length > 1 ? inside.replace(/^ (?=`)|(?<=`) $/g, "") : inside }, end);
  }

  #angled(at: number): number {
    const found = this.#match(ANGLED, at);
    if (!found) return at;
    const [whole, user, role, channel, animated, name, emoji, seconds, style, url] = found;
    const next = at + whole.length;
    if (user) return this.#push({ kind: "user", id: user }, next);
    if (role) return this.#push({ kind: "role", id: role }, next);
    if (channel) return this.#push({ kind: "channel", id: channel }, next);
    if (emoji) return this.#push({ kind: "emoji", id: emoji, name: name!, isAnimated: animated === "a" }, next);
    if (url) return isSafeAddress(url) && !this.inLink ? this.#push({ kind: "link", url, parts: null }, next) : at;
    const moment = Number(seconds) * 1000;
    return Math.abs(moment) <= LAST_MOMENT ? this.#push({ kind: "time", at: moment, style: style ?? "f" }, next) : at;
  }

  #everyone(at: number): number {
    const found = isWord(this.text[at - 1]) ? null : this.#match(EVERYONE, at);
    return found ? this.#push({ kind: "everyone", name: found[1] as "everyone" | "here" }, at + found[0].length) : at;
  }

  #address(at: number): number {
    const found = this.inLink || isWord(this.text[at - 1]) ? null : this.#match(ADDRESS, at);
    const url = found ? trimLink(found[0]) : "";
    return url !== "" && isSafeAddress(url) ? this.#push({ kind: "link", url, parts: null }, at + url.length) : at;
  }

  /** A label that looks like an address itself could promise another place than it leads to; it stays text. */
  #masked(at: number): number {
    const found = this.inLink ? null : this.#match(MASKED, at);
    if (!found || found[1]!.trim() === "" || /https?:\/\/|www\./i.test(found[1]!) || !isSafeAddress(found[2]!)) return at;
    const parts = new Line(found[1]!, this.depth + 1, true).read();
    return this.#push({ kind: "link", url: found[2]!, parts }, at + found[0].length);
  }

  #mark(at: number): number {
    if (this.depth >= DEEPEST) return at;
    for (const [sign, mark] of MARKS) {
      if (!this.text.startsWith(sign, at)) continue;
      const from = at + sign.length;
      if (sign.length === 1 && /\s/.test(this.text[from] ?? " ")) continue;
      if (sign === "_" && isWord(this.text[at - 1])) continue;
      const end = closing(this.text, from, sign);
      const inside = this.text.slice(from, Math.max(from, end));
      if (end < 0 || !/[^\s*_~|]/.test(inside)) continue;
      const parts = new Line(inside, this.depth + 1, this.inLink).read();
      return this.#push({ kind: "mark", mark, parts }, end + sign.length);
    }
    // A whole run that opens nothing is passed at once, or a long one would be searched anew for each of its letters.
    const length = runOf(this.text, at, this.text[at]!);
    this.#plain += this.text.slice(at, at + length);
    return at + length;
  }
}

export const inline = (text: string): Inline[] => new Line(text, 0, false).read();
