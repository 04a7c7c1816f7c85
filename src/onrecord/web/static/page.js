"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // A large record keeps what is far down as text in noscript elements; elements are made of it when it is needed.
  const kept = () => [...document.querySelectorAll("noscript")];
  const bring = (noscript) => {
    const template = make("template");
    template.innerHTML = noscript.textContent;
    noscript.replaceWith(template.content);
    rows = null;
  };
  const reach = (id) => {
    const holder = byId(id) ? null : kept().find((n) => n.textContent.includes(`id="${id}"`));
    if (holder) bring(holder);
    return byId(id);
  };
  const bringInside = (element) => element.querySelectorAll("noscript").forEach(bring);
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      near.unobserve(entry.target);
      for (const child of [...entry.target.children]) if (child.localName === "noscript") bring(child);
    }
  }, { rootMargin: "800px" });
  const targetOf = (href) => (href && href.startsWith("#") ? reach(decodeURIComponent(href.slice(1))) : null);

  let rows = null;
  for (const noscript of kept()) {
    const parent = noscript.parentElement;
    if (parent.localName === "details" && !parent.open) parent.addEventListener("toggle", () => bringInside(parent), { once: true });
    else near.observe(parent);
  }

  // A place inside folded matter is unfolded before it is shown.
  const unfold = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  };
  const arrive = () => {
    const element = targetOf(location.hash);
    if (!element) return;
    unfold(element);
    // What is brought in above moves the place; it is sought again until the reader takes over.
    let times = kept().length ? 10 : 1;
    const stop = () => { times = 0; };
    for (const name of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(name, stop, { once: true, passive: true });
    const seek = () => {
      if (times-- <= 0) return;
      element.scrollIntoView({ block: element.closest(".text") ? "center" : "start" });
      setTimeout(seek, 100);
    };
    seek();
  };

  // Evidence opens beside the line that rests on it.
  let box = null;
  let opener = null;
  const close = (back) => {
    if (!box) return;
    box.remove();
    box = null;
    if (back && opener) opener.focus();
  };
  const around = (target, block) => {
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEndBefore(target);
    const before = range.toString();
    range.setStartAfter(target);
    range.setEnd(block, block.childNodes.length);
    return [before, range.toString()];
  };
  const liveAddress = (url, words, before, after) => {
    const escaped = (s) => encodeURIComponent(s).replace(/-/g, "%2D");
    const tokens = words.trim().split(/\s+/);
    const lead = /\s$/.test(before) ? escaped(before.trim().split(/\s+/).slice(-2).join(" ")) : "";
    const tail = /^\s/.test(after) ? escaped(after.trim().split(/\s+/).slice(0, 2).join(" ")) : "";
    const fragment = tokens.length <= 3 ? (lead && `${lead}-,`) + escaped(tokens.join(" ")) + (tail && `,-${tail}`)
      : tokens.length <= 10 ? escaped(tokens.join(" "))
      : `${escaped(tokens.slice(0, 4).join(" "))},${escaped(tokens.slice(-4).join(" "))}`;
    return `${url.split("#")[0]}#:~:text=${fragment}`;
  };
  const show = (link, target, href) => {
    close(false);
    const report = target.closest(".report");
    const block = target.closest("p");
    target.classList.add("hit");
    const words = block.cloneNode(true);
    target.classList.remove("hit");
    words.removeAttribute("class");
    for (const element of words.querySelectorAll("[id]")) element.removeAttribute("id");
    const text = target.closest(".text");
    for (const name of ["lang", "dir"]) if (text.hasAttribute(name)) words.setAttribute(name, text.getAttribute(name));
    const head = report.querySelector("header");
    const button = make("button", { type: "button", "aria-label": "Close" }, "✕");
    const full = make("a", { href }, "In the full report");
    const links = make("p", { class: "links" }, full);
    if (report.dataset.url) {
      links.append(make("a", { href: liveAddress(report.dataset.url, target.textContent, ...around(target, block)), rel: "noopener noreferrer" }, "On the live page ↗"));
    }
    const name = make("b", {}, ...head.firstElementChild.cloneNode(true).childNodes);
    const language = head.lastElementChild.textContent.split(" · ")[0].trim();
    box = make("aside", { class: "beside", role: "dialog", "aria-label": "Evidence", tabindex: "-1" },
      make("header", {}, make("span", {}, name, " · ", language), button), words, links);
    const at = link.getBoundingClientRect();
    document.body.append(box);
    const left = Math.min(Math.max(at.left - 16, 12), document.documentElement.clientWidth - box.offsetWidth - 12);
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${at.bottom + scrollY + 8}px`;
    const hit = words.querySelector(".hit") || words;
    box.scrollTop = Math.max(0, hit.offsetTop - 90);
    const below = box.getBoundingClientRect().bottom - innerHeight + 12;
    if (below > 0) scrollBy({ top: Math.min(below, at.top - 60), behavior: "instant" });
    button.addEventListener("click", () => close(true));
    full.addEventListener("click", (event) => { event.preventDefault(); close(false); arrive(); mark(); });
    opener = link;
    box.focus({ preventScroll: true });
  };
  const mark = () => {
    for (const old of document.querySelectorAll(".text .hit")) old.classList.remove("hit");
    const element = targetOf(location.hash);
    if (element && element.closest(".text")) element.classList.add("hit");
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (box && !box.contains(event.target)) close(false);
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = link.getAttribute("href");
    const target = targetOf(href);
    if (!target || link.closest(".beside")) return;
    if (target.closest(".text")) {
      event.preventDefault();
      try { history.pushState(null, "", href); } catch { /* a browser that keeps no places for files */ }
      show(link, target, href);
    } else {
      unfold(target);
    }
  });
  addEventListener("popstate", () => close(false));
  addEventListener("hashchange", () => { close(false); arrive(); mark(); });
  if (location.hash) requestAnimationFrame(() => { arrive(); mark(); });

  // Search keeps the lines that hold every word.
  const find = document.querySelector(".find");
  const input = byId("find");
  const output = find.querySelector("output");
  const plain = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let folded = null;
  const words = new WeakMap();
  const wordsOf = (noscript) => {
    if (!words.has(noscript)) words.set(noscript, plain(noscript.textContent.replace(/<[^>]*>/g, "")));
    return words.get(noscript);
  };
  const bringMatches = (wanted) => {
    let room = 60;
    for (const noscript of kept()) {
      const parent = noscript.parentElement;
      const found = wanted.every((word) => wordsOf(noscript).includes(word));
      if (found && room > 0) { room -= 1; bring(noscript); }
      parent.hidden = !found && !parent.classList.contains("row");
    }
  };
  const textOf = (row) => {
    const speaker = row.closest(".person")?.querySelector("summary").textContent ?? "";
    return plain(`${speaker} ${row.textContent.replace(/<[^>]*>/g, "")}`);
  };
  const filter = () => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    if (wanted.length) bringMatches(wanted);
    else for (const noscript of kept()) noscript.parentElement.hidden = false;
    rows ??= [...document.querySelectorAll(".row")].map((element) => [element, textOf(element)]);
    folded ??= [...document.querySelectorAll("main details")].map((element) => [element, element.open]);
    let count = 0;
    for (const [element, text] of rows) {
      element.hidden = !wanted.every((word) => text.includes(word));
      if (!element.hidden) count += 1;
    }
    for (const [element, open] of folded) {
      const inside = [...element.querySelectorAll(".row")];
      const live = !inside.length || inside.some((row) => !row.hidden);
      element.open = wanted.length && inside.length ? live : open;
      if (element.classList.contains("person")) element.hidden = !live;
    }
    if (!wanted.length) folded = null;
    document.body.classList.toggle("searching", wanted.length > 0);
    output.textContent = wanted.length ? `${count} ${count === 1 ? "line" : "lines"}` : "";
  };
  find.hidden = false;
  let wait = 0;
  input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(filter, 120); });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box) close(true);
    else if (event.key === "Escape" && document.activeElement === input) { input.value = ""; filter(); input.blur(); }
    else if (event.key === "/" && !/^(input|textarea|select)$/.test(document.activeElement.localName)) { event.preventDefault(); input.focus(); }
  });

  // On paper nothing stays folded.
  addEventListener("beforeprint", () => {
    kept().forEach(bring);
    for (const element of document.querySelectorAll("main details:not([open])")) { element.open = true; element.dataset.fold = ""; }
  });
  addEventListener("afterprint", () => {
    for (const element of document.querySelectorAll("details[data-fold]")) { element.open = false; delete element.dataset.fold; }
  });
})();
