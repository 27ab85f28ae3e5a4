// The page without a network and without anything that was kept.
import { Mark } from "../../view/icon";
import { offlineWords } from "../text/offline-words";

export function NothingKept() {
  return (
    <main class="empty">
      <span class="mark">
        <Mark />
      </span>
      <h1>{offlineWords.nothingKept}</h1>
      <p>{offlineWords.nothingKeptHow}</p>
      <button type="button" class="btn plain" onClick={() => location.reload()}>
        {offlineWords.tryAgain}
      </button>
    </main>
  );
}
