// What a new guild begins with: one choice of a few, by mouse, arrow keys and touch alike.
import { BookOpen, Hash, Hammer, Users } from "lucide";
import { Icon } from "../../view/icon";
import { starterWords, type Starter } from "../text/starter-words";

const icons = { plain: Hash, friends: Users, project: Hammer, study: BookOpen };

export function Starters({ chosen, onChoose }: { chosen: Starter["id"]; onChoose: (id: Starter["id"]) => void }) {
  return (
    <fieldset class="starters">
      <legend>{starterWords.legend}</legend>
      {starterWords.starters.map(({ id, name, how }) => (
        <label key={id} class="starter">
          <input type="radio" name="starter" value={id} checked={id === chosen} onChange={() => onChoose(id)} />
          <Icon of={icons[id]} />
          <span>
            <b>{name}</b>
            <small>{how}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export const groupsOf = (wanted: Starter["id"]) => starterWords.starters.find(({ id }) => id === wanted)?.groups ?? [];
