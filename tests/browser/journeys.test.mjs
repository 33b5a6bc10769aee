// Does the whole journey work, from the start page to a package that Gong can open: with a keyboard, and without script?
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { toThePackage } from "./journey.mjs";
import { KeyboardVisit } from "./keyboard.mjs";
import { Visit, withDemo } from "./visit.mjs";

async function gongReads(demo, file, values) {
  const lines = (await demo.open(file)).split("\n").map((line) => line.trim());
  const printed = (label) => lines.find((line) => line.startsWith(`${label} `))?.slice(label.length).trim();
  const read = {
    storage_key: printed("Key"),
    storage_secret: printed("Secret"),
    scim_url: printed("8x8 URL"),
    scim_token: printed("8x8 API Token"),
  };
  assert.deepEqual(read, values);
  await rm(path.dirname(file), { recursive: true });
}

test("the whole journey by keyboard, in a wide window", () => withDemo(async (place) => {
  const values = place.demo.sample("all-well");
  const visit = await KeyboardVisit.begin(place);
  const file = await toThePackage(visit, values);
  await visit.page.locator("[data-sha256=binary]").waitFor(); // script leads on to the confirmation
  await gongReads(place.demo, file, values);
  await visit.press("forget-button");
  visit.at("/left");
  assert.deepEqual(visit.complaints, []);
}));

test("the whole journey by keyboard, on a small screen", () => withDemo(async (place) => {
  const values = place.demo.sample("other-forms");
  const visit = await KeyboardVisit.begin(place, { viewport: { width: 390, height: 640 }, reducedMotion: "reduce" });
  const file = await toThePackage(visit, values);
  await gongReads(place.demo, file, values);
}));

test("the whole journey without script", () => withDemo(async (place) => {
  const values = place.demo.sample("all-well");
  const visit = await Visit.begin(place, { javaScriptEnabled: false });
  const file = await toThePackage(visit, values);
  visit.at("/package");
  await visit.press("package-then-link");
  await gongReads(place.demo, file, values);
  assert.match(await visit.page.locator("main").innerText(), new RegExp(path.basename(file)));
  await visit.press("forget-button");
  visit.at("/left");
}));
