// What does script do for whoever is typing? It asks before the language takes it away, and leads to the note without leaving.
import assert from "node:assert/strict";
import { test } from "node:test";
import { toTheFirstStep } from "./journey.mjs";
import { Visit, withDemo } from "./visit.mjs";

/** Presses the switch to German; returns what was asked, if anything was. */
async function switchLanguage(visit, answer) {
  let asked;
  visit.page.once("dialog", (dialog) => {
    asked = dialog.message();
    return answer ? dialog.accept() : dialog.dismiss();
  });
  await visit.page.locator(".languages [lang=de]").click();
  await visit.page.waitForTimeout(500);
  visit.page.removeAllListeners("dialog");
  return asked;
}

const language = (visit) => visit.page.locator("html").getAttribute("lang");

test("the language changes without a word where nothing was typed, and asks where something was", () => withDemo(async (place) => {
  const visit = await Visit.begin(place);
  await toTheFirstStep(visit);
  await visit.open("/steps/before-you-start");
  await visit.fill("company", "Another Company");
  assert.equal(await switchLanguage(visit, false), visit.say("word-lose"));
  assert.equal(await language(visit), "en");
  assert.equal(await visit.field("company").inputValue(), "Another Company", "nothing is lost");

  await visit.fill("contact_email", "nowhere");
  await visit.press("details-button");
  await visit.page.locator(".error-summary").waitFor();
  assert.equal(await switchLanguage(visit, false), visit.say("word-lose"), "what was refused is not saved either");
  await visit.page.reload();
  assert.equal(await visit.page.locator(".error-summary").count(), 0, "a reload sends nothing again");

  await visit.open("/steps/storage-credentials");
  await visit.fill("storage_secret", "half of a secret");
  assert.equal(await switchLanguage(visit, true), visit.say("word-lose"));
  await visit.page.locator("html[lang=de]").waitFor();
  assert.equal(await visit.field("storage_secret").inputValue(), "");
  const kept = await visit.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  assert.equal(kept, "[{},{},null]", "nothing is put anywhere");
}));

test("without a change nobody is asked; without script it is said", () => withDemo(async (place) => {
  const visit = await Visit.begin(place);
  await toTheFirstStep(visit);
  assert.equal(await switchLanguage(visit, false), undefined);
  assert.equal(await language(visit), "de");
  assert.equal(await visit.page.locator(".lose").isVisible(), false);

  const plain = await Visit.begin(place, { javaScriptEnabled: false });
  await plain.open("/");
  assert.equal(await plain.page.locator(".lose").isVisible(), false, "there is nothing to lose");
  await plain.press("start-button");
  assert.equal(await plain.page.locator(".lose").isVisible(), true);
}));

test("what looks different is said at the foot of the page, and what was typed stays", () => withDemo(async (place) => {
  const visit = await Visit.begin(place);
  await toTheFirstStep(visit);
  await visit.open("/steps/storage-credentials");
  await visit.fill("storage_secret", "half of a secret");
  await visit.page.locator("#copy-key .differs a").click();
  visit.at("/steps/storage-credentials");
  assert.equal(await visit.page.locator("#note-action").inputValue(), "copy-key");
  assert.equal(await visit.page.evaluate(() => document.activeElement.id), "note");
  assert.equal(await visit.field("storage_secret").inputValue(), "half of a secret");
  await visit.fill("note", "The column has another name.");
  await visit.press("different-button");
  assert.equal(await visit.page.evaluate(() => document.activeElement.localName), "h1", "the answer has the focus");
  assert.deepEqual(visit.complaints, []);
}));

test("two answers that hardly fit together are doubted at once, also without script", () => withDemo(async (place) => {
  for (const javaScriptEnabled of [true, false]) {
    const visit = await Visit.begin(place, { javaScriptEnabled });
    await toTheFirstStep(visit);
    await visit.open("/steps/user-provisioning");
    const doubted = () => visit.page.locator(".doubt").isVisible();
    await visit.choose("scim_provider", "none");
    assert.equal(await doubted(), false);
    await visit.choose("manual_users", "no");
    assert.equal(await doubted(), true);
    await visit.choose("scim_provider", "okta");
    assert.equal(await doubted(), false);
  }
}));

test("a local time names its zone", () => withDemo(async (place) => {
  const visit = await Visit.begin(place, { timezoneId: "Asia/Kolkata" });
  await toTheFirstStep(visit);
  const time = await visit.page.locator("footer time").innerText();
  assert.match(time, /\d\d:\d\d UTC \(.*\d\d:\d\d (GMT\+5:30|IST) here\)$/);
}));
