// A menu to choose from, one or several: a button that shows what is chosen, and a list above the page. Several are told when
// the list is closed, one at once.
import { Check, ChevronDown } from "lucide";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { narrow } from "../../view/media";
import type { PartEmoji } from "../api/interactions";
import { botWords } from "../text/bot-words";
import { AvatarOf } from "./avatar";
import { channelIcon } from "./channel-icon";
import type { Choice } from "./choices";
import { EmojiPicture } from "./rich";

type Props = {
  label: string;
  placeholder: string;
  chosen: readonly string[];
  choices: (query: string) => readonly Choice[];
  named: (value: string) => string;
  least?: number;
  most?: number;
  searchable?: boolean;
  disabled?: boolean;
  busy?: boolean;
  invalid?: boolean;
  describedBy?: string;
  id?: string;
  onChange: (values: string[]) => void;
};

export const PartSign = ({ of }: { of: PartEmoji }) =>
  of.id ? <EmojiPicture id={of.id} name={of.name ?? ""} isAnimated={of.animated ?? false} /> : <span aria-hidden="true">{of.name}</span>;

function Row({ of, id, isAt, isChosen, onPick }: { of: Choice; id: string; isAt: boolean; isChosen: boolean; onPick: () => void }) {
  return (
    <li id={id} class={isAt ? "row at" : "row"} role="option" aria-selected={isChosen} onPointerDown={(event) => event.preventDefault()} onClick={onPick}>
      {of.userId && <AvatarOf id={of.userId} size="xs" presence />}
      {of.emoji && <PartSign of={of.emoji} />}
      {of.channel && <Icon of={channelIcon(of.channel)} size="s" />}
      {of.colour !== undefined && <span class="role" style={of.colour ? { "--role": `#${of.colour.toString(16).padStart(6, "0")}` } : undefined} />}
      <span class="what cut">
        <span class="cut">{of.label}</span>
        {of.note && <span class="note cut">{of.note}</span>}
      </span>
      {isChosen && <Icon of={Check} size="s" />}
    </li>
  );
}

let counter = 0;

type ListProps = Pick<Props, "label" | "chosen" | "choices" | "searchable" | "least" | "most"> & { opener: HTMLElement; onClose: (values: string[] | null, focus: boolean) => void };

function List({ label, chosen, choices, searchable, least = 1, most = 1, opener, onClose }: ListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [name] = useState(() => `choose${++counter}`);
  const [query, setQuery] = useState("");
  const [picked, setPicked] = useState<readonly string[]>(chosen);
  const [at, setAt] = useState(0);
  const list = choices(query);
  const isFine = picked.length >= least && picked.length <= most;
  const close = (focus: boolean): void => onClose(most > 1 && isFine ? [...picked] : null, focus);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const from = opener.getBoundingClientRect();
    const below = innerHeight - from.bottom > element.offsetHeight + 12 || from.top < innerHeight / 2;
    element.style.left = `${Math.max(8, Math.min(from.left, innerWidth - element.offsetWidth - 8))}px`;
    element.style.minWidth = `${Math.min(from.width, innerWidth - 16)}px`;
    if (below) element.style.top = `${from.bottom + 4}px`;
    else element.style.bottom = `${innerHeight - from.top + 4}px`;
    element.querySelector<HTMLElement>("input, [role=listbox]")?.focus();
  }, []);
  useLayoutEffect(() => void document.getElementById(`${name}-${at}`)?.scrollIntoView({ block: "nearest" }), [at]);

  const pick = (value: string): void => {
    if (most === 1) return onClose(picked.includes(value) && least === 0 ? [] : [value], true);
    if (picked.includes(value)) setPicked(picked.filter((one) => one !== value));
    else if (picked.length < most) setPicked([...picked, value]);
  };
  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((at + step + list.length) % Math.max(1, list.length));
    else if (event.key === "Escape") onClose(null, true);
    else if (event.key === "Tab") return close(true);
    else if (event.key === "Enter" || (event.key === " " && !searchable)) list[at] && pick(list[at].value);
    else return;
    event.preventDefault();
  };
  const active = list[at] ? `${name}-${at}` : undefined;
  const listKeys = searchable ? {} : { tabIndex: 0, "aria-activedescendant": active };
  return (
    <>
      <div class="menu-ground" onPointerDown={() => close(false)} />
      <div class="choose" ref={box} onKeyDown={pressed}>
        {searchable && (
          <input
            class="input"
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls={name}
            aria-activedescendant={active}
            aria-label={`${botWords.find}: ${label}`}
            placeholder={botWords.find}
            value={query}
            onInput={(event) => (setQuery(event.currentTarget.value), setAt(0))}
          />
        )}
        <ul class="scroll" id={name} role="listbox" aria-label={label} aria-multiselectable={most > 1} {...listKeys}>
          {list.map((one, index) => (
            <Row key={one.value} of={one} id={`${name}-${index}`} isAt={index === at} isChosen={picked.includes(one.value)} onPick={() => pick(one.value)} />
          ))}
        </ul>
        {list.length === 0 && <p class="note none">{botWords.nothing}</p>}
        {most > 1 && (
          <div class="choose-foot">
            <span class="note grow">{isFine ? botWords.chosen(picked.length) : botWords.range(least, most)}</span>
            <button type="button" class="btn primary small" disabled={!isFine} onClick={() => close(true)}>
              {botWords.done}
            </button>
          </div>
        )}
      </div>
    </>
  );
}

export function Choose(props: Props) {
  const { label, placeholder, chosen, named, disabled = false, busy = false, invalid = false, describedBy, id, onChange } = props;
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const closed = (values: string[] | null, focus: boolean): void => {
    setOpen(false);
    if (focus) opener.current?.focus();
    if (values && values.join("\n") !== chosen.join("\n")) onChange(values);
  };
  const text = chosen.map(named).join(", ");
  return (
    <>
      <button
        ref={opener}
        type="button"
        id={id}
        class={`chooser ${narrow.value ? "wide" : ""}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={(text || placeholder) === label ? label : `${label}: ${text || placeholder}`}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        aria-busy={busy || undefined}
        disabled={disabled}
        onClick={() => busy || setOpen(true)}
        onKeyDown={(event) => event.key === "ArrowDown" && !busy && (event.preventDefault(), setOpen(true))}
      >
        <span class={text ? "cut" : "cut note"}>{text || placeholder}</span>
        {busy ? <span class="ring" aria-hidden="true" /> : <Icon of={ChevronDown} size="s" />}
      </button>
      {open && opener.current && <List {...props} opener={opener.current} onClose={closed} />}
    </>
  );
}
