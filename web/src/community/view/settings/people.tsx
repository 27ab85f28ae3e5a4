// People of a guild in a list, with a search for those who may be added to it.
import { Plus, X } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../../../view/icon";
import type { Id } from "../../api/types";
import { nameIn } from "../../state/members";
import { person } from "../../state/people";
import { say } from "../../text/words";
import { AvatarOf } from "../avatar";
import { Field } from "./parts";

const MOST_FOUND = 6;
const MOST_LISTED = 200;

export const fitsPerson = (guildId: Id, userId: Id, text: string): boolean =>
  `${nameIn(guildId, userId)} ${person(userId).username}`.toLowerCase().includes(text.trim().toLowerCase());

export function PersonName({ guildId, userId }: { guildId: Id; userId: Id }) {
  return (
    <span class="grow who">
      <b class="cut" dir="auto">
        {nameIn(guildId, userId)} {person(userId).isBot && <span class="tag">{say.talk.app}</span>}
      </b>
      <small class="cut">@{person(userId).username}</small>
    </span>
  );
}

type Props = {
  guildId: Id;
  listed: readonly Id[];
  others: readonly Id[];
  none: string;
  find: string;
  add: (name: string) => string;
  remove: (name: string) => string;
  isFixed?: boolean;
  onAdd: (userId: Id) => void;
  onRemove: (userId: Id) => void;
};

export function People({ guildId, listed, others, none, find, add, remove, isFixed = false, onAdd, onRemove }: Props) {
  const [text, setText] = useState("");
  const found = text.trim() === "" ? [] : others.filter((id) => fitsPerson(guildId, id, text)).slice(0, MOST_FOUND);
  return (
    <>
      {!isFixed && <Field label={find} type="search" value={text} onInput={setText} />}
      {found.length > 0 && (
        <ul class="lines">
          {found.map((id) => (
            <li key={id} class="line">
              <AvatarOf id={id} size="s" />
              <PersonName guildId={guildId} userId={id} />
              <button type="button" class="ib" aria-label={add(nameIn(guildId, id))} title={add(nameIn(guildId, id))} onClick={() => (onAdd(id), setText(""))}>
                <Icon of={Plus} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {listed.length === 0 && <p class="none-found">{none}</p>}
      <ul class="lines">
        {listed.slice(0, MOST_LISTED).map((id) => (
          <li key={id} class="line">
            <AvatarOf id={id} size="s" />
            <PersonName guildId={guildId} userId={id} />
            {!isFixed && (
              <button type="button" class="ib" aria-label={remove(nameIn(guildId, id))} title={remove(nameIn(guildId, id))} onClick={() => onRemove(id)}>
                <Icon of={X} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
