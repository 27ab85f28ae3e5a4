// Chooses the element for one row of the conversation.
import type { Row } from "../state/rows";
import { en } from "../text/en";
import { dayName } from "../text/time";
import { now } from "./media";
import { MessageRow, UnsentRow } from "./message-row";

export function RowView({ row, washed }: { row: Row; washed: number | null }) {
  switch (row.kind) {
    case "day":
      return (
        <li class="day" data-key={row.key}>
          <span>{dayName(row.at, now.value, en.day)}</span>
        </li>
      );
    case "new":
      return (
        <li class="new" data-key={row.key}>
          {row.day !== null && <span class="date">{dayName(row.day, now.value, en.day)}</span>}
          <span>{en.talk.newMessages(row.count)}</span>
        </li>
      );
    case "message":
      return <MessageRow message={row.message} head={row.head} washed={row.message.id === washed} rowKey={row.key} />;
    case "unsent":
      return <UnsentRow unsent={row.unsent} head={row.head} rowKey={row.key} />;
  }
}
