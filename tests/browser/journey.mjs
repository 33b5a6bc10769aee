// What does a Super Admin do, from the start page to the file? Every visitor goes the same way, with whatever hands.

export const PERSON = { company: "Acme & Sons", contact_name: "Jane Doe", contact_email: "jane@acme.example" };

export async function toTheFirstStep(visit) {
  await visit.open("/");
  await visit.press("start-button");
  await introduce(visit);
}

export async function introduce(visit) {
  visit.at("/steps/before-you-start");
  for (const [name, value] of Object.entries(PERSON)) await visit.fill(name, value);
  await visit.choose("accept", "on");
  await visit.press("details-button");
}

/** Returns the file that was downloaded. */
export async function toThePackage(visit, values) {
  await toTheFirstStep(visit);

  visit.at("/steps/storage-role");
  await visit.choose("assign_to", "self");
  await visit.press("console-button");
  visit.at("/steps/api-app");
  await visit.press("console-button");
  visit.at("/steps/storage-credentials");
  await visit.fill("storage_key", values.storage_key);
  await visit.fill("storage_secret", values.storage_secret);
  await visit.press("test-button");
  await visit.press("continue");

  visit.at("/steps/user-provisioning");
  await visit.choose("scim_provider", "okta");
  await visit.choose("manual_users", "yes");
  await visit.press("console-button");
  visit.at("/steps/scim-credentials");
  await visit.fill("scim_url", values.scim_url);
  await visit.fill("scim_token", values.scim_token);
  await visit.press("test-button");
  await visit.press("continue");

  visit.at("/steps/review");
  await visit.press("review-continue");
  visit.at("/package");
  return visit.download("package-button");
}

/** Pastes values into a step and has them tested, whatever its state. */
export async function handIn(visit, step, values) {
  await visit.open(step);
  const folded = visit.page.locator("details.again:not([open]) > summary");
  if (await folded.count()) await folded.click();
  for (const [name, value] of Object.entries(values)) {
    if (await visit.field(name).count()) await visit.fill(name, value);
  }
  await visit.leave(() => visit.page.locator("form.card button[data-busy]").first().click());
}
