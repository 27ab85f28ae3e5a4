// The frame of what stands beside the conversation: its head, and Esc that closes it.
import { ArrowLeft, X } from "lucide";
import type { IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../view/icon";
import { closePanel } from "../actions/panel";
import { reading } from "../text/reading-words";

type Props = { title: string; icon: IconNode; tools?: ComponentChildren; children: ComponentChildren; class?: string; talk?: string };

/** `talk` is the channel that is talked in here, where there is one: its composer takes the focus by itself. */
export function PanelFrame({ title, icon, tools, children, class: name = "", talk }: Props) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const inside = box.current;
    if (inside && !inside.contains(document.activeElement)) (inside.querySelector<HTMLElement>("[data-first]") ?? inside).focus();
  }, [title]);
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    closePanel();
  };
  return (
    <aside class={`panel ${name}`} aria-label={title} ref={box} tabIndex={-1} onKeyDown={pressed} data-talk={talk}>
      <header class="head">
        <button type="button" class="ib back" aria-label={reading.close} title={reading.close} onClick={closePanel}>
          <Icon of={ArrowLeft} />
        </button>
        <span class="sign">
          <Icon of={icon} />
        </span>
        <h2 class="cut" dir="auto" title={title}>
          {title}
        </h2>
        <span class="grow" />
        {tools}
        <button type="button" class="ib shut" aria-label={reading.close} title={reading.close} aria-keyshortcuts="Escape" onClick={closePanel}>
          <Icon of={X} />
        </button>
      </header>
      {children}
    </aside>
  );
}

/** What is said where there is nothing to show. */
export function PanelEmpty({ icon, text, how, children }: { icon: IconNode; text: string; how?: string; children?: ComponentChildren }) {
  return (
    <div class="panel-empty">
      <Icon of={icon} />
      <p>{text}</p>
      {how && <p class="note">{how}</p>}
      {children}
    </div>
  );
}
