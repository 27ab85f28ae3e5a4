// Joins the layers: the server's doors to the actions, the boot data to the state, the state to the page.
import { render } from "preact";
import { openDoors } from "./actions/context";
import { findPerson } from "./actions/find";
import { watchReading } from "./actions/read";
import { receive, refreshChats } from "./actions/receive";
import { forgetInFlight, outboxChanged } from "./actions/send";
import { makeHttp } from "./api/http";
import { makeRest } from "./api/rest";
import { Socket } from "./api/socket";
import type { BootWire } from "./api/types";
import { chatNamed, takeChats } from "./state/chats";
import { loadDrafts } from "./state/drafts";
import { loadOutbox, outbox } from "./state/outbox";
import { meet } from "./state/people";
import { link, myName } from "./state/session";
import { setDrawer } from "./state/storage";
import { App } from "./view/app";
import { watchAttention, watchLink } from "./view/attention";
import { listenForKeys } from "./view/keys";
import { startRouting } from "./view/route";
import { keepTitle } from "./view/title";

const signedOut = (): void => location.assign("/sign-in");

function openLocalStorage(): void {
  try {
    localStorage.getItem("parley");
    setDrawer({
      getItem: (key) => localStorage.getItem(key),
      setItem: (key, value) => localStorage.setItem(key, value),
      removeItem: (key) => localStorage.removeItem(key),
      keys: () => Object.keys(localStorage),
    });
    addEventListener("storage", (event) => event.key?.startsWith(`parley.out.${myName.peek()}.`) && outboxChanged());
  } catch {
    // Forbidden: drafts and unsent messages then last as long as the page.
  }
}

/** Somebody written to, but never reached, is in no list of chats; their name is asked for. */
async function meetAddressees(): Promise<void> {
  for (const { to } of outbox.peek()) if (!chatNamed(to)) await findPerson(to);
}

function start(boot: BootWire): void {
  myName.value = boot.me.username;
  meet(boot.me);
  openLocalStorage();
  loadDrafts();
  loadOutbox();
  takeChats(boot.chats);
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
  const socket = new Socket(url, {
    onState: (state) => {
      if (state !== "ready") forgetInFlight();
      link.value = state;
      // A handshake is refused without a reason that a page may see; a request tells whether the session has ended.
      if (state === "waiting") void refreshChats();
    },
    onEvent: receive,
    onSignedOut: signedOut,
  });
  openDoors({ rest: makeRest(makeHttp(signedOut)), socket });
  watchReading();
  watchLink();
  watchAttention();
  startRouting();
  socket.connect();
  void meetAddressees();
  keepTitle(document.body.dataset["instance"] ?? "Parley");
  listenForKeys();
  document.body.replaceChildren();
  render(<App />, document.body);
}

start(JSON.parse(document.getElementById("boot")?.textContent ?? "{}") as BootWire);
