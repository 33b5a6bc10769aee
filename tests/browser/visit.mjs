// Who visits? Somebody with a browser and a mouse: opens addresses, presses what a message names, fills in what is asked.
import assert from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Demo } from "./demo.mjs";
import { launch } from "./libraries.mjs";
import { wordsOf } from "./words.mjs";

const exactly = (text) => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);

/** Fails with everything that was found, one thing a line, and without a stack that says nothing. */
export function nothing(found) {
  if (found.length > 0) throw Object.assign(new Error(found.join("\n")), { stack: undefined });
}

/** Runs something with a demo and a browser of its own, and ends both. */
export async function withDemo(act) {
  const demo = await Demo.start();
  try {
    const browser = await launch();
    try {
      return await act({ demo, browser });
    } finally {
      await browser.close();
    }
  } finally {
    await demo.stop();
  }
}

export class Visit {
  /** `options` are those of a Playwright context, `language` is that of the words. */
  static async begin({ demo, browser }, { language = "en", ...options } = {}) {
    const context = await browser.newContext({
      baseURL: demo.origin,
      locale: language,
      viewport: { width: 1280, height: 800 },
      reducedMotion: "reduce",
      ...options,
    });
    context.setDefaultTimeout(20_000);
    return new this(demo, context, await context.newPage(), wordsOf(language));
  }

  constructor(demo, context, page, say) {
    Object.assign(this, { demo, context, page, say, requests: [], complaints: [] });
    context.on("request", (request) => this.requests.push(request.url()));
    page.on("pageerror", (error) => this.complaints.push(`${page.url()}: ${error}`));
    page.on("console", (message) => {
      // the browser itself says that an error page was an error
      const ownStatus = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
      // and that a page which asked for news was left meanwhile for another case: its visit is over then
      const isLate = message.text().includes("403") && new URL(message.location().url || "data:").pathname.startsWith("/news");
      if (["error", "warning"].includes(message.type()) && !ownStatus && !isLate) this.complaints.push(`${page.url()}: ${message.text()}`);
    });
  }

  /** Returns the status of the page. */
  async open(address) {
    return (await this.page.goto(address))?.status();
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  at(expected) {
    assert.equal(this.path(), expected);
  }

  /** A button or link, by the message that it shows. */
  called(id) {
    return this.page.locator("a:visible, button:visible").filter({ hasText: exactly(this.say(id)) }).first();
  }

  field(name, value) {
    return this.page.locator(`[name="${name}"]${value ? `[value="${value}"]` : ""}`);
  }

  /** Does what leads to another page, and waits for it. */
  async leave(act) {
    await Promise.all([this.page.waitForEvent("load"), act()]);
  }

  async press(id) {
    await this.leave(() => this.act(this.called(id)));
  }

  async act(locator) {
    await locator.click();
  }

  async fill(name, value) {
    await this.field(name).fill(value);
  }

  async choose(name, value) {
    await this.field(name, value).check();
  }

  /** Presses what downloads a file; returns where it was saved. */
  async download(id) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.act(this.called(id))]);
    const file = path.join(await mkdtemp(path.join(tmpdir(), "gong-browser-")), download.suggestedFilename());
    await download.saveAs(file);
    return file;
  }

  /** Opens whatever is folded away. */
  async unfold() {
    await this.page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  }

  async end() {
    await this.context.close();
  }
}
