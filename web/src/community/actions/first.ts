// The first screen, from the data that came with the page. The gateway tells it again when it is there; until then nothing
// here waits for it.
import { batch } from "@preact/signals";
import type { FirstScreenWire } from "../api/types";
import { setUploadLimit } from "../state/attached";
import { channels } from "../state/guilds";
import { saveMembers } from "../state/members";
import { changeTimeline, toMessage } from "../state/messages";
import { takeReady } from "./dispatch";
import { PAGE } from "./load";

export function showFirst(first: FirstScreenWire): void {
  setUploadLimit(first.upload_limit);
  batch(() => {
    takeReady(first.ready);
    const channel = channels.peek().get(first.channel_id ?? "");
    if (!channel || !first.messages) return;
    if (channel.guildId !== null) saveMembers(channel.guildId, first.members);
    const messages = first.messages.map(toMessage).reverse();
    changeTimeline(channel.id, { messages, loaded: true, hasOlder: messages.length === PAGE, atPresent: true });
  });
}
