// What holds on every page? It fits a narrow screen, and a window of 1280 by 1024 at 400 % zoom; its targets are large enough to
// hit; nothing moves for those who asked for reduced motion; nobody else is asked for anything, and the browser complains of nothing.
import { test } from "node:test";
import { moving } from "./moving.mjs";
import { everyPage } from "./pages.mjs";
import { overflow, smallTargets } from "./reflow.mjs";
import { Visit, nothing, withDemo } from "./visit.mjs";

const WINDOWS = [[320, 568], [320, 256]];
const LEAST = 24; // CSS pixels, WCAG 2.2, 2.5.8

test("every page", (t) => withDemo(async (place) => {
  const visit = await Visit.begin(place, { reducedMotion: "reduce" });
  await visit.context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  for await (const name of everyPage(visit)) {
    await t.test(`${name}: nobody else is asked`, () => {
      const requests = visit.requests.splice(0).filter((url) => !url.startsWith(`${place.demo.origin}/`));
      // the form of “another site” that these tests make up
      nothing([...requests.filter((url) => !url.startsWith("data:text/html,<form")), ...visit.complaints.splice(0)]);
    });
    await t.test(`${name}: nothing moves`, async () => nothing(await visit.page.evaluate(moving)));
    await t.test(`${name}: targets, and 320 px`, () => fits(visit));
  }
}));

async function fits(visit) {
  await visit.unfold();
  const found = await visit.page.evaluate(smallTargets, LEAST);
  for (const [width, height] of WINDOWS) {
    await visit.page.setViewportSize({ width, height });
    found.push(...await visit.page.evaluate(overflow), ...await visit.page.evaluate(smallTargets, LEAST));
  }
  await visit.page.setViewportSize({ width: 1280, height: 800 });
  nothing([...new Set(found)]);
}
