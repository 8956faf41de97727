// From the postings: which articles may hold the terms, and in what order to look at their texts.

const LEVEL_WEIGHTS = [1, 1.8];

function openGrams(lines) {
  const keys = [];
  for (const line of lines.split("\n")) {
    const [first, ...seconds] = line;
    for (const second of seconds) keys.push(first + second);
  }
  return keys;
}

function openLists(keys, lists) {
  const encoded = lists.split(" ");
  return new Map(keys.map((key, i) => [key, encoded[i]]));
}

// A list is decoded when it is first asked for, and kept so.
function listIn(shard, key, decode) {
  const list = shard.get(key);
  if (typeof list !== "string") return list || decode("");
  shard.set(key, decode(list));
  return shard.get(key);
}

async function docsOf(phrase, manifest) {
  const characters = [...phrase];
  return characters.length > 1 ? docsOfGrams(gramsOf(characters), manifest) : docsOfCharacter(phrase, manifest);
}

// Bigrams that cover the phrase once; the text decides in the end, so the others would cost more than they tell.
function gramsOf(characters) {
  const grams = [];
  for (let i = 0; i + 1 < characters.length; i += 2) grams.push(characters[i] + characters[i + 1]);
  if (characters.length % 2) grams.push(characters.slice(-2).join(""));
  return grams;
}

async function docsOfGrams(grams, manifest) {
  const shards = await fetchAll("gram", grams.map((gram) => lastUpTo(manifest.grams, gram)));
  const lists = grams.map((gram, i) => listIn(shards[i], gram, decodePostings));
  return lists.sort((a, b) => a.docs.length - b.docs.length).reduce(intersect);
}

// Bigrams that begin with one character stand together in the order of the files.
async function docsOfCharacter(character, manifest) {
  const first = lastUpTo(manifest.grams, character + BREAK), last = lastUpTo(manifest.grams, character + "\uffff");
  const numbers = [];
  for (let i = first; i <= last; i++) numbers.push(i);
  const lists = [];
  for (const shard of await fetchAll("gram", numbers)) {
    for (const key of shard.keys()) if (key.startsWith(character)) lists.push(listIn(shard, key, decodePostings));
  }
  return lists.length ? unite(lists) : { docs: [], levels: [] };
}

async function docsOfTerm(term, manifest) {
  return unite(await Promise.all(term.phrases.map((phrase) => docsOf(phrase, manifest))));
}

async function docsOfFacet(group, value, manifest) {
  const key = group + ":" + value;
  const [shard] = await fetchAll("list", [lastUpTo(manifest.lists, key)]);
  return listIn(shard, key, decodeAscending);
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

// Article numbers, best first, the later of two equals first.
function rank({ docs, lists, rarities }, all) {
  const keys = new Float64Array(docs.length);
  lists.forEach((list, term) => {
    for (let i = 0, j = 0; i < docs.length; i++) {
      while (list.docs[j] < docs[i]) j++;
      keys[i] += rarities[term] * LEVEL_WEIGHTS[list.levels[j]];
    }
  });
  docs.forEach((doc, i) => (keys[i] = Math.round(keys[i] * 100) * all + doc));
  return Array.from(keys.sort(), (key) => key % all).reverse();
}
