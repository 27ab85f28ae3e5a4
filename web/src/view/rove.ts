// Arrow keys walk the rows of a list, which is one stop for Tab.

const step: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function rove(event: KeyboardEvent, list: HTMLElement | null, rows: string): void {
  const how = step[event.key];
  if (!how || !list || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = [...list.querySelectorAll<HTMLElement>(rows)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  all[how(at, all.length)]?.focus();
}
