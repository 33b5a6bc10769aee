// How fast, how accessible, how well made and how heavy is every page? The median of three runs of Lighthouse on each, as a
// table; fails if one is below what this project promises. Arguments choose pages by parts of their names.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { FLAGS, TARGET, chromiumPath } from "../browser/libraries.mjs";
import { withDemo } from "../browser/visit.mjs";
import { pages } from "./visits.mjs";
import { weight } from "./weight.mjs";

const RUNS = 3;
const LEAST = { "performance": 98, "accessibility": 100, "best-practices": 100 };
const MOST_BYTES = 80_000;
const LATEST_PAINT = 1000; // milliseconds

const require = createRequire(path.join(TARGET, "lighthouse", "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { default: lighthouse, desktopConfig } = await load("lighthouse");
const chrome = await load("chrome-launcher");
const { default: puppeteer } = await load("puppeteer-core");

const FORMS = { desktop: desktopConfig, mobile: undefined }; // Lighthouse's default is a telephone with slow 4G

/** The window stands on a page of the portal before: coming from elsewhere, Cross-Origin-Opener-Policy has the browser change
    processes, and the beginning of the new one may be missing from the trace. The profile is new: a renewed cookie of one visit
    must not open the pages of another. */
async function run(browser, page, form) {
  const profile = await browser.createBrowserContext();
  const window = await profile.newPage();
  await window.goto(new URL("/healthz", page.url).href);
  const flags = { skipAboutBlank: true, extraHeaders: page.headers, onlyCategories: Object.keys(LEAST), logLevel: "error" };
  const { lhr } = await lighthouse(page.url, flags, FORMS[form], window);
  await profile.close();
  if (lhr.runtimeError) throw new Error(`${page.name}: ${lhr.runtimeError.message}`);
  const scores = Object.keys(LEAST).map((name) => Math.round(lhr.categories[name].score * 100));
  const failed = Object.values(lhr.audits).filter(({ id, score }) => score === 0 && isCounted(lhr, id)).map(({ id }) => id);
  return { scores, paint: lhr.audits["first-contentful-paint"].numericValue, failed };
}

const isCounted = (lhr, id) =>
  Object.keys(LEAST).some((name) => lhr.categories[name].auditRefs.some((audit) => audit.id === id && audit.weight > 0));

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(browser, page, form) {
  const runs = [];
  for (let number = 0; number < RUNS; number += 1) runs.push(await run(browser, page, form));
  return {
    scores: Object.keys(LEAST).map((_, at) => median(runs.map(({ scores }) => scores[at]))),
    paint: median(runs.map(({ paint }) => paint)),
    failed: [...new Set(runs.flatMap(({ failed }) => failed))],
  };
}

const columns = (cells) => cells.map((cell, at) => (at === 0 ? String(cell).padEnd(50) : String(cell).padStart(15))).join("");

async function table(browser, found) {
  let isGood = true;
  console.log(columns(["page", "form", ...Object.keys(LEAST), "first paint", "weight"]));
  for (const page of found) {
    const bytes = await weight(page);
    for (const form of Object.keys(FORMS)) {
      const { scores, paint, failed } = await measure(browser, page, form);
      const isFine = bytes <= MOST_BYTES && paint < LATEST_PAINT && Object.values(LEAST).every((least, at) => scores[at] >= least);
      isGood &&= isFine;
      const row = [page.name, form, ...scores, `${Math.round(paint)} ms`, `${(bytes / 1000).toFixed(1)} kB`];
      console.log(columns(row) + (isFine ? "" : `  too little, too late or too much: ${failed.join(", ")}`));
    }
  }
  return isGood;
}

const isGood = await withDemo(async (place) => {
  const chosen = process.argv.slice(2);
  const all = await pages(place);
  const found = all.filter(({ name }) => chosen.length === 0 || chosen.some((part) => name.includes(part)));
  const chromeFlags = ["--headless", "--no-sandbox", ...FLAGS];
  const started = await chrome.launch({ chromePath: chromiumPath(), chromeFlags, logLevel: "error" });
  try {
    return await table(await puppeteer.connect({ browserURL: `http://127.0.0.1:${started.port}`, defaultViewport: null }), found);
  } finally {
    started.kill();
  }
});
process.exit(isGood ? 0 : 1);
