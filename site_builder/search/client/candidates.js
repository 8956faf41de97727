// From the postings: which articles may hold the terms, and in what order to look at their texts.

const LEVEL_WEIGHTS = [1, 1.8], FEW = 12;
const NONE = { docs: [], levels: [] };

// Levels follow one another in the numbers of their articles.
async function docsOf(phrase, manifest) {
  const found = await Promise.all(manifest.levels.map((level) => docsIn(level, phrase)));
  return { docs: found.flatMap((list) => list.docs), levels: found.flatMap((list) => list.levels) };
}

async function docsIn(level, phrase) {
  const characters = [...phrase];
  if (characters.length < 2) return docsOfCharacter(level, phrase);
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
async function docsOfCharacter(level, character) {
  const start = rankOf(character) * SPREAD, names = [], lists = [], last = lastUpTo(level.starts, start + SPREAD - 1);
  for (let i = lastUpTo(level.starts, start); i <= last; i++) names.push(fileName(level, i));
  for (const shard of await fetchAll("gram", names)) {
    for (const [gram, list] of shard) if (gram.startsWith(character)) lists.push(list);
  }
  return unite(lists, level.start, level.total);
}

async function docsOfTerm(term, manifest) {
  return unite(await Promise.all(term.phrases.map((phrase) => docsOf(phrase, manifest))), 0, manifest.docs);
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

// Article numbers, best first, the later of two equals first.  Scores are few: a level for each term.
function rank({ docs, lists, rarities }) {
  const keys = new Float64Array(docs.length), equals = {};
  lists.forEach((list, term) => {
    for (let i = 0, j = 0; i < docs.length; i++) {
      while (list.docs[j] < docs[i]) j++;
      keys[i] += rarities[term] * LEVEL_WEIGHTS[list.levels[j]];
    }
  });
  docs.forEach((doc, i) => (equals[Math.round(keys[i] * 100)] ||= []).push(doc));
  return Object.values(equals).flat().reverse();
}
