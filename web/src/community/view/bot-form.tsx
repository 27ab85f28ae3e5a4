// The form that an application opened: fields with their limits, errors where they are, sent once.
import { X } from "lucide";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { sendForm } from "../actions/interact";
import { ComponentType, type ModalWire } from "../api/interactions";
import { form } from "../state/asked";
import { faultOf, fieldsOf, filesOf, firstValue, idOf, partsOf, toComponents, type Fault, type Field, type Value } from "../state/form-values";
import { channels } from "../state/guilds";
import { botWords } from "../text/bot-words";
import { say } from "../text/words";
import { BotField } from "./bot-field";
import { Rich } from "./rich";

export function saysOf(fault: Fault): string {
  switch (fault.kind) {
    case "empty":
      return botWords.required;
    case "unchosen":
      return botWords.requiredChoice;
    case "short":
      return botWords.tooShort(fault.limit);
    case "long":
      return botWords.tooLong(fault.limit);
    case "count":
      return botWords.range(fault.least, fault.most);
  }
}

export function BotForm({ of }: { of: ModalWire }) {
  const box = useRef<HTMLDialogElement>(null);
  const fields = fieldsOf(of.components);
  const [values, setValues] = useState(() => new Map<string, Value>(fields.map((field) => [idOf(field), firstValue(field)])));
  const [faults, setFaults] = useState<ReadonlyMap<string, Fault>>(new Map());
  const [refusal, setRefusal] = useState("");
  const [busy, setBusy] = useState(false);
  const channel = channels.value.get(of.channel_id);
  const close = (): void => void (form.value = null);

  useLayoutEffect(() => {
    const opener = document.activeElement;
    const element = box.current;
    element?.showModal();
    element?.querySelector<HTMLElement>("form :is(input, textarea, .chooser)")?.focus();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else document.querySelector<HTMLElement>(".composer textarea")?.focus();
    };
  }, []);

  const change = (field: Field, value: Value): void => {
    setValues(new Map(values).set(idOf(field), value));
    if (!faults.has(idOf(field))) return;
    setFaults(new Map([...faults].filter(([id]) => id !== idOf(field))));
  };
  const check = (field: Field): void => {
    const fault = faultOf(field, values.get(idOf(field))!);
    if (fault && fault.kind !== "empty" && fault.kind !== "unchosen") setFaults(new Map(faults).set(idOf(field), fault));
  };
  const submit = async (): Promise<void> => {
    const found = fields.flatMap((field): [string, Fault][] => {
      const fault = faultOf(field, values.get(idOf(field))!);
      return fault ? [[idOf(field), fault]] : [];
    });
    setFaults(new Map(found));
    if (found[0]) return document.getElementById("form-" + found[0][0])?.focus();
    setBusy(true);
    const why = await sendForm(of, toComponents(fields, values), filesOf(fields, values));
    setBusy(false);
    if (why === null) close();
    else setRefusal(why);
  };

  return (
    <dialog
      class="dialog bot-form"
      ref={box}
      aria-labelledby="form-title"
      onCancel={(event) => (event.preventDefault(), close())}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id="form-title" dir="auto">
        {of.title}
      </h2>
      <p class="note">{botWords.from(of.application.name)}</p>
      <form novalidate onSubmit={(event) => (event.preventDefault(), void (busy || submit()))}>
        {refusal && (
          <div class="notice" role="alert">
            {refusal}
          </div>
        )}
        {partsOf(of.components).map((part, index) =>
          "text" in part ? (
            <Rich key={index} text={part.text} guildId={channel?.guildId ?? null} />
          ) : (
            <BotField
              key={idOf(part)}
              field={part}
              value={values.get(idOf(part))!}
              channel={channel}
              error={faults.has(idOf(part)) ? saysOf(faults.get(idOf(part))!) : ""}
              onChange={(value) => change(part, value)}
              onBlur={() => part.input.type === ComponentType.textInput && check(part)}
            />
          ),
        )}
        <div class="foot">
          <button type="button" class="btn quiet" onClick={close}>
            {say.cancel}
          </button>
          <button type="submit" class="btn primary" aria-busy={busy || undefined}>
            {busy && <span class="ring" aria-hidden="true" />}
            {botWords.send}
          </button>
        </div>
      </form>
      <button type="button" class="ib corner" aria-label={say.close} title={say.close} onClick={close}>
        <Icon of={X} />
      </button>
    </dialog>
  );
}
