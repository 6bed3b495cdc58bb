"use strict";
(() => {
  const find = (selector, root = document) => [...root.querySelectorAll(selector)];
  const views = find(".view");
  const tabs = find("[data-view]");
  const form = document.getElementById("filter");

  const show = (id) => {
    for (const view of views) view.hidden = view.id !== id;
    for (const tab of tabs) {
      if (tab.dataset.view === id) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    apply();
  };

  // Statements of a view with their words in lower case, collected when they are first filtered.
  const rows = new Map();
  const rowsOf = (view) => {
    if (!rows.has(view)) {
      rows.set(view, find(".st", view).map((item) => ({
        item, words: item.textContent.toLowerCase() + " " + (item.closest(".group").querySelector("h4").textContent.toLowerCase()),
      })));
    }
    return rows.get(view);
  };

  function apply() {
    if (!form) return;
    const view = views.find((v) => !v.hidden);
    const { words, outlet, act, from, to } = Object.fromEntries(new FormData(form));
    const active = Boolean(words || outlet || act || from || to);
    if (!active && !form.dataset.active) return;
    form.dataset.active = active ? "1" : "";
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    const all = rowsOf(view);
    for (const { item, words: text } of all) {
      const data = item.dataset;
      const first = data.d.split("/")[0], last = data.d.split("/").pop();
      const keep = (!outlet || data.o === outlet) && (!act || data.a === act)
        && (!from || (last && last + "~" >= from)) && (!to || (first && first <= to))
        && wanted.every((word) => text.includes(word));
      item.hidden = !keep;
      shown += keep;
    }
    for (const group of find(".group", view)) group.hidden = !group.querySelector(".st:not([hidden])");
    form.querySelector("output").textContent = active ? `${shown} of ${all.length} statements` : "";
  }

  // What is out of sight has only an estimated height until it is laid out, so one jump may not be enough: jump until
  // nothing has moved for some frames, or the reader scrolls.
  let stop = false;
  for (const move of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(move, () => { stop = true; }, { passive: true });
  const settle = (target, tries, still = 0) => {
    const before = target.getBoundingClientRect().top;
    target.scrollIntoView({ block: "start" });
    const calm = Math.abs(target.getBoundingClientRect().top - before) < 1 ? still + 1 : 0;
    if (tries && calm < 6 && !stop) requestAnimationFrame(() => settle(target, tries - 1, calm));
  };

  const reveal = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    stop = false;
    const view = target.closest(".view");
    if (view && view.hidden) show(view.id);
    const hidden = target.closest("[hidden]");
    if (hidden && form && form.contains(hidden) === false) form.reset();
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target.matches(".who")) for (const box of find(":scope > details", target)) box.open = true;
    settle(target, 60);
  };

  if (form) {
    let timer;
    form.hidden = false;
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 150); });
    form.addEventListener("reset", () => setTimeout(() => { for (const view of views) { if (rows.has(view)) { form.dataset.active = "1"; } } apply(); }));
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const tab of tabs) {
      tab.addEventListener("click", (event) => { event.preventDefault(); show(tab.dataset.view); });
    }
    show("by-actor");
  }
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => find("details").forEach((box) => { box.open = true; }));
  if (location.hash) reveal();
})();
