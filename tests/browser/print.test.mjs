// Is what people print there, and without the credentials?
import assert from "node:assert/strict";
import { test } from "node:test";
import { toThePackage } from "./journey.mjs";
import { Visit, withDemo } from "./visit.mjs";

const LEAST = 10_000; // bytes: an empty page has about a thousand

async function isOnPaper(visit) {
  const pdf = await visit.page.pdf();
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  assert.ok(pdf.length > LEAST, `only ${pdf.length} bytes`);
  assert.match(pdf.toString("latin1"), /\/Type \/Page\b/);
}

test("the confirmation on paper has the reference and no credential", () => withDemo(async (place) => {
  const values = place.demo.sample("all-well");
  const visit = await Visit.begin(place);
  await toThePackage(visit, values);
  await visit.open("/package");
  const reference = await visit.page.locator(".panel code").innerText();
  await visit.page.emulateMedia({ media: "print" });
  await visit.unfold();
  const text = await visit.page.locator("body").innerText();
  assert.ok(text.includes(reference));
  for (const [name, value] of Object.entries(values)) assert.ok(!text.includes(value), name);
  assert.doesNotMatch(text, /AGE-SECRET-KEY/);
  assert.equal(await visit.page.locator("button:visible").count(), 0, "buttons are of no use on paper");
  await isOnPaper(visit);
}));

test("the guide on paper", (t) => withDemo(async (place) => {
  const visit = await Visit.begin(place);
  if (await visit.open("/guide") === 404) return t.skip("this portal has no guide");
  return isOnPaper(visit);
}));
