// Somebody's card: who they are, what they are in this guild, and what one may do.
import { MessageCircle, X } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { openDirect } from "../actions/act";
import { doors } from "../actions/context";
import { addressOf, go } from "../actions/route";
import type { Id } from "../api/types";
import { guild, type Guild } from "../state/guilds";
import { pigmentOf, timeOf } from "../state/ids";
import { memberOf, nameIn } from "../state/members";
import { me, person, presence } from "../state/people";
import { closeDialog, DIRECTS } from "../state/place";
import { sayPerson } from "../text/person-words";
import { dayNamed } from "../text/times";
import { say } from "../text/words";
import { Avatar, statusOf } from "./avatar";
import { Modal } from "./modal";
import { actsOn } from "./person-menu";
import { Rich } from "./rich";

function Roles({ place, held }: { place: Guild; held: readonly Id[] }) {
  const roles = held.flatMap((id) => place.roles.get(id) ?? []).sort((a, b) => b.position - a.position);
  if (roles.length === 0) return null;
  return (
    <ul class="roles">
      {roles.map(({ id, name, colour }) => (
        <li key={id}>
          <span class="role" style={colour ? { "--role": `#${colour.toString(16).padStart(6, "0")}` } : undefined} />
          <span class="cut">{name}</span>
        </li>
      ))}
    </ul>
  );
}

/** Each opens a question of its own, or is done at once. */
function Acts({ guildId, userId }: { guildId: Id | null; userId: Id }) {
  const acts = actsOn(guildId, userId);
  if (acts.length === 0) return null;
  return (
    <ul class="person-acts">
      {acts.map(({ name, icon, isBad, begins, run }) => (
        <li key={name} class={begins ? "begins" : undefined}>
          <button type="button" class={isBad ? "row bad" : "row"} onClick={() => (closeDialog(), run(false))}>
            <Icon of={icon} size="s" />
            <span class="cut">{name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Since({ userId, joinedAt }: { userId: Id; joinedAt: number }) {
  const dates: [string, number][] = [[sayPerson.here, timeOf(userId)]];
  if (joinedAt > 0) dates.unshift([sayPerson.inGuild, joinedAt]);
  return (
    <dl class="person-since">
      {dates.map(([name, at]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{dayNamed(at)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What they say of themselves. Failing is quiet: the card says enough without it. */
function About({ userId, guildId }: { userId: Id; guildId: Id | null }) {
  const [bio, setBio] = useState("");
  useEffect(() => {
    let isOpen = true;
    doors().routes.bio(userId).then((told) => isOpen && setBio(told), () => undefined);
    return () => void (isOpen = false);
  }, [userId]);
  if (bio === "") return null;
  return (
    <div class="person-about">
      <Rich text={bio} guildId={guildId} />
    </div>
  );
}

export function PersonCard({ guildId, userId }: { guildId: Id | null; userId: Id }) {
  const who = person(userId);
  const name = nameIn(guildId, userId) || say.talk.somebody;
  const place = guild(guildId);
  const member = memberOf(guildId, userId);
  const { doing } = presence(userId);
  const write = async (): Promise<void> => {
    const made = await openDirect(userId);
    closeDialog();
    if (made) go(addressOf(DIRECTS, made));
  };
  return (
    <Modal class="dialog person" label={name}>
      <div class="person-band" style={{ "--band": `var(--pigment-${pigmentOf(userId)})` }} />
      <div class="person-inside">
        <Avatar of={who} size="xl" presence />
        <h2 dir="auto">
          {name} {who.isBot && <span class="tag">{say.talk.app}</span>}
        </h2>
        <p class="note">
          @{who.username} · {say.presence[statusOf(userId)]}
        </p>
        {doing && (
          <p class="person-doing" dir="auto">
            {doing}
          </p>
        )}
        <About userId={userId} guildId={guildId} />
        {place && member && <Roles place={place} held={member.roles} />}
        <Since userId={userId} joinedAt={member?.joinedAt ?? 0} />
        {userId !== me.value.id && !who.isBot && (
          <button type="button" class="btn primary wide" autofocus onClick={() => void write()}>
            <Icon of={MessageCircle} size="s" />
            {say.composer.label(name)}
          </button>
        )}
        <Acts guildId={guildId} userId={userId} />
      </div>
      <button type="button" class="ib corner" aria-label={say.close} title={say.close} onClick={closeDialog}>
        <Icon of={X} />
      </button>
    </Modal>
  );
}
