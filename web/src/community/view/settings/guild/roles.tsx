// The roles from the highest to the lowest; one of them opens for change.
import { ChevronRight, Lock, Plus, Users } from "lucide";
import { useState } from "preact/hooks";
import { notice } from "../../../../state/notices";
import { Icon } from "../../../../view/icon";
import { addRole, arrangeRoles } from "../../../actions/owning";
import { reasonOf } from "../../../actions/refusals";
import type { Id } from "../../../api/types";
import { guild, rolesDown, type Guild, type Role } from "../../../state/guilds";
import { mayChangeRole } from "../../../state/hierarchy";
import { mayLeave } from "../../../state/layer";
import { membersSignal } from "../../../state/members";
import { arranged, moved, rolePlaces } from "../../../state/ordering";
import { sayRole } from "../../../text/role-words";
import { useDraft } from "../draft";
import { Part, Say } from "../parts";
import { Sortable } from "../sortable";
import { RoleEditor } from "./role";

export function Roles({ guildId }: { guildId: Id }) {
  const of = guild(guildId);
  const [open, setOpen] = useState<Id | null>(null);
  const role = of?.roles.get(open ?? "");
  if (!of) return null;
  if (role) return <RoleEditor key={role.id} guild={of} role={role} onBack={() => mayLeave() && setOpen(null)} />;
  return <List of={of} onOpen={(id) => mayLeave() && setOpen(id)} />;
}

/** Its colour, as beside the names of those who have it. */
export const RoleDot = ({ colour }: { colour: number }) => (
  <span class="role-dot" style={colour ? { "--role": `#${colour.toString(16).padStart(6, "0")}` } : undefined} />
);

function List({ of, onOpen }: { of: Guild; onOpen: (id: Id) => void }) {
  const known = rolesDown(of).filter(({ id }) => id !== of.id);
  const saved = { order: known.map(({ id }) => id) };
  const { now, set, error } = useDraft(saved, ({ order = [] }) => {
    const places = rolePlaces(arranged(known, order).map(({ id }) => id));
    return arrangeRoles(of.id, places.filter(({ id }) => mayChangeRole(of, of.roles.get(id)!)));
  });
  const roles = arranged(known, now.order);
  const move = (from: number, to: number): void => {
    const target = roles[to];
    if (target && mayChangeRole(of, target)) set({ order: moved(roles, from, to).map(({ id }) => id) });
  };
  const add = async (): Promise<void> => {
    if (!mayLeave()) return;
    try {
      onOpen(await addRole(of.id, sayRole.added));
    } catch (refused) {
      notice(reasonOf(refused), true);
    }
  };
  const everyone = of.roles.get(of.id);
  return (
    <Part lead={sayRole.lead}>
      <span class="field">
        <Say error={error("")} />
      </span>
      <Sortable
        rows={roles.map((role) => ({
          id: role.id,
          label: sayRole.move(role.name),
          isFixed: !mayChangeRole(of, role),
          content: <Row of={of} role={role} onOpen={onOpen} />,
        }))}
        onMove={move}
        onStep={(from, by) => move(from, from + by)}
        told={(id, at) => sayRole.moved(of.roles.get(id)?.name ?? "", at + 1)}
      />
      <div class="buttons">
        <button type="button" class="btn plain" onClick={() => void add()}>
          <Icon of={Plus} size="s" />
          {sayRole.add}
        </button>
      </div>
      {everyone && mayChangeRole(of, everyone) && (
        <button type="button" class="line-button" onClick={() => onOpen(of.id)}>
          <Icon of={Users} />
          <span class="grow">
            <b>{sayRole.everyone}</b>
            <small>{sayRole.everyoneHow}</small>
          </span>
          <Icon of={ChevronRight} size="s" />
        </button>
      )}
    </Part>
  );
}

function Row({ of, role, onOpen }: { of: Guild; role: Role; onOpen: (id: Id) => void }) {
  const count = [...membersSignal(of.id).value.values()].filter(({ roles }) => roles.includes(role.id)).length;
  const isMine = mayChangeRole(of, role);
  const inside = (
    <>
      <RoleDot colour={role.colour} />
      <span class="cut grow" dir="auto">
        {role.name}
      </span>
      <small class="num">{sayRole.count(count)}</small>
    </>
  );
  if (!isMine)
    return (
      <span class="line-open locked" title={sayRole.locked}>
        {inside}
        <Icon of={Lock} size="s" />
        <span class="hidden">{sayRole.locked}</span>
      </span>
    );
  return (
    <button type="button" class="line-open" onClick={() => onOpen(role.id)}>
      {inside}
      <Icon of={ChevronRight} size="s" />
    </button>
  );
}
