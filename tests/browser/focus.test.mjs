// Is the focus seen at every stop of every page, and behind nothing?
import { test } from "node:test";
import { KeyboardVisit } from "./keyboard.mjs";
import { everyPage } from "./pages.mjs";
import { nothing, withDemo } from "./visit.mjs";

for (const [width, height] of [[1280, 720], [390, 640]]) {
  test(`the focus at ${width} by ${height}`, (t) => withDemo(async (place) => {
    const visit = await KeyboardVisit.begin(place, { viewport: { width, height } });
    for await (const name of everyPage(visit)) {
      await t.test(`${name}: every stop, ${width} px wide`, async () => {
        await visit.unfold();
        nothing(await visit.stops());
      });
    }
  }));
}
