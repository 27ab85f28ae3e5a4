import { Settings } from "lucide";
import { Icon } from "../../view/icon";
import { openLayer } from "../actions/layer";
import { me, plainName } from "../state/people";
import { link } from "../state/place";
import { say } from "../text/words";
import { Avatar, statusOf } from "./avatar";

export function Me() {
  const status = link.value === "ready" ? say.presence[statusOf(me.value.id)] : say.presence.connecting;
  return (
    <footer class="me">
      <Avatar of={me.value} presence />
      <div class="who">
        <b class="cut">{plainName(me.value)}</b>
        <span class="sub cut">
          @{me.value.username} · {status}
        </span>
      </div>
      <button type="button" class="ib" aria-label={say.places.settings} title={say.places.settings} onClick={() => openLayer({ kind: "user-settings", section: "" })}>
        <Icon of={Settings} />
      </button>
    </footer>
  );
}
