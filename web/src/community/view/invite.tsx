// Where an invite leads: seen before one has an account, followed in one step with one.
import { useEffect, useState } from "preact/hooks";
import { Mark } from "../../view/icon";
import { join } from "../actions/act";
import { doors } from "../actions/context";
import { RestError } from "../api/rest";
import type { InviteWire } from "../api/types";
import { fromUser, me, plainName } from "../state/people";
import { addressOf } from "../actions/route";
import { say } from "../text/words";
import { GuildTile } from "./rail";

function Gone() {
  return (
    <>
      <span class="mark">
        <Mark />
      </span>
      <h1>{say.invite.gone}</h1>
      <p>{say.invite.goneHow}</p>
      <a class="btn plain" href="/channels/@me">
        {say.invite.toStart}
      </a>
    </>
  );
}

function Ways({ code }: { code: string }) {
  const [refusal, setRefusal] = useState("");
  const [busy, setBusy] = useState(false);
  const accept = async (): Promise<void> => {
    setBusy(true);
    const done = await join(code);
    if ("refusal" in done) {
      setRefusal(done.refusal);
      setBusy(false);
    } else location.assign(addressOf(done.guildId, done.channelId));
  };
  if (me.value.username === "") {
    const next = `?next=/invite/${code}`;
    return (
      <>
        <a class="btn primary wide" href={"/sign-up" + next}>
          {say.invite.signUp}
        </a>
        <a class="btn quiet wide" href={"/sign-in" + next}>
          {say.invite.signIn}
        </a>
      </>
    );
  }
  return (
    <>
      <button type="button" class="btn primary wide" disabled={busy} onClick={() => void accept()} autofocus>
        {say.invite.accept}
      </button>
      {refusal && (
        <p class="error" role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}

export function InvitePage({ code }: { code: string }) {
  const [invite, setInvite] = useState<InviteWire | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    doors()
      .routes.invite(code)
      .then(setInvite)
      .catch((error: unknown) => {
        if (!(error instanceof RestError)) throw error;
        setGone(true);
      });
  }, []);
  const by = invite?.inviter ? plainName(fromUser(invite.inviter)) : null;
  return (
    <main class="invite">
      <div class="empty card-like">
        {gone && <Gone />}
        {invite && (
          <>
            <GuildTile guild={{ id: invite.guild.id, name: invite.guild.name, icon: invite.guild.icon }} size="large" />
            <p>{by ? say.invite.by(by) : say.invite.to}</p>
            <h1 dir="auto">{invite.guild.name}</h1>
            {invite.guild.description && <p>{invite.guild.description}</p>}
            <p class="note counts">
              <span class="here">{say.count.online(invite.approximate_presence_count ?? 0)}</span>
              <span>{say.count.members(invite.approximate_member_count ?? 0)}</span>
            </p>
            <Ways code={code} />
          </>
        )}
      </div>
    </main>
  );
}
