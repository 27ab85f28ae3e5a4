// What can be called in a channel, and the call that is being filled in there.
import { signal } from "@preact/signals";
import { fold } from "../../text/fold";
import type { ApplicationWire, CalledOption, CommandIndexWire, CommandWire, OptionWire } from "../api/interactions";
import type { Id } from "../api/types";
import { labelOf } from "./localized-commands";

/** Source: Discord API v10, "Application Command Option Type". */
export const OptionType = { sub: 1, group: 2, text: 3, whole: 4, yes: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, file: 11 } as const;
export const CommandType = { chat: 1, user: 2, message: 3 } as const;

/** A command that can be called as it is: subcommands are each their own. `name` is in the reader's language, `ownName` is not. */
export type Leaf = { key: string; command: CommandWire; app: ApplicationWire; path: readonly OptionWire[]; name: string; ownName: string; description: string; options: readonly OptionWire[] };
/** What an option is given; `value` when it is another than the text that stands for it. */
export type Given = { text: string; value?: string | number | boolean; file?: File };
export type Calling = { leaf: Leaf; given: ReadonlyMap<string, Given> };
export type OptionFault = { kind: "empty" | "number" | "whole" | "unchosen" } | { kind: "least" | "most" | "short" | "long"; limit: number };

export const indexes = signal<ReadonlyMap<Id, CommandIndexWire>>(new Map());
export const callings = signal<ReadonlyMap<Id, Calling>>(new Map());

export function setCalling(channelId: Id, calling: Calling | null): void {
  const next = new Map(callings.peek());
  if (calling) next.set(channelId, calling);
  else next.delete(channelId);
  callings.value = next;
}

const isSub = ({ type }: OptionWire): boolean => type === OptionType.sub || type === OptionType.group;

function leavesUnder(command: CommandWire, app: ApplicationWire, path: readonly OptionWire[], options: readonly OptionWire[]): Leaf[] {
  const subs = options.filter(isSub);
  if (subs.length > 0) return subs.flatMap((one) => leavesUnder(command, app, [...path, one], one.options ?? []));
  const ownName = [command, ...path].map((one) => one.name).join(" ");
  const name = [command, ...path].map(labelOf).join(" ");
  return [{ key: command.id + ownName, command, app, path, name, ownName, description: path.at(-1)?.description ?? command.description, options }];
}

/** By application, in the order of their names. */
export function leavesOf(index: CommandIndexWire): Leaf[] {
  const apps = new Map(index.applications.map((app) => [app.id, app]));
  return index.application_commands
    .filter(({ type }) => type === CommandType.chat)
    .flatMap((command) => {
      const app = apps.get(command.application_id);
      return app ? leavesUnder(command, app, [], command.options ?? []) : [];
    })
    .sort((a, b) => a.app.name.localeCompare(b.app.name) || a.name.localeCompare(b.name));
}

/** What is typed begins the command or one of its words. */
export function matching(leaves: readonly Leaf[], typed: string): Leaf[] {
  const wanted = fold(typed.trim());
  const begins = (name: string): boolean => fold(name).startsWith(wanted) || fold(name).split(/[\s_-]/).some((word) => word.startsWith(wanted));
  return leaves.filter(({ name, ownName }) => begins(name) || begins(ownName));
}

/** The commands of menus, for people or for messages. */
export const menuCommands = (index: CommandIndexWire, type: number): CommandWire[] =>
  index.application_commands.filter((command) => command.type === type).sort((a, b) => labelOf(a).localeCompare(labelOf(b)));

const lengthOf = (text: string): number => [...text].length;

function numberFault(option: OptionWire, text: string): OptionFault | null {
  const number = Number(text.replace(",", "."));
  if (!Number.isFinite(number)) return { kind: "number" };
  if (option.type === OptionType.whole && !Number.isSafeInteger(number)) return { kind: "whole" };
  if (option.min_value !== undefined && number < option.min_value) return { kind: "least", limit: option.min_value };
  return option.max_value !== undefined && number > option.max_value ? { kind: "most", limit: option.max_value } : null;
}

export const isNumeric = ({ type }: OptionWire): boolean => type === OptionType.whole || type === OptionType.number;
const isText = ({ type }: OptionWire): boolean => type === OptionType.text;
export const isTyped = (option: OptionWire): boolean => (isText(option) || isNumeric(option)) && !option.choices?.length;
const isGiven = (given: Given | undefined): given is Given => given !== undefined && (given.text.trim() !== "" || given.file !== undefined);

export function optionFault(option: OptionWire, given: Given | undefined): OptionFault | null {
  if (!isGiven(given)) return option.required ? { kind: isTyped(option) ? "empty" : "unchosen" } : null;
  if (given.value !== undefined || given.file) return null;
  if (isNumeric(option)) return numberFault(option, given.text.trim());
  if (!isText(option)) return null;
  const count = lengthOf(given.text);
  if (option.min_length && count < option.min_length) return { kind: "short", limit: option.min_length };
  const most = option.max_length ?? 6_000;
  return count > most ? { kind: "long", limit: most } : null;
}

export const faultsOf = ({ leaf, given }: Calling): Map<string, OptionFault> =>
  new Map(
    leaf.options.flatMap((option): [string, OptionFault][] => {
      const fault = optionFault(option, given.get(option.name));
      return fault ? [[option.name, fault]] : [];
    }),
  );

const filesIn = ({ leaf, given }: Calling): File[] => leaf.options.flatMap(({ name }) => given.get(name)?.file ?? []);

function valueOf(option: OptionWire, given: Given, files: readonly File[]): CalledOption {
  const { name, type } = option;
  if (given.file) return { name, type, value: files.indexOf(given.file) };
  if (given.value !== undefined) return { name, type, value: given.value };
  return { name, type, value: isNumeric(option) ? Number(given.text.trim().replace(",", ".")) : given.text };
}

/** Inside of the subcommands that lead to it. */
const nested = (path: readonly OptionWire[], options: CalledOption[]): CalledOption[] =>
  path.reduceRight<CalledOption[]>((inner, { name, type }) => [{ name, type, options: inner }], options);

export function toCall(calling: Calling): { options: CalledOption[]; files: File[] } {
  const { leaf, given } = calling;
  const files = filesIn(calling);
  const options = leaf.options.flatMap((option) => {
    const one = given.get(option.name);
    return isGiven(one) ? [valueOf(option, one, files)] : [];
  });
  return { options: nested(leaf.path, options), files };
}

/** What is asked while `focused` is typed: of the others only those that are right already. */
export function toTyping(calling: Calling, focused: string): CalledOption[] {
  const options = calling.leaf.options.flatMap((option): CalledOption[] => {
    const one = calling.given.get(option.name);
    if (option.name === focused) return [{ name: option.name, type: option.type, value: one?.text ?? "", focused: true }];
    return isGiven(one) && !one.file && !optionFault(option, one) ? [valueOf(option, one, [])] : [];
  });
  return nested(calling.leaf.path, options);
}

/** The call as words, for whoever leaves the form. */
export const asText = ({ leaf, given }: Calling): string =>
  ["/" + leaf.name, ...leaf.options.flatMap((option) => (isGiven(given.get(option.name)) ? [`${labelOf(option)}:${given.get(option.name)!.text}`] : []))].join(" ");
