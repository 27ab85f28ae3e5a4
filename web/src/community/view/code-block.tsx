// A block of code in the colours of its language, once the script that knows languages has come.
import { useEffect, useMemo, useState } from "preact/hooks";
import { CodeBlock as PlainCodeBlock } from "../../view/code-block";
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
  return <PlainCodeBlock language={language} text={text} tokens={useTokens(language, text)} names={say.talk} />;
}
