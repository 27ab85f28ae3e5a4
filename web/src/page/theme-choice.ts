// The theme and the density are the reader's choice on this device: they act at once and live in localStorage.

type Theme = "system" | "light" | "dark";

function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}

function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  keep("parley.theme", theme === "system" ? null : theme);
}

function chooseDensity(compact: boolean): void {
  const root = document.documentElement;
  if (compact) root.dataset["density"] = "compact";
  else delete root.dataset["density"];
  keep("parley.density", compact ? "compact" : null);
}

export function wireThemeChoice(): void {
  const current = document.documentElement.dataset["theme"] ?? "system";
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[name="theme"]')) {
    radio.checked = radio.value === current;
    radio.addEventListener("change", () => chooseTheme(radio.value as Theme));
  }
  const compact = document.querySelector<HTMLInputElement>("#compact");
  if (!compact) return;
  compact.checked = document.documentElement.dataset["density"] === "compact";
  compact.addEventListener("change", () => chooseDensity(compact.checked));
}
