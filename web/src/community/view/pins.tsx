// The pinned messages of the open channel, the newest pin first.
import { Pin, PinOff } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../view/icon";
import { rove } from "../../view/rove";
import { loadPins, setPinned } from "../actions/pins";
import type { Id } from "../api/types";
import { channel } from "../state/guilds";
import { mayPin } from "../state/may";
import type { Message } from "../state/messages";
import { pinsSignal } from "../state/pins";
import { reading } from "../text/reading-words";
import { Found } from "./found";
import { PanelEmpty, PanelFrame } from "./panel-frame";
import { Waiting } from "./waiting";

function Unpin({ message }: { message: Message }) {
  return (
    <button type="button" class="ib" aria-label={reading.pins.unpin} title={reading.pins.unpin} onClick={() => void setPinned(message, false)}>
      <Icon of={PinOff} size="s" />
    </button>
  );
}

export function Pins({ channelId }: { channelId: Id }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => void loadPins(channelId), [channelId]);
  const { status, messages } = pinsSignal(channelId).value;
  const place = channel(channelId);
  const mayUnpin = place !== undefined && mayPin(place);
  return (
    <PanelFrame title={reading.pins.title} icon={Pin}>
      <div class="scroll panel-body">
        {status === "loading" && <Waiting label={reading.pins.loading} />}
        {status === "failed" && (
          <PanelEmpty icon={Pin} text={reading.pins.failed}>
            <button type="button" class="btn plain small" onClick={() => void loadPins(channelId)}>
              {reading.again}
            </button>
          </PanelEmpty>
        )}
        {status === "there" && messages.length === 0 && <PanelEmpty icon={Pin} text={reading.pins.none} how={reading.pins.noneHow} />}
        {messages.length > 0 && (
          <ul class="found-list" ref={list} onKeyDown={(event) => rove(event, list.current, ".found")}>
            {messages.map((message, index) => (
              <Found key={message.id} message={message} isStop={index === 0} tools={mayUnpin && <Unpin message={message} />} />
            ))}
          </ul>
        )}
      </div>
    </PanelFrame>
  );
}
