// Who may not come back, and why.
import { useState } from "preact/hooks";
import { owning } from "../../../actions/owning";
import { orNotice } from "../../../actions/refusals";
import type { BanWire } from "../../../api/owning";
import type { Id } from "../../../api/types";
import { newsOfTopic } from "../../../state/keeping-news";
import { fromUser, plainName } from "../../../state/people";
import { sayKeeping } from "../../../text/keeping-words";
import { Avatar } from "../../avatar";
import { Loaded, useLoaded } from "../loaded";
import { Field, Part } from "../parts";

const PAGE = 1_000;

async function allBans(guildId: Id): Promise<BanWire[]> {
  const all: BanWire[] = [];
  for (;;) {
    const page = await owning().bans(guildId, all.at(-1)?.user.id ?? "0");
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

export function Bans({ guildId }: { guildId: Id }) {
  const [text, setText] = useState("");
  const bans = useLoaded<readonly BanWire[]>(() => allBans(guildId), `${guildId} ${newsOfTopic("bans", guildId)}`);
  const lift = async (userId: Id): Promise<void> => {
    const done = await orNotice(owning().unban(guildId, userId).then(() => true));
    if (done) bans.set((all) => all.filter(({ user }) => user.id !== userId));
  };
  const fits = ({ user, reason }: BanWire): boolean =>
    `${plainName(fromUser(user))} ${user.username} ${reason ?? ""}`.toLowerCase().includes(text.trim().toLowerCase());
  return (
    <Part>
      {bans.value?.length !== 0 && <Field label={sayKeeping.find} type="search" value={text} onInput={setText} />}
      <Loaded of={{ ...bans, value: bans.value?.filter(fits) ?? null }} none={text ? sayKeeping.nobody : sayKeeping.bans.none}>
        {(shown) => (
          <ul class="lines">
            {shown.map(({ user, reason }) => (
              <li key={user.id} class="line">
                <Avatar of={fromUser(user)} />
                <span class="grow who">
                  <b class="cut" dir="auto">
                    {plainName(fromUser(user))}
                  </b>
                  <small class="cut" dir="auto">
                    {reason || sayKeeping.bans.noReason}
                  </small>
                </span>
                <button type="button" class="btn plain small" aria-label={sayKeeping.bans.liftOf(plainName(fromUser(user)))} onClick={() => void lift(user.id)}>
                  {sayKeeping.bans.lift}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Part>
  );
}
