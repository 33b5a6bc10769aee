// Does the desk see what a customer does as it happens, and the customer what the desk says? Two browsers side by side.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { openCase, sendHint, signIn } from "./desk.mjs";
import { PERSON, handIn, toTheFirstStep } from "./journey.mjs";
import { Visit, withDemo } from "./visit.mjs";

/** The portal promises one second; a machine that has much to do is given more. */
const DEADLINE = 3000; // milliseconds

const CASE_STATE = "#live .state";

test("the desk and a customer, side by side", (t) => withDemo(async (place) => {
  const agent = await Visit.begin(place);
  await signIn(agent);
  const storageState = await agent.context.storageState();
  await agent.end();
  const desk = () => Visit.begin(place, { storageState });

  await t.test("a case that begins stands in the list", async (t) => appears(t, await desk(), await Visit.begin(place)));
  await t.test("step, finding and package are seen as they happen", async (t) => {
    await follows(t, await desk(), await Visit.begin(place));
  });
  await t.test("no credential comes to the desk", async () => keepsSecrets(await desk(), await Visit.begin(place)));
  await t.test("a hint is seen at once, and leads nowhere by itself", async (t) => {
    await hints(t, await desk(), await Visit.begin(place));
  });
  await t.test("without script, a hint stands on the next page", async () => {
    await hintsOnTheNextPage(await desk(), await Visit.begin(place, { javaScriptEnabled: false }));
  });
  await t.test("what is mended in a hint leaves the case followed", async (t) => {
    await mends(t, await desk(), await Visit.begin(place));
  });
}));

/** Waits for something on a page that is not loaded again, from now on; tells how long it took. */
async function seen(t, visit, what, locator) {
  const since = performance.now();
  await locator.waitFor({ timeout: DEADLINE });
  t.diagnostic(`${what}: seen after ${Math.round(performance.now() - since)} ms`);
  assert.ok(await visit.page.evaluate(() => globalThis.isTheSame), `${what}: the page was loaded again`);
}

const stays = (visit) => visit.page.evaluate(() => { globalThis.isTheSame = true; });

/** The page listens: what happens from now on is told. */
async function listens(visit, act) {
  const listening = visit.page.waitForRequest((request) => request.url().endsWith("/live"));
  await act();
  await listening;
  await stays(visit);
}

async function end(...visits) {
  for (const visit of visits) {
    assert.deepEqual(visit.complaints, []);
    await visit.end();
  }
}

async function appears(t, desk, customer) {
  await listens(desk, () => desk.open("/support"));
  const cases = await desk.page.locator("table.cases a.code").count();
  await customer.open("/");
  await customer.press("start-button");
  await seen(t, desk, "a new case", desk.page.locator("table.cases a.code").nth(cases));
  for (const [name, value] of Object.entries(PERSON)) await customer.fill(name, value);
  await customer.choose("accept", "on");
  await customer.press("details-button");
  await seen(t, desk, "its company", desk.page.locator("table.cases td", { hasText: PERSON.company }).first());
  await end(desk, customer);
}

async function follows(t, desk, customer) {
  const { page, say } = desk;
  const where = (id) => page.locator("#live b").filter({ hasText: say(id) });
  await toTheFirstStep(customer);
  await listens(desk, () => openCase(desk));
  assert.ok(await where("step-storage-role").isVisible());

  await customer.choose("assign_to", "self");
  await customer.press("console-button");
  await seen(t, desk, "a step", where("step-api-app"));
  await seen(t, desk, "the step that was done", page.locator(".timeline li", { hasText: say("step-storage-role") }));
  await customer.press("console-button");
  await seen(t, desk, "the next step", where("step-storage-credentials"));

  const role = customer.demo.sample("role-missing");
  await customer.fill("storage_key", role.storage_key);
  await customer.fill("storage_secret", role.storage_secret);
  await customer.press("test-button");
  await seen(t, desk, "a finding", page.locator('.timeline [data-finding="storage.role.missing"]'));
  await seen(t, desk, "what to say", page.locator(".play.fail").first());
  await seen(t, desk, "the state of the case", page.locator(`${CASE_STATE}.stuck`));

  const well = customer.demo.sample("all-well");
  await handIn(customer, "/steps/storage-credentials", well);
  await customer.open("/steps/user-provisioning");
  await customer.choose("scim_provider", "okta");
  await customer.choose("manual_users", "yes");
  await customer.press("console-button");
  await handIn(customer, "/steps/scim-credentials", well);
  await customer.open("/package");
  const file = await customer.download("package-button");
  await seen(t, desk, "the package", page.locator(`${CASE_STATE}.packaged`));
  await seen(t, desk, "its line", page.locator(".timeline li.package"));
  await rm(path.dirname(file), { recursive: true });
  await end(desk, customer);
}

/** Everything that a browser received: pages, parts of them, and events. */
async function overhears(visit) {
  const bodies = [];
  const listener = await visit.context.newCDPSession(visit.page);
  await listener.send("Network.enable");
  const events = [];
  listener.on("Network.eventSourceMessageReceived", ({ eventName, data, eventId }) => {
    events.push(`${eventName} ${data} ${eventId}`);
  });
  visit.page.on("response", (response) => {
    const isStream = response.headers()["content-type"]?.startsWith("text/event-stream");
    const isPassed = response.status() >= 300 && response.status() < 400;
    const head = Object.entries(response.headers()).flat().join(" ");
    bodies.push(isStream || isPassed ? head : response.text().then((body) => `${head} ${body}`, () => head));
  });
  return async () => [...events, ...await Promise.all(bodies)];
}

async function keepsSecrets(desk, customer) {
  const heard = await overhears(desk);
  const random = (length) => randomBytes(length).toString("base64url").slice(0, length);
  const well = customer.demo.sample("all-well");
  const missing = customer.demo.sample("token-cleared");
  const canaries = { storage_secret: `Canary${random(42)}`, scim_token: `canary-${random(64)}` };
  await toTheFirstStep(customer);
  await listens(desk, () => openCase(desk));
  const told = desk.page.locator(".timeline [data-finding]");
  for (const values of [{ ...well, ...canaries }, missing, well]) {
    for (const step of ["/steps/storage-credentials", "/steps/scim-credentials"]) {
      const before = await told.count();
      await handIn(customer, step, values);
      await told.nth(before).waitFor({ timeout: DEADLINE });
    }
  }
  await desk.page.reload();
  await desk.open("/support");
  await desk.open("/support/account");
  const all = await heard();
  assert.ok(all.some((text) => text.includes("changed")), "no event was heard");
  assert.ok(all.some((text) => text.includes("data-finding")), "no page was heard");
  for (const values of [canaries, missing, well]) {
    for (const [name, value] of Object.entries(values)) {
      assert.ok(!all.some((text) => text.includes(value)), `${name} came to the desk`);
    }
  }
  await end(desk, customer);
}

async function hints(t, desk, customer) {
  const words = "The button is at the bottom.";
  const news = customer.page.locator(".news");
  await listens(customer, () => toTheFirstStep(customer));
  await stays(customer);
  await openCase(desk);
  await sendHint(desk, "create-app", words);
  await seen(t, customer, "a hint", news.filter({ hasText: words }));
  customer.at("/steps/storage-role");
  await customer.page.reload();
  await news.filter({ hasText: words }).waitFor();
  customer.at("/steps/storage-role");
  await customer.leave(() => news.locator("a").click());
  assert.match(customer.page.url(), /\/steps\/api-app#create-app$/);
  await customer.press("news-close");
  customer.at("/steps/api-app");
  assert.equal(await news.count(), 0);
  await customer.page.reload();
  assert.equal(await news.count(), 0);
  await end(desk, customer);
}

async function hintsOnTheNextPage(desk, customer) {
  const news = customer.page.locator(".news");
  await toTheFirstStep(customer);
  await openCase(desk);
  await sendHint(desk, "", "Take your time.");
  assert.equal(await news.count(), 0);
  await customer.choose("assign_to", "self");
  await customer.press("console-button");
  assert.match(await news.innerText(), /Take your time\./);
  await customer.press("news-close");
  customer.at("/steps/api-app");
  assert.equal(await news.count(), 0);
  await end(desk, customer);
}

async function mends(t, desk, customer) {
  await toTheFirstStep(customer);
  await openCase(desk);
  await listens(desk, () => desk.press("hint-button"));
  assert.ok(await desk.page.locator(".error-summary").isVisible());
  await customer.choose("assign_to", "self");
  await customer.press("console-button");
  await seen(t, desk, "a step beside an error", desk.page.locator("#live b").filter({ hasText: desk.say("step-api-app") }));
  await end(desk, customer);
}
