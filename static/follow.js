// How does a page follow what others do? A part of it is read again when the server says that something changed: what
// customers do, at the desk; hints and what colleagues handed in, on the customer's page. Only while somebody looks at it:
// a browser has few connections to one host, and a hidden page needs none.
"use strict";

(() => {
  const SETTLED = 120; // milliseconds: what changes at once is read once
  const LONGEST = 500; // and nothing waits longer for quiet
  const AGAIN = 30000; // so long after listening was refused it is tried again

  const openDetails = (region) => [...region.querySelectorAll("details[open][id]")].map((details) => details.id);

  // What a control is recognised by when everything around it is new: where it stands and leads; and what it says, where that
  // does not change with what it is about.
  const mark = (one) => {
    const near = one.closest("[id]");
    const says = near === one || near?.matches("details") || one.matches("[data-scrolls]") ? "" : one.textContent.trim();
    return [one.localName, near?.id, one.getAttribute("href"), one.closest("form")?.getAttribute("action"), says].join("\n");
  };

  // What the server last said of a region. Other script changes what is shown, as by local times, and runs after this.
  const known = new Map();

  // What a person moved stays there, unless it shows something else now.
  const scrolled = (region) => [...region.querySelectorAll("[data-scrolls]")].map((place) => [place.dataset.scrolls, place.scrollTop]);

  const notices = (place) => [...place.querySelectorAll("form")].map((form) => form.getAttribute("action")).sort().join();

  function renew(region, page) {
    const fresh = page.getElementById(region.id) ?? page.body;
    const said = fresh.innerHTML.trim();
    if (said === known.get(region)) return;
    known.set(region, said);
    // the same notices: one is folded now because somebody went where it points, but not before their eyes
    if (region.matches("[data-news]") && notices(region) === notices(fresh)) return;
    const opened = openDetails(region);
    const places = new Map(scrolled(region));
    const focused = region.contains(document.activeElement) && mark(document.activeElement);
    region.replaceChildren(...fresh.childNodes);
    if (region.matches("[data-news]")) region.classList.add("fresh"); // it stays in sight until the next page
    for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
    for (const place of region.querySelectorAll("[data-scrolls]")) place.scrollTop = places.get(place.dataset.scrolls) ?? 0;
    const same = focused && [...region.querySelectorAll("a, button, summary, [tabindex]")].find((one) => mark(one) === focused);
    if (same) same.focus({ preventScroll: true });
  }

  // The visit has ended, the session at the desk, or the case is gone, which the page of the answer says. What stands in the
  // fields stays until somebody leads on.
  function over(region, page) {
    const notice = document.createElement("div");
    notice.className = "notice caution news";
    notice.setAttribute("role", "alert");
    for (const part of [page.querySelector("h1"), page.querySelector("main p")]) {
      const line = document.createElement("p");
      line.textContent = part?.textContent ?? "";
      notice.append(line);
    }
    if (!region.matches("[data-news]")) return document.querySelector("main").prepend(notice);
    region.replaceChildren(notice);
    region.classList.add("fresh");
  }

  // Says whether it is over.
  async function read(regions, from) {
    const answer = await fetch(from, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const isOver = answer.status === 403 || answer.status === 404;
    if (isOver) over(regions[0], page);
    else if (answer.ok && !answer.redirected) for (const region of regions) renew(region, page);
    return isOver;
  }

  function follow(regions, events, from) {
    for (const region of regions) known.set(region, region.innerHTML.trim());
    let source = null;
    let waiting = 0;
    let since = 0;
    let again = 0;
    let isOver = false;
    let reading = Promise.resolve();
    const later = () => {
      clearTimeout(waiting);
      since ||= Date.now();
      waiting = setTimeout(() => {
        since = 0;
        reading = reading.then(async () => {
          if (!isOver) isOver = await read(regions, from);
          if (isOver) stop();
        }).catch(() => {}); // the next change reads again
      }, Math.max(0, Math.min(SETTLED, since + LONGEST - Date.now())));
    };
    const stop = () => {
      clearTimeout(again);
      source?.close();
      source = null;
    };
    // The browser has given up: refused, too many who listen, or a proxy in between. The page says that it follows nothing,
    // until it does again.
    const lost = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      stop();
      document.documentElement.classList.add("unfollowed");
      later();
      again = setTimeout(look, AGAIN);
    };
    const look = () => {
      if (document.hidden) {
        stop();
      } else if (!source && !isOver) {
        clearTimeout(again);
        source = new EventSource(events);
        source.addEventListener("changed", later);
        source.addEventListener("open", () => {
          document.documentElement.classList.remove("unfollowed");
          later(); // what changed while nobody listened
        });
        source.addEventListener("error", lost);
      }
    };
    document.addEventListener("visibilitychange", look);
    addEventListener("pagehide", stop);
    addEventListener("pageshow", look);
    look();
  }

  const watched = document.querySelectorAll("[data-watch]");
  if (watched.length > 0) follow([...watched], watched[0].dataset.watch, watched[0].dataset.from ?? location.href);
  const news = document.querySelector("[data-news]");
  if (news) follow([news], "/news/live", "/news");
})();
