// What travels when people use applications: components, commands, forms. Source: Discord API v10, "Component Reference",
// "Application Commands"; what a person's client sends and hears is documented nowhere.
import type { Id } from "./types";

export const ComponentType = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  upload: 19,
  radios: 21,
  checkboxes: 22,
  checkbox: 23,
} as const;

export const ButtonStyle = { primary: 1, secondary: 2, success: 3, danger: 4, link: 5, premium: 6 } as const;
export const InteractionType = { command: 2, component: 3, typing: 4, form: 5 } as const;

export type PartEmoji = { id?: Id | null; name?: string; animated?: boolean };
export type SelectOption = { label: string; value: string; description?: string; emoji?: PartEmoji; default?: boolean };
export type MediaWire = { url: string; width?: number | null; height?: number | null; content_type?: string };
export type ComponentWire = {
  type: number;
  id?: number;
  custom_id?: string;
  /** Of a button, or the size of a text input. */
  style?: number;
  label?: string | null;
  emoji?: PartEmoji;
  url?: string;
  disabled?: boolean;
  options?: SelectOption[];
  default_values?: { id: Id; type: string }[];
  placeholder?: string | null;
  min_values?: number;
  max_values?: number;
  channel_types?: number[];
  required?: boolean;
  min_length?: number | null;
  max_length?: number | null;
  value?: string | null;
  default?: boolean;
  content?: string;
  components?: ComponentWire[];
  component?: ComponentWire;
  accessory?: ComponentWire;
  media?: MediaWire;
  items?: { media: MediaWire; description?: string | null; spoiler?: boolean }[];
  file?: MediaWire;
  name?: string;
  size?: number;
  description?: string | null;
  spoiler?: boolean;
  accent_color?: number | null;
  divider?: boolean;
  spacing?: number;
};

export const isSelect = (type: number): boolean => type === ComponentType.stringSelect || (type >= ComponentType.userSelect && type <= ComponentType.channelSelect);

export type ApplicationWire = { id: Id; name: string; description?: string; icon?: string | null; bot_id?: Id };
export type ModalWire = { id: Id; nonce?: string; channel_id: Id; custom_id: string; title: string; application: ApplicationWire; components: ComponentWire[] };
/** `label` is the name in the reader's language, where the application brings one. */
export type Localized = { name_localizations?: Record<string, string> | null; description_localizations?: Record<string, string> | null; label?: string };
export type ChoiceWire = Localized & { name: string; value: string | number };
export type OptionWire = Localized & {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  choices?: ChoiceWire[];
  options?: OptionWire[];
  channel_types?: number[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
  autocomplete?: boolean;
};
export type CommandWire = Localized & { id: Id; application_id: Id; version: Id; type: number; name: string; description: string; guild_id?: Id; options?: OptionWire[] };
export type CommandIndexWire = { applications: ApplicationWire[]; application_commands: CommandWire[] };
export type CalledOption = { name: string; type: number; value?: string | number | boolean; focused?: boolean; options?: CalledOption[] };

/** What is sent; the nonce finds what the gateway tells of it. */
export type Question = {
  type: number;
  application_id: Id;
  channel_id: Id;
  guild_id?: Id;
  message_id?: Id;
  message_flags?: number;
  session_id: string;
  nonce: string;
  data: object;
};
