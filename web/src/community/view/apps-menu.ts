// What applications offer for a message or for somebody, in a menu of its own.
import { AppWindow, Blocks } from "lucide";
import { notice } from "../../state/notices";
import { callCommand } from "../actions/interact";
import { loadCommands } from "../actions/commands";
import type { Id } from "../api/types";
import { menuCommands } from "../state/commands";
import { labelOf } from "../state/localized-commands";
import { openMenuAgain, type MenuItem } from "../state/menu";
import { botWords } from "../text/bot-words";

async function openApps(type: number, channelId: Id, targetId: Id): Promise<void> {
  const index = await loadCommands(channelId);
  const commands = menuCommands(index, type);
  if (commands.length === 0) return notice(botWords.noApps);
  const nameOf = (id: Id): string => index.applications.find((app) => app.id === id)?.name ?? "";
  const items = commands.map((command): MenuItem => ({
    name: labelOf(command),
    note: nameOf(command.application_id),
    icon: AppWindow,
    run: () => callCommand({ channelId, command, name: labelOf(command), targetId }),
  }));
  openMenuAgain(botWords.apps, items);
}

/** The entry that leads there; `type` is whom or what the commands are for. */
export const appsItem = (type: number, channelId: Id, targetId: Id): MenuItem => ({
  name: botWords.apps + "…",
  icon: Blocks,
  run: () => void openApps(type, channelId, targetId),
});
