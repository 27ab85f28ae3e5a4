// The binder: the open guild's tab is the same paper as the page beside it.
import { signal } from "@preact/signals";
import { ArrowDown, ArrowUp, Plus } from "lucide";
import { useRef, useState } from "preact/hooks";
import { Icon, Mark } from "../../view/icon";
import { rove } from "../../view/rove";
import { addressOf } from "../actions/route";
import { placeGuild, stepGuild } from "../actions/arrange";
import { guildsInOrder, type Guild } from "../state/guilds";
import { pigmentOf } from "../state/ids";
import { openMenu, type MenuItem } from "../state/menu";
import { dialog, DIRECTS, openPlace } from "../state/place";
import { newsOf } from "../state/reads";
import { offlineWords } from "../text/offline-words";
import { say } from "../text/words";
import { initialOf } from "./avatar";
import { Count } from "./count";
import { PlaceLink } from "./link";

/** Two words give two letters. */
export function signOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /[\p{Letter}\p{Number}]/u.test(word));
  const short = words.filter((word) => [...word].length > 2);
  const [first, second] = short.length >= 2 ? short : words;
  return initialOf(first ?? name) + (second ? initialOf(second) : "");
}

export function GuildTile({ guild, size = "" }: { guild: Pick<Guild, "id" | "name" | "icon">; size?: string }) {
  const [broken, setBroken] = useState(false);
  const url = guild.icon && !broken ? `/icons/${guild.id}/${guild.icon}.webp?size=128` : null;
  return (
    <span class={`tile ${size} p${pigmentOf(guild.id)}`} aria-hidden="true">
      {url ? <img src={url} alt="" onError={() => setBroken(true)} /> : signOf(guild.name)}
    </span>
  );
}

/** The guild that is being dragged, and before which place of the rail it hangs. */
const dragged = signal<{ id: string; before: number } | null>(null);

function moveItems(id: string, at: number, count: number): MenuItem[] {
  const items: MenuItem[] = [];
  if (at > 0) items.push({ name: offlineWords.moveUp, icon: ArrowUp, run: () => void stepGuild(id, -1) });
  if (at < count - 1) items.push({ name: offlineWords.moveDown, icon: ArrowDown, run: () => void stepGuild(id, 1) });
  return items;
}

/** Ctrl+Shift+arrow carries the guild along; its tab keeps the focus. */
function carry(event: KeyboardEvent, id: string): void {
  const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
  if (by === null || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  const tab = event.currentTarget as HTMLElement;
  void stepGuild(id, by);
  requestAnimationFrame(() => tab.focus());
}

function drag(event: DragEvent, id: string, at: number): void {
  event.dataTransfer?.setData("text/plain", "");
  dragged.value = { id, before: at };
}

/** Above the middle of a tab the guild goes before it, else behind it. */
function hover(event: DragEvent, at: number): void {
  if (!dragged.peek()) return;
  event.preventDefault();
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const before = event.clientY < box.top + box.height / 2 ? at : at + 1;
  if (dragged.peek()?.before !== before) dragged.value = { ...dragged.peek()!, before };
}

function release(event: DragEvent): void {
  event.preventDefault();
  const held = dragged.peek();
  dragged.value = null;
  if (!held) return;
  const from = guildsInOrder.peek().findIndex(({ id }) => id === held.id);
  void placeGuild(held.id, held.before > from ? held.before - 1 : held.before);
}

function Tab({ guild, isStop, at, count }: { guild: Guild; isStop: boolean; at: number; count: number }) {
  const { mentions, unread } = newsOf(guild.id);
  const hangs = dragged.value?.before;
  const gap = hangs === at ? "gap-above" : hangs === count && at === count - 1 ? "gap-below" : "";
  return (
    <li
      class={gap}
      onDragStart={(event) => drag(event, guild.id, at)}
      onDragOver={(event) => hover(event, at)}
      onDrop={release}
      onDragEnd={() => (dragged.value = null)}
    >
      <PlaceLink
        class={unread ? "tab unread" : "tab"}
        href={addressOf(guild.id)}
        title={guild.name}
        onKeyDown={(event) => carry(event, guild.id)}
        onContextMenu={(event) => count > 1 && openMenu(event, guild.name, moveItems(guild.id, at, count))}
        tabIndex={isStop ? 0 : -1}
        aria-current={openPlace.value === guild.id ? "page" : undefined}
      >
        <span class="with-count">
          <GuildTile guild={guild} />
          <Count of={mentions} />
        </span>
        <span class="hidden">
          {guild.name}
          {unread && `, ${say.count.unread}`}
        </span>
      </PlaceLink>
    </li>
  );
}

export function Rail() {
  const list = useRef<HTMLElement>(null);
  const all = guildsInOrder.value;
  const home = newsOf(DIRECTS);
  const atHome = openPlace.value === DIRECTS;
  return (
    <nav class="rail scroll" aria-label={say.places.rail} ref={list} onKeyDown={(event) => rove(event, list.current, ".tab")}>
      <ul>
        <li>
          <PlaceLink
            class={home.unread ? "tab unread" : "tab"}
            href={addressOf(DIRECTS)}
            title={say.places.chats}
            tabIndex={atHome ? 0 : -1}
            aria-current={atHome ? "page" : undefined}
          >
            <span class="with-count">
              <span class="tile home" aria-hidden="true">
                <Mark />
              </span>
              <Count of={home.mentions} />
            </span>
            <span class="hidden">{say.places.chats}</span>
          </PlaceLink>
        </li>
      </ul>
      <div class="sep" />
      <ul>
        {all.map((guild, at) => (
          <Tab key={guild.id} guild={guild} isStop={openPlace.value === guild.id} at={at} count={all.length} />
        ))}
        <li>
          <button type="button" class="tab" title={say.rail.add} aria-label={say.rail.add} onClick={() => (dialog.value = { kind: "add-guild" })}>
            <span class="tile quiet" aria-hidden="true">
              <Icon of={Plus} />
            </span>
          </button>
        </li>
      </ul>
    </nav>
  );
}
