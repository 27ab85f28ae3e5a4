// What a channel is called and how fast one writes there.
import { changeChannel, deleteChannel } from "../../../actions/owning";
import { ChannelType, type Channel } from "../../../state/guilds";
import { sayChannel } from "../../../text/channel-words";
import { useDraft } from "../draft";
import { Erase } from "../erase";
import { Choice, Field, Part, Say, Switch } from "../parts";

const holdsText = ({ type }: Channel): boolean => type === ChannelType.text || type === ChannelType.announcement || type === ChannelType.forum;

export function ChannelOverview({ of }: { of: Channel }) {
  const saved = { name: of.name, topic: of.topic, rate_limit_per_user: String(of.slowSeconds), nsfw: of.isNsfw };
  const { now, set, error } = useDraft(saved, ({ rate_limit_per_user: slow, ...rest }) =>
    changeChannel(of.id, { ...rest, ...(slow === undefined ? {} : { rate_limit_per_user: Number(slow) }) }),
  );
  const known = Object.entries(sayChannel.slowSteps).sort(([a], [b]) => Number(a) - Number(b));
  const steps = known.some(([key]) => key === now.rate_limit_per_user) ? known : [...known, [now.rate_limit_per_user, sayChannel.slowOwn(now.rate_limit_per_user)] as [string, string]];
  return (
    <>
      <Part>
        <span class="field">
          <Say error={error("")} />
        </span>
        <Field label={sayChannel.name} hint={holdsText(of) ? sayChannel.nameHint : undefined} value={now.name} max={100} error={error("name")} onInput={(name) => set({ name })} />
        {holdsText(of) && (
          <>
            <Field label={sayChannel.topic} hint={sayChannel.topicHint} rows={3} max={1024} value={now.topic} error={error("topic")} onInput={(topic) => set({ topic })} />
            <Choice
              label={sayChannel.slow}
              hint={sayChannel.slowHint}
              value={now.rate_limit_per_user}
              options={steps}
              error={error("rate_limit_per_user")}
              onChange={(rate_limit_per_user) => set({ rate_limit_per_user })}
            />
            <Switch label={sayChannel.nsfw} hint={sayChannel.nsfwHint} on={now.nsfw} onChange={(nsfw) => set({ nsfw })} />
          </>
        )}
      </Part>
      <Erase verb={sayChannel.erase} ask={sayChannel.eraseAsk(of.name)} text={sayChannel.eraseText} yes={sayChannel.eraseYes} onErase={() => deleteChannel(of.id)} />
    </>
  );
}
