// A block of code: its language, its colours, and a button that copies it.
import { Check, Copy } from "lucide";
import { useEffect, useMemo, useState } from "preact/hooks";
import { copyText } from "../../view/clipboard";
import { Icon } from "../../view/icon";
import { colour, type Token } from "../../text/code";
import { say } from "../text/words";

type Highlighter = (language: string, code: string) => Token[] | null;
let highlighter: Highlighter | null = null;

/** What is longer is coloured as it stands: nobody reads it in a chat, and it would hold up the page. */
const LONGEST = 20_000;

/** Colours at once without knowing the language; the better ones come with their script, which changes no size. */
function useTokens(language: string, text: string): Token[] {
  const [loaded, setLoaded] = useState(highlighter !== null);
  useEffect(() => {
    if (loaded || language === "") return;
    // Without it the plain colours stay, so a failure needs no word.
    import("../../text/highlight").then(
      (part) => ((highlighter = part.highlight), setLoaded(true)),
      () => undefined,
    );
  }, [language]);
  return useMemo(() => {
    const better = highlighter && language !== "" && text.length <= LONGEST ? highlighter(language.toLowerCase(), text) : null;
    return better ?? colour(text);
  }, [text, language, loaded]);
}

export function CodeBlock({ language, text }: { language: string; text: string }) {
  const [copied, setCopied] = useState(false);
  const tokens = useTokens(language, text);
  const copy = async (): Promise<void> => {
    if (!(await copyText(text))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  const name = copied ? say.talk.copied : say.talk.copyCode;
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
