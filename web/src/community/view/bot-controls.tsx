// Buttons and menus of applications: what can be pressed, what is on its way, and what went wrong with it.
import { ExternalLink } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { useComponent } from "../actions/interact";
import { ButtonStyle, ComponentType, type ComponentWire } from "../api/interactions";
import { usesOf } from "../state/asked";
import { channels } from "../state/guilds";
import type { Message } from "../state/messages";
import { botWords } from "../text/bot-words";
import { isSafeAddress } from "../text/inline";
import { Choose, PartSign } from "./choose";
import { choicesFor, nameOfChoice, ofOptions } from "./choices";

type Props = { of: ComponentWire; message: Message };

const looks: Record<number, string> = {
  [ButtonStyle.primary]: "btn primary",
  [ButtonStyle.secondary]: "btn plain",
  [ButtonStyle.success]: "btn good",
  [ButtonStyle.danger]: "btn danger",
};

const isWaiting = ({ of, message }: Props): boolean =>
  usesOf(message.id).some(({ use, failed }) => failed === null && use.kind === "component" && use.customId === of.custom_id);

const Face = ({ of }: { of: ComponentWire }) => (
  <>
    {of.emoji && <PartSign of={of.emoji} />}
    {of.label && <span class="cut">{of.label}</span>}
  </>
);

export function BotButton(props: Props) {
  const { of, message } = props;
  const name = of.label || of.emoji?.name || undefined;
  if (of.style === ButtonStyle.link) {
    const url = of.url && isSafeAddress(of.url) && !of.disabled ? of.url : undefined;
    return (
      <a class="btn plain bot" href={url} aria-disabled={!url || undefined} role={url ? undefined : "link"} target="_blank" rel="noopener noreferrer" title={of.url} aria-label={`${name ?? of.url}, ${botWords.opensLink}`}>
        <Face of={of} />
        <Icon of={ExternalLink} size="xs" />
      </a>
    );
  }
  const busy = isWaiting(props);
  const isPremium = of.style === ButtonStyle.premium;
  return (
    <button
      type="button"
      class={`${looks[of.style ?? ButtonStyle.secondary] ?? "btn plain"} bot`}
      disabled={of.disabled || isPremium}
      title={isPremium ? botWords.cannotBuy : undefined}
      aria-label={name}
      aria-busy={busy || undefined}
      onClick={() => busy || useComponent(message, of)}
    >
      {busy && <span class="ring" aria-hidden="true" />}
      <Face of={of} />
    </button>
  );
}

const defaultsOf = (of: ComponentWire): string[] =>
  of.type === ComponentType.stringSelect ? (of.options ?? []).filter((one) => one.default).map(({ value }) => value) : (of.default_values ?? []).map(({ id }) => id);

export function BotMenu(props: Props) {
  const { of, message } = props;
  const channel = channels.value.get(message.channelId);
  const [chosen, setChosen] = useState(() => defaultsOf(of));
  if (!channel) return null;
  const options = of.options ?? [];
  const isOwn = of.type === ComponentType.stringSelect;
  const label = of.placeholder || botWords.choose;
  return (
    <Choose
      label={label}
      placeholder={label}
      chosen={chosen}
      choices={(query) => (isOwn ? ofOptions(options, query) : choicesFor(of.type, channel, query, of.channel_types))}
      named={(value) => (isOwn ? (options.find((one) => one.value === value)?.label ?? value) : nameOfChoice(value, channel))}
      least={of.min_values ?? 1}
      most={of.max_values ?? 1}
      searchable={!isOwn || options.length > 10}
      disabled={of.disabled ?? false}
      busy={isWaiting(props)}
      onChange={(values) => {
        setChosen(values);
        useComponent(message, of, values);
      }}
    />
  );
}
