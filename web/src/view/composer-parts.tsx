// What both composers are made of: how long a message may be, what is left of that, and who is writing.

/** Source: Discord API v10, "Create Message"; people write up to 4,000 characters here. */
export const MOST = 4_000;
/** From here on the counter shows. */
const COUNT_FROM = 300;

/** Empty lines around a message are slips of the hand. */
export const tidy = (text: string): string => text.replace(/^(?:[ \t]*\n)+|\s+$/g, "");
export const lengthOf = (text: string): number => [...text].length;

type CountWords = { left: (count: number) => string; over: (count: number) => string };

/** What is left of a message's length, once it matters. */
export function LengthLeft({ text, words }: { text: string; words: CountWords }) {
  const left = MOST - lengthOf(tidy(text));
  if (left > COUNT_FROM) return null;
  return <span class={left < 0 ? "left over" : "left"}>{left < 0 ? words.over(-left) : words.left(left)}</span>;
}

export function Writing({ says }: { says: string }) {
  return (
    <span class="writing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span class="cut">{says}</span>
    </span>
  );
}

/** What an empty field says, cut with "…" where it is too long: browsers only cut off a text area's own placeholder. */
export const Ghost = ({ says }: { says: string }) => (
  <span class="ghost cut" aria-hidden="true">
    {says}
  </span>
);
