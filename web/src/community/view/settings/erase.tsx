// The end of a thing's settings: a button that deletes it, after one question.
import { Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { notice } from "../../../state/notices";
import { Icon } from "../../../view/icon";
import { reasonOf } from "../../actions/refusals";
import { Part, Question } from "./parts";

type Props = { verb: string; ask: string; text: string; yes: string; onErase: () => Promise<unknown> };

export function Erase({ verb, ask, text, yes, onErase }: Props) {
  const [asks, setAsks] = useState(false);
  const erase = (): void => {
    setAsks(false);
    onErase().catch((refused: unknown) => notice(reasonOf(refused), true));
  };
  return (
    <Part>
      <div class="buttons">
        <button type="button" class="btn plain bad" onClick={() => setAsks(true)}>
          <Icon of={Trash2} size="s" />
          {verb}
        </button>
      </div>
      {asks && <Question title={ask} text={text} yes={yes} onYes={erase} onClose={() => setAsks(false)} />}
    </Part>
  );
}
