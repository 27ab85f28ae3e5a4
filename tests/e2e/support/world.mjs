// What most test files need: one server and one browser, gone when the file ends.
import { after, before } from "node:test";
import { launch, open, profile } from "./browser.mjs";
import { register } from "./people.mjs";
import { Server } from "./server.mjs";

let counter = 0;

export function world({ flags } = {}) {
  const it = { server: null, browser: null, contexts: [] };
  before(async () => {
    it.server = await Server.start(flags);
    it.browser = await launch();
  });
  after(async () => {
    await it.browser?.close();
    await it.server?.stop();
  });
  /** Someone new, so that no test meets what another one left behind. */
  it.someone = (name, more) => register(it.server, `${name}${++counter}`, more);
  it.page = async (person, path = "/chats", options = {}) => open(await profile(it.browser, it.server, person, options), path);
  return it;
}
