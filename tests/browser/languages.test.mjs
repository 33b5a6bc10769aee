// Is every page there in every other language, as sound as in the first?
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { everyPage } from "./pages.mjs";
import { overflow } from "./reflow.mjs";
import { Visit, nothing, withDemo } from "./visit.mjs";

const SWITCH = ".languages [lang]";

test("languages", (t) => withDemo(async (place) => {
  const visit = await Visit.begin(place);
  await visit.open("/");
  const others = await visit.page.locator(SWITCH).evaluateAll((all) => all.map((one) => one.lang));
  if (others.length === 0) return t.skip("this portal has one language");
  for (const language of others) {
    await t.test(`the switch to ${language}`, () => switches(place, language));
    await t.test(`every page in ${language}`, (t) => isSound(t, place, language));
  }
  return undefined;
}));

async function switches(place, language) {
  const visit = await Visit.begin(place);
  const choose = () => visit.leave(() => visit.page.locator(`.languages [lang="${language}"]`).click());
  const spoken = () => visit.page.locator("html").getAttribute("lang");
  await visit.open("/");
  await choose();
  assert.equal(await spoken(), language, "before a visit");
  await visit.open("/");
  await visit.press("start-button");
  await choose();
  visit.at("/steps/before-you-start");
  assert.equal(await spoken(), language, "during a visit");
  await visit.open("/overview");
  assert.equal(await spoken(), language, "on the next page");
}

async function isSound(t, place, language) {
  const visit = await Visit.begin(place, { language });
  for await (const name of everyPage(visit)) {
    await t.test(`${name}, ${language}`, async () => {
      assert.equal(await visit.page.locator("html").getAttribute("lang"), language);
      const found = [];
      for (const colorScheme of ["light", "dark"]) {
        await visit.page.emulateMedia({ colorScheme });
        found.push(...await violations(visit));
      }
      await visit.page.setViewportSize({ width: 320, height: 568 });
      found.push(...await visit.page.evaluate(overflow));
      await visit.page.setViewportSize({ width: 1280, height: 800 });
      nothing(found);
    });
  }
}
