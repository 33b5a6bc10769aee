// Can somebody who has only a keyboard do it? Tab, Shift+Tab, Enter, Space and arrows; values are pasted with Ctrl+V. At
// every stop the focus has to be seen.
import assert from "node:assert/strict";
import { Visit } from "./visit.mjs";

const MOST_STOPS = 200;

/** What is wrong with the focus where it stands now; undefined if it is nowhere. Runs in the page. */
function focusProblem() {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const name = `<${element.localName}> “${(element.textContent.trim() || element.name || element.id).slice(0, 50)}”`;
  const look = () => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    return { outline: outlineStyle === "none" ? "none" : `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow };
  };

  const focused = look();
  element.blur();
  const left = look();
  element.focus({ preventScroll: true, focusVisible: true });
  if (focused.outline === left.outline && focused.boxShadow === left.boxShadow) return `${name}: the focus is not seen`;

  const box = [...element.getClientRects()].find((rect) => rect.width > 0 && rect.height > 0);
  if (!box) return `${name}: has the focus and is not shown`;
  // of what has several lines the browser shows the one at hand: WCAG 2.4.11 asks that it is not hidden as a whole
  const line = element.localName === "textarea" && box.top < innerHeight - 24 && box.bottom > 24;
  const tall = box.height > innerHeight || line;
  const slack = 2; // pixels: browsers scroll by whole ones, boxes end in between
  const isBeside = box.left < -slack || box.right > innerWidth + slack;
  if (isBeside || (!tall && (box.top < -slack || box.bottom > innerHeight + slack))) {
    return `${name}: has the focus outside the window (${box.top | 0} to ${box.bottom | 0} of ${innerHeight})`;
  }

  const [middle, inset] = [box.left + box.width / 2, Math.min(3, box.height / 4)];
  for (const y of [box.top + inset, (box.top + box.bottom) / 2, box.bottom - inset]) {
    const above = document.elementFromPoint(middle, Math.min(Math.max(y, 0), innerHeight - 1));
    const own = above && (element.contains(above) || above.contains(element) || above.closest("label")?.control === element);
    if (!own) return `${name}: has the focus behind <${above?.localName} class="${above?.className}">`;
  }
  return null;
}

/** The next Tab reaches the first stop; runs in the page. */
function fromTheTop() {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

export class KeyboardVisit extends Visit {
  static async begin(place, options) {
    const visit = await super.begin(place, options);
    await visit.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: place.demo.origin });
    return visit;
  }

  /** One key, then a look at the focus. */
  async key(name) {
    await this.page.keyboard.press(name);
    const problem = await this.page.evaluate(focusProblem);
    assert.equal(problem ?? null, null, `${this.path()}, after ${name}`);
  }

  /** Once through the page with Tab; returns what is wrong with the focus. */
  async stops() {
    const problems = [];
    await this.page.evaluate(fromTheTop);
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.page.keyboard.press("Tab");
      const problem = await this.page.evaluate(focusProblem);
      if (problem === undefined) break;
      if (problem) problems.push(problem);
    }
    return problems;
  }

  /** Tab until a control has the focus; for a radio button, any of its group. */
  async reach(locator) {
    const has = (element) => {
      const focused = document.activeElement;
      return focused === element || (element.type === "radio" && focused.type === "radio" && focused.name === element.name);
    };
    const target = await locator.elementHandle();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await target.evaluate(has)) return;
      await this.key("Tab");
    }
    assert.fail(`${this.path()}: ${locator} is not reached by Tab`);
  }

  async act(locator) {
    await this.reach(locator);
    await this.page.keyboard.press("Enter");
  }

  async fill(name, value) {
    await this.reach(this.field(name));
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), value);
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("ControlOrMeta+v");
    assert.equal(await this.field(name).inputValue(), value, `${name} takes what is pasted`);
  }

  async choose(name, value) {
    const field = this.field(name, value);
    await this.reach(field);
    if (await field.evaluate((element) => document.activeElement === element)) await this.key("Space");
    for (let arrow = 0; arrow < 10 && !(await field.isChecked()); arrow += 1) await this.key("ArrowDown");
    assert.ok(await field.isChecked(), `${name} ${value}`);
  }
}
