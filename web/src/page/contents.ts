// Marks the entry of a page's contents whose part is being read.

const idOf = (link: HTMLAnchorElement): string => decodeURIComponent(link.hash.slice(1));

function markCurrent(links: HTMLAnchorElement[], id: string): void {
  for (const link of links) {
    if (idOf(link) === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

export function wireContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("nav[data-contents] a[href^='#']")];
  const parts = links.map((link) => document.getElementById(idOf(link))).filter((part) => part !== null);
  if (parts.length === 0) return;
  const pane = document.querySelector(".page");
  const top = pane ?? document.documentElement;
  const update = (): void => {
    const atEnd = top.scrollTop > 0 && top.scrollTop + top.clientHeight >= top.scrollHeight - 2;
    const line = (pane?.getBoundingClientRect().top ?? 0) + 140;
    const read = parts.filter((part) => part.getBoundingClientRect().top < line);
    const current = atEnd ? parts.at(-1) : (read.at(-1) ?? parts[0]);
    if (current) markCurrent(links, current.id);
  };
  (pane ?? window).addEventListener("scroll", update, { passive: true });
  for (const link of links)
    link.addEventListener("click", () => requestAnimationFrame(() => markCurrent(links, idOf(link))));
  update();
}
