// Where waiting is the remedy: does the page count down, go on after a reload, stop for whoever types, and succeed by itself?
import assert from "node:assert/strict";
import { test } from "node:test";
import { toTheFirstStep } from "./journey.mjs";
import { Visit, withDemo } from "./visit.mjs";

/** A visit whose last test found what time may mend. */
async function waiting(place, scenario) {
  const visit = await Visit.begin(place);
  await toTheFirstStep(visit);
  await visit.open("/steps/storage-credentials");
  const { storage_key, storage_secret } = place.demo.sample(scenario);
  await visit.fill("storage_key", storage_key);
  await visit.fill("storage_secret", storage_secret);
  await visit.press("test-button");
  await visit.press("waiting-start");
  return visit;
}

/** What is left, in seconds; nothing if it does not count. */
async function left(visit) {
  const [, minutes, seconds] = (await visit.page.locator("[data-countdown]").innerText()).match(/\((\d+):(\d\d)\)/) ?? [];
  return minutes === undefined ? undefined : Number(minutes) * 60 + Number(seconds);
}

test("it counts down, also after a reload, and stops for whoever types", () => withDemo(async (place) => {
  const visit = await waiting(place, "rate-limited");
  const first = await left(visit);
  assert.ok(first > 0, `${first} s are left`);
  await visit.page.waitForTimeout(2100);
  const second = await left(visit);
  assert.ok(second < first, `${second} s are left after ${first}`);
  await visit.page.reload();
  const reloaded = await left(visit);
  assert.ok(reloaded > 0 && reloaded <= second + 1, `${reloaded} s are left after the reload, ${second} before`);

  await visit.fill("storage_secret", "something else");
  await visit.page.getByText(visit.say("waiting-stopped")).first().waitFor();
  assert.equal(await visit.page.getByText(visit.say("waiting-next")).isVisible(), false, "what it no longer does");
  assert.equal(await left(visit), undefined);
  await visit.page.waitForTimeout(1100);
  assert.equal(await left(visit), undefined, "it does not begin again");
  assert.deepEqual(visit.complaints, []);
}));

test("it tests until 8x8 knows the product, and nothing has to be pressed", { timeout: 90_000 }, () => withDemo(async (place) => {
  const visit = await waiting(place, "product-late");
  const passed = visit.page.locator('[data-finding="storage.product.present"][data-outcome=pass]');
  await passed.waitFor({ timeout: 80_000 });
  assert.equal(await visit.page.locator("[data-countdown]").count(), 0);
}));
