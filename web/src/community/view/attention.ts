// Tells the state whether anybody is looking, when the line is worth another try, and the tab what is new.
import { effect } from "@preact/signals";
import { doors } from "../actions/context";
import { attentive, currentChannel, link, linkLost, openGuild } from "../state/place";
import { mentionTotal } from "../state/reads";
import { iconWith } from "../text/badge";
import { placeName } from "./composer";

/** Without a connection for this long, the page says so. */
const QUIET_FOR = 2_000;

function looking(): void {
  attentive.value = document.visibilityState === "visible" && document.hasFocus();
  if (attentive.value && link.peek() === "waiting") doors().gateway.tryNow();
}

export function watchAttention(): void {
  for (const name of ["focus", "blur", "pageshow"]) addEventListener(name, looking);
  document.addEventListener("visibilitychange", looking);
  // Who comes back to the page may have slept meanwhile, and its timers with it.
  document.addEventListener("visibilitychange", () => attentive.peek() && doors().gateway.probe());
  addEventListener("pageshow", (event) => event.persisted && doors().gateway.probe());
  addEventListener("online", () => (doors().gateway.probe(), doors().gateway.tryNow()));
  addEventListener("offline", () => doors().gateway.restart());
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

export function keepTitle(instance: string): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  effect(() => {
    const calls = mentionTotal.value;
    const places = [currentChannel.value && placeName(currentChannel.value), openGuild.value?.name, instance].filter(Boolean);
    document.title = (calls > 0 ? `(${calls}) ` : "") + places.join(" · ");
    const href = iconWith(calls);
    if (icon && icon.getAttribute("href") !== href) icon.href = href;
  });
}
