// Does script lead on when it is time, and to the right place? And does a page say so when it no longer follows what others do?
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { openCase, signIn } from "./desk.mjs";
import { handIn, toTheFirstStep } from "./journey.mjs";
import { Visit, withDemo } from "./visit.mjs";

const focused = (visit) => visit.page.evaluate(() => document.activeElement.id);

/** A visit with both halves tested. */
async function tested(place) {
  const visit = await Visit.begin(place);
  await toTheFirstStep(visit);
  const values = place.demo.sample("all-well");
  await handIn(visit, "/steps/storage-credentials", values);
  await handIn(visit, "/steps/scim-credentials", values);
  return visit;
}

test("the way on waits for the package, however long it takes, and leads to a changed answer's field", () => withDemo(async (place) => {
  const visit = await tested(place);
  await visit.open("/steps/review");
  for (const name of ["company", "scim_provider", "storage_key"]) {
    await visit.open("/steps/review");
    await visit.leave(() => visit.page.locator(`a[href$="to_review=on#${name}"]`).click());
    assert.equal(await focused(visit), name);
  }
  await visit.open("/package");
  await visit.page.route("**/package", async (route) => {
    if (route.request().method() === "POST") await new Promise((resolve) => setTimeout(resolve, 4000));
    await route.continue();
  });
  const downloading = visit.download("package-button");
  await visit.page.waitForTimeout(3000);
  assert.ok(await visit.called("package-button").isVisible(), "it does not lead on before there is a package");
  const file = await downloading;
  await visit.page.locator("h1", { hasText: visit.say("confirmation-title") }).waitFor();
  assert.match(await place.demo.open(file), /Acme|company/i);
  await rm(path.dirname(file), { recursive: true });
  assert.deepEqual(visit.complaints, []);
}));

test("Enter on an answer presses the main button", () => withDemo(async (place) => {
  const visit = await Visit.begin(place);
  await toTheFirstStep(visit);
  await visit.open("/steps/user-provisioning");
  await visit.choose("manual_users", "yes");
  await visit.choose("scim_provider", "okta");
  await visit.leave(() => visit.page.locator("#scim_provider").press("Enter"));
  visit.at("/steps/scim-credentials");
  assert.deepEqual(visit.complaints, []);
}));

test("a page says when its visit is over, and when it follows nothing", () => withDemo(async (place) => {
  const admin = await Visit.begin(place);
  await toTheFirstStep(admin);
  await admin.open("/half-links/scim");
  await admin.press("half-links-make");
  const link = await admin.page.locator("code.value").innerText();
  const colleague = await Visit.begin(place);
  await colleague.open(link);
  const listening = colleague.page.waitForRequest((request) => request.url().endsWith("/news/live"));
  await colleague.press("half-link-button");
  await listening;
  await admin.press("half-links-revoke");
  await colleague.page.locator(".news", { hasText: colleague.say("error-visit-over-title") }).waitFor();

  const desk = await Visit.begin(place);
  await signIn(desk);
  await desk.page.route("**/live", (route) => route.fulfill({ status: 204 }));
  await openCase(desk);
  const says = desk.page.locator("[data-unfollowed]");
  await says.waitFor();
  await desk.page.unroute("**/live");
  await desk.page.evaluate(() => { Object.defineProperty(document, "hidden", { value: false }); });
  await desk.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange"))); // whoever comes back to it
  await says.waitFor({ state: "hidden" });

  // what is read again leaves the focus where it was
  await desk.page.locator("#live details.asked summary").first().focus();
  await admin.open("/steps/api-app");
  await desk.page.locator("#live b", { hasText: desk.say("step-api-app") }).waitFor();
  assert.equal(await desk.page.evaluate(() => document.activeElement.localName), "summary");
  await desk.page.keyboard.press("Enter");
  await desk.page.locator("#live details.asked[open]").waitFor();
  assert.deepEqual(desk.complaints, []);
}));
