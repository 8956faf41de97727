// Files of postings and facets, as site_builder/search/lists.py packs them, and sorted lists of articles.

const USUAL_SECONDS = 2000, SPREAD_BITS = 21, SPREAD = 2 ** SPREAD_BITS, NUMBER_BITS = 24;

// Where the files begin into which keys below 2 ** width are cut (site_builder/search/halves.py).
function openTree(base64, width) {
  const { bit } = readBits(base64), starts = [];
  const visit = (low, width) => {
    if (!bit()) return void (bit() && starts.push(low));
    visit(low, width - 1);
    visit(low + 2 ** (width - 1), width - 1);
  };
  visit(0, width);
  return starts;
}

// Bigram → {docs, levels}: ascending article numbers and whether the bigram stands out in each.
function openGrams(level, groups, keys, lists) {
  const { number } = readBits(keys), read = readBits(lists), opened = new Map();
  const { start, total } = present.get("manifest0").levels[level];
  for (let first = -1; groups > 0; groups--) {
    first += number(3) + 1;
    const seconds = new Array(number(3) + 1), k = Math.max(0, orderFor(seconds.length, USUAL_SECONDS) - 1);
    for (let i = 0, last = -1; i < seconds.length; i++) seconds[i] = last += number(k) + 1;
    for (const second of seconds) opened.set(characterAt(first) + characterAt(second), readPostings(read, start, total));
  }
  return opened;
}

function readPostings({ number, ascending }, start, total) {
  const count = number(0) + 1, docs = ascending(count, total, start), levels = new Array(count).fill(0);
  for (const place of ascending(number(0), count, 0)) levels[place] = 1;
  return { docs, levels };
}

function openFacets(keys, base64) {
  const { number, ascending } = readBits(base64), { docs } = present.get("manifest0");
  return new Map(keys.map((key) => [key, ascending(number(0) + 1, docs, 0)]));
}

// The order of the files: frequent characters first.
function rankOf(character) {
  return ranks.has(character) ? ranks.get(character) : ranks.size + character.codePointAt(0);
}

function characterAt(rank) {
  return rank < frequent.length ? frequent[rank] : String.fromCodePoint(rank - frequent.length);
}

function placeOf(gram) {
  const [first, second] = gram;
  return rankOf(first) * SPREAD + rankOf(second);
}

// Articles in both, at the lower of their levels.
function intersect(a, b) {
  const docs = [], levels = [];
  for (let i = 0, j = 0; i < a.docs.length && j < b.docs.length; ) {
    const step = a.docs[i] - b.docs[j];
    if (step === 0) {
      docs.push(a.docs[i]);
      levels.push(Math.min(a.levels[i++], b.levels[j++]));
    } else if (step < 0) i++;
    else j++;
  }
  return { docs, levels };
}

// Articles in any, at the highest of their levels; `total` there are in all.
function unite(lists, total) {
  if (lists.length === 1) return lists[0];
  const best = new Uint8Array(total);
  for (const { docs, levels } of lists) for (let i = 0; i < docs.length; i++) best[docs[i]] |= levels[i] + 1;
  let count = 0;
  for (let i = 0; i < total; i++) count += best[i] > 0;
  const docs = new Uint32Array(count), levels = new Uint8Array(count);
  for (let i = total; i--; ) {
    if (!best[i]) continue;
    docs[--count] = i;
    levels[count] = best[i] >> 1;
  }
  return { docs, levels };
}

// Index of the last of `sorted` that is not after `key`, at least 0.
function lastUpTo(sorted, key) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
