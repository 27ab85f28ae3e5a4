// An empty place names the next step.
import { Link, Plus, SquarePen, User } from "lucide";
import { Mark } from "../../view/icon";
import { openLayer } from "../actions/layer";
import { addressOf } from "../actions/route";
import { me, plainName } from "../state/people";
import { dialog, DIRECTS, known } from "../state/place";
import { say } from "../text/words";
import { PlaceLink } from "./link";
import { Bones } from "./message-list";
import { Step } from "./step";

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
        <Step icon={SquarePen} name={say.directs.write} how={say.directs.writeHow} run={() => void (dialog.value = { kind: "switcher" })} />
        <Step icon={User} name={say.directs.profile} how={say.directs.profileHow} run={() => openLayer({ kind: "user-settings", section: "profile" })} />
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
      <PlaceLink class="btn plain" href={addressOf(DIRECTS)}>
        {say.invite.toStart}
      </PlaceLink>
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

/** The banner stands below it. */
export function ComingHead() {
  return (
    <header class="head">
      <h1 class="hidden">{say.talk.loading}</h1>
      <span class="bone name" />
    </header>
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
