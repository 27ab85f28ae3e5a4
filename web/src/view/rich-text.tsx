// A message's text on the page: only elements and text nodes, never markup from the message.
import { Fragment } from "preact";
import { useMemo } from "preact/hooks";
import { en } from "../text/en";
import { colour } from "../text/code";
import { onlyEmoji, readText, type Block, type Inline } from "../text/rich";
import { CodeBlock } from "./code-block";

/** Long addresses may break after a slash, and only there before anywhere else. */
function breakable(url: string) {
  return url.split(/(?<=\/)(?!\/)/).map((piece, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}

function Piece({ part }: { part: Inline }) {
  if (part.kind === "code") return <code>{part.text}</code>;
  if (part.kind === "text") return <>{part.text}</>;
  return (
    <a href={part.text} target="_blank" rel="noopener noreferrer">
      {breakable(part.text)}
    </a>
  );
}

function Part({ block }: { block: Block }) {
  if (block.kind === "code") return <CodeBlock language={block.language} text={block.text} tokens={colour(block.text)} names={en.talk} />;
  return (
    <p dir="auto">
      {block.parts.map((part, index) => (
        <Piece key={index} part={part} />
      ))}
    </p>
  );
}

export function RichText({ text }: { text: string }) {
  const large = useMemo(() => onlyEmoji(text), [text]);
  const blocks = useMemo(() => readText(text), [text]);
  if (large)
    return (
      <div class="text">
        <p class="big">{text}</p>
      </div>
    );
  return (
    <div class="text">
      {blocks.map((block, index) => (
        <Part key={index} block={block} />
      ))}
    </div>
  );
}
