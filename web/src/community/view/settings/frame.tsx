// The frame of all settings: sections at the left, the open one at the right; on a phone first the list, then the section.
// Esc and the button leave; what is not saved yet holds one back.
import { ArrowLeft, X, type IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../../view/icon";
import { narrow } from "../../../view/media";
import { rove } from "../../../view/rove";
import { focusOpener, leaveLayer, openSection } from "../../actions/layer";
import { layer } from "../../state/layer";
import { menu } from "../../state/menu";
import { dialog } from "../../state/place";
import { saySettings } from "../../text/settings-words";
import { SaveBar } from "./save-bar";

export type Section = { id: string; name: string; icon: IconNode; view: ComponentChildren };
export type Group = { name?: string; sections: readonly Section[] };
type Props = { title: string; groups: readonly Group[]; /** Above the sections. */ top?: ComponentChildren; /** Below them. */ children?: ComponentChildren };

/** What floats above the settings is closed first. */
function pressed(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.defaultPrevented || dialog.peek() || menu.peek() || (event.target as Element).closest("dialog")) return;
  event.preventDefault();
  leaveLayer();
}

export function SettingsFrame({ title, groups, top, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const section = layer.value?.section ?? "";
  const all = groups.flatMap(({ sections }) => sections);
  const open = all.find(({ id }) => id === section) ?? (narrow.value ? undefined : all[0]);
  useLayoutEffect(() => {
    addEventListener("keydown", pressed);
    return () => {
      removeEventListener("keydown", pressed);
      queueMicrotask(focusOpener);
    };
  }, []);
  useLayoutEffect(() => {
    const wanted = open && narrow.value ? [".layer-page button"] : [".layer-nav [aria-current]", ".layer-nav .row"];
    const first = wanted.map((one) => box.current?.querySelector<HTMLElement>(one)).find(Boolean);
    if (!box.current?.contains(document.activeElement) || narrow.value) first?.focus();
  }, [open?.id]);
  return (
    <div class={open ? "layer at-section" : "layer at-list"} ref={box}>
      <Navigation title={title} groups={groups} open={open?.id} top={top}>
        {children}
      </Navigation>
      {open && <Page key={open.id} of={open} />}
    </div>
  );
}

type NavigationProps = Omit<Props, "children"> & { open: string | undefined; children: ComponentChildren };

function Navigation({ title, groups, open, top, children }: NavigationProps) {
  const list = useRef<HTMLElement>(null);
  const [Heading, Sect] = open ? (["h2", "h3"] as const) : (["h1", "h2"] as const);
  const stop = open ?? groups[0]?.sections[0]?.id;
  return (
    <aside class="side layer-nav" aria-label={title}>
      <header class="head">
        <button type="button" class="ib" aria-label={saySettings.close} title={saySettings.close} onClick={leaveLayer}>
          <Icon of={narrow.value ? X : ArrowLeft} />
        </button>
        <Heading class="cut">{title}</Heading>
      </header>
      <nav class="scroll" aria-label={saySettings.sections} ref={list} onKeyDown={(event) => rove(event, list.current, ".row")}>
        {top}
        {groups.map(({ name, sections }) => (
          <section key={sections[0]?.id} aria-label={name}>
            {name && <Sect class="sect">{name}</Sect>}
            <ul>
              {sections.map((section) => (
                <li key={section.id}>
                  <button
                    type="button"
                    class="row"
                    tabIndex={section.id === stop ? 0 : -1}
                    aria-current={section.id === open ? "page" : undefined}
                    onClick={() => openSection(section.id, narrow.peek())}
                  >
                    <Icon of={section.icon} />
                    <span class="cut">{section.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {children}
      </nav>
    </aside>
  );
}

function Page({ of: { name, view } }: { of: Section }) {
  return (
    <main class="layer-page">
      {narrow.value && (
        <div class="head">
          <button type="button" class="ib" aria-label={saySettings.back} title={saySettings.back} onClick={leaveLayer}>
            <Icon of={ArrowLeft} />
          </button>
        </div>
      )}
      <div class="page scroll" tabIndex={0} role="region" aria-label={name}>
        <div>
          <h1>{name}</h1>
          {view}
        </div>
      </div>
      <SaveBar />
    </main>
  );
}
