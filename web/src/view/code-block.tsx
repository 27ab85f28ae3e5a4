// A block of code: its language, its colours, and a button that copies it.
import { Check, Copy } from "lucide";
import { useState } from "preact/hooks";
import type { Token } from "../text/code";
import { copyText } from "./clipboard";
import { Icon } from "./icon";

const COPIED_FOR = 1_500;

type Props = { language: string; text: string; tokens: readonly Token[]; names: { copied: string; copyCode: string } };

/** `tokens` are the text in its colours: each page colours as well as it can. */
export function CodeBlock({ language, text, tokens, names }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await copyText(text))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_FOR);
  };
  const name = copied ? names.copied : names.copyCode;
  return (
    <div class="code">
      <pre tabIndex={0} aria-label={language || undefined}>
        <code>
          {tokens.map((token, index) =>
            token.ink === "plain" ? (
              token.text
            ) : (
              <span key={index} class={token.ink}>
                {token.text}
              </span>
            ),
          )}
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
