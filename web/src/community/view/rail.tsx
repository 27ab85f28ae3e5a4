// The binder: the open guild's tab is the same paper as the page beside it.
import { Plus } from "lucide";
import { useRef, useState } from "preact/hooks";
import { Icon, Mark } from "../../view/icon";
import { rove } from "../../view/rove";
import { addressOf } from "../actions/route";
import { guilds, type Guild } from "../state/guilds";
import { pigmentOf } from "../state/ids";
import { dialog, DIRECTS, openPlace } from "../state/place";
import { newsOf } from "../state/reads";
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
  const url = guild.icon && !broken ? `/icons/${guild.id}/${guild.icon}.webp?size=96` : null;
  return (
    <span class={`tile ${size} p${pigmentOf(guild.id)}`} aria-hidden="true">
      {url ? <img src={url} alt="" onError={() => setBroken(true)} /> : signOf(guild.name)}
    </span>
  );
}

function Tab({ guild, isStop }: { guild: Guild; isStop: boolean }) {
  const { mentions, unread } = newsOf(guild.id);
  return (
    <li>
      <PlaceLink
        class={unread ? "tab unread" : "tab"}
        href={addressOf(guild.id)}
        title={guild.name}
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
  const all = [...guilds.value.values()];
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
        {all.map((guild) => (
          <Tab key={guild.id} guild={guild} isStop={openPlace.value === guild.id} />
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
