// One quiet line when a newer version of the page has come; nothing reloads by itself.
import { newVersion, useNewVersion } from "../actions/version";
import { offlineWords } from "../text/offline-words";

export function NewVersion() {
  if (!newVersion.value) return null;
  return (
    <div class="toast">
      <span class="grow">{offlineWords.newVersion}</span>
      <button type="button" class="btn quiet small" onClick={useNewVersion}>
        {offlineWords.reload}
      </button>
      <button type="button" class="btn quiet small" onClick={() => (newVersion.value = null)}>
        {offlineWords.later}
      </button>
    </div>
  );
}
