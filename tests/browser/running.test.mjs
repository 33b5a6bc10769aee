// Can a running test be watched: what is asked now, what was found, and by everybody?
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { toTheFirstStep } from "./journey.mjs";
import { overflow } from "./reflow.mjs";
import { Visit, nothing, withDemo } from "./visit.mjs";

test("a test that takes long is watched", () => withDemo(async (place) => {
  const visit = await Visit.begin(place, { viewport: { width: 320, height: 568 } });
  const { page } = visit;
  await toTheFirstStep(visit);
  await visit.open("/steps/storage-credentials");
  const { storage_key, storage_secret } = place.demo.sample("slow");
  await visit.fill("storage_key", storage_key);
  await visit.fill("storage_secret", storage_secret);
  await visit.called("test-button").click();

  await page.locator(".live progress").waitFor();
  await page.locator(".live .finding").first().waitFor();
  assert.notEqual(await page.locator(".live [role=status]").innerText(), "");
  nothing([...await violations(visit), ...await page.evaluate(overflow)]);

  await page.locator('section.result [data-finding="eight_by_eight.timed_out"]').waitFor();
  visit.at("/steps/storage-credentials");
  nothing(visit.complaints);
}));
