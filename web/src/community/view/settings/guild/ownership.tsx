// What the owner alone may do: give the guild to somebody else, or delete it.
import { useState } from "preact/hooks";
import { changeGuild, owning } from "../../../actions/owning";
import { reasonOf } from "../../../actions/refusals";
import type { Guild } from "../../../state/guilds";
import { membersSignal, nameIn } from "../../../state/members";
import { person } from "../../../state/people";
import { sayOwning } from "../../../text/owning-words";
import { Choice, Field, Part, Question } from "../parts";

const words = sayOwning.overview;

export function Ownership({ of }: { of: Guild }) {
  const [asks, setAsks] = useState<"give" | "erase" | null>(null);
  const close = (): void => setAsks(null);
  return (
    <Part title={words.danger}>
      <div class="opt">
        <div>
          <span class="label">{words.give}</span>
          <small>{words.giveHow}</small>
        </div>
        <button type="button" class="btn plain" onClick={() => setAsks("give")}>
          {words.giveYes}
        </button>
      </div>
      <div class="opt">
        <div>
          <span class="label">{words.erase}</span>
          <small>{words.eraseHow}</small>
        </div>
        <button type="button" class="btn plain bad" onClick={() => setAsks("erase")}>
          {words.erase}
        </button>
      </div>
      {asks === "give" && <Give of={of} onClose={close} />}
      {asks === "erase" && <Erase of={of} onClose={close} />}
    </Part>
  );
}

function Give({ of, onClose }: { of: Guild; onClose: () => void }) {
  const others = [...membersSignal(of.id).value.keys()].filter((id) => id !== of.ownerId && !person(id).isBot);
  const [to, setTo] = useState(others[0] ?? "");
  const [error, setError] = useState("");
  const give = (): void => void changeGuild(of.id, { owner_id: to }).then(onClose, (refused: unknown) => setError(reasonOf(refused)));
  return (
    <Question title={words.giveAsk(nameIn(of.id, to))} text={words.giveText} yes={words.giveYes} error={error} disabled={to === ""} onYes={give} onClose={onClose}>
      <Choice label={words.to} value={to} options={others.map((id) => [id, nameIn(of.id, id)] as const)} onChange={setTo} />
    </Question>
  );
}

function Erase({ of, onClose }: { of: Guild; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [error, setError] = useState("");
  const erase = (): void => void owning().deleteGuild(of.id).then(onClose, (refused: unknown) => setError(reasonOf(refused)));
  return (
    <Question title={words.eraseAsk(of.name)} text={words.eraseText} yes={words.eraseYes} error={error} disabled={typed.trim() !== of.name} onYes={erase} onClose={onClose}>
      <Field label={words.typed(of.name)} value={typed} autofocus onInput={setTyped} />
    </Question>
  );
}
