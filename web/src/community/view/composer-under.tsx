// The line under the composer: who is writing, slow mode, what is left of a message's length. It is always there.
import { useEffect, useState } from "preact/hooks";
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

/** Source: Discord API v10, "Create Message"; people write up to 4,000 characters here. */
export const MOST = 4_000;
/** From here on the counter shows. */
const COUNT_FROM = 300;

/** Empty lines around a message are slips of the hand. */
export const tidy = (text: string): string => text.replace(/^(?:[ \t]*\n)+|\s+$/g, "");
export const lengthOf = (text: string): number => [...text].length;

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

function Writing({ names }: { names: string[] }) {
  return (
    <span class="writing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span class="cut">{say.composer.writing(names)}</span>
    </span>
  );
}

function News({ channel, wait }: { channel: Channel; wait: number }) {
  const names = typingIn(channel.id).map((id) => nameIn(channel.guildId, id) || say.talk.somebody);
  const queued = linkLost.value ? waitingIn(channel.id).length : 0;
  if (wait > 0) return <span class="slow">{composerWords.wait(wait)}</span>;
  if (names.length > 0) return <Writing names={names} />;
  if (queued > 0) return <>{composerWords.queued(queued)}</>;
  return channel.slowSeconds > 0 && !isFree(channel) ? <>{say.composer.slow(channel.slowSeconds)}</> : null;
}

export function Under({ channel, text, wait = 0 }: { channel: Channel; text: string; wait?: number }) {
  const left = MOST - lengthOf(tidy(text));
  return (
    <div class="under">
      <span class="grow cut">
        <News channel={channel} wait={wait} />
      </span>
      {left <= COUNT_FROM && <span class={left < 0 ? "left over" : "left"}>{left < 0 ? say.composer.over(-left) : say.composer.left(left)}</span>}
    </div>
  );
}
