// What axe-core finds on a page, one line a rule.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { shapesOf } from "./shapes.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tools = `${axe}; globalThis.shapesOf = ${shapesOf};`;

/** `only` some rules, where the others have been asked already. Rows made like one that was `judged` before, on whatever screen, are passed over. */
export async function violations(page, only, judged = new Set()) {
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    await page.evaluate(tools);
    // A menu that floats holds the focus as a dialog does, so it needs no landmark around it either.
    await page.evaluate(() => globalThis.axe.configure({ checks: [{ id: "region", options: { regionMatcher: "dialog, [role=dialog], [role=alertdialog], [role=menu], svg" } }] }));
  }
  // Colours are judged as they end up, not on their way there.
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => null))));
  const { found, shapes } = await page.evaluate(run, { rules: only, known: [...judged] });
  if (found.length === 0) for (const shape of shapes) judged.add(shape);
  return found.map(({ id, nodes }) => `${id}: ${nodes.join(" | ")}`);
}

/** In the page. */
async function run({ rules, known }) {
  const judged = new Set(known);
  const shapes = [];
  const exclude = [];
  for (const [row, shape] of globalThis.shapesOf(document)) {
    if (judged.has(shape)) exclude.push(row);
    else shapes.push(shape);
    judged.add(shape);
  }
  const { violations } = await globalThis.axe.run(exclude.length > 0 ? { include: document, exclude } : document, { resultTypes: ["violations"], preload: false, ...(rules ? { runOnly: rules } : {}) });
  return { shapes, found: violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 160)) })) };
}
