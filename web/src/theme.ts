// Runs before the first paint, so a page never flashes in the wrong look. Kept apart and tiny for that reason.
import { wearAll } from "./appearance";

const root = document.documentElement;
root.classList.add("js");
try {
  wearAll(root, (key) => localStorage.getItem(key));
} catch {
  // Storage may be forbidden; the system's own look is a good answer then.
}
