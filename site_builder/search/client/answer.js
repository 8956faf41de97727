// A query → an answer: {rows, total, sure, more(count), counts()}, from all texts or from postings.

const LEAST_BATCH = 3, COUNTED_FILES = 8;
const GROUPS = ["county", "year", "month", "tag", "figures"];

async function answer(query, manifest) {
  return manifest.levels ? answerFromPostings(query, manifest) : answerFromTexts(query, manifest);
}

function chosenGroups(filters) {
  return GROUPS.filter((group) => filters[group].length);
}

// Small sites: every text is at hand.
async function answerFromTexts({ terms, filters, byDate }, manifest) {
  const all = manifest.docs ? await fetchPiece("text", 0) : [], found = [];
  const groups = chosenGroups(filters), hits = terms.filter((term) => !term.without).map(() => 0);
  all.forEach((row, doc) => {
    const weights = weigh(row, terms);
    if (weights) weights.forEach((weight, i) => (hits[i] += weight > 0));
    if (fits(weights)) found.push({ row, doc, weights, misses: groups.filter((group) => misses(row, group, filters)) });
  });
  const rarities = hits.map((count) => rarity(count, manifest.docs));
  const fitting = found.filter((hit) => !hit.misses.length);
  for (const hit of fitting) hit.score = byDate ? 0 : scoreOf(hit.row, hit.weights, rarities);
  const rows = fitting.sort(byScore).map((hit) => hit.row);
  return {
    rows, total: rows.length, sure: true,
    more: async () => {},
    counts: async () => countRows(found, filters, manifest),
  };
}

function misses(row, group, filters) {
  return !valuesOf(row, group).some((value) => filters[group].includes(value));
}

// How many results each value would leave: a group's own choice does not narrow its own counts.
function countRows(found, filters, manifest) {
  return countValues(manifest, filters, async (group, value) =>
    found.filter((hit) => hit.misses.every((missed) => missed === group) && valuesOf(hit.row, group).includes(value)).length);
}

// Months are offered once their year is chosen.
async function countValues(manifest, filters, count) {
  const counts = {};
  for (const group of GROUPS) {
    counts[group] = [];
    for (const [value] of manifest.facets[group]) {
      if (group === "month" && !filters.year.includes(value.slice(0, 4))) continue;
      counts[group].push([value, await count(group, value)]);
    }
  }
  return counts;
}

// Large sites: postings name candidates, whose texts are looked at as far as they are shown.
async function answerFromPostings({ terms, filters, byDate }, manifest) {
  const found = await candidatesOf(terms, manifest);
  const missed = await missedGroups(found.docs, filters, manifest);
  const docs = missed.size ? found.docs.filter((doc) => !missed.get(doc)) : found.docs;
  const order = byDate ? docs.slice().reverse() : rank({ ...found, docs });
  const sure = terms.every((term) => term.phrases.every((phrase) => [...phrase].length <= 2));
  const state = { rows: [], total: order.length, sure, more, counts: () => countDocs(found.docs, missed, filters, manifest) };
  let next = 0;
  async function more(count) {
    while (state.rows.length < count && next < order.length) {
      const batch = [...order.slice(next, (next += Math.max(LEAST_BATCH, count - state.rows.length)))];
      const hits = (await readRows(batch, manifest)).map((row, i) => ({ row, doc: batch[i], weights: weigh(row, terms) }));
      const good = hits.filter((hit) => fits(hit.weights));
      for (const hit of good) hit.score = byDate ? 0 : scoreOf(hit.row, hit.weights, found.rarities);
      state.rows.push(...good.sort(byScore).map((hit) => hit.row));
      state.total -= hits.length - good.length;
    }
    state.sure = state.sure || next >= order.length;
  }
  return state;
}

async function readRows(docs, manifest) {
  const firsts = docs.map((doc) => manifest.texts[lastUpTo(manifest.texts, doc)]);
  const shards = await fetchAll("text", firsts.map((first) => first.toString(36)));
  return docs.map((doc, i) => shards[i][doc - firsts[i]]);
}

// Article → the group whose choice it misses, "*" for several; articles that miss none are left out.
async function missedGroups(docs, filters, manifest) {
  const missed = new Map();
  for (const group of chosenGroups(filters)) {
    const lists = await Promise.all(filters[group].map((value) => docsOfFacet(group, value, manifest)));
    const members = new Set(lists.flat());
    for (const doc of docs) if (!members.has(doc)) missed.set(doc, missed.has(doc) ? "*" : group);
  }
  return missed;
}

// Counts of candidates; none where the lists are too large to load for it.
async function countDocs(docs, missed, filters, manifest) {
  if (manifest.lists.length > COUNTED_FILES) return countValues(manifest, filters, async () => null);
  const candidates = new Uint8Array(manifest.docs);
  for (const doc of docs) candidates[doc] = 1;
  return countValues(manifest, filters, async (group, value) => {
    const list = await docsOfFacet(group, value, manifest);
    return list.filter((doc) => candidates[doc] && (missed.get(doc) || group) === group).length;
  });
}
