// A message's text on the page: only elements and text nodes, never markup from the message.
import { Check, Copy } from "lucide";
import { Fragment } from "preact";
import { useMemo, useState } from "preact/hooks";
import { en } from "../text/en";
import { colour } from "../text/code";
import { onlyEmoji, readText, type Block, type Inline } from "../text/rich";
import { copyText } from "./clipboard";
import { Icon } from "./icon";

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


function CodeBlock({ language, text }: { language: string; text: string }) {
  const [copied, setCopied] = useState(false);
  const tokens = useMemo(() => (colour(text)), [text]);
  const copy = async (): Promise<void> => {
    if (!(await copyText(text))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  const name = copied ? en.talk.copied : en.talk.copyCode;
  return (
    <div class="code">
      <pre tabIndex={0} aria-label={language || undefined}>
        <code>
          {tokens.map((token, index) => (token.ink === "plain" ? token.text : <span key={index} class={token.ink}>{token.text}</span>))}
        </code>
      </pre>
      <span class="lang">
        {language}
        <button type="button" class="ib" aria-label={name} title={name} onClick={() => void copy()}>
          <Icon of={copied ? Check : Copy} size="xs" />
        </button>
      </span>
    </div>
  );
}

function Part({ block }: { block: Block }) {
  if (block.kind === "code") return <CodeBlock language={block.language} text={block.text} />;
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
