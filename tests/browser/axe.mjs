// What does axe find against WCAG 2.2 AA and good practice? With everything unfolded.
import { axeSource } from "./libraries.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function violations(visit) {
  await visit.unfold();
  if (!await visit.page.evaluate(() => "axe" in globalThis)) await visit.page.evaluate(axeSource);
  const run = (values) => axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
  const found = (await visit.page.evaluate(run, TAGS)).violations;
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => `${id} (${help}): ${target.join(" ")}: ${html}`));
}
