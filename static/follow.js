// How does a page follow what others do? A part of it is read again when the server says that something changed: what
// customers do, at the desk; hints and what colleagues handed in, on the customer's page. Only while somebody looks at it:
// a browser has few connections to one host, and a hidden page needs none.
"use strict";

(() => {
  const SETTLED = 120; // milliseconds: what changes at once is read once
  const LONGEST = 500; // and nothing waits longer for quiet

  const openDetails = (region) => [...region.querySelectorAll("details[open][id]")].map((details) => details.id);

  // What the server last said of a region. Other script changes what is shown, as by local times, and runs after this.
  const known = new Map();

  // What a person moved stays there, unless it shows something else now.
  const scrolled = (region) => [...region.querySelectorAll("[data-scrolls]")].map((place) => [place.dataset.scrolls, place.scrollTop]);

  function renew(region, page) {
    const fresh = page.getElementById(region.id) ?? page.body;
    const said = fresh.innerHTML.trim();
    if (said === known.get(region)) return;
    known.set(region, said);
    const opened = openDetails(region);
    const places = new Map(scrolled(region));
    const focused = document.activeElement?.closest?.(`#${region.id} [id]`)?.id;
    region.replaceChildren(...fresh.childNodes);
    if (region.matches("[data-news]")) region.classList.add("fresh"); // it stays in sight until the next page
    for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
    for (const place of region.querySelectorAll("[data-scrolls]")) place.scrollTop = places.get(place.dataset.scrolls) ?? 0;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  // The visit has ended, which the page of the answer says. What stands in the fields stays until somebody leads on.
  function over(place, page) {
    const notice = document.createElement("div");
    notice.className = "notice caution news";
    for (const part of [page.querySelector("h1"), page.querySelector("main p")]) {
      const line = document.createElement("p");
      line.textContent = part?.textContent ?? "";
      notice.append(line);
    }
    place.replaceChildren(notice);
    place.classList.add("fresh");
  }

  async function read(regions, from) {
    const answer = await fetch(from, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.status === 403 && regions[0].matches("[data-news]")) return over(regions[0], page);
    if (!answer.ok || answer.redirected) return; // signed out, or deleted: the next click says so
    for (const region of regions) renew(region, page);
  }

  function follow(regions, events, from) {
    for (const region of regions) known.set(region, region.innerHTML.trim());
    let source = null;
    let waiting = 0;
    let since = 0;
    let reading = Promise.resolve();
    const later = () => {
      clearTimeout(waiting);
      since ||= Date.now();
      waiting = setTimeout(() => {
        since = 0;
        reading = reading.then(() => read(regions, from)).catch(() => {}); // the next change reads again
      }, Math.max(0, Math.min(SETTLED, since + LONGEST - Date.now())));
    };
    const look = () => {
      if (document.hidden) {
        source?.close();
        source = null;
      } else if (!source) {
        source = new EventSource(events);
        source.addEventListener("changed", later);
        source.addEventListener("open", later); // what changed while nobody listened
      }
    };
    document.addEventListener("visibilitychange", look);
    addEventListener("pagehide", () => { source?.close(); source = null; });
    addEventListener("pageshow", look);
    look();
  }

  const watched = document.querySelectorAll("[data-watch]");
  if (watched.length > 0) follow([...watched], watched[0].dataset.watch, watched[0].dataset.from ?? location.href);
  const news = document.querySelector("[data-news]");
  if (news) follow([news], "/news/live", "/news");
})();
