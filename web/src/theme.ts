// Runs before the first paint, so a page never flashes in the wrong theme. Kept apart and tiny for that reason.
const root = document.documentElement;
root.classList.add("js");
try {
  const theme = localStorage.getItem("parley.theme");
  if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
  if (localStorage.getItem("parley.density") === "compact") root.dataset["density"] = "compact";
} catch {
  // Storage may be forbidden; the system's theme is a good answer then.
}
