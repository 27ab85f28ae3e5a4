import { Settings } from "lucide";
import { Icon } from "../../view/icon";
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
      <a class="ib" href="/settings" aria-label={say.places.settings} title={say.places.settings}>
        <Icon of={Settings} />
      </a>
    </footer>
  );
}
