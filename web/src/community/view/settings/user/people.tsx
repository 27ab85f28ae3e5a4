// Friends, requests, and who is blocked.
import { useState } from "preact/hooks";
import { doors } from "../../../actions/context";
import { reasonOf } from "../../../actions/refusals";
import type { Id } from "../../../api/types";
import { person, plainName } from "../../../state/people";
import { related, Relation } from "../../../state/relationships";
import { saySelf } from "../../../text/self-words";
import { AvatarOf } from "../../avatar";
import { relationActs } from "../../relation-acts";
import { Field, Part } from "../parts";

export function People() {
  return (
    <>
      <AddFriend />
      <List title={saySelf.people.incoming} type={Relation.incoming} />
      <List title={saySelf.people.outgoing} type={Relation.outgoing} />
      <List title={saySelf.people.friends} type={Relation.friend} none={saySelf.people.noFriends} />
      <List title={saySelf.people.blocked} type={Relation.blocked} none={saySelf.people.noBlocked} />
    </>
  );
}

export function AddFriend() {
  const [name, setName] = useState("");
  const [error, setError] = useState("");
  const [sent, setSent] = useState("");
  const add = async (): Promise<void> => {
    const wanted = name.trim().replace(/^@/, "");
    if (!wanted) return setError(saySelf.people.needsName);
    try {
      await doors().routes.befriendByName(wanted);
      setSent(saySelf.people.sent(wanted));
      setName("");
    } catch (refused) {
      setError(reasonOf(refused));
    }
  };
  return (
    <Part>
      <form onSubmit={(event) => (event.preventDefault(), void add())}>
        <Field
          label={saySelf.people.add}
          hint={sent || saySelf.people.addHint}
          max={32}
          value={name}
          error={error}
          onInput={(text) => (setName(text), setError(""), setSent(""))}
        />
        <div class="foot">
          <button type="submit" class="btn primary">
            {saySelf.people.ask}
          </button>
        </div>
      </form>
    </Part>
  );
}

function List({ title, type, none }: { title: string; type: number; none?: string }) {
  const all = related(type);
  if (all.length === 0 && !none) return null;
  return (
    <Part title={title}>
      {all.length === 0 && <p class="lead">{none}</p>}
      <ul class="devices">
        {all.map((id) => (
          <Row key={id} id={id} type={type} />
        ))}
      </ul>
    </Part>
  );
}

function Row({ id, type }: { id: Id; type: number }) {
  const who = person(id);
  const name = plainName(who);
  return (
    <li class="device">
      <AvatarOf id={id} size="l" presence={type === Relation.friend} />
      <div class="grow">
        <b>{name}</b>
        <small>@{who.username}</small>
      </div>
      {relationActs(id, type).map(({ name: act, isFirst, run }) => (
        <button key={act} type="button" class={isFirst && type === Relation.incoming ? "btn primary small" : "btn plain small"} aria-label={`${act}: ${name}`} onClick={() => void run()}>
          {act}
        </button>
      ))}
    </li>
  );
}
