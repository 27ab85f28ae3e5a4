// What a finger can't hit well: everything that can be pressed takes at least 44 by 44 px, whether it shows them or not.

/** From now on it is a screen that is touched: `hover` and `pointer` of the style sheets follow. Answers how to end that. */
export async function beTouched(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  return async () => {
    await session.send("Emulation.setTouchEmulationEnabled", { enabled: false });
    await session.detach();
  };
}

/** Names and sizes of what is too small among all that can be pressed and lies in sight. Links in running text are as high as it. */
export const smallTargets = (page) =>
  page.evaluate(() => {
    const LEAST = 44;
    const all = "button, a[href], input:not([type=hidden], [type=file]), select, textarea, summary, [role=button], [role=tab], [role=option], [role=switch], [role=checkbox], [role=radio], [role^=menuitem], li.friend";
    const inText = ".text a, .text button, .embed a, .lead a, p a, small a, .by button, .by a, .name, .note a, .quoted *, .reply *, pre, [role=log]";
    // An input is pressed by its label too.
    const holds = (element, hit) => hit !== null && (element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
    const at = (element, x, y) => holds(element, document.elementFromPoint(x, y));
    /** How far it reaches from its middle to both sides, at most as far as counts. */
    const reach = (element, x, y, dx, dy) => {
      const way = (sign) => {
        let steps = 0;
        while (steps < LEAST && at(element, x + sign * dx * (steps + 1), y + sign * dy * (steps + 1))) steps++;
        return steps;
      };
      return way(1) + way(-1) + 1;
    };
    const clipped = (element) => {
      const box = element.getBoundingClientRect();
      for (let over = element.parentElement; over; over = over.parentElement) {
        const style = getComputedStyle(over);
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const edge = over.getBoundingClientRect();
        if (box.top < edge.top - 0.5 || box.bottom > edge.bottom + 0.5 || box.left < edge.left - 0.5 || box.right > edge.right + 0.5) return true;
      }
      return box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth;
    };
    /** By what floats over a list and stands elsewhere once one scrolls. */
    const isCovered = (box) =>
      [...document.querySelectorAll(".pill, .toast")].some((over) => {
        const edge = over.getBoundingClientRect();
        return box.left < edge.right && box.right > edge.left && box.top - LEAST / 2 < edge.bottom && box.bottom + LEAST / 2 > edge.top;
      });
    const found = [];
    for (const element of document.querySelectorAll(all)) {
      const { width, height, left, top } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || element.disabled || element.matches(inText) || clipped(element)) continue;
      const [x, y] = [left + width / 2, top + height / 2];
      if (!at(element, x, y) || isCovered(element.getBoundingClientRect())) continue;
      if (width >= LEAST - 0.5 && height >= LEAST - 0.5) continue;
      const [wide, high] = [reach(element, x, y, 1, 0), reach(element, x, y, 0, 1)];
      const enough = (size, reached) => size >= LEAST - 0.5 || reached >= LEAST - 1;
      if (enough(width, wide) && enough(height, high)) continue;
      const name = element.getAttribute("aria-label") || element.textContent.trim().slice(0, 30) || element.getAttribute("type") || "";
      found.push(`${element.tagName.toLowerCase()}.${[...element.classList].join(".")} "${name}": ${Math.round(width)}x${Math.round(height)}, reaches ${wide}x${high}`);
    }
    return [...new Set(found)];
  });
