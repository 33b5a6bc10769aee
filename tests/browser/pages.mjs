// Which pages are there? All of them, each in the states in which a person may meet it, in the order of one visit. What is
// asked of every page is asked at each `yield`; it may change window, media and scheme, but not the address.
import { deskPages } from "./desk_pages.mjs";
import { handIn, introduce } from "./journey.mjs";

/** Looked at where they are served; nobody has to link to them. */
const MAY_BE_ABSENT = ["/guide", "/styleguide", "/privacy", "/accessibility", "/security", "/statement", "/imprint"];

const STORAGE = "/steps/storage-credentials";
const SCIM = "/steps/scim-credentials";

export async function* everyPage(visit) {
  const links = new Links(visit);
  for await (const name of theVisit(visit)) {
    await links.collect();
    yield name;
  }
  for (const path of [...links.unseen(), ...MAY_BE_ABSENT]) {
    if (links.seen.has(path)) continue;
    if ((await visit.open(path)) !== 404) yield `linked ${path.slice(1).replaceAll("/", " ")}`;
    links.seen.add(path);
  }
}

async function* theVisit(visit) {
  const { page } = visit;
  yield* withoutVisit(visit);

  await visit.open("/");
  await visit.press("start-button");
  yield "before you start";
  await visit.open("/overview");
  yield "overview, nothing done";
  await visit.open("/steps/before-you-start");
  await visit.press("details-button");
  yield "before you start, with problems";
  await introduce(visit);

  yield "storage role";
  await visit.choose("assign_to", "other");
  await visit.press("console-button");
  yield "api app, of another admin";
  await visit.open("/steps/storage-role");
  yield "storage role, done";
  await visit.choose("assign_to", "self");
  await visit.press("console-button");
  yield "api app";
  await visit.open("/steps/api-app/looks-different?action=create-app");
  yield "looks different";
  await visit.press("different-button");
  yield "looks different, with problems";
  await visit.fill("note", "The button says “Add application” and stands at the bottom.");
  await visit.press("different-button");
  yield "looks different, told";
  await visit.open("/steps/api-app");
  yield "api app, with a note";
  await visit.open("/package");
  yield "error 409, not ready";
  await visit.open("/steps/review");
  yield "review, values missing";
  yield* storage(visit);

  await visit.open("/overview");
  yield "overview, half done";
  yield* directory(visit);
  yield* together(visit);
  yield* packaged(visit);
  yield* resumed(visit);
  yield* replaced(visit);
  yield* shared(visit);
  yield* deskPages(visit);

  await page.context().clearCookies();
  await visit.open("/overview");
  yield "error 403, no visit";
}

async function* withoutVisit(visit) {
  const { page, demo } = visit;
  await visit.open("/");
  yield "start";
  await visit.open("/demo");
  yield "demo";
  await visit.open("/replacing");
  yield "replacing";
  await visit.press("replacing-button");
  yield "replacing, with problems";
  await visit.open("/receipt");
  yield "receipt";
  await visit.press("receipt-button");
  yield "receipt, with problems";
  await visit.open("/nowhere");
  yield "error 404";
  await visit.open("/r/unknown");
  yield "error 404, unknown return link";
  await visit.open("/leave");
  yield "error 405";
  await visit.open(`data:text/html,<form method=post action="${demo.origin}/onboarding"><button>`);
  await visit.leave(() => page.locator("button").click());
  yield "error 403, from another site";
}

async function* storage(visit) {
  await visit.open(STORAGE);
  yield "storage credentials";
  await handIn(visit, STORAGE, { storage_key: "••••••••", storage_secret: "{}" });
  yield "storage credentials, cannot be values";
  const { storage_key, storage_secret } = visit.demo.sample("all-well");
  await handIn(visit, STORAGE, { storage_key: storage_secret, storage_secret: "eght_x" });
  yield "storage credentials, swapped";
  await handIn(visit, STORAGE, visit.demo.sample("role-missing"));
  yield "storage credentials, failed";
  await visit.open("/overview");
  yield "overview, a problem";
  await visit.open("/steps/storage-role");
  yield "storage role, found wanting";
  await visit.page.waitForTimeout(1100); // a mark knows its second
  await visit.press("console-button");
  await visit.open(STORAGE);
  yield "storage credentials, older than a change";
  await visit.open("/overview");
  yield "overview, to be tested again";
  await handIn(visit, STORAGE, visit.demo.sample("rate-limited"));
  yield "storage credentials, waiting";
  await visit.open("/overview");
  yield "overview, waiting";
  await visit.open(STORAGE);
  await visit.press("waiting-start");
  yield "storage credentials, counting down";
  await handIn(visit, STORAGE, visit.demo.sample("over-scoped"));
  yield "storage credentials, warned";
  await handIn(visit, STORAGE, { storage_key: ` "${storage_key}" `, storage_secret });
  yield "storage credentials, passed";
}

async function* directory(visit) {
  const path = "/steps/user-provisioning";
  await visit.open(path);
  yield "user provisioning";
  await visit.press("console-button");
  yield "user provisioning, with problems";
  for (const [provider, manual] of [["none", "no"], ["azure_ad", "no"], ["okta", "yes"]]) {
    await visit.open(path);
    await visit.choose("scim_provider", provider);
    await visit.choose("manual_users", manual);
    yield `user provisioning, ${provider} ${manual}`;
  }
  await visit.leave(() => visit.page.locator("button[name=read]").click());
  yield "all users";
  await visit.open(path);
  await visit.press("console-button");
  yield "scim credentials";
  await visit.open(path);
  yield "user provisioning, done";

  await handIn(visit, SCIM, { scim_url: "https://example.com/scim/v2", scim_token: "••••••" });
  yield "scim credentials, cannot be values";
  await handIn(visit, SCIM, visit.demo.sample("token-cleared"));
  yield "scim credentials, failed";
  await handIn(visit, SCIM, visit.demo.sample("users-without-email"));
  yield "scim credentials, warned";
}

async function* together(visit) {
  const { page, demo } = visit;
  await visit.open("/steps/review");
  yield "review, warned";
  await visit.open("/package");
  yield "package, with warnings";
  await visit.open(SCIM);
  await visit.press("continue-anyway");
  yield "review, passed knowingly";
  await handIn(visit, SCIM, demo.sample("all-well"));
  yield "scim credentials, passed";
  await visit.open("/steps/review");
  yield "review";
  await page.locator("dl.summary a").first().click();
  yield "before you start, to change an answer";
  await visit.open("/overview");
  yield "overview, all done";
  await visit.open("/package");
  yield "package";
  await visit.open("/package?saved=on");
  yield "package, not made yet";
}

async function* packaged(visit) {
  const file = await visit.download("package-button");
  await visit.open("/package");
  yield "confirmation";
  await visit.fill("receipt", (await visit.demo.open(file, "receipt")).trim());
  await visit.press("receipt-button");
  yield "confirmation, opened";
  await visit.open("/overview");
  yield "overview, packaged";
  await visit.open("/steps/before-you-start");
  await visit.fill("contact_name", "John Doe");
  await visit.press("details-button");
  await visit.open("/package");
  yield "confirmation, out of date";
  await visit.open("/overview");
  yield "overview, out of date";
  await visit.open(STORAGE);
  yield "replace storage credentials";
  await visit.press("replace-go-on");
  yield "storage credentials, to be replaced";
  await visit.open("/steps/review");
  yield "review, packaged";
  await visit.open("/");
  yield "start, during a visit";
}

async function* resumed(visit) {
  await visit.open("/overview");
  const link = await visit.page.locator("code.value[data-copy]").textContent();
  await visit.open(link);
  yield "return link, in the same browser";
  await visit.open("/");
  await visit.press("start-another");
  await introduce(visit);
  await visit.open(link);
  yield "return link, during another visit";
  await visit.open("/overview");
  await visit.press("leave-button");
  yield "left";
  await visit.open(link);
  yield "return link";
  await visit.press("resume-button");
  yield "overview, resumed";
  await visit.open("/package");
  yield "confirmation, resumed";
  await visit.open("/delete");
  yield "delete";
  await visit.press("delete-button");
  yield "deleted";
}

async function* replaced(visit) {
  await visit.open("/replacing");
  await visit.fill("supersedes", "019aaf1e-5f00-7000-8000-000000000001");
  await visit.choose("replaced", "both");
  await visit.press("replacing-button");
  await introduce(visit);
  await visit.open("/overview");
  yield "overview, replacing";
  await handIn(visit, STORAGE, visit.demo.sample("all-well"));
  await handIn(visit, SCIM, visit.demo.sample("all-well"));
  await visit.open("/package");
  await visit.download("package-button");
  await visit.open("/package");
  yield "confirmation, replacing";
}

/** Somebody else does one half: in one browser, one after the other. */
async function* shared(visit) {
  const context = visit.page.context();
  await visit.open("/half-links/storage");
  yield "half links, none";
  await visit.press("half-links-make");
  yield "half links, made";
  const link = await visit.page.locator("code.value[data-copy]").textContent();
  await visit.open(link);
  yield "half link, in the browser of the case";
  const cookies = await context.cookies();
  await context.clearCookies();
  await visit.open(link);
  yield "half link";
  await visit.press("half-link-button");
  yield "half";
  await visit.open("/overview");
  yield "error 403, not of this half";
  await handIn(visit, STORAGE, visit.demo.sample("all-well"));
  yield "storage credentials, of a colleague";
  await visit.open("/half");
  yield "half, to be handed in";
  await visit.press("hand-in-button");
  yield "handed in";
  await context.addCookies(cookies);
  await visit.open("/half-links/storage");
  yield "half links, handed in";
}

/** Where do pages lead that were not looked at? So new pages are found. */
class Links {
  constructor(visit) {
    this.visit = visit;
    this.seen = new Set();
    this.found = new Set();
  }

  async collect() {
    this.seen.add(this.visit.path());
    const hrefs = await this.visit.page.locator("a[href]").evaluateAll((all) => all.map(({ href }) => href));
    for (const { origin, pathname } of hrefs.map((href) => new URL(href))) {
      if (origin === this.visit.demo.origin) this.found.add(pathname);
    }
  }

  unseen() {
    // the form of a note is the same for every step, and the desk has a page for every case and for every webhook
    const many = ["/support/cases/", "/support/webhooks/deliveries/"];
    const isSame = (path) => path.endsWith("/looks-different") || many.some((begin) => path.startsWith(begin));
    const isForPrograms = (path) => path.endsWith(".json");
    return [...this.found].filter((path) => !this.seen.has(path) && !isSame(path) && !isForPrograms(path)).sort();
  }
}
