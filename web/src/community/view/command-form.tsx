// A command that is being called, in the place of the composer's text: its options as fields, what is wrong with them before
// it is sent. Esc leaves it and keeps the words.
import { ArrowUp, Plus, X } from "lucide";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { touch } from "../../view/media";
import { finishCall, leaveCall } from "../actions/commands";
import type { OptionWire } from "../api/interactions";
import { faultsOf, optionFault, setCalling, type Calling, type Given, type OptionFault } from "../state/commands";
import type { Channel } from "../state/guilds";
import { labelOf } from "../state/localized-commands";
import { commandWords } from "../text/command-words";
import { AvatarOf } from "./avatar";
import { CommandOption } from "./command-option";

function saysOf(fault: OptionFault): string {
  const words = commandWords.faults;
  return "limit" in fault ? words[fault.kind](fault.limit) : words[fault.kind];
}

const fieldOf = (box: HTMLElement | null, name?: string): HTMLElement | null =>
  name === undefined ? (box?.querySelector<HTMLElement>(".option :is(.input, .chooser)") ?? null) : document.getElementById("option-" + name);

export function CommandForm({ calling, channel }: { calling: Calling; channel: Channel }) {
  const box = useRef<HTMLDivElement>(null);
  const { leaf, given } = calling;
  const [added, setAdded] = useState<readonly string[]>([]);
  const [focused, setFocused] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const shown = leaf.options.filter((option) => option.required || added.includes(option.name));
  const others = leaf.options.filter((option) => !shown.includes(option));
  const faults = faultsOf(calling);
  const at = leaf.options.find(({ name }) => name === focused);
  // While something is typed for the first time nothing is wrong yet.
  const isBad = (option: OptionWire): boolean => faults.has(option.name) && (tried || (given.has(option.name) && focused !== option.name));

  useLayoutEffect(() => (fieldOf(box.current) ?? box.current?.querySelector<HTMLElement>(".send"))?.focus(), []);

  const give = (name: string, value: Given | null): void => {
    const next = new Map(given);
    if (value) next.set(name, value);
    else next.delete(name);
    setCalling(channel.id, { leaf, given: next });
  };
  const add = (name: string): void => {
    setAdded([...added, name]);
    requestAnimationFrame(() => fieldOf(box.current, name)?.focus());
  };
  const remove = (name: string): void => {
    give(name, null);
    setAdded(added.filter((one) => one !== name));
    fieldOf(box.current)?.focus();
  };
  const focusComposer = (): void => void requestAnimationFrame(() => touch.value || document.querySelector<HTMLElement>(".composer textarea")?.focus());
  const submit = (): void => {
    setTried(true);
    const [first] = faults.keys();
    if (first !== undefined) {
      if (!shown.some(({ name }) => name === first)) add(first);
      return fieldOf(box.current, first)?.focus();
    }
    finishCall(channel.id);
    focusComposer();
  };
  const leave = (): void => {
    leaveCall(channel.id);
    focusComposer();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  const wrong = at && isBad(at) ? optionFault(at, given.get(at.name)) : null;
  return (
    <div class="calling" ref={box} role="group" aria-label={commandWords.call(leaf.name)} onKeyDown={pressed} onFocusIn={(event) => setFocused((event.target as HTMLElement).id.replace(/^option-/, ""))}>
      <div class="calling-head">
        <AvatarOf id={leaf.app.bot_id ?? leaf.app.id} size="xs" />
        <b>/{leaf.name}</b>
        <span class="note cut grow">{leaf.description}</span>
        <button type="button" class="ib x" aria-label={commandWords.leave} title={commandWords.leave} onClick={leave}>
          <Icon of={X} size="s" />
        </button>
      </div>
      <div class="options">
        {shown.map((option) => (
          <CommandOption
            key={option.name}
            option={option}
            calling={calling}
            channel={channel}
            bad={isBad(option)}
            onGive={(value) => give(option.name, value)}
            onSubmit={submit}
            onRemove={option.required ? null : () => remove(option.name)}
          />
        ))}
        {others.map((option) => (
          <button key={option.name} type="button" class="option-more" title={option.description} aria-label={commandWords.add(labelOf(option))} onClick={() => add(option.name)}>
            <Icon of={Plus} size="xs" />
            {labelOf(option)}
          </button>
        ))}
      </div>
      <div class="calling-foot">
        <span id="option-hint" class={wrong ? "error grow cut" : "note grow cut"} role={wrong ? "alert" : undefined}>
          {wrong ? saysOf(wrong) : at?.description}
        </span>
        <button type="button" class="ib send" aria-label={commandWords.call(leaf.name)} title={commandWords.call(leaf.name)} onClick={submit}>
          <Icon of={ArrowUp} />
        </button>
      </div>
    </div>
  );
}
