// Commands in the reader's language: applications bring the names and descriptions of theirs in several. What is sent are the
// names of the command itself. Source: Discord API v10, "Localization".
import type { ChoiceWire, CommandIndexWire, CommandWire, Localized, OptionWire } from "../api/interactions";

/** The wire's names of the page's languages, the best first. */
export const localesOf = (language: string): readonly string[] => (language === "en" ? ["en-US", "en-GB"] : [language]);

const inOneOf = (texts: Record<string, string> | null | undefined, locales: readonly string[]): string | undefined =>
  locales.map((locale) => texts?.[locale]).find((text) => text !== undefined && text !== "");

/** What it is shown as. */
export const labelOf = ({ name, label }: { name: string } & Localized): string => label ?? name;

function labelled<T extends { name: string } & Localized>(of: T, locales: readonly string[]): T {
  const label = inOneOf(of.name_localizations, locales);
  return label === undefined ? of : { ...of, label };
}

const choice = (of: ChoiceWire, locales: readonly string[]): ChoiceWire => labelled(of, locales);

function described<T extends (OptionWire | CommandWire) & Localized>(of: T, locales: readonly string[]): T {
  const made = labelled(of, locales);
  return {
    ...made,
    description: inOneOf(of.description_localizations, locales) ?? of.description,
    ...(of.options ? { options: of.options.map((one) => option(one, locales)) } : {}),
  };
}

const option = (of: OptionWire, locales: readonly string[]): OptionWire => ({
  ...described(of, locales),
  ...(of.choices ? { choices: of.choices.map((one) => choice(one, locales)) } : {}),
});

export const localized = (index: CommandIndexWire, locales: readonly string[]): CommandIndexWire => ({
  ...index,
  application_commands: index.application_commands.map((one) => described(one, locales)),
});
