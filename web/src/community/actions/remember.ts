// Keeps what is on the page for a start without a network, a moment after it changed and when the page is left; and brings it
// back. It is one person's: whoever else comes finds nothing.
import { effect } from "@preact/signals";
import { forgetKept, putKept, takeKept } from "../api/shelf";
import { channels, guildPositions, guilds } from "../state/guilds";
import { pack, unpack, type Kept } from "../state/kept";
import { timeline } from "../state/messages";
import { me } from "../state/people";
import { known, openChannel } from "../state/place";
import { reads } from "../state/reads";
import { noteVisit } from "../state/visits";

const QUIET_FOR = 1_000;

/** `build` names the script that runs: what another one kept may have another shape. */
export function keepForLater(build: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepNow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (known.peek() && me.peek().id !== "0") void putKept(pack(build));
  };
  effect(() => {
    guilds.value;
    guildPositions.value;
    channels.value;
    reads.value;
    if (openChannel.value !== null) {
      noteVisit(openChannel.value);
      timeline(openChannel.value);
    }
    timer ??= setTimeout(keepNow, QUIET_FOR);
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && timer !== undefined && keepNow());
}

/** True when there was something of this build to show. */
export async function showKept(build: string): Promise<boolean> {
  const kept = (await takeKept()) as Kept | null | undefined;
  if (!kept || kept.build !== build) return false;
  unpack(kept);
  return true;
}

/** What somebody else kept on this device goes. */
export async function forgetOthers(mine: string): Promise<void> {
  const kept = (await takeKept()) as Kept | null | undefined;
  if (kept && kept.me.id !== mine) await forgetKept();
}
