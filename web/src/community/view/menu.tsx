// A menu at the pointer or under its button; a sheet from below on a phone. Arrows walk it, Esc gives the focus back.
import { Check, SmilePlus } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../view/icon";
import { rove } from "../../view/rove";
import { closeMenu, menu, type Menu, type MenuItem, type Quick } from "../state/menu";
import { sayActing } from "../text/acting-words";
import { say } from "../text/words";
import { EmojiPicture } from "./rich";

const MARGIN = 8;

export function MenuLayer() {
  return menu.value ? <Open key={`${menu.value.label} ${menu.value.x} ${menu.value.y}`} of={menu.value} /> : null;
}

/** Left and right walk it; down leads to the entries. */
function QuickRow({ of, opener, close }: { of: Quick; opener: HTMLElement | null; close: () => void }) {
  const pressed = (event: KeyboardEvent): void => {
    const isForward = event.key === "ArrowRight";
    if (!isForward && event.key !== "ArrowLeft") return;
    const next = document.activeElement?.[isForward ? "nextElementSibling" : "previousElementSibling"];
    if (next instanceof HTMLElement) next.focus();
  };
  return (
    <div class="quick" role="group" aria-label={say.talk.react} onKeyDown={pressed}>
      {of.emoji.map((one) => (
        <button key={one.key} type="button" role="menuitem" tabIndex={-1} aria-label={sayActing.reactWith(one.name)} title={sayActing.reactWith(one.name)} onClick={() => (close(), of.pick(one))}>
          {one.emojiId ? <EmojiPicture id={one.emojiId} name={one.name} isAnimated={one.isAnimated} /> : one.name}
        </button>
      ))}
      <button type="button" role="menuitem" tabIndex={-1} aria-label={say.talk.addReaction} title={say.talk.addReaction} onClick={() => (close(), opener && of.more(opener))}>
        <Icon of={SmilePlus} />
      </button>
    </div>
  );
}

function Open({ of }: { of: Menu }) {
  const box = useRef<HTMLDivElement>(null);
  const close = (): void => {
    closeMenu();
    of.opener?.focus();
  };
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.left = `${Math.max(MARGIN, Math.min(of.x, (of.edge ?? innerWidth) - element.offsetWidth - MARGIN))}px`;
    element.style.top = `${Math.max(MARGIN, Math.min(of.y, innerHeight - element.offsetHeight - MARGIN))}px`;
    element.querySelector<HTMLElement>(".row[role^=menuitem]")?.focus({ preventScroll: true });
  }, []);
  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      close();
    } else rove(event, box.current, "[role^=menuitem]");
  };
  const choose = (item: MenuItem, isShift: boolean): void => {
    close();
    item.run(isShift);
  };
  return (
    <>
      <div class="menu-ground" onPointerDown={close} onContextMenu={(event) => (event.preventDefault(), close())} />
      <div class="menu" role="menu" aria-label={of.label} ref={box} onKeyDown={pressed}>
        {of.quick && <QuickRow of={of.quick} opener={of.opener} close={close} />}
        {of.items.map((item, index) => (
          <button
            key={item.name}
            type="button"
            role={item.isChosen === undefined ? "menuitem" : "menuitemradio"}
            aria-checked={item.isChosen}
            tabIndex={-1}
            class={["row", item.isBad ? "bad" : "", index > 0 && (item.begins || (item.isBad && !of.items[index - 1]?.isBad)) ? "begins" : ""].join(" ")}
            onClick={(event) => choose(item, event.shiftKey)}
          >
            <Icon of={item.icon} size="s" />
            <span class="cut">{item.name}</span>
            {item.note && <span class="note cut">{item.note}</span>}
            {item.isChosen && <Icon of={Check} size="s" />}
          </button>
        ))}
      </div>
    </>
  );
}
