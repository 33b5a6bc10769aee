// Does axe find anything? On every page, light and dark.
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { everyPage } from "./pages.mjs";
import { Visit, nothing, withDemo } from "./visit.mjs";

test("axe", (t) => withDemo(async (place) => {
  const visit = await Visit.begin(place);
  for await (const name of everyPage(visit)) {
    for (const colorScheme of ["light", "dark"]) {
      await visit.page.emulateMedia({ colorScheme });
      await t.test(`axe: ${name}, ${colorScheme}`, async () => nothing(await violations(visit)));
    }
  }
}));
