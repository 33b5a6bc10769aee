// Which pages has the desk, and which the customers with whom it deals? In the order in which a lead rehearses with one.
import { openCase, sendHint, signIn } from "./desk.mjs";
import { handIn } from "./journey.mjs";

const REHEARSALS = "rehearsals=on";
const ROLE_MISSING = "#role-missing";
const CREDENTIALS = "/steps/storage-credentials";

export async function* deskPages(visit) {
  await visit.page.context().clearCookies();
  await visit.open("/support/sign-in");
  yield "desk, sign in";
  await visit.fill("name", "nobody");
  await visit.press("sign-in-button");
  yield "desk, sign in, refused";
  await signIn(visit, "grace");
  yield "desk, cases";
  await visit.open("/support?q=Nobody+of+this+name&rehearsals=on");
  yield "desk, cases, none";
  await visit.open("/support?q=K7Q-2MD");
  yield "desk, cases, no such code";
  await openCase(visit);
  yield "desk, case, of the newest activity";
  const { link, invitation } = yield* invitations(visit);
  yield* rehearsal(visit, link);
  yield* staff(visit);

  await visit.open(invitation);
  await visit.unfold();
  yield "desk, invitation, unfolded";
  await visit.press("invitation-revoke-button");
  yield "desk, invitation, revoked";
  await visit.open(link);
  yield "invitation, over";
  await openCase(visit, REHEARSALS);
  const address = visit.path();
  await visit.open(`${address}/delete`);
  yield "desk, case, to be deleted";
  await visit.press("delete-case-button");
  await visit.open(address);
  yield "desk, error 404, no such case";
}

async function* invitations(visit) {
  await visit.open("/support/invitations");
  yield "desk, invitations, none";
  await visit.open("/support/invitations/new");
  yield "desk, invite";
  await visit.press("invitation-make-button");
  yield "desk, invite, with problems";
  await visit.fill("company", "Initech GmbH");
  await visit.fill("contact_name", "Peter Gibbons");
  await visit.fill("contact_email", "peter@initech.example");
  await visit.choose("rehearsal", "on");
  await visit.press("invitation-make-button");
  yield "desk, invitation, its link";
  const link = await visit.page.locator("code.value[data-copy]").textContent();
  await visit.open("/support/invitations");
  yield "desk, invitations";
  await visit.leave(() => visit.page.locator("th[scope=row] a").click());
  yield "desk, invitation";
  return { link, invitation: visit.path() };
}

/** Whoever is invited, in the same browser. */
async function* rehearsal(visit, link) {
  await visit.open(link);
  yield "invitation";
  await visit.press("invitation-button");
  if (await visit.field("accept").count()) {
    yield "before you start, rehearsing";
    await visit.choose("accept", "on");
    await visit.press("details-button");
  }
  await visit.open(link);
  yield "invitation, in the browser of the case";
  await visit.open("/rehearsal");
  yield "rehearsal, its sample values";
  const [storage_key, storage_secret] = await visit.page.locator(`${ROLE_MISSING} code.value`).allTextContents();
  await openCase(visit, REHEARSALS);
  yield "desk, case, begun";
  await handIn(visit, CREDENTIALS, { storage_key, storage_secret });
  await openCase(visit, REHEARSALS);
  yield "desk, case, something to mend";
  await visit.page.locator("#to").selectOption("");
  await visit.press("hint-button");
  yield "desk, case, hint with problems";
  await sendHint(visit, "choose-role", "The role stands in the second list, near its end.");
  yield "desk, case, hint sent";
  await visit.open(CREDENTIALS);
  yield "storage credentials, with a hint";
}

async function* staff(visit) {
  await visit.open("/support/staff");
  yield "desk, staff";
  await visit.open("/support/tokens");
  yield "desk, tokens";
  await visit.fill("name", "a b");
  await visit.press("tokens-make-button");
  yield "desk, tokens, with problems";
  await visit.fill("name", "browser");
  await visit.choose("cases:read", "on");
  await visit.press("tokens-make-button");
  yield "desk, token, shown once";
  await visit.open("/api/v1/problems");
  yield "problems of the API";
  await visit.open("/support/account");
  yield "desk, account";
  await visit.open("/support/audit");
  yield "desk, audit";
  await visit.open("/support/webhooks");
  yield "desk, webhooks";
  await visit.press("webhooks-test-button");
  await visit.leave(() => visit.page.locator("th[scope=row] a").first().click());
  yield "desk, webhook";
}
