// What does script add to pages that work without it? Show and Copy buttons, local times, focus on what went wrong,
// one submission at a time, the way on after a download, and light on the action at hand. It holds no words: they stand in data- attributes of <body>.
"use strict";

(() => {
  const word = document.body.dataset;
  const BUSY = 2000; // milliseconds: the second click of a double click comes sooner

  const button = (text, kind) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `button quiet ${kind}`;
    made.textContent = text;
    return made;
  };

  const unique = (prefix) => {
    let number = 1;
    while (document.getElementById(`${prefix}-${number}`)) number += 1;
    return `${prefix}-${number}`;
  };

  // Show and Hide: the accessible name stays the same, the pressed state and the visible word change.
  function reveal(input) {
    if (input.dataset.reveal || !word.wordShow || !word.wordHide) return;
    input.dataset.reveal = "on";
    input.id ||= unique("secret");
    const toggle = button(word.wordShow, "reveal");
    const label = input.labels?.[0]?.textContent.trim() ?? "";
    const show = (shown) => {
      input.type = shown ? "text" : "password";
      toggle.textContent = shown ? word.wordHide : word.wordShow;
      toggle.setAttribute("aria-pressed", String(shown));
    };
    toggle.setAttribute("aria-controls", input.id);
    toggle.setAttribute("aria-label", `${word.wordShow} / ${word.wordHide}: ${label}`);
    toggle.addEventListener("click", () => show(input.type === "password"));
    input.form?.addEventListener("submit", () => show(false)); // browsers remember what was typed as plain text
    show(false);
    input.after(toggle);
    const row = input.parentElement;
    if (row.classList.contains("row")) return;
    const wrap = document.createElement("div");
    wrap.className = "row";
    input.before(wrap);
    wrap.append(input, toggle);
  }

  // One status line for the whole page; emptied first, so that the same word is announced twice.
  const status = document.createElement("div");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  const announce = (text) => {
    status.textContent = "";
    setTimeout(() => { status.textContent = text; }, 50);
  };

  const select = (source) => {
    if ("select" in source) source.select();
    else getSelection().selectAllChildren(source);
  };

  async function write(source) {
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent);
      return true;
    } catch {
      select(source); // not permitted, or no https: the old way, or else Ctrl+C by hand
      return document.execCommand("copy");
    }
  }

  function copyable(source) {
    if (source.dataset.copy === "ready" || !word.wordCopy) return;
    source.dataset.copy = "ready";
    const copy = button(word.wordCopy, "copy");
    const what = (source.value ?? source.textContent).trim();
    if (what.length <= 40) copy.setAttribute("aria-label", `${word.wordCopy}: ${what}`);
    copy.addEventListener("click", async () => {
      if (!await write(source)) return;
      const done = word.wordCopied ?? word.wordCopy;
      announce(done);
      copy.textContent = done;
      setTimeout(() => { copy.textContent = word.wordCopy; }, BUSY);
    });
    source.after(" ", copy);
  }

  // "14:02 UTC (15:02 CET here)"; with the day if it is another one here. What has to be over is said by the next whole minute.
  function local(time) {
    const at = new Date(time.dateTime);
    if (time.hasAttribute("data-over")) at.setUTCSeconds(at.getUTCSeconds() + 59);
    if (time.dataset.local || !word.wordHere || Number.isNaN(at.valueOf()) || at.getTimezoneOffset() === 0) return;
    time.dataset.local = "on";
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" };
    const sameDay = at.getDate() === at.getUTCDate();
    const form = sameDay ? clock : { ...clock, day: "numeric", month: "short" };
    const here = document.createElement("span");
    here.className = "local";
    here.textContent = ` (${at.toLocaleString(document.documentElement.lang || undefined, form)} ${word.wordHere})`;
    time.append(here);
  }

  const settle = (form) => {
    delete form.dataset.busySince;
    delete form.dataset.watched;
    delete form.dataset.saving;
    form.removeAttribute("aria-busy");
    form.querySelectorAll("[data-words]").forEach((button) => {
      button.textContent = button.dataset.words;
      delete button.dataset.words;
    });
  };

  // A double click sends once. No button is ever disabled: after a moment the form can be sent again.
  function once(event) {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (Date.now() - Number(form.dataset.busySince ?? 0) < BUSY) {
      event.preventDefault();
      return;
    }
    form.dataset.busySince = String(Date.now());
    form.setAttribute("aria-busy", "true");
    const button = event.submitter;
    if (word.wordBusy && button?.hasAttribute("data-busy")) {
      button.dataset.words = button.textContent;
      button.textContent = word.wordBusy;
      announce(word.wordBusy);
    }
  }

  function save(file, name) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
    document.body.append(link);
    link.click();
    link.remove();
  }

  // The file is fetched, so that the way on waits for it however long it takes to make. Where a page comes in its place,
  // that is shown: it says why.
  async function download(event) {
    const form = event.target;
    if (event.defaultPrevented || !form.hasAttribute("data-download")) return;
    event.preventDefault();
    if (form.dataset.saving) return;
    form.dataset.saving = "on";
    if (word.wordSaving) announce(word.wordSaving);
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (answer.redirected) return location.assign(answer.url);
      const [, name] = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
      if (!answer.ok || !name) return form.submit();
      save(await answer.blob(), name);
      setTimeout(() => location.assign(form.dataset.next), BUSY); // until the browser has taken the file
    } catch {
      form.submit(); // as without script
    }
  }

  // The action at hand is lit in the list and in the drawing: by a click on either, by focus, by an address that ends in it.
  // Without script the style sheet does it for addresses.
  const ACTION = "ol.actions > li";
  function light(action) {
    const walk = action?.closest(".walk");
    if (!walk) return;
    walk.dataset.now = action.id;
    walk.querySelectorAll(`${ACTION}[aria-current]`).forEach((other) => other.removeAttribute("aria-current"));
    action.setAttribute("aria-current", "step");
    walk.querySelectorAll(".hit").forEach((hit) => hit.classList.toggle("now", hit.dataset.action === action.id));
  }

  const byId = (id) => document.getElementById(id)?.closest(ACTION);
  const addressed = () => light(byId(location.hash.slice(1)));

  function pointed(event) {
    const hit = event.target.closest(".hit");
    const legend = event.target.closest(".legend a");
    if (!hit && !legend) return light(event.target.closest(ACTION));
    const action = byId(hit?.dataset.action ?? legend.hash.slice(1));
    light(action);
    if (hit) action?.scrollIntoView({ block: "nearest" });
  }

  // "Looks different?" beside an action: the form at the foot of the same page, with that action chosen, so that nothing that
  // was typed is lost. Without script, or where there is no form, it is a page of its own.
  function differs(event) {
    const link = event.target.closest(".differs a");
    const form = document.querySelector("#looks-different form");
    if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    form.closest("details").open = true;
    form.elements.action.value = new URL(link.href).searchParams.get("action");
    form.elements.note.focus();
  }

  // Beside a long list the drawing stays in sight; the style sheet has to know how tall it is.
  const measure = new ResizeObserver((seen) => {
    for (const { target } of seen) target.parentElement.style.setProperty("--height", `${target.offsetHeight}px`);
  });
  document.querySelectorAll(".walk.beside > .drawing > .canvas").forEach((canvas) => measure.observe(canvas));

  // Also for what is added later, such as a finding that has just arrived.
  function enhance(root) {
    root.querySelectorAll("input[type=password]").forEach(reveal);
    root.querySelectorAll("[data-copy]").forEach(copyable);
    root.querySelectorAll("time[datetime]").forEach(local);
  }

  function focusOnProblem() {
    const named = document.getElementById(location.hash.slice(1));
    const field = named?.matches("input, select, textarea") ? named : null; // whoever changes an answer is led to its field
    const summary = document.querySelector(".error-summary") ?? field ?? document.querySelector("[data-focus]");
    if (!summary) return;
    if (summary !== field) summary.tabIndex = -1;
    summary.focus();
  }

  // "(1:05)" until it is time, then the same test once more. The page says how many seconds are left, since clocks
  // differ. Whoever types meanwhile is not interrupted.
  function countDown(place) {
    const until = Date.now() + (Number(place.dataset.countdown) + 1) * 1000;
    const form = place.closest("form");
    if (!form || Number.isNaN(until)) return;
    const tick = () => {
      const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      place.textContent = ` (${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")})`;
      if (left > 0) return;
      clearInterval(ticking);
      const automatic = document.createElement("input");
      Object.assign(automatic, { type: "hidden", name: "automatic", value: "on" });
      form.append(automatic);
      form.requestSubmit();
      automatic.remove(); // whoever comes back and presses another button sends that alone
    };
    const ticking = setInterval(tick, 1000);
    document.addEventListener("input", () => {
      clearInterval(ticking);
      place.textContent = "";
      const stopped = form.querySelector("[data-stopped]");
      form.querySelector("[data-counting]").hidden = true;
      stopped.hidden = false;
      announce(stopped.textContent);
    }, { once: true });
    tick();
  }

  // The events of a stream (WHATWG HTML, server-sent events), as far as this portal sends them.
  async function* events(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ""; ;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (text + value).split("\n\n");
      text = blocks.pop();
      for (const lines of blocks.map((block) => block.split("\n"))) {
        const of = (field) => lines.filter((line) => line.startsWith(`${field}: `)).map((line) => line.slice(field.length + 2));
        yield { name: of("event").join(), data: of("data").join("\n") };
      }
    }
  }

  // Where the findings of a running test appear: in place of those of the last one.
  function stage(form) {
    const made = document.getElementById("live").content.firstElementChild.cloneNode(true);
    const last = document.querySelector("main section.result");
    if (last) last.replaceWith(made);
    else (form.closest("details.again") ?? form.closest(".two") ?? form).before(made);
    made.querySelector("h2").focus();
    return made;
  }

  // Another language shows the page as it was saved. Whoever typed since is asked first; nothing is kept anywhere meanwhile.
  const isTyped = (field) => {
    if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
    if (field.matches("select")) {
      const chosen = [...field.options].findIndex((option) => option.defaultSelected);
      return field.selectedIndex !== Math.max(chosen, 0);
    }
    return field.value !== field.defaultValue;
  };
  function translate(event) {
    if (!event.target.matches(".languages")) return;
    const fields = [...document.querySelectorAll("main :is(input:not([type=hidden]), textarea, select[name])")];
    const unsaved = document.querySelector("[data-unsaved]") || fields.some(isTyped);
    if (unsaved && word.wordLose && !confirm(word.wordLose)) event.preventDefault();
  }

  // The same page anew if it is the same, whatever stands behind its number sign.
  function go(to) {
    const next = new URL(to, location);
    if (next.pathname !== location.pathname) return location.assign(next);
    history.replaceState(null, "", next);
    location.reload();
  }

  async function watch(form, body, gone) {
    const answer = await fetch(form.action, {
      method: "POST", body, headers: { accept: "text/event-stream" }, signal: gone.signal,
    });
    if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/event-stream")) return location.pathname;
    const shown = stage(form);
    for await (const { name, data } of events(answer.body)) {
      if (name === "done") return data;
      if (name === "asking") {
        const { step, of, text } = JSON.parse(data);
        Object.assign(shown.querySelector("progress"), { max: of, value: step - 0.5 });
        shown.querySelector("[role=status]").textContent = text;
      }
      if (name === "finding") shown.querySelector(".findings").insertAdjacentHTML("beforeend", data);
    }
    return location.pathname;
  }

  // A test is watched while it runs. Leaving the page ends it; if watching fails, the page says what is known.
  async function live(event) {
    const form = event.target;
    if (event.defaultPrevented || !form.hasAttribute("data-live") || !document.getElementById("live")) return;
    event.preventDefault();
    if (form.dataset.watched) return;
    form.dataset.watched = "on";
    const fields = new FormData(form);
    if (event.submitter?.name) fields.append(event.submitter.name, event.submitter.value);
    const gone = new AbortController();
    addEventListener("pagehide", () => gone.abort(), { once: true });
    const next = await watch(form, new URLSearchParams(fields), gone).catch(() => location.pathname);
    if (!gone.signal.aborted) go(next);
  }

  // The visit's time runs on without a reload: the minutes in the header, and in time the part of the notice that says
  // what ends. Going on needs no reload either, so that nothing that was typed is lost. Other tabs are told.
  const SOON = 20 * 60; // seconds
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("visit") : null;
  function watchVisit() {
    const notice = document.querySelector("[data-ending]");
    const shown = document.querySelector(".left[data-long]");
    if (!notice || !shown) return null;
    let until = 0;
    let last = false;
    const show = () => {
      const left = Math.max(0, Math.floor((until - Date.now()) / 1000));
      const minutes = Math.floor(left / 60);
      const pattern = minutes < 60 ? shown.dataset.short : shown.dataset.long;
      const text = pattern.replace("{h}", String(Math.floor(minutes / 60))).replace("{m}", String(minutes % 60));
      if (shown.textContent !== text) shown.textContent = text;
      const inTime = last ? "last" : "soon";
      const now = left === 0 ? "over" : left < SOON ? inTime : "";
      notice.querySelectorAll("[data-part]").forEach((part) => {
        if (part.hidden !== (part.dataset.part !== now)) part.hidden = !part.hidden;
      });
    };
    const ends = (seconds, isLast) => {
      until = Date.now() + seconds * 1000;
      last = isLast;
      show();
    };
    const read = (from) => [Number(from.dataset.ending), from.hasAttribute("data-last")];
    const tell = () => tabs?.postMessage(read(notice));
    tabs?.addEventListener("message", ({ data }) => ends(...data));
    setInterval(show, 5000);
    document.addEventListener("visibilitychange", show);
    ends(...read(notice));
    tell();
    return {
      goOn(answered) {
        const fresh = answered.querySelector("[data-ending]");
        if (!fresh) return false;
        notice.dataset.ending = fresh.dataset.ending;
        notice.toggleAttribute("data-last", fresh.hasAttribute("data-last"));
        ends(...read(notice));
        tell();
        announce(shown.textContent);
        return true;
      },
    };
  }

  async function extendVisit(event) {
    const form = event.target;
    if (!visit || form.getAttribute("action") !== "/extend") return;
    event.preventDefault();
    try {
      const answer = await fetch("/extend", { method: "POST" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!visit.goOn(page)) form.submit();
    } catch {
      form.submit(); // as without script: the page that comes says what is wrong
    }
  }

  document.documentElement.classList.add("scripted");
  const visit = watchVisit();
  document.addEventListener("submit", translate);
  document.addEventListener("submit", extendVisit);
  // what was refused is not offered for sending again when one goes back
  if (document.querySelector("[data-unsaved]")) history.replaceState(null, "", location.href);
  enhance(document);
  document.querySelectorAll("[data-countdown]").forEach(countDown);
  focusOnProblem();
  addressed();
  addEventListener("hashchange", addressed);
  document.addEventListener("click", pointed);
  document.addEventListener("click", differs);
  document.addEventListener("focusin", (event) => light(event.target.closest(ACTION)));
  document.addEventListener("submit", once);
  document.addEventListener("submit", live);
  document.addEventListener("submit", download);
  addEventListener("pageshow", (event) => { if (event.persisted) document.querySelectorAll("form").forEach(settle); });
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node instanceof Element && node.parentElement) enhance(node.parentElement);
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
