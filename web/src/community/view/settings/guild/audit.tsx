// What was done in the guild, by whom and why; the newest first.
import { useEffect, useState } from "preact/hooks";
import { owning } from "../../../actions/owning";
import { reasonOf } from "../../../actions/refusals";
import type { AuditEntryWire } from "../../../api/owning";
import type { Id } from "../../../api/types";
import { changeLines, sentence } from "../../../text/audit";
import { withNews } from "../../../state/keeping-news";
import { timeOf } from "../../../state/ids";
import { membersSignal, nameIn } from "../../../state/members";
import { meet, person } from "../../../state/people";
import { sayAudit } from "../../../text/audit-words";
import { fullTime, namedTime } from "../../../text/times";
import { say } from "../../../text/words";
import { AvatarOf } from "../../avatar";
import { Choice, Part, Say } from "../parts";

const PAGE = 50;

export function Audit({ guildId }: { guildId: Id }) {
  const [by, setBy] = useState("");
  const [action, setAction] = useState("");
  const [entries, setEntries] = useState<readonly AuditEntryWire[] | null>(null);
  const [hasMore, setMore] = useState(false);
  const [error, setError] = useState("");
  const load = async (before: readonly AuditEntryWire[], isCurrent: () => boolean = () => true): Promise<void> => {
    try {
      const page = await owning().audit(guildId, before.at(-1)?.id, by, action);
      if (!isCurrent()) return;
      page.users.forEach(meet);
      setEntries([...before, ...page.audit_log_entries]);
      setMore(page.audit_log_entries.length === PAGE);
    } catch (refused) {
      setError(reasonOf(refused));
    }
  };
  useEffect(() => {
    let isCurrent = true;
    setError("");
    void load([], () => isCurrent);
    return () => void (isCurrent = false);
  }, [guildId, by, action]);
  const people = [...membersSignal(guildId).value.keys()].map((id) => [id, nameIn(guildId, id)] as const).sort(([, a], [, b]) => a.localeCompare(b));
  const shown = entries && withNews(entries, guildId, by, action);
  return (
    <Part>
      <div class="narrowed">
        <Choice label={sayAudit.person} value={by} options={[["", sayAudit.anybody], ...people]} onChange={setBy} />
        <Choice
          label={sayAudit.action}
          value={action}
          options={[["", sayAudit.anything], ...Object.entries(sayAudit.said).map(([key, said]) => [key, said("…", "…")] as const)]}
          onChange={setAction}
        />
      </div>
      <span class="field">
        <Say error={error} />
      </span>
      {shown?.length === 0 && <p class="none-found">{sayAudit.none}</p>}
      <ul class="lines">
        {shown?.map((entry) => (
          <li key={entry.id}>
            <Entry guildId={guildId} entry={entry} />
          </li>
        ))}
      </ul>
      {hasMore && entries && (
        <button type="button" class="btn plain wide" onClick={() => void load(entries)}>
          {sayAudit.more}
        </button>
      )}
    </Part>
  );
}

function Entry({ guildId, entry }: { guildId: Id; entry: AuditEntryWire }) {
  const at = timeOf(entry.id);
  const lines = changeLines(entry);
  const who = entry.user_id === null ? sayAudit.system : nameIn(guildId, entry.user_id) || say.talk.somebody;
  const head = (
    <>
      {entry.user_id !== null && person(entry.user_id).username !== "" && <AvatarOf id={entry.user_id} size="s" />}
      <span class="grow who">
        <b dir="auto">{sentence(guildId, entry, who)}</b>
        <small>
          <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
            {namedTime(Math.min(at, Date.now()), "R", Date.now())}
          </time>
          {entry.reason && <span dir="auto"> · {sayAudit.reason(entry.reason)}</span>}
        </small>
      </span>
    </>
  );
  if (lines.length === 0) return <div class="line audit">{head}</div>;
  return (
    <details class="audit-entry">
      <summary class="line audit">{head}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </details>
  );
}
