// Numbers as text, as site_builder/search/codes.py writes them, and sorted lists of articles.

const LAST = 46, MORE = 45, LEVELS = 2;
const DIGITS = new Int8Array(128);
for (let code = 0x21, digit = 0; code < 0x7f; code++) {
  if (code !== 0x22 && code !== 0x5c && code !== 0x3c) DIGITS[code] = digit++;
}

function decodeNumbers(text) {
  const numbers = [];
  let number = 0, unit = 1;
  for (let i = 0; i < text.length; i++) {
    const digit = DIGITS[text.charCodeAt(i)];
    if (digit < LAST) {
      numbers.push(number + digit * unit);
      number = 0;
      unit = 1;
    } else {
      number += digit * unit;
      unit *= MORE;
    }
  }
  return numbers;
}

function decodeAscending(text) {
  let last = -1;
  return decodeNumbers(text).map((step) => (last += step + 1));
}

// {docs, levels}: ascending article numbers and how much the bigram says about each.
function decodePostings(text) {
  const codes = decodeNumbers(text), docs = new Array(codes.length), levels = new Array(codes.length);
  for (let i = 0, last = -1; i < codes.length; i++) {
    docs[i] = last += Math.floor(codes[i] / LEVELS) + 1;
    levels[i] = codes[i] % LEVELS;
  }
  return { docs, levels };
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

// Articles in any, at the highest of their levels.
function unite(lists) {
  if (lists.length === 1) return lists[0];
  const best = new Map();
  for (const { docs, levels } of lists) {
    docs.forEach((doc, i) => best.set(doc, Math.max(best.get(doc) || 0, levels[i])));
  }
  const docs = [...best.keys()].sort((a, b) => a - b);
  return { docs, levels: docs.map((doc) => best.get(doc)) };
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
