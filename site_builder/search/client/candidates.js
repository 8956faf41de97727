// From the postings: which articles may hold the terms, and in what order to look at their texts.

const LEVEL_WEIGHTS = [1, 1.8], FEW = 12;
const NONE = { docs: [], levels: [] };

async function docsOf(phrase, manifest) {
  const find = [...phrase].length < 2 ? listsOfCharacter : docsIn;
  return unite((await Promise.all(manifest.levels.map((level) => find(level, phrase)))).flat(), manifest.docs);
}

async function docsIn(level, phrase) {
  const characters = [...phrase];
  const grams = characters.slice(1).map((character, i) => characters[i] + character);
  const covers = (i) => i % 2 === 0 || i === grams.length - 1;
  const found = await docsOfGrams(level, grams.filter((_, i) => covers(i)));
  if (found.docs.length <= FEW || grams.every((_, i) => covers(i))) return found;
  return intersect(found, await docsOfGrams(level, grams.filter((_, i) => !covers(i))));
}

// The text decides in the end: bigrams that cover the phrase once will do, unless they leave too many to look at.
async function docsOfGrams(level, grams) {
  const shards = await fetchAll("gram", grams.map((gram) => fileName(level, lastUpTo(level.starts, placeOf(gram)))));
  const lists = grams.map((gram, i) => shards[i].get(gram) || NONE);
  return lists.sort((a, b) => a.docs.length - b.docs.length).reduce(intersect);
}

function fileName({ number, starts }, file) {
  return number + "-" + starts[file].toString(36);
}

// Bigrams that begin with one character stand together in the order of the files.
async function listsOfCharacter(level, character) {
  const start = rankOf(character) * SPREAD, names = [], lists = [], last = lastUpTo(level.starts, start + SPREAD - 1);
  for (let i = lastUpTo(level.starts, start); i <= last; i++) names.push(fileName(level, i));
  for (const shard of await fetchAll("gram", names)) {
    for (const [gram, list] of shard) if (gram.startsWith(character)) lists.push(list);
  }
  return lists;
}

async function docsOfTerm(term, manifest) {
  return unite(await Promise.all(term.phrases.map((phrase) => docsOf(phrase, manifest))), manifest.docs);
}

async function docsOfFacet(group, value, manifest) {
  const key = group + ":" + value;
  const [shard] = await fetchAll("list", [lastUpTo(manifest.lists, key)]);
  return shard.get(key) || [];
}

// {docs, rarities, levels}: the articles that may fit; for each term how rare it is and its level in each of them.
async function candidatesOf(terms, manifest) {
  const wanted = terms.filter((term) => !term.without);
  const lists = await Promise.all(wanted.map((term) => docsOfTerm(term, manifest)));
  let docs = lists.length ? lists.reduce(intersect).docs : Array.from({ length: manifest.docs }, (_, i) => i);
  for (const term of terms) {
    if (!term.without || term.phrases.some((phrase) => [...phrase].length > 2)) continue;
    const refused = new Set((await docsOfTerm(term, manifest)).docs);
    docs = docs.filter((doc) => !refused.has(doc));
  }
  return { docs, lists, rarities: lists.map((list) => rarity(list.docs.length, manifest.docs)) };
}

function rarity(found, all) {
  return Math.log(1 + (all - found + 0.5) / (found + 0.5));
}

// Article numbers, best first, the later of two equals first.  Scores are few: by a level for each of the first terms.
function rank({ docs, lists, rarities }) {
  const terms = lists.slice(0, 8), codes = new Uint8Array(docs.length), order = new Uint32Array(docs.length);
  terms.forEach((list, term) => {
    for (let i = 0, j = 0; i < docs.length; i++) {
      while (list.docs[j] < docs[i]) j++;
      codes[i] |= list.levels[j] << term;
    }
  });
  const scoreOf = (code) => terms.reduce((sum, _, i) => sum + rarities[i] * LEVEL_WEIGHTS[(code >> i) & 1], 0);
  const scores = Array.from({ length: 2 ** terms.length }, (_, code) => Math.round(scoreOf(code) * 100));
  const steps = [...new Set(scores)].sort((a, b) => b - a), places = scores.map((score) => steps.indexOf(score));
  const ends = new Uint32Array(steps.length);
  for (const code of codes) ends[places[code]]++;
  for (let i = 1; i < ends.length; i++) ends[i] += ends[i - 1];
  docs.forEach((doc, i) => (order[--ends[places[codes[i]]]] = doc));
  return order;
}
