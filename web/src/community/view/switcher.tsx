// Ctrl+K: over everything, from memory, in one frame. "@", "#" and ">" narrow it.
import { Bell, CheckCheck, Keyboard, LogOut, Moon, Plus, Search, Settings, Sun, type IconNode } from "lucide";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { matchWord, type Match } from "../../text/fold";
import { Icon } from "../../view/icon";
import { chooseTheme, isDark } from "../../view/theme";
import { openDirect } from "../actions/act";
import { findPerson } from "../actions/find-person";
import { askToNotify, canAskToNotify } from "../actions/notify";
import { openLayer } from "../actions/layer";
import { markAllRead } from "../actions/read";
import { addressOf, go } from "../actions/route";
import type { Id } from "../api/types";
import { channels, directs, guilds, holdsMessages, isDirect, type Channel, type Guild } from "../state/guilds";
import { mayIn } from "../state/may";
import { membersSignal, nameIn } from "../state/members";
import { me, person, plainName } from "../state/people";
import { Permission } from "../state/permissions";
import { closeDialog, dialog, DIRECTS, openChannel } from "../state/place";
import { compareRanked, findIn, type Ranked } from "../state/ranking";
import { callsIn, isNews, mentionsIn } from "../state/reads";
import { visits } from "../state/visits";
import { say } from "../text/words";
import { AvatarOf } from "./avatar";
import { channelIcon } from "./channel-icon";
import { Count } from "./count";
import { directName } from "./direct-list";
import { Modal } from "./modal";
import { GuildTile } from "./rail";

type Item = { key: string; name: string; where: string; match: Match | null; run: () => void } & (
  | { kind: "channel"; channel: Channel }
  | { kind: "guild"; guild: Guild }
  | { kind: "person"; userId: Id; channelId: Id | null }
  | { kind: "action"; keys: string; icon: IconNode }
);
type Section = { name: string; items: Item[] };

const MOST_EMPTY = 7;
const MOST = 12;

/** The channel that stands behind an item, where there is one. */
const channelOf = (item: Item): Channel | undefined =>
  item.kind === "channel" ? item.channel : item.kind === "person" && item.channelId !== null ? channels.peek().get(item.channelId) : undefined;

function bestFirst(): (a: Item, b: Item) => number {
  // Where one is already is not where one wants to go.
  const at = new Map(visits().filter((id) => id !== openChannel.peek()).map((id, index) => [id, index]));
  const rankOf = (item: Item): Ranked => {
    const channel = channelOf(item);
    return {
      match: item.match,
      mentions: channel ? callsIn(channel) : 0,
      isNews: channel !== undefined && isNews(channel),
      visited: at.get(channel?.id ?? "") ?? Infinity,
      lastMessageId: channel?.lastMessageId ?? "0",
    };
  };
  return (a, b) => compareRanked(rankOf(a), rankOf(b));
}

function placeItems(wanted: string): Item[] {
  const all = [...channels.peek().values()].filter((entry) => !isDirect(entry) && holdsMessages(entry) && mayIn(entry, Permission.viewChannel));
  const found = all.flatMap((entry): Item[] => {
    const match = findIn(entry.name.replace(/[-_]/g, " "), wanted);
    if (wanted && !match) return [];
    const where = guilds.peek().get(entry.guildId ?? "")?.name ?? "";
    return [{ kind: "channel", key: entry.id, name: entry.name, where, match, channel: entry, run: () => go(addressOf(entry.guildId ?? DIRECTS, entry.id)) }];
  });
  const whole = [...guilds.peek().values()].flatMap((entry): Item[] => {
    const match = findIn(entry.name, wanted);
    return wanted && match ? [{ kind: "guild", key: entry.id, name: entry.name, where: "", match, guild: entry, run: () => go(addressOf(entry.id)) }] : [];
  });
  return [...whole, ...found].sort(bestFirst());
}

function peopleItems(wanted: string): Item[] {
  const talked = directs.peek().flatMap((entry): Item[] => {
    const name = directName(entry);
    const shown = findIn(name, wanted);
    if (wanted && !shown && !findIn(entry.recipients.map((id) => person(id).username).join(" "), wanted)) return [];
    return [{ kind: "person", key: entry.id, name, where: "", match: shown, userId: entry.recipients[0] ?? "0", channelId: entry.id, run: () => go(addressOf(DIRECTS, entry.id)) }];
  });
  const known = new Set(directs.peek().flatMap(({ recipients }) => recipients));
  const others = !wanted ? [] : [...guilds.peek().keys()].flatMap((guildId) => [...membersSignal(guildId).peek().keys()].map((userId) => ({ guildId, userId })));
  const met = others.flatMap(({ guildId, userId }): Item[] => {
    if (known.has(userId) || userId === me.peek().id || person(userId).isBot) return [];
    const name = nameIn(guildId, userId);
    const match = findIn(name, wanted);
    if (!match && !findIn(person(userId).username, wanted)) return [];
    known.add(userId);
    const run = (): void => void openDirect(userId).then((id) => id && go(addressOf(DIRECTS, id)));
    return [{ kind: "person", key: userId, name, where: guilds.peek().get(guildId)?.name ?? "", match, userId, channelId: null, run }];
  });
  return [...talked, ...met].sort(bestFirst());
}

/** Somebody found by name whom nothing else leads to. */
function strangerItems(id: Id | null, shown: Item[]): Item[] {
  if (id === null || id === me.peek().id || shown.some((item) => item.kind === "person" && item.userId === id)) return [];
  const run = (): void => void openDirect(id).then((made) => made && go(addressOf(DIRECTS, made)));
  return [{ kind: "person", key: id, name: plainName(person(id)), where: "@" + person(id).username, match: null, userId: id, channelId: null, run }];
}

function actionItems(wanted: string): Item[] {
  const dark = isDark();
  const all: [icon: IconNode, name: string, run: () => void, keys?: string][] = [
    [CheckCheck, say.find.markAll, markAllRead, "Shift Esc"],
    [dark ? Sun : Moon, dark ? say.find.light : say.find.dark, () => chooseTheme(dark ? "light" : "dark")],
    [Plus, say.add.title, () => (dialog.value = { kind: "add-guild" })],
    [Keyboard, say.find.keys, () => (dialog.value = { kind: "keys" }), "Ctrl /"],
    [Settings, say.find.settings, () => openLayer({ kind: "user-settings", section: "" })],
    [LogOut, say.find.signOut, () => location.assign("/logout")],
  ];
  if (canAskToNotify()) all.splice(4, 0, [Bell, say.find.notify, () => void askToNotify()]);
  return all.flatMap(([icon, name, run, keys = ""]): Item[] => {
    const match = matchWord(name, wanted);
    return wanted && !match ? [] : [{ kind: "action", key: name, name, where: "", match, keys, icon, run }];
  });
}

const signOf = (query: string): string => /^[@#>]/.exec(query)?.[0] ?? "";
const wantedOf = (query: string): string => query.slice(signOf(query).length).trim();

function sectionsFor(query: string, stranger: Id | null): Section[] {
  const sign = signOf(query);
  const wanted = wantedOf(query);
  const most = wanted || sign ? MOST : MOST_EMPTY;
  const sections: Section[] = [];
  if (sign === "" || sign === "#") sections.push({ name: say.find.places, items: placeItems(wanted).slice(0, most) });
  if (sign === "" || sign === "@") {
    const met = peopleItems(wanted).slice(0, most);
    sections.push({ name: say.find.people, items: [...met, ...strangerItems(stranger, met)] });
  }
  if (sign === ">" || (sign === "" && wanted)) sections.push({ name: say.find.actions, items: actionItems(wanted).slice(0, most) });
  return sections.filter(({ items }) => items.length > 0);
}

const TYPING_REST = 200;

/** Who is called exactly that, once the typing rests. */
function useStranger(query: string): Id | null {
  const [found, setFound] = useState<{ name: string; id: Id | null }>({ name: "", id: null });
  const name = wantedOf(query);
  useEffect(() => {
    if (name === "" || !["", "@"].includes(signOf(query))) return;
    const resting = setTimeout(() => void findPerson(name).then((id) => setFound({ name, id })), TYPING_REST);
    return () => clearTimeout(resting);
  }, [name]);
  return found.name === name ? found.id : null;
}

function Name({ of }: { of: Item }) {
  const letters = [...of.name.normalize("NFC")];
  if (!of.match) return <span class="cut">{of.name}</span>;
  const { start, end } = of.match;
  return (
    <span class="cut">
      {letters.slice(0, start).join("")}
      <mark>{letters.slice(start, end).join("")}</mark>
      {letters.slice(end).join("")}
    </span>
  );
}

function Sign({ of }: { of: Item }) {
  if (of.kind === "person") return <AvatarOf id={of.userId} size="s" presence />;
  if (of.kind === "guild") return <GuildTile guild={of.guild} size="small" />;
  return <span class="sq">{of.kind === "channel" ? <Icon of={channelIcon(of.channel)} /> : <Icon of={of.icon} />}</span>;
}

export function Switcher() {
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const stranger = useStranger(query);
  const sections = useMemo(() => sectionsFor(query, stranger), [query, stranger]);
  const items = sections.flatMap((section) => section.items);
  const chosen = Math.min(at, items.length - 1);
  useEffect(() => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" }), [chosen, query]);

  const pick = (item: Item): void => {
    closeDialog();
    item.run();
  };
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
  let index = 0;
  return (
    <Modal class="switcher" label={say.find.name}>
      <div class="inside">
        <div class="q">
          <Icon of={Search} />
          <input
            type="text"
            role="combobox"
            autofocus
            aria-expanded={items.length > 0}
            aria-controls="hits"
            aria-autocomplete="list"
            aria-label={say.find.name}
            autocapitalize="none"
            spellcheck={false}
            aria-activedescendant={items.length > 0 ? `hit${chosen}` : undefined}
            placeholder={say.find.hint}
            value={query}
            onInput={(event) => (setQuery(event.currentTarget.value), setAt(0))}
            onKeyDown={pressed}
          />
          <kbd aria-hidden="true">Esc</kbd>
          <button type="button" class="btn quiet only-phone" onClick={closeDialog}>
            {say.cancel}
          </button>
        </div>
        <div class="list scroll" id="hits" role="listbox" aria-label={say.find.name} ref={list}>
          {sections.map((section) => (
            <ul key={section.name} role="group" aria-label={section.name}>
              <li class="sect" role="presentation">
                {section.name}
              </li>
              {section.items.map((item) => {
                const own = index++;
                return (
                  <li
                    key={item.key}
                    id={`hit${own}`}
                    class="row"
                    role="option"
                    aria-selected={own === chosen}
                    onClick={() => pick(item)}
                    onPointerMove={() => own !== chosen && setAt(own)}
                  >
                    <Sign of={item} />
                    <Name of={item} />
                    <span class="where">{item.where}</span>
                    {item.kind === "channel" && <Count of={mentionsIn(item.channel.id)} />}
                    {item.kind === "action" && item.keys && <kbd>{item.keys}</kbd>}
                  </li>
                );
              })}
            </ul>
          ))}
        </div>
        {items.length === 0 && <p class="none-found">{say.find.nothing}</p>}
        <div class="hidden" role="status">
          {query === "" ? "" : say.count.matches(items.length)}
        </div>
        <div class="tips not-phone" aria-hidden="true">
          <span>
            <kbd>↑</kbd>
            <kbd>↓</kbd>
            {say.find.move}
          </span>
          <span>
            <kbd>Enter</kbd>
            {say.find.open}
          </span>
          <span>
            <kbd>#</kbd>
            {say.find.onlyChannels}
          </span>
          <span>
            <kbd>@</kbd>
            {say.find.onlyPeople}
          </span>
          <span>
            <kbd>&gt;</kbd>
            {say.find.onlyActions}
          </span>
        </div>
      </div>
    </Modal>
  );
}
