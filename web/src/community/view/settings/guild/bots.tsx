// The bots that are in the guild, and how one adds another.
import { useState } from "preact/hooks";
import { owning } from "../../../actions/owning";
import { orNotice } from "../../../actions/refusals";
import type { IntegrationWire } from "../../../api/owning";
import type { Id } from "../../../api/types";
import { fromUser } from "../../../state/people";
import { sayKeeping } from "../../../text/keeping-words";
import { Avatar } from "../../avatar";
import { Loaded, useLoaded } from "../loaded";
import { Field, Part, Question } from "../parts";

const words = sayKeeping.bots;

export function Bots({ guildId }: { guildId: Id }) {
  const bots = useLoaded<readonly IntegrationWire[]>(() => owning().integrations(guildId), guildId);
  const [removed, setRemoved] = useState<IntegrationWire | null>(null);
  const [id, setId] = useState("");
  const remove = async (one: IntegrationWire): Promise<void> => {
    setRemoved(null);
    const done = await orNotice(owning().removeIntegration(guildId, one.id).then(() => true));
    if (done) bots.set((all) => all.filter((entry) => entry.id !== one.id));
  };
  const isId = /^\d{15,20}$/.test(id.trim());
  return (
    <>
      <Part>
        <Loaded of={bots} none={words.none}>
          {(all) => (
            <ul class="lines">
              {all.map((one) => (
                <li key={one.id} class="line">
                  <Avatar of={fromUser(one.application.bot)} />
                  <span class="grow who">
                    <b class="cut">{one.name}</b>
                    <small class="cut">{one.application.description || "@" + one.application.bot.username}</small>
                  </span>
                  <button type="button" class="btn plain small bad" aria-label={words.removeOf(one.name)} onClick={() => setRemoved(one)}>
                    {words.remove}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Part>
      <Part title={words.add} lead={words.addHow}>
        <Field label={words.id} hint={words.idHint} value={id} onInput={setId} />
        <div class="buttons">
          <a class="btn plain" aria-disabled={!isId} href={isId ? `/oauth2/authorize?client_id=${id.trim()}&scope=bot&guild_id=${guildId}` : undefined} role="link">
            {words.addYes}
          </a>
        </div>
      </Part>
      {removed && <Question title={words.removeAsk(removed.name)} text={words.removeText} yes={words.remove} onYes={() => void remove(removed)} onClose={() => setRemoved(null)} />}
    </>
  );
}
