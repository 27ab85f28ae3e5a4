// Joins the layers of the guilds' page: the server's doors to the actions, what they tell to the state, the state to the page.
import { effect } from "@preact/signals";
import { render } from "preact";
import { flushErasing, watchErasing } from "./community/actions/erase";
import { openDoors } from "./community/actions/context";
import { dispatch } from "./community/actions/dispatch";
import { showFirst } from "./community/actions/first";
import { askForMembers } from "./community/actions/open";
import { watchOwnStatus } from "./community/actions/own";
import { watchReading } from "./community/actions/read";
import { watchLayer } from "./community/actions/layer";
import { forgetOthers, keepForLater, showKept } from "./community/actions/remember";
import { readAddress, settleRoute, startRouting } from "./community/actions/route";
import { flush } from "./community/actions/send";
import { lookForVersion, registerWorker } from "./community/actions/version";
import { Gateway, type LinkState, type SocketLike } from "./community/api/gateway";
import { Rest } from "./community/api/rest";
import { makeRoutes } from "./community/api/routes";
import { forgetKept } from "./community/api/shelf";
import type { FirstScreenWire, UserWire } from "./community/api/types";
import { loadDrafts } from "./community/state/drafts";
import { loadOutbox } from "./community/state/outbox";
import { watchMutes } from "./community/state/notifications";
import { fromUser, me, meet } from "./community/state/people";
import { awaitsTalk, DIRECTS, known, link, loadFolded, loadMembersShown, openPlace } from "./community/state/place";
import { isMirrored, say } from "./community/text/words";
import { App } from "./community/view/app";
import { keepTitle, watchAttention, watchLink } from "./community/view/attention";
import { InvitePage } from "./community/view/invite";
import { keepClearOfKeyboard } from "./community/view/keyboard-room";
import { listenForKeys } from "./community/view/keys";
import { listenForLongPress } from "./community/view/long-press";
import { NothingKept } from "./community/view/nothing-kept";
import { listenForSwipes } from "./community/view/swipes";
import { setDrawer } from "./state/storage";

/** `offline`: the shell that the browser kept, with nobody's data in it. */
type Boot = { me: UserWire | null; first?: FirstScreenWire; offline?: boolean };

/** Names this build: a script's address is made of its content. */
const build = document.querySelector<HTMLScriptElement>("script[type=module]")?.src ?? "";

function signedOut(): void {
  void forgetKept().then(() => location.assign("/sign-in?next=" + location.pathname));
}

function openLocalStorage(): void {
  try {
    localStorage.getItem("parley");
    setDrawer({
      getItem: (key) => localStorage.getItem(key),
      setItem: (key, value) => localStorage.setItem(key, value),
      removeItem: (key) => localStorage.removeItem(key),
      keys: () => Object.keys(localStorage),
    });
  } catch {
    // Forbidden: drafts and unsent messages then last as long as the page.
  }
}

function linkChanged(state: LinkState): void {
  link.value = state;
  if (state !== "ready") return;
  flush();
  flushErasing();
  lookForVersion();
  if (openPlace.peek() !== DIRECTS) askForMembers(openPlace.peek());
}

/** Whose data is shown has to be who is signed in: another window may have signed in as somebody else. */
function told(name: string, data: unknown): void {
  const whose = name === "READY" ? (data as { user: UserWire }).user.id : me.peek().id;
  if (me.peek().id !== "0" && whose !== me.peek().id) void forgetKept().then(() => location.reload());
  else dispatch(name, data);
}

function makeGateway(): Gateway {
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/?v=10&encoding=json`;
  return new Gateway(() => new WebSocket(url) as unknown as SocketLike, {
    onState: linkChanged,
    onDispatch: told,
    onSignedOut: signedOut,
  });
}

function startApp(gateway: Gateway, first?: FirstScreenWire): void {
  const address = readAddress(location.pathname);
  openPlace.value = address.place;
  awaitsTalk.value = address.channelId !== null;
  if (first) showFirst(first);
  loadDrafts();
  loadOutbox();
  watchErasing();
  loadFolded();
  loadMembersShown();
  watchReading();
  watchLink();
  watchMutes();
  watchOwnStatus();
  watchAttention();
  startRouting();
  watchLayer();
  effect(() => void (known.value && settleRoute()));
  gateway.connect();
  keepTitle(document.body.dataset["instance"] ?? say.brand);
  listenForKeys();
  listenForLongPress();
  listenForSwipes();
  keepClearOfKeyboard();
  render(<App />, document.body);
  keepForLater(build);
  registerWorker();
}

/** Without a network: what was kept, until the gateway is there again. */
async function startOffline(gateway: Gateway): Promise<void> {
  if (await showKept(build)) return startApp(gateway);
  addEventListener("online", () => location.reload());
  render(<NothingKept />, document.body);
}

function start(boot: Boot): void {
  document.documentElement.lang = say.language;
  document.documentElement.dir = isMirrored ? "rtl" : "ltr";
  openLocalStorage();
  if (boot.me) {
    me.value = fromUser(boot.me);
    meet(boot.me);
    void forgetOthers(boot.me.id);
  }
  const gateway = makeGateway();
  const rest = new Rest(signedOut);
  openDoors({ rest, routes: makeRoutes(rest), gateway });
  document.body.replaceChildren();
  const [place, code] = location.pathname.split("/").filter(Boolean);
  if (place === "invite" && code) render(<InvitePage code={code} />, document.body);
  else if (boot.offline) void startOffline(gateway);
  else startApp(gateway, boot.first);
}

start(JSON.parse(document.getElementById("boot")?.textContent ?? "{}") as Boot);
