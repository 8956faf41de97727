// The search page.  What it needs of the page, by attributes; all but the first two may be missing:
//
//   <form role="search"> with <input type="search" name="q">
//   [data-results]   where results go, best an <ol>; the client sets data-query to the query that they answer
//                    and aria-busy while it looks; each result is <li data-article="ID"> with a link
//   [data-status]    says how many were found (aria-live="polite")
//   [data-facets]    gets <section data-group> with <button data-facet data-value aria-pressed> in it
//   [data-sort]      <select> with the values relevance and date
//   [data-words]     JSON of words for the interface, keys as in words.js; else by the page's language
//
// The client adds <button data-more> after the results where there are more.  Load it by appending a <script> whose
// src ends in search/client.js; links are made from what stands before that.  Nothing of the index is loaded until
// the reader touches the field or the address has a query.

const page = findPage();
if (page) start();

function findPage() {
  const results = document.querySelector("[data-results]");
  const form = document.querySelector("form[role=search]:not(header form)") || document.querySelector("form[role=search]");
  const box = form && form.querySelector("input[name=q]");
  if (!results || !box) return null;
  const [status, facets, sort] = ["status", "facets", "sort"].map((name) => document.querySelector(`[data-${name}]`));
  const more = element("button", { type: "button", "data-more": "" });
  return { results, form, box, status, facets, sort, more, words: readWords(results) };
}

function start() {
  const state = readAddress();
  let turn = 0;
  if (!page.box.value) page.box.value = state.typed;
  if (page.sort) page.sort.value = state.byDate ? "date" : "relevance";
  page.more.hidden = true;
  page.results.after(page.more);
  const run = () => {
    const mine = ++turn;
    ask(page, { ...state, typed: page.box.value }, () => mine === turn);
  };
  listen(state, () => {
    writeAddress({ ...state, typed: page.box.value });
    run();
  });
  if (isAsked({ ...state, typed: page.box.value })) run();
}

function listen(state, changed) {
  const { box, form, sort, facets, results } = page;
  const touched = () => void fetchManifest().catch(() => {});
  for (const touch of ["keydown", "pointerdown"]) box.addEventListener(touch, touched, { once: true });
  box.addEventListener("input", (event) => event.isComposing || changed());
  box.addEventListener("compositionend", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = results.querySelector("[data-article] a");
    if (results.dataset.query !== box.value) changed();
    else if (first) first.focus();
  });
  if (sort) sort.addEventListener("change", () => ((state.byDate = sort.value === "date"), changed()));
  if (facets) facets.addEventListener("click", (event) => toggle(event.target.closest("[data-facet]"), state, changed));
  document.addEventListener("keydown", (event) => event.isComposing || onKey(event));
}

function toggle(button, state, changed) {
  if (!button) return;
  const { facet, value } = button.dataset, chosen = state.filters[facet];
  state.filters[facet] = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  changed();
}

// `/` to the field; arrows through field and results; Escape back to the field.
function onKey(event) {
  const { box, results } = page, at = document.activeElement;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && !at.isContentEditable) box.select(), box.focus();
  else if (event.key === "Escape" && results.contains(at)) box.focus();
  else if (!/^Arrow(Up|Down)$/.test(event.key) || (at !== box && !results.contains(at))) return;
  else move([box, ...results.querySelectorAll("[data-article] a")], at, event.key === "ArrowDown" ? 1 : -1);
  event.preventDefault();
}

function move(stops, at, by) {
  const next = stops[stops.indexOf(at) + by];
  if (next) next.focus();
}
