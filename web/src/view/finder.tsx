// The switcher: go to a chat, find a person by username, find a message by its words, do what a key can do.
import { Search, X } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { jumpTo } from "../actions/load";
import { finder } from "../state/place";
import { meet } from "../state/people";
import { en } from "../text/en";
import { otherOf, useSections, type Item } from "./finder-items";
import { FinderRow } from "./finder-row";
import { Icon } from "./icon";
import { chatName } from "./names";
import { goTo } from "./route";

const close = (): void => void (finder.value = null);

function pick(item: Item): void {
  close();
  if (item.kind === "action") return item.run();
  if (item.kind !== "message") return goTo(item.username);
  const { message } = item;
  meet({ username: message.sender_username, nickname: message.sender_nickname, pfp: message.sender_pfp });
  const other = otherOf(message);
  goTo(other);
  void jumpTo(other, message.id);
}

function Tips({ narrowed }: { narrowed: boolean }) {
  return (
    <div class="tips not-phone" aria-hidden="true">
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd>
        {en.find.move}
      </span>
      <span>
        <kbd>Enter</kbd>
        {en.find.open}
      </span>
      {!narrowed && (
        <span>
          <kbd>@</kbd>
          {en.find.onlyPeople}
        </span>
      )}
      {!narrowed && (
        <span>
          <kbd>&gt;</kbd>
          {en.find.onlyActions}
        </span>
      )}
    </div>
  );
}

export function Finder({ other }: { other: string | null }) {
  const box = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const { sections, settled, wish } = useSections(query, other);
  const items = sections.flatMap((section) => section.items);
  const chosen = Math.min(at, items.length - 1);

  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  useEffect(
    () => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" }),
    [chosen, query],
  );

  const pressed = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && items.length > 0) {
      event.preventDefault();
      setAt((chosen + step + items.length) % items.length);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const item = items[chosen];
      if (item) pick(item);
    }
  };
  const label = other === null ? en.find.name : en.find.inChat(chatName(other));
  let index = 0;
  return (
    <dialog
      class="switcher"
      ref={box}
      aria-label={label}
      onCancel={(event) => (event.preventDefault(), close())}
      onClick={(event) => event.target === box.current && close()}
    >
      <div class="inside">
        <div class="q">
          <Icon of={Search} />
          <input
            type="text"
            role="combobox"
            aria-expanded={items.length > 0}
            aria-controls="hits"
            aria-autocomplete="list"
            aria-label={label}
            autocapitalize="none"
            spellcheck={false}
            aria-activedescendant={items.length > 0 ? `hit${chosen}` : undefined}
            placeholder={other === null ? en.find.hint : label}
            value={query}
            onInput={(event) => (setQuery(event.currentTarget.value), setAt(0))}
            onKeyDown={pressed}
          />
          <kbd aria-hidden="true">Esc</kbd>
          <button type="button" class="ib only-phone" aria-label={en.close} onClick={close}>
            <Icon of={X} />
          </button>
        </div>
        <div class="list scroll" id="hits" role="listbox" aria-label={label} ref={list}>
          {sections.map((section) => (
            <ul key={section.name} role="group" aria-label={section.name}>
              <li class="sect" role="presentation">
                {section.name}
              </li>
              {section.items.map((item) => {
                const own = index++;
                return (
                  <FinderRow
                    key={own}
                    id={`hit${own}`}
                    item={item}
                    wanted={wish.text}
                    selected={own === chosen}
                    onPick={() => pick(item)}
                    onPoint={() => setAt(own)}
                  />
                );
              })}
            </ul>
          ))}
        </div>
        {items.length === 0 && <p class="none-found">{sayNothing(other !== null, wish.text, settled)}</p>}
        <div class="hidden" role="status">
          {settled && wish.text !== "" ? en.find.results(items.length) : ""}
        </div>
        <Tips narrowed={other !== null} />
      </div>
    </dialog>
  );
}

function sayNothing(narrowed: boolean, text: string, settled: boolean): string {
  if (text === "") return narrowed ? en.find.startTyping : en.empty.findHow;
  if (!settled) return "…";
  return narrowed ? en.find.nothingIn : en.find.nothing;
}
