// Everybody in the guild, found by name; only the rows in sight are on the page.
import { Ellipsis, UserMinus } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { notice } from "../../../../state/notices";
import { Icon } from "../../../../view/icon";
import { askForMembers } from "../../../actions/open";
import { owning } from "../../../actions/owning";
import { reasonOf } from "../../../actions/refusals";
import type { Id } from "../../../api/types";
import { guild, rolesDown, type Guild } from "../../../state/guilds";
import { mayInGuild } from "../../../state/may";
import { membersSignal, nameIn, type Member } from "../../../state/members";
import { openMenu } from "../../../state/menu";
import { Permission } from "../../../state/permissions";
import { sayKeeping } from "../../../text/keeping-words";
import { dayNamed } from "../../../text/times";
import { say } from "../../../text/words";
import { AvatarOf } from "../../avatar";
import { memberItems } from "../../member-actions";
import { Choice, Field, Part, Question } from "../parts";
import { fitsPerson, PersonName } from "../people";
import { RoleDot } from "./roles";

const ROW = 56;
const AHEAD = 6;

export function MembersPage({ guildId }: { guildId: Id }) {
  const of = guild(guildId);
  const [text, setText] = useState("");
  const [roleId, setRole] = useState("");
  useEffect(() => askForMembers(guildId), [guildId]);
  if (!of) return null;
  const fits = ({ userId, roles }: Member): boolean => (roleId === "" || roles.includes(roleId)) && fitsPerson(guildId, userId, text);
  const all = [...membersSignal(guildId).value.values()].filter(fits);
  const named = all.map((member) => ({ member, name: nameIn(guildId, member.userId) })).sort((a, b) => a.name.localeCompare(b.name));
  return (
    <Part>
      <div class="narrowed">
        <Field label={sayKeeping.find} type="search" value={text} onInput={setText} />
        <Choice
          label={sayKeeping.role}
          value={roleId}
          options={[["", sayKeeping.anyRole], ...rolesDown(of).filter(({ id }) => id !== of.id).map(({ id, name }) => [id, name] as const)]}
          onChange={setRole}
        />
      </div>
      <p class="note" role="status">
        {say.count.members(named.length)}
      </p>
      {named.length === 0 ? <p class="none-found">{sayKeeping.nobody}</p> : <Rows of={of} members={named.map(({ member }) => member)} />}
      {mayInGuild(of, Permission.kick) && mayInGuild(of, Permission.manageGuild) && <Prune guildId={guildId} />}
    </Part>
  );
}

function Rows({ of, members }: { of: Guild; members: readonly Member[] }) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => {
    const pane = list.current?.closest(".page");
    const look = (): void => setTop(pane!.getBoundingClientRect().top - list.current!.getBoundingClientRect().top);
    pane?.addEventListener("scroll", look, { passive: true });
    return () => pane?.removeEventListener("scroll", look);
  }, []);
  const start = Math.max(0, Math.floor(top / ROW) - AHEAD);
  const shown = members.slice(start, start + Math.ceil(innerHeight / ROW) + 2 * AHEAD);
  return (
    <ul class="roll" ref={list} style={{ height: `${members.length * ROW}px` }}>
      {shown.map((member, at) => (
        <li key={member.userId} style={{ top: `${(start + at) * ROW}px` }}>
          <Row of={of} member={member} />
        </li>
      ))}
    </ul>
  );
}

function Row({ of, member }: { of: Guild; member: Member }) {
  const items = memberItems(of, member.userId);
  const name = nameIn(of.id, member.userId);
  const roles = rolesDown(of).filter(({ id }) => member.roles.includes(id));
  return (
    <div class="line person-line" onContextMenu={(event) => items.length > 0 && openMenu(event, name, items)}>
      <AvatarOf id={member.userId} size="m" />
      <PersonName guildId={of.id} userId={member.userId} />
      <span class="their-roles" title={roles.map((role) => role.name).join(", ")}>
        {roles.slice(0, 1).map((role) => (
          <span key={role.id} class="cut">
            <RoleDot colour={role.colour} /> {role.name}
          </span>
        ))}
        {roles.length > 1 && <small>+{roles.length - 1}</small>}
      </span>
      <small class="since num">{member.joinedAt > 0 && sayKeeping.since(dayNamed(member.joinedAt))}</small>
      {items.length > 0 ? (
        <button type="button" class="ib" aria-haspopup="menu" aria-label={sayKeeping.actions(name)} title={sayKeeping.actions(name)} onClick={(event) => openMenu(event, name, items)}>
          <Icon of={Ellipsis} />
        </button>
      ) : (
        <span class="ib" />
      )}
    </div>
  );
}

/** Those without a role who were not here for some days. */
function Prune({ guildId }: { guildId: Id }) {
  const [days, setDays] = useState<string | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const [error, setError] = useState("");
  useEffect(() => {
    if (days === null) return;
    setCount(null);
    owning().prunable(guildId, Number(days)).then(({ pruned }) => setCount(pruned), (refused: unknown) => setError(reasonOf(refused)));
  }, [days]);
  const prune = (): void => {
    owning().prune(guildId, Number(days)).then(
      ({ pruned }) => (setDays(null), notice(sayKeeping.prune.done(pruned))),
      (refused: unknown) => setError(reasonOf(refused)),
    );
  };
  return (
    <>
      <div class="buttons">
        <button type="button" class="btn plain" onClick={() => setDays("30")}>
          <Icon of={UserMinus} size="s" />
          {sayKeeping.prune.open}
        </button>
      </div>
      {days !== null && (
        <Question
          title={sayKeeping.prune.title}
          text={sayKeeping.prune.text}
          yes={sayKeeping.prune.yes}
          error={error}
          disabled={!count}
          onYes={prune}
          onClose={() => setDays(null)}
        >
          <Choice
            label={sayKeeping.prune.absent}
            value={days}
            options={(["1", "7", "14", "30"] as const).map((value) => [value, sayKeeping.days(Number(value))] as const)}
            hint={count === null ? say.link.trying : sayKeeping.prune.count(count)}
            onChange={setDays}
          />
        </Question>
      )}
    </>
  );
}
