// Two seconds without a connection are worth one quiet line. It leaves as quietly.
import { WifiOff } from "lucide";
import { doors } from "../actions/context";
import { link, linkLost } from "../state/session";
import { en } from "../text/en";
import { Icon } from "./icon";

export function Banner() {
  if (!linkLost.value) return null;
  return (
    <div class="banner" role="status">
      <Icon of={WifiOff} size="s" />
      <span>{en.link.lost}</span>
      <button type="button" onClick={() => doors().socket.tryNow()} disabled={link.value === "connecting"}>
        {link.value === "connecting" ? en.link.trying : en.link.tryNow}
      </button>
    </div>
  );
}
