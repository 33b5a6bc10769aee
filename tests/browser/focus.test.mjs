// Is the focus seen at every stop of every page, and behind nothing?
import { test } from "node:test";
import { KeyboardVisit } from "./keyboard.mjs";
import { everyPage } from "./pages.mjs";
import { nothing, withDemo } from "./visit.mjs";

const WINDOWS = [{ width: 390, height: 640 }, { width: 1280, height: 720 }]; // the last one is that of the walk

test("the focus", (t) => withDemo(async (place) => {
  const visit = await KeyboardVisit.begin(place, { viewport: WINDOWS.at(-1) });
  for await (const name of everyPage(visit)) {
    for (const viewport of WINDOWS) {
      await t.test(`${name}: every stop, ${viewport.width} px wide`, async () => {
        await visit.page.setViewportSize(viewport);
        await visit.unfold();
        nothing(await visit.stops());
      });
    }
  }
}));
