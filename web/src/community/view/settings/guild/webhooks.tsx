// Addresses with which other programs write into a channel.
import { ChevronRight, Copy, Plus } from "lucide";
import { useState } from "preact/hooks";
import { notice } from "../../../../state/notices";
import { copyText } from "../../../../view/clipboard";
import { Icon } from "../../../../view/icon";
import { owning } from "../../../actions/owning";
import { orNotice } from "../../../actions/refusals";
import type { WebhookChanges, WebhookWire } from "../../../api/owning";
import type { Id } from "../../../api/types";
import { channel } from "../../../state/guilds";
import { newsOfTopic } from "../../../state/keeping-news";
import { mayLeave } from "../../../state/layer";
import type { Person } from "../../../state/people";
import { sayKeeping } from "../../../text/keeping-words";
import { say } from "../../../text/words";
import { Avatar } from "../../avatar";
import { useDraft } from "../draft";
import { Loaded, useLoaded } from "../loaded";
import { Choice, Field, Part, Question, Say } from "../parts";
import { PictureField } from "../picture";
import { textChannels } from "./text-channels";

const words = sayKeeping.webhooks;
const faceOf = ({ id, name, avatar }: WebhookWire): Person => ({ id, username: name ?? "", globalName: null, avatar, isBot: true });

export function Webhooks({ guildId }: { guildId: Id }) {
  const webhooks = useLoaded<readonly WebhookWire[]>(() => owning().webhooks(guildId), `${guildId} ${newsOfTopic("webhooks", guildId)}`);
  const [open, setOpen] = useState<Id | null>(null);
  const first = textChannels(guildId)[0];
  const add = async (): Promise<void> => {
    if (!first || !mayLeave()) return;
    const made = await orNotice(owning().addWebhook(first.id, words.added));
    if (!made) return;
    webhooks.set((all) => [...all.filter(({ id }) => id !== made.id), made]);
    setOpen(made.id);
  };
  const renew = (told: WebhookWire): void => webhooks.set((all) => all.map((one) => (one.id === told.id ? { ...one, ...told } : one)));
  const drop = (id: Id): void => webhooks.set((all) => all.filter((one) => one.id !== id));
  return (
    <Part lead={words.lead}>
      {first && (
        <div class="buttons">
          <button type="button" class="btn plain" onClick={() => void add()}>
            <Icon of={Plus} size="s" />
            {words.add}
          </button>
        </div>
      )}
      <Loaded of={webhooks} none={words.none}>
        {(all) => (
          <ul class="lines">
            {all.map((webhook) => (
              <li key={webhook.id} class="unfolds">
                <button type="button" class="line-button" aria-expanded={open === webhook.id} onClick={() => mayLeave() && setOpen(open === webhook.id ? null : webhook.id)}>
                  <Avatar of={faceOf(webhook)} />
                  <span class="grow who">
                    <b class="cut">{webhook.name}</b>
                    <small>#{channel(webhook.channel_id)?.name}</small>
                  </span>
                  <Icon of={ChevronRight} size="s" />
                </button>
                {open === webhook.id && <Editor guildId={guildId} webhook={webhook} onChange={renew} onErase={drop} />}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Part>
  );
}

type EditorProps = { guildId: Id; webhook: WebhookWire; onChange: (told: WebhookWire) => void; onErase: (id: Id) => void };

function Editor({ guildId, webhook, onChange, onErase }: EditorProps) {
  const [asks, setAsks] = useState(false);
  const { now, set, error } = useDraft(
    { name: webhook.name ?? "", channel_id: webhook.channel_id, avatar: webhook.avatar },
    async (changes: WebhookChanges) => onChange(await owning().changeWebhook(webhook.id, changes)),
  );
  const erase = async (): Promise<void> => {
    setAsks(false);
    const done = await orNotice(owning().deleteWebhook(webhook.id).then(() => true));
    if (done) onErase(webhook.id);
  };
  return (
    <div class="unfolded">
      <Say error={error("")} />
      <PictureField label={words.picture} error={error("avatar")} hasPicture={now.avatar !== null} isRound onPicture={(avatar) => set({ avatar })}>
        {now.avatar?.startsWith("data:") ? <img class="new-picture round" src={now.avatar} alt="" /> : <Avatar of={faceOf({ ...webhook, avatar: now.avatar })} size="xl" />}
      </PictureField>
      <Field label={words.name} value={now.name} max={80} error={error("name")} onInput={(name) => set({ name })} />
      <Choice label={words.channel} value={now.channel_id} options={textChannels(guildId).map(({ id, name }) => [id, "#" + name] as const)} error={error("channel_id")} onChange={(channel_id) => set({ channel_id })} />
      <div class="buttons">
        {webhook.url && (
          <button type="button" class="btn plain" onClick={() => void copyText(webhook.url!).then(() => notice(say.talk.copied))}>
            <Icon of={Copy} size="s" />
            {words.copy}
          </button>
        )}
        <button type="button" class="btn plain bad" onClick={() => setAsks(true)}>
          {words.erase}
        </button>
      </div>
      {asks && <Question title={words.eraseAsk(webhook.name ?? "")} text={words.eraseText} yes={words.eraseYes} onYes={() => void erase()} onClose={() => setAsks(false)} />}
    </div>
  );
}
