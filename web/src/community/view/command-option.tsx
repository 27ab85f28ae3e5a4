// One option of a command that is being called: a field of its kind.
import { Paperclip, X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { askWhileTyping } from "../actions/interact";
import { ComponentType, type ChoiceWire, type OptionWire } from "../api/interactions";
import { offered } from "../state/asked";
import { isNumeric, OptionType, toTyping, type Calling, type Given } from "../state/commands";
import type { Channel } from "../state/guilds";
import { botWords } from "../text/bot-words";
import { labelOf } from "../state/localized-commands";
import { commandWords } from "../text/command-words";
import { Choose } from "./choose";
import { choicesFor, nameOfChoice, ofOptions } from "./choices";

type Props = { option: OptionWire; calling: Calling; channel: Channel; bad: boolean; onGive: (given: Given | null) => void; onSubmit: () => void; onRemove: (() => void) | null };

/** So many milliseconds without a key, and the application is asked. */
const PAUSE = 250;

const selects: Record<number, number> = {
  [OptionType.user]: ComponentType.userSelect,
  [OptionType.role]: ComponentType.roleSelect,
  [OptionType.channel]: ComponentType.channelSelect,
  [OptionType.mentionable]: ComponentType.mentionableSelect,
};

const idOf = (name: string): string => "option-" + name;

function choicesOf(option: OptionWire): { label: string; value: string }[] {
  if (option.type === OptionType.yes) return [{ label: commandWords.yes, value: "true" }, { label: commandWords.no, value: "false" }];
  return (option.choices ?? []).map((one) => ({ label: labelOf(one), value: String(one.value) }));
}

function Menu({ option, calling, channel, bad, onGive }: Props) {
  const given = calling.given.get(option.name);
  const select = selects[option.type];
  const own = choicesOf(option);
  const choose = ([value]: string[]): void => {
    if (value === undefined) return onGive(null);
    if (select) return onGive({ text: nameOfChoice(value, channel), value });
    const text = own.find((one) => one.value === value)?.label ?? value;
    onGive({ text, value: option.type === OptionType.yes ? value === "true" : (option.choices?.find((one) => String(one.value) === value)?.value ?? value) });
  };
  return (
    <Choose
      id={idOf(option.name)}
      label={labelOf(option)}
      placeholder={botWords.choose}
      chosen={given?.value === undefined ? [] : [String(given.value)]}
      choices={(query) => (select ? choicesFor(select, channel, query, option.channel_types) : ofOptions(own, query))}
      named={() => given?.text ?? ""}
      least={option.required ? 1 : 0}
      searchable={select !== undefined || own.length > 10}
      invalid={bad}
      describedBy="option-hint"
      onChange={choose}
    />
  );
}

function FileField({ option, calling, bad, onGive }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={labelOf(option)}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onGive({ text: file.name, file });
        }}
      />
      <button type="button" id={idOf(option.name)} class="chooser" aria-invalid={bad || undefined} aria-describedby="option-hint" onClick={() => chooser.current?.click()}>
        <Icon of={Paperclip} size="s" />
        <span class="cut">{calling.given.get(option.name)?.text ?? botWords.pickFile}</span>
      </button>
    </>
  );
}

/** What the application suggests for the text, asked when the typing pauses. */
function useSuggestions({ option, calling, channel }: Props, text: string, active: boolean): readonly ChoiceWire[] | null {
  const [nonce, setNonce] = useState<string | null>(null);
  useEffect(() => {
    if (!option.autocomplete || !active) return;
    const { command, name } = calling.leaf;
    let isLast = true;
    const timer = setTimeout(() => {
      void askWhileTyping({ channelId: channel.id, command, name, options: toTyping(calling, option.name) }).then((made) => isLast && setNonce(made));
    }, PAUSE);
    return () => {
      isLast = false;
      clearTimeout(timer);
    };
  }, [text, active]);
  const told = offered.value;
  return nonce !== null && told?.nonce === nonce ? told.choices : null;
}

function Typed(props: Props) {
  const { option, calling, bad, onGive, onSubmit } = props;
  const given = calling.given.get(option.name);
  const text = given?.text ?? "";
  const [active, setActive] = useState(false);
  const [closed, setClosed] = useState(false);
  const [at, setAt] = useState(-1);
  const told = useSuggestions(props, text, active && given?.value === undefined);
  const list = active && !closed && given?.value === undefined ? (told ?? []) : [];
  const listId = idOf(option.name) + "-list";
  const pick = (one: ChoiceWire): void => {
    onGive({ text: labelOf(one), value: one.value });
    setAt(-1);
  };
  const pressed = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.length > 0) setAt((at + step + list.length) % list.length);
    else if ((event.key === "Enter" || event.key === "Tab") && list[at]) pick(list[at]);
    else if (event.key === "Enter") onSubmit();
    else if (event.key === "Escape" && list.length > 0) setClosed(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        class="input"
        id={idOf(option.name)}
        type="text"
        dir="auto"
        inputMode={isNumeric(option) ? "decimal" : "text"}
        autocomplete="off"
        value={text}
        aria-invalid={bad}
        aria-required={option.required ?? false}
        aria-describedby="option-hint"
        {...(option.autocomplete ? { role: "combobox" as const, "aria-expanded": list.length > 0, "aria-controls": listId, "aria-autocomplete": "list" as const } : {})}
        aria-activedescendant={list[at] ? `${listId}-${at}` : undefined}
        onFocus={() => setActive(true)}
        onBlur={() => setActive(false)}
        onInput={(event) => {
          setClosed(false);
          setAt(-1);
          onGive({ text: event.currentTarget.value });
        }}
        onKeyDown={pressed}
      />
      {option.autocomplete && (
        <ul class="suggest scroll" id={listId} role="listbox" aria-label={labelOf(option)} hidden={list.length === 0}>
          {list.map((one, index) => (
            <li key={index} id={`${listId}-${index}`} class="row" role="option" aria-selected={index === at} onPointerDown={(event) => (event.preventDefault(), pick(one))}>
              <span class="cut">{labelOf(one)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Field(props: Props) {
  const { option } = props;
  if (option.type === OptionType.file) return <FileField {...props} />;
  return option.type in selects || option.type === OptionType.yes || option.choices?.length ? <Menu {...props} /> : <Typed {...props} />;
}

export function CommandOption(props: Props) {
  const { option, bad, onRemove } = props;
  return (
    <div class={bad ? "option bad" : "option"}>
      <label for={idOf(option.name)}>{labelOf(option)}</label>
      <Field {...props} />
      {onRemove && (
        <button type="button" class="ib x" aria-label={commandWords.remove(labelOf(option))} title={commandWords.remove(labelOf(option))} onClick={onRemove}>
          <Icon of={X} size="xs" />
        </button>
      )}
    </div>
  );
}
