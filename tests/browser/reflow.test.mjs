// Does every page fit a narrow screen, and a window of 1280 by 1024 at 400 % zoom, and are its targets large enough to hit?
import { test } from "node:test";
import { everyPage } from "./pages.mjs";
import { overflow, smallTargets } from "./reflow.mjs";
import { Visit, nothing, withDemo } from "./visit.mjs";

const WINDOWS = [[320, 568], [320, 256]];
const LEAST = 24; // CSS pixels, WCAG 2.2, 2.5.8

test("reflow and targets", (t) => withDemo(async (place) => {
  const visit = await Visit.begin(place);
  for await (const name of everyPage(visit)) {
    await t.test(`${name}: targets, and 320 px`, async () => {
      await visit.unfold();
      const found = await visit.page.evaluate(smallTargets, LEAST);
      for (const [width, height] of WINDOWS) {
        await visit.page.setViewportSize({ width, height });
        found.push(...await visit.page.evaluate(overflow), ...await visit.page.evaluate(smallTargets, LEAST));
      }
      await visit.page.setViewportSize({ width: 1280, height: 800 });
      nothing([...new Set(found)]);
    });
  }
}));
