// Keeping a guild: what the server takes is shown from its answer, before the gateway tells everybody.
import { makeOwning, type GuildChanges } from "../api/owning";
import type { Id } from "../api/types";
import { renewGuild } from "../state/guilds";
import { doors } from "./context";

let routes: ReturnType<typeof makeOwning> | undefined;
export const owning = (): ReturnType<typeof makeOwning> => (routes ??= makeOwning(doors().rest));

export async function changeGuild(id: Id, changes: GuildChanges): Promise<void> {
  renewGuild(await owning().changeGuild(id, changes));
}
