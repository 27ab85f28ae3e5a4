// The line under the composer: who is writing, slow mode, what is left of a message's length. It is always there.
import { useEffect, useState } from "preact/hooks";
import { LengthLeft, Writing } from "../../view/composer-parts";
import type { Channel } from "../state/guilds";
import { nameIn } from "../state/members";
import { mayIn } from "../state/may";
import { waitingIn } from "../state/outbox";
import { Permission } from "../state/permissions";
import { linkLost } from "../state/place";
import { secondsLeft } from "../state/slow";
import { typingIn } from "../state/typing";
import { composerWords } from "../text/composer-words";
import { say } from "../text/words";

/** Who manages messages or the channel is not held up. */
const isFree = (channel: Channel): boolean => channel.guildId === null || mayIn(channel, Permission.manageMessages) || mayIn(channel, Permission.manageChannels);

/** Seconds until I may write again; counts down while it is looked at. */
export function useSlow(channel: Channel): number {
  const [now, setNow] = useState(Date.now);
  const left = isFree(channel) ? 0 : secondsLeft(channel.id, channel.slowSeconds, Math.max(now, Date.now()));
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), 1_000);
    return () => clearTimeout(timer);
  }, [left, now]);
  return left;
}

function News({ channel, wait }: { channel: Channel; wait: number }) {
  const names = typingIn(channel.id).map((id) => nameIn(channel.guildId, id) || say.talk.somebody);
  const queued = linkLost.value ? waitingIn(channel.id).length : 0;
  if (wait > 0) return <span class="slow">{composerWords.wait(wait)}</span>;
  if (names.length > 0) return <Writing says={say.composer.writing(names)} />;
  if (queued > 0) return <>{composerWords.queued(queued)}</>;
  return channel.slowSeconds > 0 && !isFree(channel) ? <>{say.composer.slow(channel.slowSeconds)}</> : null;
}

export function Under({ channel, text, wait = 0 }: { channel: Channel; text: string; wait?: number }) {
  return (
    <div class="under">
      <span class="grow cut">
        <News channel={channel} wait={wait} />
      </span>
      <LengthLeft text={text} words={say.composer} />
    </div>
  );
}
