// Does a page ask anybody else for anything, or does the browser complain about one?
import { test } from "node:test";
import { everyPage } from "./pages.mjs";
import { Visit, nothing, withDemo } from "./visit.mjs";

test("no request leaves the portal, and no console complains", (t) => withDemo(async (place) => {
  const visit = await Visit.begin(place);
  await visit.context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  for await (const name of everyPage(visit)) {
    await t.test(`${name}: nobody else is asked`, () => {
      const requests = visit.requests.splice(0).filter((url) => !url.startsWith(`${place.demo.origin}/`));
      // the form of “another site” that these tests make up
      nothing([...requests.filter((url) => !url.startsWith("data:text/html,<form")), ...visit.complaints.splice(0)]);
    });
  }
}));
