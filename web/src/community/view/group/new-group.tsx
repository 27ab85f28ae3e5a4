// A group begins with friends, and perhaps a name.
import { useState } from "preact/hooks";
import { beginGroup } from "../../actions/group";
import { LEAST_OTHERS, MOST_IN_GROUP } from "../../state/group";
import { person, plainName } from "../../state/people";
import { closeDialog } from "../../state/place";
import { related, Relation } from "../../state/relationships";
import { sayGroup } from "../../text/group-words";
import { say } from "../../text/words";
import { AvatarOf } from "../avatar";
import { CloseCorner } from "../dialogs";
import { Modal } from "../modal";

export function NewGroup() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const friends = related(Relation.friend).sort((a, b) => plainName(person(a)).localeCompare(plainName(person(b))));
  const isFull = chosen.size >= MOST_IN_GROUP - 1;
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const make = async (): Promise<void> => {
    if (chosen.size < LEAST_OTHERS) return;
    setBusy(true);
    const done = await beginGroup([...chosen], name.trim());
    setBusy(false);
    if (done) closeDialog();
  };
  return (
    <Modal label={sayGroup.begin} class="dialog group-dialog">
      <h2>{sayGroup.begin}</h2>
      <p>{sayGroup.lead}</p>
      <form onSubmit={(event) => (event.preventDefault(), void make())}>
        <fieldset class="group-choice">
          <legend>{sayGroup.whom}</legend>
          {friends.length === 0 && <p class="none-found">{sayGroup.none}</p>}
          {friends.map((id) => (
            <label key={id} class="radio-row">
              <AvatarOf id={id} size="s" presence />
              <span class="cut grow" dir="auto">
                {plainName(person(id))}
              </span>
              <input type="checkbox" class="check" checked={chosen.has(id)} disabled={isFull && !chosen.has(id)} onChange={() => toggle(id)} />
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="group-name">{sayGroup.name}</label>
          <input class="input" id="group-name" dir="auto" maxLength={100} autocomplete="off" value={name} aria-describedby="group-name-say" onInput={(event) => setName(event.currentTarget.value)} />
          <span class="hint" id="group-name-say">
            {chosen.size < LEAST_OTHERS ? sayGroup.few : sayGroup.nameHint}
          </span>
        </div>
        <div class="foot">
          <button type="button" class="btn quiet" onClick={closeDialog}>
            {say.cancel}
          </button>
          <button type="submit" class="btn primary" disabled={busy || chosen.size < LEAST_OTHERS}>
            {sayGroup.make}
          </button>
        </div>
      </form>
      <CloseCorner />
    </Modal>
  );
}
