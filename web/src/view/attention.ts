// Tells the state whether anybody is looking, and when the line is worth another try.
import { effect } from "@preact/signals";
import { doors } from "../actions/context";
import { attentive, link, linkLost } from "../state/session";

/** Without a connection for this long, the page says so. */
const QUIET_FOR = 2_000;

function looking(): void {
  attentive.value = document.visibilityState === "visible" && document.hasFocus();
  if (attentive.value && link.peek() === "waiting") doors().socket.tryNow();
}

export function watchAttention(): void {
  for (const name of ["focus", "blur", "pageshow"]) addEventListener(name, looking);
  document.addEventListener("visibilitychange", looking);
  addEventListener("online", () => doors().socket.tryNow());
  addEventListener("offline", () => doors().socket.restart());
  looking();
}

export function watchLink(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    if (link.value === "ready") {
      clearTimeout(timer);
      timer = undefined;
      linkLost.value = false;
    } else timer ??= setTimeout(() => (linkLost.value = true), QUIET_FOR);
  });
}
