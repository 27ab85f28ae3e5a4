// An empty place names the next step.
import { ChevronRight, Link, MessageCircle, Plus, User } from "lucide";
import type { IconNode } from "lucide";
import { Icon, Mark } from "../../view/icon";
import { me, plainName } from "../state/people";
import { dialog, known } from "../state/place";
import { say } from "../text/words";
import { Bones } from "./message-list";

function Step({ icon, name, how, href, run }: { icon: IconNode; name: string; how: string; href?: string; run?: () => void }) {
  const inside = (
    <>
      <Icon of={icon} />
      <span class="grow">
        <b>{name}</b>
        <small>{how}</small>
      </span>
      <Icon of={ChevronRight} size="s" />
    </>
  );
  return href ? (
    <a class="step" href={href}>
      {inside}
    </a>
  ) : (
    <button type="button" class="step" onClick={run}>
      {inside}
    </button>
  );
}

export function Welcome() {
  const add = (): void => void (dialog.value = { kind: "add-guild" });
  return (
    <div class="empty">
      <span class="mark">
        <Mark />
      </span>
      <h1>{say.directs.welcome(plainName(me.value))}</h1>
      <p>{say.directs.start}</p>
      <div class="steps">
        <Step icon={Plus} name={say.directs.create} how={say.directs.createHow} run={add} />
        <Step icon={Link} name={say.directs.join} how={say.directs.joinHow} run={add} />
        <Step icon={MessageCircle} name={say.directs.oldChats} how={say.directs.oldChatsHow} href="/" />
        <Step icon={User} name={say.directs.profile} how={say.directs.profileHow} href="/settings" />
      </div>
    </div>
  );
}

export function Nowhere() {
  return (
    <div class="empty">
      <span class="mark">
        <Mark />
      </span>
      <h1>{say.guild.nowhere}</h1>
      <p>{say.guild.nowhereHow}</p>
    </div>
  );
}

export function Nothing() {
  return (
    <div class="empty">
      <h1>{say.guild.empty}</h1>
      <p>{say.guild.emptyHow}</p>
    </div>
  );
}

/** Before the server has told anything, the page shows the bones of what will come. */
export function Coming() {
  return (
    <div class="scroll messages" aria-busy={!known.value}>
      <ol class="column">
        <Bones rows={8} />
      </ol>
    </div>
  );
}
