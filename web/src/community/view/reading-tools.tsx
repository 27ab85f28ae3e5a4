// In the head of a conversation: its threads, its pins, and the search in it. On a phone they share one button.
import { Ellipsis, Pin, Spool, TextSearch } from "lucide";
import type { IconNode } from "lucide";
import { Icon } from "../../view/icon";
import { narrow } from "../../view/media";
import { openSearch, togglePanel } from "../actions/panel";
import { ChannelType, holdsMessages, type Channel } from "../state/guilds";
import { openMenu, type MenuItem } from "../state/menu";
import { shownPanel, threadHome, type Panel } from "../state/panel";
import { openPlace } from "../state/place";
import { reading } from "../text/reading-words";

type Tool = { kind: Panel["kind"]; name: string; icon: IconNode; keys?: string; run: () => void };

function toolsFor(channel: Channel): Tool[] {
  const tools: Tool[] = [];
  const { id, type } = channel;
  if (type === ChannelType.text || type === ChannelType.announcement)
    tools.push({ kind: "threads", name: reading.threads.title, icon: Spool, run: () => togglePanel({ kind: "threads", channelId: threadHome(id) }) });
  if (holdsMessages(channel)) tools.push({ kind: "pins", name: reading.pins.title, icon: Pin, run: () => togglePanel({ kind: "pins", channelId: id }) });
  const search = (): void => (shownPanel.peek()?.kind === "search" ? togglePanel({ kind: "search", place: openPlace.peek() }) : openSearch());
  tools.push({ kind: "search", name: reading.search.title, icon: TextSearch, keys: "Control+F", run: search });
  return tools;
}

export function ReadingTools({ channel }: { channel: Channel }) {
  const tools = toolsFor(channel);
  if (narrow.value) {
    const items = tools.map(({ name, icon, run }): MenuItem => ({ name, icon, run }));
    return (
      <button type="button" class="ib" aria-label={reading.more} title={reading.more} aria-haspopup="menu" onClick={(event) => openMenu(event, reading.more, items)}>
        <Icon of={Ellipsis} />
      </button>
    );
  }
  return (
    <>
      {tools.map(({ kind, name, icon, keys, run }) => (
        <button key={kind} type="button" class="ib" aria-label={name} title={name} aria-pressed={shownPanel.value?.kind === kind} aria-keyshortcuts={keys} onClick={run}>
          <Icon of={icon} />
        </button>
      ))}
    </>
  );
}
