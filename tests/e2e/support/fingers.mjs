// A finger on the screen, told to Chromium as a touch screen tells it: playwright itself only taps.

/** A page's finger: press, draw, let go, in CSS pixels. */
export async function finger(page) {
  const line = await page.context().newCDPSession(page);
  const tell = (type, points) => line.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  const press = (x, y) => tell("touchStart", [[x, y]]);
  const letGo = () => tell("touchEnd", []);
  /** A finger that leaves the glass in motion throws the page, and the next tap would only stop it: so it rests for some frames. */
  const rest = () => page.evaluate(() => new Promise((rested) => {
    let frames = 12;
    const next = () => (frames-- > 0 ? requestAnimationFrame(next) : rested());
    next();
  }));
  const draw = async (from, to, steps = 8) => {
    await press(...from);
    for (let i = 1; i <= steps; i++) await tell("touchMove", [[from[0] + ((to[0] - from[0]) * i) / steps, from[1] + ((to[1] - from[1]) * i) / steps]]);
    await rest();
    await letGo();
  };
  return { press, letGo, draw };
}

export async function middleOf(locator) {
  await locator.waitFor();
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
}
