// The worker that keeps the page's shell, and the word when a newer one has come.
import { signal } from "@preact/signals";

/** A newer version of the page waits to be used. */
export const newVersion = signal<ServiceWorker | null>(null);

/** Nobody who sees this page for the first time is told of a new one. */
function offer(worker: ServiceWorker | null): void {
  if (worker && navigator.serviceWorker.controller) newVersion.value = worker;
}

function watch(registration: ServiceWorkerRegistration): void {
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => coming.state === "installed" && offer(coming));
  });
}

/** Only where the browser allows it: over TLS, or on this very machine. */
export function registerWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/sw.js").then(watch).catch(() => undefined);
}

/** A server that comes back may have come back newer. */
export function lookForVersion(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker
    .getRegistration()
    .then((registration) => registration?.update())
    .catch(() => undefined);
}

/** The waiting worker takes over, and with it the page. */
export function useNewVersion(): void {
  const worker = newVersion.peek();
  if (!worker) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage("take over");
}
