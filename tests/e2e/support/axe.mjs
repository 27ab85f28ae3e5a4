// What axe-core finds on a page, one line a rule.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** `only` some rules, where the others have been asked already. */
export async function violations(page, only) {
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    await page.evaluate(axe);
    // A menu that floats holds the focus as a dialog does, so it needs no landmark around it either.
    await page.evaluate(() => globalThis.axe.configure({ checks: [{ id: "region", options: { regionMatcher: "dialog, [role=dialog], [role=alertdialog], [role=menu], svg" } }] }));
  }
  // Colours are judged as they end up, not on their way there.
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => null))));
  const found = await page.evaluate((rules) => globalThis.axe.run(document, { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) }), only);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}
