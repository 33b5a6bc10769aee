// What moves on a page, or would?

/** What moves or would move, for longer than a blink; runs in the page. */
export function moving() {
  const BLINK = 0.02; // seconds
  const seconds = (list) => Math.max(...list.split(",").map((time) => parseFloat(time) * (time.includes("ms") ? 0.001 : 1)));
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const pseudo of [undefined, "::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      const name = `<${element.localName} class="${element.getAttribute("class") ?? ""}">${pseudo ?? ""}`;
      if (seconds(style.transitionDuration) > BLINK) found.push(`${name}: transition of ${style.transitionDuration}`);
      if (style.animationName !== "none" && seconds(style.animationDuration) > BLINK) found.push(`${name}: ${style.animationName}`);
      if (style.scrollBehavior === "smooth") found.push(`${name}: smooth scrolling`);
    }
  }
  const running = document.getAnimations().filter((animation) => animation.playState === "running");
  return [...new Set(found), ...running.map(({ effect }) => `runs: ${effect?.target?.outerHTML.slice(0, 80)}`)];
}
