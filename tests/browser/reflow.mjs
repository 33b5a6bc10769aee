// Does a page fit its window, and can its targets be hit? Each runs in the page and returns what is wrong.

/** What is wider than the window. */
export function overflow() {
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth <= innerWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
  const names = wide.slice(0, 5).map((element) => `<${element.localName} class="${element.className}">`);
  return [`${scrollWidth} px wide in a window of ${innerWidth}: ${names.join(", ")}`];
}

/** Buttons, fields and links that are too small, except for links inside a text. */
export function smallTargets(least) {
  const inText = (element) => {
    if (!["inline", "inline-flex"].includes(getComputedStyle(element).display)) return false;
    const block = element.closest("p, li, dd, dt, div, h1, h2, h3, legend, label") ?? element.parentElement;
    return block.innerText.trim().length > element.innerText.trim().length + 1;
  };
  const targets = document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea");
  return [...targets].flatMap((element) => {
    const { width, height } = element.getBoundingClientRect();
    const isSmall = width > 0 && (width < least || height < least);
    const isSeen = element.checkVisibility({ visibilityProperty: true }) && !element.matches(".skip, [aria-hidden=true]");
    const name = (element.innerText || element.name).trim().slice(0, 50);
    return isSmall && isSeen && !inText(element) ? [`<${element.localName}> “${name}” is ${width | 0} by ${height | 0} px`] : [];
  });
}
