// The user name, which stays, and the password.
import { useState } from "preact/hooks";
import { notice } from "../../../../state/notices";
import { reasonOf } from "../../../actions/refusals";
import { changePassword } from "../../../api/account";
import type { RestError } from "../../../api/rest";
import { me } from "../../../state/people";
import { saySelf } from "../../../text/self-words";
import { Field, Part } from "../parts";

const SHORTEST = 8;

export function Account() {
  return (
    <>
      <Part>
        <Field label={saySelf.account.username} hint={saySelf.account.usernameHint} value={me.value.username} readOnly />
      </Part>
      <Password />
    </>
  );
}

function Password() {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const change = async (): Promise<void> => {
    if (!current) return setErrors(new Map([["current_password", saySelf.account.needsCurrent]]));
    if (next.length < SHORTEST) return setErrors(new Map([["new_password", saySelf.account.tooShort]]));
    setBusy(true);
    try {
      await changePassword(current, next);
      setCurrent("");
      setNext("");
      notice(saySelf.account.changed);
    } catch (error) {
      const { faults, status } = error as RestError;
      const reason = reasonOf(error);
      setErrors(faults.size > 0 ? faults : new Map([["current_password", status === 400 ? saySelf.account.wrong : reason]]));
    }
    setBusy(false);
  };
  const typed = (set: (text: string) => void) => (text: string) => (set(text), setErrors(new Map()));
  return (
    <Part title={saySelf.account.password} lead={saySelf.account.passwordLead}>
      <form onSubmit={(event) => (event.preventDefault(), void change())}>
        <input type="text" hidden readOnly autocomplete="username" value={me.value.username} />
        <Field label={saySelf.account.current} type="password" autocomplete="current-password" max={128} value={current} error={errors.get("current_password")} onInput={typed(setCurrent)} />
        <Field
          label={saySelf.account.next}
          hint={saySelf.account.nextHint}
          type="password"
          autocomplete="new-password"
          max={128}
          value={next}
          error={errors.get("new_password")}
          onInput={typed(setNext)}
        />
        <div class="foot">
          <button type="submit" class="btn plain" disabled={busy}>
            {saySelf.account.change}
          </button>
        </div>
      </form>
    </Part>
  );
}
