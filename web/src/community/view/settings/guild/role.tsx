// One role: its name, colour, permissions, and who has it.
import { ArrowLeft } from "lucide";
import { Icon } from "../../../../view/icon";
import { changeRole, deleteRole, owning } from "../../../actions/owning";
import { orNotice } from "../../../actions/refusals";
import type { Guild, Role } from "../../../state/guilds";
import { mayGive } from "../../../state/hierarchy";
import { membersSignal } from "../../../state/members";
import { sayRole } from "../../../text/role-words";
import { useDraft } from "../draft";
import { Erase } from "../erase";
import { Field, Part, Say, Switch } from "../parts";
import { People } from "../people";
import { Colours } from "./colours";
import { PermissionSwitches } from "./permission-switches";

type Look = { name: string; color: number; hoist: boolean; mentionable: boolean; permissions: bigint };

const lookOf = (role: Role): Look => ({
  name: role.name,
  color: role.colour,
  hoist: role.isHoisted,
  mentionable: role.isMentionable,
  permissions: role.permissions,
});

export function RoleEditor({ guild, role, onBack }: { guild: Guild; role: Role; onBack: () => void }) {
  const isEveryone = role.id === guild.id;
  const { now, set, error } = useDraft(lookOf(role), ({ permissions, ...rest }) =>
    changeRole(guild.id, role.id, { ...rest, ...(permissions === undefined ? {} : { permissions: String(permissions) }) }),
  );
  return (
    <>
      <Part>
        <div class="buttons">
          <button type="button" class="btn quiet back-to" autofocus onClick={onBack}>
            <Icon of={ArrowLeft} size="s" />
            {sayRole.back}
          </button>
        </div>
        <h2 dir="auto">{isEveryone ? sayRole.everyone : role.name}</h2>
        <span class="field">
          <Say error={error("")} />
        </span>
        {!isEveryone && (
          <>
            <Field label={sayRole.name} value={now.name} max={100} error={error("name")} onInput={(name) => set({ name })} />
            <Colours value={now.color} onChange={(color) => set({ color })} />
            <Switch label={sayRole.hoist} hint={sayRole.hoistHow} on={now.hoist} onChange={(hoist) => set({ hoist })} />
            <Switch label={sayRole.mentionable} hint={sayRole.mentionableHow} on={now.mentionable} onChange={(mentionable) => set({ mentionable })} />
          </>
        )}
      </Part>
      <PermissionSwitches guild={guild} value={now.permissions} saved={role.permissions} error={error("permissions")} onChange={(permissions) => set({ permissions })} />
      {!isEveryone && <Holders guild={guild} role={role} />}
      {!isEveryone && !role.isManaged && (
        <Erase verb={sayRole.erase} ask={sayRole.eraseAsk(role.name)} text={sayRole.eraseText} yes={sayRole.eraseYes} onErase={() => deleteRole(guild.id, role.id).then(onBack)} />
      )}
    </>
  );
}

/** Given and taken at once. */
function Holders({ guild, role }: { guild: Guild; role: Role }) {
  const all = [...membersSignal(guild.id).value.values()];
  const holders = all.filter(({ roles }) => roles.includes(role.id));
  const change = async (userId: string, has: boolean): Promise<void> => {
    const { giveRole, takeRole } = owning();
    await orNotice((has ? giveRole : takeRole)(guild.id, userId, role.id).then(() => renew(guild.id, userId, role.id, has)));
  };
  return (
    <Part title={sayRole.members} {...(role.isManaged ? { lead: sayRole.managed } : {})}>
      <People
        guildId={guild.id}
        listed={holders.map(({ userId }) => userId)}
        others={mayGive(guild, role) ? all.filter(({ roles }) => !roles.includes(role.id)).map(({ userId }) => userId) : []}
        none={sayRole.noMembers}
        find={sayRole.find}
        add={sayRole.give}
        remove={sayRole.take}
        isFixed={!mayGive(guild, role)}
        onAdd={(userId) => void change(userId, true)}
        onRemove={(userId) => void change(userId, false)}
      />
    </Part>
  );
}

function renew(guildId: string, userId: string, roleId: string, has: boolean): void {
  const known = membersSignal(guildId);
  const had = known.peek().get(userId);
  if (!had) return;
  const roles = had.roles.filter((id) => id !== roleId);
  known.value = new Map(known.peek()).set(userId, { ...had, roles: has ? [...roles, roleId] : roles });
}
