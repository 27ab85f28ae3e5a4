// One field of an application's form.
import { Paperclip } from "lucide";
import { useRef } from "preact/hooks";
import { Icon } from "../../view/icon";
import { ComponentType, isSelect, type ComponentWire } from "../api/interactions";
import { idOf, type Field, type Value } from "../state/form-values";
import type { Channel } from "../state/guilds";
import { botWords } from "../text/bot-words";
import { Choose } from "./choose";
import { choicesFor, nameOfChoice, ofOptions } from "./choices";

type Props = { field: Field; value: Value; channel: Channel | undefined; error: string; onChange: (value: Value) => void; onBlur: () => void };
type InputProps = Props & { id: string; describedBy: string };

const PARAGRAPH = 2;

function TextInput({ field: { input, isRequired }, value, error, id, describedBy, onChange, onBlur }: InputProps) {
  const shared = {
    id,
    dir: "auto" as const,
    placeholder: input.placeholder ?? "",
    value: value as string,
    "aria-invalid": error !== "",
    "aria-required": isRequired,
    "aria-describedby": describedBy,
    onBlur,
  };
  if (input.style === PARAGRAPH) return <textarea class="input tall" rows={5} {...shared} onInput={(event) => onChange(event.currentTarget.value)} />;
  return <input class="input" type="text" autocomplete="off" {...shared} onInput={(event) => onChange(event.currentTarget.value)} />;
}

function Menu({ field: { input, label }, value, channel, error, id, describedBy, onChange }: InputProps) {
  const isOwn = input.type === ComponentType.stringSelect;
  const options = input.options ?? [];
  return (
    <Choose
      id={id}
      label={label}
      placeholder={input.placeholder || botWords.choose}
      chosen={value as string[]}
      choices={(query) => (isOwn ? ofOptions(options, query) : channel ? choicesFor(input.type, channel, query, input.channel_types) : [])}
      named={(one) => (isOwn ? (options.find((option) => option.value === one)?.label ?? one) : channel ? nameOfChoice(one, channel) : one)}
      least={input.required === false ? 0 : (input.min_values ?? 1)}
      most={input.max_values ?? 1}
      searchable={!isOwn || options.length > 10}
      invalid={error !== ""}
      describedBy={describedBy}
      onChange={onChange}
    />
  );
}

function Upload({ field: { input }, value, error, id, describedBy, onChange }: InputProps) {
  const files = value as readonly File[];
  const chooser = useRef<HTMLInputElement>(null);
  const many = (input.max_values ?? 1) > 1;
  return (
    <>
      <input ref={chooser} type="file" hidden multiple={many} tabIndex={-1} aria-label={botWords.pickFile} onChange={(event) => onChange([...(event.currentTarget.files ?? [])])} />
      <button type="button" id={id} class="btn plain" aria-invalid={error !== "" || undefined} aria-describedby={describedBy} onClick={() => chooser.current?.click()}>
        <Icon of={Paperclip} size="s" />
        <span class="cut">{files.map(({ name }) => name).join(", ") || (many ? botWords.pickFiles : botWords.pickFile)}</span>
      </button>
    </>
  );
}

function Boxes({ input, value, id, onChange }: { input: ComponentWire; value: readonly string[]; id: string; onChange: (value: string[]) => void }) {
  const isOne = input.type === ComponentType.radios;
  const toggle = (one: string): void => onChange(isOne ? [one] : value.includes(one) ? value.filter((old) => old !== one) : [...value, one]);
  return (
    <div class="boxes">
      {(input.options ?? []).map((one, index) => (
        <label key={one.value} class="box-row">
          <input id={index === 0 ? id : undefined} type={isOne ? "radio" : "checkbox"} name={id} checked={value.includes(one.value)} onChange={() => toggle(one.value)} />
          <span>
            {one.label}
            {one.description && <span class="note">{one.description}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

function Input(props: InputProps) {
  const { field, value, id, onChange } = props;
  const { type } = field.input;
  if (type === ComponentType.textInput) return <TextInput {...props} />;
  if (isSelect(type)) return <Menu {...props} />;
  if (type === ComponentType.upload) return <Upload {...props} />;
  if (type === ComponentType.checkbox) return <input class="switch" id={id} type="checkbox" role="switch" checked={value as boolean} onChange={(event) => onChange(event.currentTarget.checked)} />;
  return <Boxes input={field.input} value={value as string[]} id={id} onChange={onChange} />;
}

export function BotField(props: Props) {
  const { field, value, error } = props;
  const id = "form-" + idOf(field);
  const isGroup = field.input.type === ComponentType.radios || field.input.type === ComponentType.checkboxes;
  const most = field.input.max_length;
  const words = (
    <>
      {field.label}
      {!field.isRequired && <span class="note"> {botWords.optional}</span>}
    </>
  );
  return (
    <div class="field" role={isGroup ? "group" : undefined} aria-labelledby={isGroup ? id + "-label" : undefined}>
      {isGroup ? (
        <span class="label" id={id + "-label"}>
          {words}
        </span>
      ) : (
        <label for={id}>{words}</label>
      )}
      <Input {...props} id={id} describedBy={id + "-say"} />
      <span class={error ? "error" : "hint"} id={id + "-say"} role={error ? "alert" : undefined}>
        {error || field.description || (typeof value === "string" && most ? botWords.lengths([...value].length, most) : "")}
      </span>
    </div>
  );
}
