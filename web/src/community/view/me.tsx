// Oneself at the foot of the lists; on a phone at the top of one's settings.
import { Settings } from "lucide";
import { Icon } from "../../view/icon";
import { openLayer } from "../actions/layer";
import { openMenu } from "../state/menu";
import { customStatus } from "../state/own-settings";
import { me, plainName } from "../state/people";
import { link } from "../state/place";
import { sayOwn } from "../text/own-words";
import { say } from "../text/words";
import { Avatar, statusOf } from "./avatar";
import { statusItems } from "./status-items";

/** Who I am and how I am seen; the menu on it changes that. */
export function Self() {
  const status = link.value === "ready" ? say.presence[statusOf(me.value.id)] : say.presence.connecting;
  const own = customStatus.value;
  return (
    <button type="button" class="self" aria-haspopup="menu" onClick={(event) => openMenu(event, sayOwn.status.name, statusItems())}>
      <Avatar of={me.value} presence />
      <span class="who">
        <b class="cut">{plainName(me.value)}</b>
        <span class="sub cut">{own ? [own.emoji, own.text].filter(Boolean).join(" ") : `@${me.value.username} · ${status}`}</span>
        <span class="hidden">{sayOwn.status.menu}</span>
      </span>
    </button>
  );
}

export function Me() {
  return (
    <footer class="me">
      <Self />
      <button type="button" class="ib" aria-label={say.places.settings} title={say.places.settings} onClick={() => openLayer({ kind: "user-settings", section: "" })}>
        <Icon of={Settings} />
      </button>
    </footer>
  );
}
