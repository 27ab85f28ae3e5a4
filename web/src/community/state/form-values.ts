// What somebody fills into the form of an application: its fields, what is wrong with them, and how they are sent.
import { ComponentType, isSelect, type ComponentWire } from "../api/interactions";

/** A field of a form under its label. */
export type Field = { label: string; description: string; input: ComponentWire; isRequired: boolean };
/** Text, chosen values, files or a tick, by custom_id. */
export type Value = string | readonly string[] | readonly File[] | boolean;
export type Values = ReadonlyMap<string, Value>;
/** What is wrong with a field; the number belongs to a length. */
export type Fault = { kind: "empty" | "unchosen" } | { kind: "short" | "long"; limit: number } | { kind: "count"; least: number; most: number };

const hasValue = ({ type }: ComponentWire): boolean => type === ComponentType.textInput || isSelect(type) || type >= ComponentType.upload;

function fieldOf(input: ComponentWire, label = input.label ?? "", description = ""): Field {
  return { label: label || (input.placeholder ?? ""), description, input, isRequired: input.type !== ComponentType.checkbox && input.required !== false };
}

/** The parts of a form in their order: fields, and texts between them. */
export function partsOf(components: readonly ComponentWire[]): (Field | { text: string })[] {
  return components.flatMap((one): (Field | { text: string })[] => {
    if (one.type === ComponentType.text) return [{ text: one.content ?? "" }];
    if (one.component) return [fieldOf(one.component, one.label ?? "", one.description ?? "")];
    if (one.components) return partsOf(one.components);
    return hasValue(one) ? [fieldOf(one)] : [];
  });
}

export const fieldsOf = (components: readonly ComponentWire[]): Field[] => partsOf(components).filter((part): part is Field => "input" in part);
export const idOf = ({ input }: Field): string => input.custom_id ?? "";

export function firstValue({ input }: Field): Value {
  switch (input.type) {
    case ComponentType.textInput:
      return input.value ?? "";
    case ComponentType.checkbox:
      return input.default ?? false;
    case ComponentType.upload:
      return [] as File[];
    default:
      return [...(input.options ?? []).filter((one) => one.default).map(({ value }) => value), ...(input.default_values ?? []).map(({ id }) => id)];
  }
}

const lengthOf = (text: string): number => [...text].length;

function textFault(field: Field, text: string): Fault | null {
  const { min_length, max_length } = field.input;
  const count = lengthOf(text);
  if (text.trim() === "" && field.isRequired) return { kind: "empty" };
  if (count === 0) return null;
  if (min_length && count < min_length) return { kind: "short", limit: min_length };
  return count > (max_length ?? 4_000) ? { kind: "long", limit: max_length ?? 4_000 } : null;
}

export function faultOf(field: Field, value: Value): Fault | null {
  if (typeof value === "string") return textFault(field, value);
  if (typeof value === "boolean") return null;
  const { min_values: least = 1, max_values: most = 1 } = field.input;
  if (value.length === 0) return field.isRequired ? { kind: "unchosen" } : null;
  return value.length < least || value.length > most ? { kind: "count", least, most } : null;
}

/** The files of all fields in their order: a field names its own by their places in it. */
export const filesOf = (fields: readonly Field[], values: Values): File[] =>
  fields.flatMap((field) => (field.input.type === ComponentType.upload ? [...(values.get(idOf(field)) as readonly File[])] : []));

/** As the server wants them: each input inside of a label of its own. */
export function toComponents(fields: readonly Field[], values: Values): object[] {
  let files = 0;
  return fields.map((field) => {
    const { type } = field.input;
    const value = values.get(idOf(field)) ?? firstValue(field);
    const one = { type, custom_id: idOf(field) };
    const inside =
      typeof value === "string" || typeof value === "boolean"
        ? { ...one, value }
        : type === ComponentType.upload
          ? { ...one, values: value.map(() => String(files++)) }
          : type === ComponentType.radios
            ? { ...one, value: value[0] ?? null }
            : { ...one, values: value };
    return { type: ComponentType.label, component: inside };
  });
}
