// One row of the switcher.
import { ChevronRight, CornerDownLeft } from "lucide";
import { myName } from "../state/session";
import { en } from "../text/en";
import type { Match } from "../text/fold";
import { oneLine } from "../text/rich";
import { shortTime } from "../text/time";
import { Avatar } from "./avatar";
import { otherOf, type Item } from "./finder-items";
import { Count } from "./count";
import { Icon } from "./icon";
import { now } from "./media";
import { chatName, nameOf } from "./names";

function Marked({ text, match }: { text: string; match: Match | null }) {
  if (!match) return <>{text}</>;
  const letters = [...text.normalize("NFC")];
  return (
    <>
      {letters.slice(0, match.start).join("")}
      <mark>{letters.slice(match.start, match.end).join("")}</mark>
      {letters.slice(match.end).join("")}
    </>
  );
}

/** Lets the found word stand near the front, as a long message is cut at its end. */
function around(text: string, wanted: string): { text: string; match: Match | null } {
  const line = oneLine(text);
  const word = wanted.split(/\s+/)[0] ?? "";
  const at = word === "" ? -1 : line.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return { text: line, match: null };
  const from = at > 30 ? at - 20 : 0;
  const shown = (from > 0 ? "…" : "") + line.slice(from);
  const letters = [...shown.slice(0, shown.toLowerCase().indexOf(word.toLowerCase()))].length;
  return { text: shown, match: { start: letters, end: letters + [...word].length } };
}

function Content({ item, wanted }: { item: Item; wanted: string }) {
  switch (item.kind) {
    case "chat":
      return (
        <>
          <Avatar username={item.username} size="s" presence={item.username !== myName.value} />
          <span class="cut" dir="auto">
            <Marked text={chatName(item.username)} match={item.match} />
          </span>
          <Count of={item.unread} />
          <span class="where">@{item.username}</span>
        </>
      );
    case "person":
      return (
        <>
          <Avatar username={item.username} size="s" presence={item.username !== myName.value} />
          <span class="cut" dir="auto">
            {item.username === myName.value ? en.find.you(nameOf(item.username)) : nameOf(item.username)}
          </span>
          <span class="where">@{item.username}</span>
        </>
      );
    case "message": {
      const { text, match } = around(item.message.message, wanted);
      return (
        <>
          <Avatar username={item.message.sender_username} size="s" />
          <span class="said">
            <span class="cut by">{chatName(otherOf(item.message))}</span>
            <span class="cut" dir="auto">
              <Marked text={text} match={match} />
            </span>
          </span>
          <span class="where">{shortTime(Date.parse(item.message.timestamp), now.value)}</span>
        </>
      );
    }
    case "action":
      return (
        <>
          <span class="sq">
            <Icon of={ChevronRight} />
          </span>
          <span class="cut">
            <Marked text={item.name} match={item.match} />
          </span>
          {item.keys && <kbd>{item.keys}</kbd>}
        </>
      );
  }
}

type Props = { id: string; item: Item; wanted: string; selected: boolean; onPick: () => void; onPoint: () => void };

export function FinderRow({ id, item, wanted, selected, onPick, onPoint }: Props) {
  return (
    <li
      id={id}
      class="row"
      role="option"
      aria-selected={selected}
      onClick={onPick}
      onPointerMove={selected ? undefined : onPoint}
    >
      <Content item={item} wanted={wanted} />
      {selected && (
        <span class="enter not-phone">
          <Icon of={CornerDownLeft} size="s" />
        </span>
      )}
    </li>
  );
}
