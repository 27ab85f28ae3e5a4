// The questions of those who keep a guild, about one of its people.
import { useState } from "preact/hooks";
import { notice } from "../../state/notices";
import { ban, changeMember, kick, rename } from "../actions/owning";
import { reasonOf } from "../actions/refusals";
import type { Id } from "../api/types";
import { guild, rolesDown } from "../state/guilds";
import { mayGive } from "../state/hierarchy";
import { memberOf, nameIn } from "../state/members";
import { plainName, person } from "../state/people";
import { closeDialog, closerOfThis, type Moderation } from "../state/place";
import { sayModerating } from "../text/moderation-words";
import { Modal } from "./modal";
import { Choice, Field, Question, Say, Switch } from "./settings/parts";

type Props = { guildId: Id; userId: Id };

export function Moderate({ act, ...of }: Props & { act: Moderation }) {
  if (act === "roles") return <Roles {...of} />;
  if (act === "nickname") return <Nickname {...of} />;
  if (act === "timeout") return <Timeout {...of} />;
  return act === "kick" ? <Kick {...of} /> : <Ban {...of} />;
}

/** Runs it; closes when it is done, and otherwise tells why not. */
function useAct(): [error: string, busy: boolean, act: (work: () => Promise<unknown>, told?: string) => void] {
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const act = (work: () => Promise<unknown>, told?: string): void => {
    const close = closerOfThis();
    setBusy(true);
    work().then(
      () => (close(), told && notice(told)),
      (refused: unknown) => (setBusy(false), setError(reasonOf(refused))),
    );
  };
  return [error, busy, act];
}

const options = (of: Record<string, string>): [string, string][] => Object.entries(of).sort(([a], [b]) => Number(a) - Number(b));

function Reason({ value, onInput }: { value: string; onInput: (text: string) => void }) {
  return <Field label={sayModerating.reason} hint={sayModerating.reasonHint} value={value} max={512} onInput={onInput} />;
}

function Kick({ guildId, userId }: Props) {
  const name = nameIn(guildId, userId);
  const [reason, setReason] = useState("");
  const [error, busy, act] = useAct();
  return (
    <Question
      title={sayModerating.kickOf(name)}
      text={sayModerating.kickText}
      yes={sayModerating.kickYes}
      error={error}
      disabled={busy}
      onYes={() => act(() => kick(guildId, userId, reason.trim()), sayModerating.told.kick(name))}
      onClose={closeDialog}
    >
      <Reason value={reason} onInput={setReason} />
    </Question>
  );
}

function Ban({ guildId, userId }: Props) {
  const name = nameIn(guildId, userId);
  const [reason, setReason] = useState("");
  const [erased, setErased] = useState("0");
  const [error, busy, act] = useAct();
  return (
    <Question
      title={sayModerating.banOf(name)}
      text={sayModerating.banText}
      yes={sayModerating.banYes}
      error={error}
      disabled={busy}
      onYes={() => act(() => ban(guildId, userId, Number(erased), reason.trim()), sayModerating.told.ban(name))}
      onClose={closeDialog}
    >
      <Choice label={sayModerating.erase} value={erased} options={options(sayModerating.erasure)} onChange={setErased} />
      <Reason value={reason} onInput={setReason} />
    </Question>
  );
}

function Timeout({ guildId, userId }: Props) {
  const name = nameIn(guildId, userId);
  const [seconds, setSeconds] = useState("600");
  const [reason, setReason] = useState("");
  const [error, busy, act] = useAct();
  const send = (): Promise<void> => {
    const until = new Date(Date.now() + Number(seconds) * 1000).toISOString();
    return changeMember(guildId, userId, { communication_disabled_until: until }, reason.trim());
  };
  return (
    <Question
      title={sayModerating.timeoutOf(name)}
      text={sayModerating.timeoutText}
      yes={sayModerating.timeoutYes}
      error={error}
      disabled={busy}
      onYes={() => act(send, sayModerating.told.timeout(name))}
      onClose={closeDialog}
    >
      <Choice label={sayModerating.howLong} value={seconds} options={options(sayModerating.spans)} onChange={setSeconds} />
      <Reason value={reason} onInput={setReason} />
    </Question>
  );
}

function Nickname({ guildId, userId }: Props) {
  const [nick, setNick] = useState(memberOf(guildId, userId)?.nick ?? "");
  const [error, busy, act] = useAct();
  const name = plainName(person(userId));
  return (
    <Question
      title={sayModerating.nicknameOf(name)}
      yes={sayModerating.save}
      isBad={false}
      disabled={busy}
      onYes={() => act(() => rename(guildId, userId, nick.trim() || null))}
      onClose={closeDialog}
    >
      <Field label={sayModerating.nicknameOf(name)} hint={sayModerating.nicknameHint} error={error} value={nick} max={32} placeholder={name} autofocus onInput={setNick} />
    </Question>
  );
}

/** Given and taken at once. */
function Roles({ guildId, userId }: Props) {
  const place = guild(guildId);
  const had = memberOf(guildId, userId)?.roles ?? [];
  const [error, setError] = useState("");
  const roles = place ? rolesDown(place).filter((role) => mayGive(place, role)) : [];
  const change = (roleId: Id, on: boolean): void => {
    const next = on ? [...had, roleId] : had.filter((id) => id !== roleId);
    setError("");
    changeMember(guildId, userId, { roles: next }).catch((refused: unknown) => setError(reasonOf(refused)));
  };
  const title = sayModerating.rolesOf(nameIn(guildId, userId));
  return (
    <Modal label={title}>
      <h2>{title}</h2>
      {roles.length === 0 && <p>{sayModerating.noRoles}</p>}
      <div class="role-switches">
        {roles.map((role) => (
          <Switch key={role.id} label={role.name} on={had.includes(role.id)} onChange={(on) => change(role.id, on)} />
        ))}
      </div>
      <span class="field">
        <Say error={error} />
      </span>
      <div class="foot">
        <button type="button" class="btn primary" autofocus onClick={closeDialog}>
          {sayModerating.done}
        </button>
      </div>
    </Modal>
  );
}
