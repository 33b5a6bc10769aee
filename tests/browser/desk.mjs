// Who works at the desk? Ada, an agent, or Grace, a lead: as the demo's page says it. A code works once, so whoever signs in
// shares what the browser then knows (`storageState`).

export async function signIn(visit, name = "ada") {
  await visit.open("/demo");
  const values = await visit.page.locator("#desk dl").evaluateAll((lists, who) => {
    const told = lists.map((list) => [...list.querySelectorAll("code")].map((code) => code.textContent));
    return told.find(([told]) => told === who);
  }, name);
  await visit.open("/support/sign-in");
  for (const [index, field] of ["name", "password", "code"].entries()) await visit.fill(field, values[index]);
  await visit.press("sign-in-button");
  visit.at("/support");
}

/** Opens the case with the newest activity, of those that a search finds. */
export async function openCase(visit, search = "") {
  await visit.open(`/support?${search}`);
  await visit.leave(() => visit.page.locator("table.cases a.code").first().click());
}

/** Sends a hint from the page of a case. */
export async function sendHint(visit, to, text) {
  await visit.page.locator("#to").selectOption(to);
  await visit.fill("text", text);
  await visit.press("hint-button");
}
