// One message, stored or on its way.
import { CircleAlert, Copy } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { discard, sendAgain } from "../actions/send";
import type { Message } from "../state/messages";
import { notice } from "../state/notices";
import type { Unsent } from "../state/outbox";
import { linkReady, myName } from "../state/session";
import { en } from "../text/en";
import { clock, fullTime } from "../text/time";
import { Avatar } from "./avatar";
import { copyText } from "./clipboard";
import { Icon } from "./icon";
import { nameOf } from "./names";
import { RichText } from "./rich-text";

/** A message that is stored within this time never says that it was on its way. */
const QUIET_FOR = 1_000;

function By({ from, at }: { from: string; at: number }) {
  return (
    <div class="by">
      <b class="cut" dir="auto">
        {nameOf(from)}
      </b>
      <Time at={at} />
    </div>
  );
}

function Time({ at, class: name }: { at: number; class?: string }) {
  return (
    <time class={name} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {clock(at)}
    </time>
  );
}

async function copy(text: string): Promise<void> {
  if (await copyText(text)) notice(en.talk.copied);
}

function Tools({ text }: { text: string }) {
  return (
    <div class="acts">
      <button
        type="button"
        class="ib"
        tabIndex={-1}
        aria-label={en.talk.copyText}
        title={en.talk.copyText}
        onClick={() => void copy(text)}
      >
        <Icon of={Copy} size="s" />
      </button>
    </div>
  );
}

export function MessageRow({
  message,
  head,
  washed,
  rowKey,
}: {
  message: Message;
  head: boolean;
  washed: boolean;
  rowKey: string;
}) {
  const { from, at, text, id } = message;
  return (
    <li class={`msg ${head ? "" : "more"} ${washed ? "washed" : ""}`} data-key={rowKey} data-id={id} tabIndex={-1}>
      {head ? <Avatar username={from} /> : <Time at={at} class="at" />}
      <div class="body">
        {head && <By from={from} at={at} />}
        <RichText text={text} />
      </div>
      <Tools text={text} />
    </li>
  );
}

function Failed({ unsent }: { unsent: Unsent }) {
  return (
    <div class="failed">
      <Icon of={CircleAlert} size="s" />
      <span>{en.talk.notSent(unsent.failed ?? "")}</span>
      <button type="button" onClick={() => sendAgain(unsent.nonce)}>
        {en.talk.sendAgain}
      </button>
      <button type="button" onClick={() => discard(unsent.nonce)}>
        {en.talk.discard}
      </button>
    </div>
  );
}

function Pending({ unsent }: { unsent: Unsent }) {
  const [late, setLate] = useState(Date.now() - unsent.at > QUIET_FOR);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_FOR);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  if (linkReady.value) return <div class="pending">{en.talk.sending}</div>;
  return (
    <div class="pending">
      {en.talk.waiting}
      <button type="button" onClick={() => discard(unsent.nonce)}>
        {en.talk.discard}
      </button>
    </div>
  );
}

export function UnsentRow({ unsent, head, rowKey }: { unsent: Unsent; head: boolean; rowKey: string }) {
  return (
    <li
      class={`msg unsent ${head ? "" : "more"} ${unsent.failed === null ? "" : "lost"}`}
      data-key={rowKey}
      tabIndex={-1}
    >
      {head ? <Avatar username={myName.value} /> : <Time at={unsent.at} class="at" />}
      <div class="body">
        {head && <By from={myName.value} at={unsent.at} />}
        <RichText text={unsent.text} />
        {unsent.failed === null ? <Pending unsent={unsent} /> : <Failed unsent={unsent} />}
      </div>
    </li>
  );
}
