// Where do the libraries lie? In target/browser, where scripts/browser put them; the source tree holds none.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const TARGET = path.join(ROOT, "target");

const require = createRequire(path.join(TARGET, "browser", "package.json"));
const { chromium } = require("playwright-core");

export const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const chromiumPath = () => execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();

/** Headless, without a sandbox (root has none), with a new profile. */
export const launch = () =>
  chromium.launch({ executablePath: chromiumPath(), headless: true, chromiumSandbox: false, args: FLAGS });
