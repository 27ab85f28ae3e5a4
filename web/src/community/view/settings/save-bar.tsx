// Appears when something changed and keeps one from leaving it behind.
import { CircleAlert } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../../view/icon";
import { unsaved, warned } from "../../state/layer";
import { saySettings } from "../../text/settings-words";

export function SaveBar() {
  const bar = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState(warned.peek());
  const open = unsaved.value;
  const isWarned = warned.value > seen;
  useEffect(() => {
    if (!open) setSeen(warned.peek());
  }, [open === null]);
  useEffect(() => {
    if (isWarned) bar.current?.querySelector<HTMLElement>(".primary")?.focus();
  }, [warned.value]);
  if (!open) return null;
  // The bar goes and would take the focus with it.
  const toPage = (): void => bar.current?.parentElement?.querySelector<HTMLElement>(".page")?.focus();
  const save = async (): Promise<void> => {
    setBusy(true);
    const isSaved = await open.save();
    setBusy(false);
    if (isSaved) toPage();
  };
  return (
    <div class={isWarned ? "layer-save warned" : "layer-save"} role="region" aria-label={saySettings.unsaved} ref={bar}>
      {isWarned && <Icon of={CircleAlert} size="s" />}
      <span class="grow" role="status">
        {isWarned ? saySettings.warned : saySettings.unsaved}
      </span>
      <button type="button" class="btn quiet" disabled={busy} onClick={() => (toPage(), open.reset())}>
        {saySettings.reset}
      </button>
      <button type="button" class="btn primary" disabled={busy} onClick={() => void save()}>
        {busy ? saySettings.saving : saySettings.save}
      </button>
    </div>
  );
}
