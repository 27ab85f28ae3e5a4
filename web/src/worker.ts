// Keeps the page's shell, so that it opens at once and without a network. It holds nobody's data: only built files, which are the
// same for everybody, and the page without data. A new build has a new list, so it is a new worker with a cache of its own;
// it waits until the reader wants it, and then the old cache goes. Everything else passes by untouched.

type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Extendable & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Told = Event & { data: unknown };
type KeepingWorker = {
  addEventListener(name: "install" | "activate", hear: (event: Extendable) => void): void;
  addEventListener(name: "fetch", hear: (event: Fetching) => void): void;
  addEventListener(name: "message", hear: (event: Told) => void): void;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
};

/** The build writes both: the files, and a name for all of them together. */
declare const SHELL: readonly string[];
declare const BUILD: string;

const worker = self as unknown as KeepingWorker;
const CACHE = "parley-" + BUILD;
const PAGE = "/offline";
/** A network that says nothing for this long counts as none. */
const PATIENCE = 4_000;

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([...SHELL, new Request(PAGE, { cache: "reload", credentials: "omit" })]);
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("parley-") && name !== CACHE).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

const silence = (): Promise<null> => new Promise((done) => setTimeout(() => done(null), PATIENCE));

/** The network's page has the newest data in it. */
async function open(request: Request): Promise<Response> {
  const fresh = fetch(request);
  const answer = await Promise.race([fresh.catch(() => null), silence()]);
  return answer ?? (await caches.match(PAGE)) ?? fresh;
}

/** Its name says what is in it, so the kept one is right for ever. */
const file = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", ({ data }) => void (data === "take over" && worker.skipWaiting()));
worker.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate" && (pathname === "/" || pathname.startsWith("/channels/"))) event.respondWith(open(event.request));
  else if (pathname.startsWith("/assets/")) event.respondWith(file(event.request));
});
export {};
