// What I want to be told of, in a guild, in the direct messages or in one channel.
import { BellOff } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../../../view/icon";
import { askToNotify, canAskToNotify } from "../../actions/notify";
import { changeChannelNotifications, changeNotifications, muteFor } from "../../actions/own";
import type { NotifyChange } from "../../api/own";
import type { Id } from "../../api/types";
import { channel as channelOf, guild as guildOf, isDirect, type Channel } from "../../state/guilds";
import { inheritedLevel, isOn, Level, notifyIn, notifyOf, placeLevel, type Mute } from "../../state/notifications";
import { sayOwn } from "../../text/own-words";
import { clock, shortTime } from "../../text/times";
import { say } from "../../text/words";
import { CloseCorner } from "../dialogs";
import { directName } from "../direct-list";
import { Modal } from "../modal";
import { Switch } from "../settings/parts";

type Props = { place: Id; channelId: Id | null };

export function NotifyDialog({ place, channelId }: Props) {
  const channel = channelOf(channelId);
  const title = sayOwn.notify.title(channel ? (isDirect(channel) ? directName(channel) : `#${channel.name}`) : (guildOf(place)?.name ?? say.places.chats));
  const change = (what: NotifyChange): void => void (channel ? changeChannelNotifications(channel, what) : changeNotifications(place, what));
  const { mute, level } = channel ? notifyOf(channel) : notifyIn(place);
  return (
    <Modal label={title} class="dialog notify">
      <h2>{title}</h2>
      <MutePart mute={mute} change={change} />
      <LevelPart channel={channel} place={place} level={level} change={change} />
      {!channel && guildOf(place) && <CallsPart place={place} change={change} />}
      <AskPart />
      <CloseCorner />
    </Modal>
  );
}

type Change = (what: NotifyChange) => void;

/** In seconds, as they are sent. */
const WINDOWS = [900, 3_600, 28_800, 86_400, -1] as const;

function until(mute: Mute): string {
  if (mute.until === null) return sayOwn.notify.mutedUntilOn;
  const now = Date.now();
  const time = clock(mute.until);
  const day = shortTime(mute.until, now);
  return sayOwn.notify.mutedUntil(new Date(mute.until).getDate() === new Date(now).getDate() ? time : `${day}, ${time}`);
}

function MutePart({ mute, change }: { mute: Mute; change: Change }) {
  const muted = isOn(mute);
  return (
    <section class="piece" aria-label={sayOwn.notify.muteTitle}>
      <h3>{sayOwn.notify.muteTitle}</h3>
      {muted ? (
        <div class="muted-now">
          <Icon of={BellOff} size="s" />
          <span class="grow" role="status">
            {until(mute)}
          </span>
          <button type="button" class="btn plain small" onClick={() => change(muteFor(0))}>
            {sayOwn.notify.unmute}
          </button>
        </div>
      ) : (
        <div class="choices">
          {WINDOWS.map((seconds) => (
            <button key={seconds} type="button" class="btn plain small" onClick={() => change(muteFor(seconds))}>
              {sayOwn.notify.windows[seconds]}
            </button>
          ))}
        </div>
      )}
      <p class="hint">{sayOwn.notify.muteHow}</p>
    </section>
  );
}

function LevelPart({ channel, place, level, change }: { channel: Channel | undefined; place: Id; level: number; change: Change }) {
  const isWhole = channel === undefined;
  const names = sayOwn.notify.levels;
  const shown = isWhole ? placeLevel(place) : level;
  const choices = [...(channel ? [Level.inherited] : []), Level.all, ...(place === "@me" ? [] : [Level.mentions]), Level.nothing];
  const nameOf = (choice: number): string => (choice === Level.inherited && channel ? sayOwn.notify.inherited(names[inheritedLevel(channel)] ?? "") : (names[choice] ?? ""));
  return (
    <fieldset class="piece">
      <legend>{sayOwn.notify.levelTitle}</legend>
      {choices.map((choice) => (
        <label key={choice} class="radio-row">
          <input type="radio" class="radio" name="notify-level" checked={shown === choice} onChange={() => change({ message_notifications: choice })} />
          {nameOf(choice)}
        </label>
      ))}
    </fieldset>
  );
}

function CallsPart({ place, change }: { place: Id; change: Change }) {
  const { suppressEveryone, suppressRoles } = notifyIn(place);
  return (
    <section class="piece" aria-label={sayOwn.notify.calls}>
      <Switch label={sayOwn.notify.suppressEveryone} on={suppressEveryone} onChange={(on) => change({ suppress_everyone: on })} />
      <Switch label={sayOwn.notify.suppressRoles} on={suppressRoles} onChange={(on) => change({ suppress_roles: on })} />
    </section>
  );
}

/** Whoever chooses what to be told of learns that this browser tells nothing yet. */
function AskPart() {
  const [asks, setAsks] = useState(canAskToNotify());
  if (!asks) return null;
  return (
    <div class="ask-notify">
      <span class="grow">{sayOwn.notify.browserOff}</span>
      <button type="button" class="btn plain small" onClick={() => void askToNotify().then(() => setAsks(canAskToNotify()))}>
        {sayOwn.notify.turnOn}
      </button>
    </div>
  );
}
