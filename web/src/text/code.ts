// Colours code in four inks without knowing any language well: notes, strings, numbers, and words that many languages share.
// What it does not recognise stays plain, so a wrong guess is never worse than no colour.

export type Token = { ink: "plain" | "key" | "string" | "number" | "note"; text: string };

const WORDS =
  "and as async await auto bool break case catch char class const continue def delete do done double echo elif else end enum esac " +
  "except export extends extern false fi final finally float fn for from func function if impl implements import in int interface " +
  "is lambda let long match mod move mut namespace new nil none not null nullptr or override package pass private protected pub " +
  "public raise return self short sizeof static string struct super switch template then this throw trait true try type typedef " +
  "typename union unsafe unsigned use using var virtual void where while with yield select insert update create table";
const keys = new Set(WORDS.split(" "));

/** In this order: notes, strings, numbers (addresses among them), words. A "#" begins a note only where a word could. */
const TOKEN =
  /(\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=^|\s)#(?!include|define|if|endif|pragma)[^\n]*|(?<=^|\s)--\s[^\n]*)|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|(?<![\w.])(\d[\w.:]*)|([A-Za-z_]\w*)/gm;

export function colour(code: string): Token[] {
  const tokens: Token[] = [];
  let done = 0;
  const add = (ink: Token["ink"], text: string): void => {
    if (text !== "") tokens.push({ ink, text });
  };
  for (const found of code.matchAll(TOKEN)) {
    const [text, note, string, number] = found;
    const ink = note ? "note" : string ? "string" : number ? "number" : keys.has(text) ? "key" : "plain";
    if (ink === "plain") continue;
    add("plain", code.slice(done, found.index));
    add(ink, text);
    done = found.index + text.length;
  }
  add("plain", code.slice(done));
  return tokens;
}
