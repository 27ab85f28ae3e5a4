// Who is here: by role, then online, then offline. Only the rows in sight are on the page.
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { rove } from "../../view/rove";
import { lookAt } from "../actions/member-list";
import type { Id } from "../api/types";
import { rolesDown, type Guild } from "../state/guilds";
import { hoistedRole, membersSignal, nameIn, type Member } from "../state/members";
import { person, presence } from "../state/people";
import { dialog, link, openChannel } from "../state/place";
import { say } from "../text/words";
import { AvatarOf, statusOf } from "./avatar";
import { RoleMark } from "./message-row";
import { openPersonMenu } from "./person-menu";

type Line = { kind: "head"; key: string; name: string; count: number } | { kind: "member"; key: string; member: Member };

const ROW = 44;
/** Whoever scrolls on is not looking yet. */
const LOOK_AFTER = 200;
const AHEAD = 8;
/** Above this offline ones are only counted. */
const MOST_LISTED = 1_000;

function section(lines: Line[], key: string, name: string, members: Member[], guildId: Id, listed = true): void {
  if (members.length === 0) return;
  lines.push({ kind: "head", key, name, count: members.length });
  if (!listed) return;
  const named = members.map((member) => ({ member, name: nameIn(guildId, member.userId) }));
  named.sort((a, b) => a.name.localeCompare(b.name));
  for (const { member } of named) lines.push({ kind: "member", key: member.userId, member });
}

function linesOf(guild: Guild): Line[] {
  const all = [...membersSignal(guild.id).value.values()];
  const here = all.filter(({ userId }) => statusOf(userId) !== "offline");
  const away = all.filter(({ userId }) => statusOf(userId) === "offline");
  const under = new Map<Id, Member[]>();
  const rest: Member[] = [];
  for (const member of here) {
    const role = hoistedRole(guild, member);
    if (!role) rest.push(member);
    else under.set(role.id, [...(under.get(role.id) ?? []), member]);
  }
  const lines: Line[] = [];
  for (const role of rolesDown(guild)) section(lines, role.id, role.name, under.get(role.id) ?? [], guild.id);
  section(lines, "online", say.members.online, rest, guild.id);
  section(lines, "offline", say.members.offline, away, guild.id, all.length <= MOST_LISTED);
  return lines;
}

function MemberRow({ guild, member, isStop }: { guild: Guild; member: Member; isStop: boolean }) {
  const { doing } = presence(member.userId);
  const status = statusOf(member.userId);
  return (
    <button
      type="button"
      class={status === "offline" ? "member away" : "member"}
      tabIndex={isStop ? 0 : -1}
      onContextMenu={(event) => openPersonMenu(event, guild.id, member.userId)}
      onClick={() => (dialog.value = { kind: "person", guildId: guild.id, userId: member.userId })}
    >
      <AvatarOf id={member.userId} size="s" presence />
      <span class="cut">
        <b>
          <span class="cut" dir="auto">
            {nameIn(guild.id, member.userId)}
          </span>
          <RoleMark guildId={guild.id} userId={member.userId} />
          {person(member.userId).isBot && <span class="tag">{say.talk.app}</span>}
        </b>
        {doing && <span class="sub cut">{doing}</span>}
      </span>
      <span class="hidden">{say.presence[status]}</span>
    </button>
  );
}

/** Only what rests in sight is told of in large guilds. */
function useLooking(guild: Guild, lines: readonly Line[], start: number, end: number): void {
  const channelId = openChannel.value;
  const isLinked = link.value === "ready";
  const inSight = lines.slice(start, end).flatMap((line) => (line.kind === "member" ? [line.member.userId] : []));
  useEffect(() => {
    if (!channelId || !isLinked) return undefined;
    const timer = setTimeout(() => lookAt(guild.id, channelId, start, end, inSight), LOOK_AFTER);
    return () => clearTimeout(timer);
  }, [guild.id, channelId, isLinked, start, end, inSight.join()]);
}

/** Told by the browser whenever it changes: to ask for it while rendering would lay out the whole page once more. */
function useHeight(pane: RefObject<HTMLElement>): number {
  const [height, setHeight] = useState(900);
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => setHeight(entry?.contentRect.height || 900));
    watcher.observe(pane.current!);
    return () => watcher.disconnect();
  }, []);
  return height;
}

export function Members({ guild }: { guild: Guild }) {
  const pane = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const height = useHeight(pane);
  const lines = linesOf(guild);
  const visible = Math.ceil(height / ROW);
  const start = Math.max(0, Math.floor(top / ROW) - AHEAD);
  const end = Math.min(lines.length, start + visible + 2 * AHEAD);
  useLooking(guild, lines, start, end);
  const firstMember = lines.findIndex(({ kind }) => kind === "member");
  return (
    <aside class="members" aria-label={say.places.members}>
      <header class="head">
        <h2>{say.places.members}</h2>
        <span class="grow" />
        <span class="note num">{guild.memberCount}</span>
      </header>
      <div
        class="scroll"
        ref={pane}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={(event) => rove(event, pane.current, ".member")}
      >
        <ul class="roll" style={{ height: `${lines.length * ROW}px` }}>
          {lines.slice(start, end).map((line, index) => (
            <li key={line.key} style={{ top: `${(start + index) * ROW}px` }}>
              {line.kind === "head" ? (
                <h3 class="sect">
                  {line.name} · {line.count}
                </h3>
              ) : (
                <MemberRow guild={guild} member={line.member} isStop={start + index === Math.max(firstMember, start)} />
              )}
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
