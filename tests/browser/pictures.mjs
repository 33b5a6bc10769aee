// What does every page look like? Pictures for people, in target/screenshots: wide and narrow, in the colours that are asked for.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { TARGET } from "./libraries.mjs";
import { everyPage } from "./pages.mjs";
import { Visit } from "./visit.mjs";

const WIDTHS = [1280, 390];
const folder = path.join(TARGET, "screenshots");

export async function pictures(place, language, schemes) {
  const visit = await Visit.begin(place, { language });
  mkdirSync(folder, { recursive: true });
  let number = 0;
  for await (const name of everyPage(visit)) {
    number += 1;
    const file = `${String(number).padStart(3, "0")} ${name}`.replaceAll(/[^a-z0-9]+/g, "-");
    for (const width of WIDTHS) {
      await visit.page.setViewportSize({ width, height: 800 });
      for (const colorScheme of schemes) {
        await visit.page.emulateMedia({ colorScheme });
        await visit.page.screenshot({ path: path.join(folder, `${file}-${width}-${language}-${colorScheme}.png`), fullPage: true });
      }
    }
    await visit.page.setViewportSize({ width: 1280, height: 800 });
  }
}
