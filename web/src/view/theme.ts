// The theme, changed from the chat page. The settings page keeps the same two keys.
import { drop, keep } from "../state/storage";

export function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function chooseTheme(theme: "light" | "dark"): void {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  if (theme === system) {
    delete document.documentElement.dataset["theme"];
    drop("parley.theme");
  } else {
    document.documentElement.dataset["theme"] = theme;
    keep("parley.theme", theme);
  }
}
