// What sections are made of: parts with a heading, fields with their hint or refusal, switches, choices, questions.
import { CircleAlert, type IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../../../view/icon";
import { say } from "../../text/words";
import { Modal } from "../modal";

export function Part({ title, lead, children }: { title?: string; lead?: string; children: ComponentChildren }) {
  return (
    <section class="part" aria-label={title}>
      {title && <h2>{title}</h2>}
      {lead && <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}

/** Under a field: the refusal, or else the hint. */
export function Say({ id, hint, error }: { id?: string; hint?: string | undefined; error?: string | undefined }) {
  if (!hint && !error) return null;
  if (!error) return <span class="hint" id={id}>{hint}</span>;
  return (
    <span class="error" id={id} role="alert">
      <Icon of={CircleAlert} size="s" />
      <span>{error}</span>
    </span>
  );
}

type FieldProps = {
  label: string;
  value: string;
  onInput?: (text: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  type?: string;
  rows?: number;
  max?: number;
  readOnly?: boolean;
  disabled?: boolean;
  autofocus?: boolean;
  placeholder?: string;
  autocomplete?: string;
};

/** One line, or with `rows` several. */
export function Field({ label, value, onInput, hint, error, type = "text", rows, max, autocomplete = "off", ...rest }: FieldProps) {
  const id = useId();
  const shared = {
    id,
    value,
    maxLength: max,
    autocomplete,
    "aria-invalid": Boolean(error),
    "aria-describedby": hint || error ? id + "-say" : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onInput?.(event.currentTarget.value),
    ...rest,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {rows ? <textarea class="input area" rows={rows} dir="auto" {...shared} /> : <input class="input" type={type} dir="auto" {...shared} />}
      <Say id={id + "-say"} hint={hint} error={error} />
    </div>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  onChange: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  disabled?: boolean;
};

export function Choice({ label, value, options, onChange, hint, error, disabled = false }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select class="input" id={id} value={value} disabled={disabled} aria-describedby={hint || error ? id + "-say" : undefined} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key} selected={key === value}>
            {name}
          </option>
        ))}
      </select>
      <Say id={id + "-say"} hint={hint} error={error} />
    </div>
  );
}

type SwitchProps = { label: string; hint?: string | undefined; on: boolean; onChange: (on: boolean) => void; disabled?: boolean; error?: string | undefined };

export function Switch({ label, hint, on, onChange, disabled = false, error }: SwitchProps) {
  const id = useId();
  return (
    <div class="opt">
      <div>
        <label class="label" for={id}>
          {label}
        </label>
        {hint && <small id={id + "-say"}>{hint}</small>}
        <span class="field">
          <Say error={error} />
        </span>
      </div>
      <input
        type="checkbox"
        role="switch"
        class="switch"
        id={id}
        checked={on}
        disabled={disabled}
        aria-describedby={hint ? id + "-say" : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}

type SegmentsProps<T extends string> = {
  label: string;
  hint?: string;
  value: T;
  options: readonly (readonly [value: T, name: string, icon?: IconNode])[];
  disabled?: boolean;
  onChange: (value: T) => void;
};

/** One of two or three, all in sight; an icon stands for its name where there are many rows of them. */
export function Segments<T extends string>({ label, hint, value, options, disabled = false, onChange }: SegmentsProps<T>) {
  const id = useId();
  return (
    <div class="opt">
      <div>
        <span class="label" id={id}>
          {label}
        </span>
        {hint && <small>{hint}</small>}
      </div>
      <div class="seg" role="radiogroup" aria-labelledby={id}>
        {options.map(([key, name, icon]) => (
          <label key={key} class={icon && `bare ${key}`} title={icon && name}>
            <input type="radio" name={id} checked={key === value} disabled={disabled} aria-label={icon && name} onChange={() => onChange(key)} />
            {icon ? <Icon of={icon} size="s" /> : name}
          </label>
        ))}
      </div>
    </div>
  );
}

type QuestionProps = {
  title: string;
  text?: string;
  yes: string;
  no?: string;
  isBad?: boolean;
  disabled?: boolean;
  error?: string;
  onYes: () => void;
  onClose: () => void;
  children?: ComponentChildren;
};

/** A question over the settings; the safe answer has the focus unless there is something to fill in. */
export function Question({ title, text, yes, no = say.cancel, isBad = true, disabled = false, error, onYes, onClose, children }: QuestionProps) {
  return (
    <Modal label={title} onClose={onClose}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      <form onSubmit={(event) => (event.preventDefault(), disabled || onYes())}>
        {children}
        <span class="field">
          <Say error={error} />
        </span>
        <div class="foot">
          <button type="button" class="btn plain" autofocus={!children} onClick={onClose}>
            {no}
          </button>
          <button type="submit" class={isBad ? "btn danger" : "btn primary"} disabled={disabled}>
            {yes}
          </button>
        </div>
      </form>
    </Modal>
  );
}
