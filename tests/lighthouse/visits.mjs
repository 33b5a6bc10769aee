// Which pages are measured, and with whose cookie? Three visits stand still at different points of the journey, and somebody
// sits at the desk.
import { openCase, signIn } from "../browser/desk.mjs";
import { toTheFirstStep, toThePackage } from "../browser/journey.mjs";
import { Visit } from "../browser/visit.mjs";

/** The page to which a way led. */
const HERE = ".";

const PAGES = {
  nobody: [
    "/",
    "/guide",
    "/demo",
    "/styleguide",
    "/replacing",
    "/receipt",
    "/accessibility",
    "/cookies",
    "/privacy",
    "/left",
    "/support/sign-in",
  ],
  begun: [
    "/overview",
    "/delete",
    "/steps/api-app/looks-different",
    "/steps/before-you-start",
    "/steps/storage-role",
    "/steps/api-app",
    "/steps/storage-credentials",
    "/steps/user-provisioning",
    "/steps/user-provisioning/all-users",
    "/steps/scim-credentials",
  ],
  tested: ["/steps/storage-credentials", "/steps/review", "/package"],
  packaged: ["/package"],
  desk: ["/support", "/support/invitations/new", HERE],
};

const WAYS = {
  nobody: (visit) => visit.open("/"),
  begun: (visit) => toTheFirstStep(visit),
  tested: (visit) => toThePackage({ __proto__: visit, download: () => undefined }, visit.demo.sample("all-well")),
  packaged: (visit) => toThePackage(visit, visit.demo.sample("all-well")),
  desk: async (visit) => {
    await signIn(visit);
    await openCase(visit);
  },
};

/** Every page there is: its name, its address, and the header that opens it. */
export async function pages(place) {
  const found = [];
  for (const [state, paths] of Object.entries(PAGES)) {
    const visit = await Visit.begin(place, { javaScriptEnabled: false });
    await WAYS[state](visit);
    const cookies = await visit.context.cookies();
    const headers = cookies.length > 0 ? { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") } : {};
    const here = visit.path();
    for (const path of paths) {
      const address = path === HERE ? here : path;
      const name = path === HERE ? "the case" : path;
      if (await visit.open(address) < 400) found.push({ name: `${name} (${state})`, url: place.demo.origin + address, headers });
    }
    await visit.end();
  }
  return found;
}
