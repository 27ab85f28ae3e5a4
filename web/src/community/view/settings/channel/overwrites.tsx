// What is allowed in a channel beside what the guild allows: for roles and for people, each permission in three states.
import { Check, Minus, X, type IconNode } from "lucide";
import { useState } from "preact/hooks";
import { changeChannel } from "../../../actions/owning";
import type { Id } from "../../../api/types";
import { guild, rolesDown, type Channel, type Guild, type Overwrite } from "../../../state/guilds";
import { mayGive } from "../../../state/hierarchy";
import { isOfChannel, searched, stateOf, withState, type Name, type State } from "../../../state/matrix";
import { mayIn } from "../../../state/may";
import { membersSignal, nameIn } from "../../../state/members";
import { Permission } from "../../../state/permissions";
import { sayChannel } from "../../../text/channel-words";
import { sayPermission } from "../../../text/permission-words";
import { sayRole } from "../../../text/role-words";
import { useDraft } from "../draft";
import { Choice, Field, Part, Say, Segments } from "../parts";
import { permissionWords } from "../guild/permission-switches";

export function Overwrites({ of }: { of: Channel }) {
  const place = guild(of.guildId);
  return place ? <Fields of={of} place={place} /> : null;
}

const toWire = ({ id, isRole, allow, deny }: Overwrite) => ({ id, type: isRole ? (0 as const) : (1 as const), allow: String(allow), deny: String(deny) });

/** The one for everybody always stands there, if only as nothing. */
function listed(of: Channel, place: Guild): Overwrite[] {
  const everyone = of.overwrites.find(({ id }) => id === place.id) ?? { id: place.id, isRole: true, allow: 0n, deny: 0n };
  return [everyone, ...of.overwrites.filter(({ id }) => id !== place.id)];
}

function Fields({ of, place }: { of: Channel; place: Guild }) {
  const { now, set, error } = useDraft({ permission_overwrites: listed(of, place) }, ({ permission_overwrites: all = [] }) =>
    changeChannel(of.id, { permission_overwrites: all.filter(({ id, allow, deny }) => id !== place.id || allow !== 0n || deny !== 0n).map(toWire) }),
  );
  const [openId, setOpen] = useState<Id>(place.id);
  const all = now.permission_overwrites;
  const open = all.find(({ id }) => id === openId) ?? all[0]!;
  const nameOf = ({ id, isRole }: Overwrite): string =>
    id === place.id ? sayChannel.everyone : isRole ? (place.roles.get(id)?.name ?? id) : nameIn(place.id, id) || id;
  const add = (id: Id, isRole: boolean): void => {
    if (id === "") return;
    set({ permission_overwrites: [...all, { id, isRole, allow: 0n, deny: 0n }] });
    setOpen(id);
  };
  const change = (next: Overwrite): void => set({ permission_overwrites: all.map((one) => (one.id === next.id ? next : one)) });
  const isFree = (id: Id): boolean => !all.some((one) => one.id === id);
  const roles = rolesDown(place).filter((role) => isFree(role.id) && mayGive(place, role));
  const people = [...membersSignal(place.id).value.keys()].filter(isFree).map((id) => [id, nameIn(place.id, id)] as const).sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <>
      <Part lead={sayChannel.permissionsLead}>
        <span class="field">
          <Say error={error("") || error("permission_overwrites")} />
        </span>
        <fieldset class="whom">
          <legend class="label">{sayChannel.forWhom}</legend>
          {all.map((one) => (
            <label key={one.id}>
              <input type="radio" name="whom" checked={one.id === open.id} onChange={() => setOpen(one.id)} />
              <span dir="auto">{nameOf(one)}</span>
            </label>
          ))}
        </fieldset>
        <div class="narrowed">
          <Choice label={sayChannel.addRole} value="" options={[["", sayChannel.choose], ...roles.map(({ id, name }) => [id, name] as const)]} onChange={(id) => add(id, true)} />
          <Choice label={sayChannel.addPerson} value="" options={[["", sayChannel.choose], ...people]} onChange={(id) => add(id, false)} />
        </div>
      </Part>
      <Matrix title={nameOf(open)} of={of} value={open} onChange={change} />
      {open.id !== place.id && (
        <Part>
          <div class="buttons">
            <button type="button" class="btn plain bad" onClick={() => (set({ permission_overwrites: all.filter(({ id }) => id !== open.id) }), setOpen(place.id))}>
              {sayChannel.remove}
            </button>
          </div>
        </Part>
      )}
    </>
  );
}

function Matrix({ title, of, value, onChange }: { title: string; of: Channel; value: Overwrite; onChange: (next: Overwrite) => void }) {
  const [text, setText] = useState("");
  const groups = searched(permissionWords, text, isOfChannel);
  return (
    <Part title={title}>
      <Field label={sayRole.findPermission} type="search" value={text} onInput={setText} />
      {groups.length === 0 && <p class="none-found">{sayRole.nothingFound}</p>}
      {groups.map(([group, names]) => (
        <fieldset key={group} class="matrix">
          <legend>{sayPermission.groups[group]}</legend>
          {names.map((name) => (
            <Three key={name} name={name} state={stateOf(value, name)} isMine={mayIn(of, Permission[name])} onChange={(state) => onChange(withState(value, name, state))} />
          ))}
        </fieldset>
      ))}
    </Part>
  );
}

const STATES: readonly (readonly [State, string, IconNode])[] = [
  ["deny", sayChannel.states.deny, X],
  ["inherit", sayChannel.states.inherit, Minus],
  ["allow", sayChannel.states.allow, Check],
];

function Three({ name, state, isMine, onChange }: { name: Name; state: State; isMine: boolean; onChange: (state: State) => void }) {
  const [label, how] = sayPermission[name];
  return <Segments label={label} hint={isMine ? how : sayRole.notYours} value={state} options={STATES} disabled={!isMine} onChange={onChange} />;
}
