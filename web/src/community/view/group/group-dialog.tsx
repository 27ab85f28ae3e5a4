// Who is in a group and what it is called. Everybody may name it and add friends; its owner may send somebody away.
import { LogOut, UserPlus, X } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../../../view/icon";
import { addToGroup, leaveGroup, removeFromGroup, renameGroup } from "../../actions/group";
import type { Id } from "../../api/types";
import { MOST_IN_GROUP } from "../../state/group";
import { channel, type Channel } from "../../state/guilds";
import { me, person, plainName } from "../../state/people";
import { closeDialog } from "../../state/place";
import { related, Relation } from "../../state/relationships";
import { sayGroup } from "../../text/group-words";
import { AvatarOf } from "../avatar";
import { CloseCorner } from "../dialogs";
import { Modal } from "../modal";

export function GroupDialog({ channelId }: { channelId: Id }) {
  const group = channel(channelId);
  if (!group) return null;
  const addable = related(Relation.friend).filter((id) => !group.recipients.includes(id));
  const leave = async (): Promise<void> => {
    if (await leaveGroup(channelId)) closeDialog();
  };
  return (
    <Modal label={sayGroup.about} class="dialog group-dialog">
      <h2>{sayGroup.about}</h2>
      <Naming key={group.name} group={group} />
      <h3 class="keys-head">{sayGroup.people(group.recipients.length + 1)}</h3>
      <ul class="lines">
        {[me.value.id, ...group.recipients].map((id) => (
          <Person key={id} id={id} group={group} />
        ))}
      </ul>
      {addable.length > 0 && group.recipients.length < MOST_IN_GROUP - 1 && (
        <>
          <h3 class="keys-head">{sayGroup.add}</h3>
          <ul class="lines">
            {addable.map((id) => (
              <li key={id} class="line">
                <AvatarOf id={id} size="s" presence />
                <span class="grow cut" dir="auto">
                  {plainName(person(id))}
                </span>
                <button type="button" class="ib" aria-label={sayGroup.addOf(plainName(person(id)))} title={sayGroup.addOf(plainName(person(id)))} onClick={() => void addToGroup(channelId, id)}>
                  <Icon of={UserPlus} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="foot">
        <button type="button" class="btn plain bad" onClick={() => void leave()}>
          <Icon of={LogOut} size="s" />
          {sayGroup.leave}
        </button>
      </div>
      <CloseCorner />
    </Modal>
  );
}

function Naming({ group }: { group: Channel }) {
  const [name, setName] = useState(group.name);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    await renameGroup(group.id, name.trim());
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => (event.preventDefault(), void save())}>
      <div class="field">
        <label for="group-name">{sayGroup.name}</label>
        <div class="copying">
          <input class="input" id="group-name" dir="auto" maxLength={100} autocomplete="off" value={name} aria-describedby="group-name-say" onInput={(event) => setName(event.currentTarget.value)} />
          <button type="submit" class="btn plain" disabled={busy || name.trim() === group.name}>
            {sayGroup.save}
          </button>
        </div>
        <span class="hint" id="group-name-say">
          {sayGroup.nameHint}
        </span>
      </div>
    </form>
  );
}

function Person({ id, group }: { id: Id; group: Channel }) {
  const name = plainName(person(id));
  const isMe = id === me.value.id;
  const note = [isMe ? sayGroup.you : "", group.ownerId === id ? sayGroup.owner : ""].filter(Boolean).join(" · ");
  return (
    <li class="line">
      <AvatarOf id={id} size="s" presence />
      <span class="grow who">
        <span class="cut" dir="auto">
          {name}
        </span>
        {note && <small>{note}</small>}
      </span>
      {!isMe && group.ownerId === me.value.id && (
        <button type="button" class="ib" aria-label={sayGroup.removeOf(name)} title={sayGroup.removeOf(name)} onClick={() => void removeFromGroup(group.id, id)}>
          <Icon of={X} />
        </button>
      )}
    </li>
  );
}
