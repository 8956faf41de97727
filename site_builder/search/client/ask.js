// One query from the field to the page.

const FIRST = 10, FIRST_OF_FEW = 200, MOST_READ = 3;

function isAsked({ typed, filters }) {
  return typed.trim() !== "" || chosenGroups(filters).length > 0;
}

// Answers what was typed, unless something else was typed meanwhile.
async function ask(page, state, isLatest) {
  if (!isAsked(state)) return clear(page, state);
  page.results.setAttribute("aria-busy", "true");
  if (page.status && !page.results.dataset.query) page.status.textContent = page.words.loading;
  try {
    const manifest = await fetchManifest(), step = manifest.levels ? FIRST : FIRST_OF_FEW;
    const found = await interpret(state, manifest, step);
    if (!isLatest()) return;
    show(page, found, state, step);
    const counts = page.facets && (await found.counts());
    if (counts && isLatest()) showFacets(page.facets, counts, state.filters, page.words);
  } catch (error) {
    if (!isLatest()) return;
    page.results.removeAttribute("aria-busy");
    if (page.status) page.status.textContent = page.words.failed;
    console.error(error);
  }
}

// As typed; if nothing is found so, more loosely; then with letters read as pinyin.
async function interpret({ typed, filters, byDate }, manifest, count) {
  const look = async (terms) => {
    const found = await answer({ terms, filters, byDate }, manifest);
    await found.more(count);
    return Object.assign(found, { terms });
  };
  const strict = parseStrictly(typed), loose = parseLoosely(typed);
  let found = await look(strict);
  if (!found.rows.length && loose.length && !sameTerms(strict, loose)) found = await look(loose);
  if (!found.rows.length && found.terms.some(isSpelled)) {
    const spoken = await fetchPiece("pinyin", 0), read = [];
    const heard = found.terms.map((term) => (isSpelled(term) ? hear(term, spoken, read) : term));
    if (read.length) found = Object.assign(await look(heard), { read });
  }
  return found;
}

function hear(term, spoken, read) {
  const phrases = candidatesFor(term.phrases[0], spoken).slice(0, MOST_READ);
  read.push(...phrases);
  return phrases.length ? { ...term, phrases } : term;
}

function clear({ results, status, facets, more }, { typed }) {
  results.replaceChildren();
  results.dataset.query = typed;
  results.removeAttribute("aria-busy");
  more.hidden = true;
  if (status) status.textContent = "";
  if (facets) facets.replaceChildren();
}

function show(page, found, state, count) {
  const { results, status, words, more } = page;
  results.replaceChildren();
  showResults(results, found.rows.slice(0, count), found.terms);
  if (status) status.textContent = summarise(found, state, words);
  offerMore(page, found, state, count);
  results.dataset.query = state.typed;
  results.removeAttribute("aria-busy");
}

function summarise({ total, sure, read }, { typed }, words) {
  const key = !total ? "none" : !typed.trim() ? "any" : sure ? "total" : "about";
  const count = say(words, key, { n: total, q: typed.trim() });
  return read && total ? count + " · " + say(words, "read", { words: read.join("、") }) : count;
}

function offerMore({ results, status, words, more }, found, state, shown) {
  more.hidden = found.total <= shown;
  more.textContent = say(words, "more", { n: Math.min(FIRST, found.total - shown) });
  more.onclick = async () => {
    const last = results.lastElementChild;
    await found.more(shown + FIRST);
    if (results.lastElementChild !== last) return;
    const rows = found.rows.slice(shown, shown + FIRST);
    showResults(results, rows, found.terms);
    shown += rows.length;
    if (status) status.textContent = summarise(found, state, words);
    offerMore({ results, status, words, more }, found, state, shown);
    const next = last && last.nextElementSibling;
    if (next) next.querySelector("a").focus();
  };
}
