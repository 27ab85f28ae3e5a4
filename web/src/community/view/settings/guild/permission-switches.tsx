// What a role allows: in groups, with a search. One gives only what one has.
import { useState } from "preact/hooks";
import type { Guild } from "../../../state/guilds";
import { has, searched, withBit, type Name } from "../../../state/matrix";
import { mayInGuild } from "../../../state/may";
import { Permission } from "../../../state/permissions";
import { sayPermission } from "../../../text/permission-words";
import { sayRole } from "../../../text/role-words";
import { Field, Part, Say, Switch } from "../parts";

export const permissionWords = (name: Name): string => sayPermission[name].join(" ");

type Props = { guild: Guild; value: bigint; saved: bigint; error: string; onChange: (bits: bigint) => void };

export function PermissionSwitches({ guild, value, saved, error, onChange }: Props) {
  const [text, setText] = useState("");
  const groups = searched(permissionWords, text);
  return (
    <Part title={sayRole.permissions}>
      <Field label={sayRole.findPermission} type="search" value={text} onInput={setText} />
      <span class="field">
        <Say error={error} />
      </span>
      {groups.length === 0 && <p class="none-found">{sayRole.nothingFound}</p>}
      {groups.map(([group, names]) => (
        <fieldset key={group} class="matrix">
          <legend>{sayPermission.groups[group]}</legend>
          {names.map((name) => {
            const isMine = mayInGuild(guild, Permission[name]) || has(saved, name);
            const [label, how] = sayPermission[name];
            return (
              <Switch
                key={name}
                label={label}
                hint={isMine ? how : sayRole.notYours}
                on={has(value, name)}
                disabled={!isMine}
                onChange={(on) => onChange(withBit(value, name, on))}
              />
            );
          })}
        </fieldset>
      ))}
    </Part>
  );
}
