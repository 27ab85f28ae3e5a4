// Where a search is written: chips of chosen filters, words, and what fits the filter that is being typed.
import { Search, X } from "lucide";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { forgetSearch, search } from "../actions/search";
import type { Id } from "../api/types";
import { asking, NOTHING } from "../state/search";
import { DIRECTS } from "../state/place";
import { reading } from "../text/reading-words";
import { KEYS, underWay, withChip, type Asked, type Chip } from "../text/search-query";
import { AvatarOf } from "./avatar";
import { channelIcon } from "./channel-icon";
import { optionsFor, type Option } from "./search-options";

function ChipView({ chip, onRemove }: { chip: Chip; onRemove: () => void }) {
  const text = `${chip.key}: ${chip.label}`;
  return (
    <span class="chip">
      <span class="cut" dir="auto">
        <b>{chip.key}:</b> {chip.label}
      </span>
      <button type="button" aria-label={reading.search.remove(text)} title={reading.search.remove(text)} onClick={onRemove}>
        <Icon of={X} size="xs" />
      </button>
    </span>
  );
}

function Options({ list, at, onPick }: { list: readonly Option[]; at: number; onPick: (one: Option) => void }) {
  return (
    <ul class="found-options" role="listbox" id="search-options" aria-label={reading.search.filters}>
      {list.map((one, index) => (
        <li
          key={one.value}
          id={`search-option${index}`}
          class="row"
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => (event.preventDefault(), onPick(one))}
        >
          {one.userId && <AvatarOf id={one.userId} size="xs" />}
          {one.channel && <Icon of={channelIcon(one.channel)} size="s" />}
          <span class="cut" dir="auto">
            {one.label}
          </span>
          <span class="note cut">{one.note}</span>
        </li>
      ))}
    </ul>
  );
}

export function SearchBox({ place }: { place: Id }) {
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(0);
  const asked = asking.value;
  const filter = underWay(asked.text);
  const list = filter ? optionsFor(filter, place) : [];
  const at = Math.min(chosen, list.length - 1);
  const isEmpty = asked.text === "" && asked.chips.length === 0;

  const change = (next: Partial<Asked>): void => void (asking.value = { ...asking.peek(), offset: 0, ...next });
  const run = (): void => {
    const { text, chips } = asking.peek();
    if (text.trim() !== "" || chips.length > 0) void search(place, { ...asking.peek() });
    else forgetSearch();
  };
  const pick = (one: Option): void => {
    const { key, value, label } = one;
    change({ text: asked.text.slice(0, filter?.start ?? asked.text.length).trimEnd(), chips: withChip(asked.chips, { key, value, label }) });
    setChosen(0);
    field.current?.focus();
    run();
  };
  const drop = (chip: Chip): void => {
    change({ chips: asked.chips.filter((one) => one !== chip) });
    field.current?.focus();
    run();
  };
  const begin = (key: string): void => {
    const before = (filter ? asked.text.slice(0, filter.start) : asked.text).trimEnd();
    change({ text: (before ? before + " " : "") + key + ":" });
    setChosen(0);
    field.current?.focus();
  };
  const clear = (): void => {
    asking.value = { ...NOTHING, place };
    forgetSearch();
    field.current?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const one = list[at];
    if (one && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setChosen((at + (event.key === "ArrowDown" ? 1 : list.length - 1)) % list.length);
    } else if (one && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      pick(one);
    } else if (event.key === "Enter" && !filter) run();
    else if (event.key === "Backspace" && field.current?.selectionEnd === 0 && asked.chips.length > 0) drop(asked.chips.at(-1)!);
    else if (event.key === "Escape" && !isEmpty) {
      event.preventDefault();
      event.stopPropagation();
      clear();
    }
  };
  const keys = place === DIRECTS ? KEYS.filter((key) => key !== "in") : KEYS;
  return (
    <search class="search-box">
      <div class="search-field">
        <Icon of={Search} size="s" />
        <span class="chips">
          {asked.chips.map((chip) => (
            <ChipView key={chip.key + chip.value} chip={chip} onRemove={() => drop(chip)} />
          ))}
          <input
            ref={field}
            data-first
            type="text"
            role="combobox"
            autocomplete="off"
            spellcheck={false}
            enterkeyhint="search"
            dir="auto"
            aria-label={reading.search.title}
            placeholder={asked.chips.length > 0 ? "" : reading.search.title}
            aria-autocomplete="list"
            aria-expanded={list.length > 0}
            aria-controls={list.length > 0 ? "search-options" : undefined}
            aria-activedescendant={list.length > 0 ? `search-option${at}` : undefined}
            value={asked.text}
            onInput={(event) => (change({ text: event.currentTarget.value }), setChosen(0))}
            onKeyDown={pressed}
          />
        </span>
        {!isEmpty && (
          <button type="button" class="ib" aria-label={reading.search.clear} title={reading.search.clear} onClick={clear}>
            <Icon of={X} size="s" />
          </button>
        )}
      </div>
      {filter ? (
        list.length > 0 ? (
          <Options list={list} at={at} onPick={pick} />
        ) : (
          <p class="note none-fits">{filter.key === "before" || filter.key === "after" ? reading.search.day : reading.search.nobody}</p>
        )
      ) : (
        <div class="filters" role="group" aria-label={reading.search.filters}>
          {keys.map((key) => (
            <button key={key} type="button" class="filter" title={reading.search[key]} onClick={() => begin(key)}>
              {key}:<span class="hidden"> {reading.search[key]}</span>
            </button>
          ))}
        </div>
      )}
    </search>
  );
}
