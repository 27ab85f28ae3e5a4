// Joins the layers of the guilds' page: the server's doors to the actions, what they tell to the state, the state to the page.
import { effect } from "@preact/signals";
import { render } from "preact";
import { openDoors } from "./community/actions/context";
import { dispatch } from "./community/actions/dispatch";
import { askForMembers } from "./community/actions/open";
import { watchReading } from "./community/actions/read";
import { watchLayer } from "./community/actions/layer";
import { readAddress, settleRoute, startRouting } from "./community/actions/route";
import { flush } from "./community/actions/send";
import { Gateway, type LinkState, type SocketLike } from "./community/api/gateway";
import { Rest } from "./community/api/rest";
import { makeRoutes } from "./community/api/routes";
import type { UserWire } from "./community/api/types";
import { loadDrafts } from "./community/state/drafts";
import { loadOutbox } from "./community/state/outbox";
import { fromUser, me, meet } from "./community/state/people";
import { DIRECTS, known, link, loadFolded, loadMembersShown, openPlace } from "./community/state/place";
import { say } from "./community/text/words";
import { App } from "./community/view/app";
import { keepTitle, watchAttention, watchLink } from "./community/view/attention";
import { InvitePage } from "./community/view/invite";
import { listenForKeys } from "./community/view/keys";
import { setDrawer } from "./state/storage";

type Boot = { me: UserWire | null };

const signedOut = (): void => location.assign("/sign-in?next=" + location.pathname);

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
  if (openPlace.peek() !== DIRECTS) askForMembers(openPlace.peek());
}

function makeGateway(): Gateway {
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/?v=10&encoding=json`;
  return new Gateway(() => new WebSocket(url) as unknown as SocketLike, {
    onState: linkChanged,
    onDispatch: dispatch,
    onSignedOut: signedOut,
  });
}

function startApp(gateway: Gateway): void {
  openPlace.value = readAddress(location.pathname).place;
  loadDrafts();
  loadOutbox();
  loadFolded();
  loadMembersShown();
  watchReading();
  watchLink();
  watchAttention();
  startRouting();
  watchLayer();
  effect(() => void (known.value && settleRoute()));
  gateway.connect();
  keepTitle(document.body.dataset["instance"] ?? say.brand);
  listenForKeys();
  render(<App />, document.body);
}

function start(boot: Boot): void {
  document.documentElement.lang = say.language;
  openLocalStorage();
  if (boot.me) {
    me.value = fromUser(boot.me);
    meet(boot.me);
  }
  const gateway = makeGateway();
  const rest = new Rest(signedOut);
  openDoors({ rest, routes: makeRoutes(rest), gateway });
  document.body.replaceChildren();
  const [place, code] = location.pathname.split("/").filter(Boolean);
  if (place === "invite" && code) render(<InvitePage code={code} />, document.body);
  else startApp(gateway);
}

start(JSON.parse(document.getElementById("boot")?.textContent ?? "{}") as Boot);
