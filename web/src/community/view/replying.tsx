// Above the text: what it answers, and whether that calls its author.
import { Bell, BellOff, Reply, X } from "lucide";
import { Icon } from "../../view/icon";
import { quietReplies, replies, setQuiet, setReply } from "../state/drafts";
import type { Channel } from "../state/guilds";
import { nameIn } from "../state/members";
import { findMessage } from "../state/messages";
import { me, plainName } from "../state/people";
import { composerWords } from "../text/composer-words";
import { preview } from "../text/preview";
import { say } from "../text/words";

export function Replying({ channel }: { channel: Channel }) {
  const to = replies.value.get(channel.id);
  const message = to === undefined ? undefined : findMessage(channel.id, to);
  if (!message) return null;
  const name = message.isWebhook ? plainName(message.author) : nameIn(channel.guildId, message.author.id);
  const isQuiet = quietReplies.value.has(channel.id);
  const state = isQuiet ? composerWords.pingOff : composerWords.pingOn;
  return (
    <div class="replying">
      <Icon of={Reply} size="s" />
      <span class="cut">
        <b>{say.composer.replyingTo(name)}</b> {preview(message.content, channel.guildId)}
      </span>
      {message.author.id !== me.value.id && !message.isWebhook && (
        <button type="button" class="ping" aria-pressed={!isQuiet} aria-label={`${state}. ${composerWords.ping(name)}`} title={composerWords.ping(name)} onClick={() => setQuiet(channel.id, !isQuiet)}>
          <Icon of={isQuiet ? BellOff : Bell} size="xs" />
          <span aria-hidden="true">{state}</span>
        </button>
      )}
      <button type="button" class="ib x" aria-label={say.cancel} title={say.cancel} onClick={() => setReply(channel.id, null)}>
        <Icon of={X} size="s" />
      </button>
    </div>
  );
}
