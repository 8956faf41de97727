(function () {
"use strict";
const PAUSE = 250;
let writing = 0;
function readAddress() {
const params = new URLSearchParams(location.search), filters = {};
for (const group of GROUPS) filters[group] = [...new Set(params.getAll(group))].filter(Boolean);
return { typed: params.get("q") || "", filters, byDate: params.get("sort") === "date" };
}
function writeAddress(state) {
clearTimeout(writing);
writing = setTimeout(() => replaceAddress(state), PAUSE);
}
function replaceAddress({ typed, filters, byDate }) {
const params = new URLSearchParams();
if (typed.trim()) params.set("q", typed.trim());
for (const group of GROUPS) for (const value of filters[group]) params.append(group, value);
if (byDate) params.set("sort", "date");
const query = params.toString();
try {
history.replaceState(history.state, "", (query ? "?" + query : location.pathname) + location.hash);
} catch {
}
}
const exchanged = new Map(), ranks = new Map();
let frequent = [];
function learnAlphabet(characters) {
frequent = [...characters];
let code = 0x61;
frequent.forEach((character, rank) => {
const short = String.fromCharCode(code);
exchanged.set(short, character).set(character, short);
ranks.set(character, rank);
code = code === 0x7a ? 0x41 : code === 0x5a ? 0xa1 : code + 1;
});
}
function restore(text) {
if (!frequent.length) return text;
let out = "";
for (const character of text) out += exchanged.get(character) || character;
return out;
}
const LEAST_BATCH = 3, COUNTED_FILES = 8;
const GROUPS = ["county", "year", "month", "tag", "figures"];
async function answer(query, manifest) {
return manifest.levels ? answerFromPostings(query, manifest) : answerFromTexts(query, manifest);
}
function chosenGroups(filters) {
return GROUPS.filter((group) => filters[group].length);
}
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
function countRows(found, filters, manifest) {
return countValues(manifest, filters, async (group, value) =>
found.filter((hit) => hit.misses.every((missed) => missed === group) && valuesOf(hit.row, group).includes(value)).length);
}
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
async function missedGroups(docs, filters, manifest) {
const missed = new Map();
for (const group of chosenGroups(filters)) {
const lists = await Promise.all(filters[group].map((value) => docsOfFacet(group, value, manifest)));
const members = new Set(lists.flat());
for (const doc of docs) if (!members.has(doc)) missed.set(doc, missed.has(doc) ? "*" : group);
}
return missed;
}
async function countDocs(docs, missed, filters, manifest) {
if (manifest.lists.length > COUNTED_FILES) return countValues(manifest, filters, async () => null);
const candidates = new Uint8Array(manifest.docs);
for (const doc of docs) candidates[doc] = 1;
return countValues(manifest, filters, async (group, value) => {
const list = await docsOfFacet(group, value, manifest);
return list.filter((doc) => candidates[doc] && (missed.get(doc) || group) === group).length;
});
}
const FIRST = 10, FIRST_OF_FEW = 200, MOST_READ = 3;
function isAsked({ typed, filters }) {
return typed.trim() !== "" || chosenGroups(filters).length > 0;
}
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
function readBits(base64) {
const bytes = atob(base64);
let at = 0;
const bit = () => (bytes.charCodeAt(at >> 3) >> (7 - (at++ & 7))) & 1;
const bits = (count, value) => {
while (count-- > 0) value = value * 2 + bit();
return value;
};
const zeros = () => {
let count = 0;
while (!bit() && at < bytes.length * 8) count++;
return count;
};
const number = (k) => bits(zeros() + k, 1) - 2 ** k;
const gap = (k) => zeros() * 2 ** k + bits(k, 0);
const ascending = (count, total, start) => {
const k = orderFor(count, total), numbers = new Array(count);
for (let i = 0, last = start - 1; i < count; i++) numbers[i] = last += gap(k) + 1;
return numbers;
};
return { bit, number, ascending };
}
function orderFor(members, total) {
return Math.max(0, 31 - Math.clz32(Math.floor((total - members) / (members + 1))));
}
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
async function docsOfGrams(level, grams) {
const shards = await fetchAll("gram", grams.map((gram) => fileName(level, lastUpTo(level.starts, placeOf(gram)))));
const lists = grams.map((gram, i) => shards[i].get(gram) || NONE);
return lists.sort((a, b) => a.docs.length - b.docs.length).reduce(intersect);
}
function fileName({ number, starts }, file) {
return number + "-" + starts[file].toString(36);
}
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
const EXCERPT = 110, RUN_UP = 24, STOPS = "。！？；\n\f";
function markPieces(text, ranges, start, end) {
const pieces = [];
let at = start;
for (const [from, to] of ranges) {
if (to <= at || from >= end) continue;
if (from > at) pieces.push([text.slice(at, from), false]);
pieces.push([text.slice(Math.max(at, from), Math.min(to, end)), true]);
at = Math.min(to, end);
}
if (at < end) pieces.push([text.slice(at, end), false]);
return pieces;
}
function rangesOf(places, terms) {
const ranges = [];
terms.forEach(({ phrases, without }, term) => {
if (without) return;
for (const phrase of phrases) {
for (const at of placesOf(phrase, places.text)) {
ranges.push([places.starts[at], places.ends[at + phrase.length - 1], term]);
}
}
});
return ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}
function markedTitle(row, terms) {
return markPieces(row.title, rangesOf(foldWithPlaces(row.title), terms), 0, row.title.length);
}
function excerptOf(row, terms) {
const ranges = rangesOf((row.places ||= foldWithPlaces(row.text)), terms);
if (!ranges.length) return summaryOf(row);
const heading = row.text.indexOf(row.title), past = heading < 0 ? 0 : heading + row.title.length;
const below = ranges.filter((range) => range[0] >= past);
const first = richest(below.length ? below : ranges);
const start = startBefore(row.text, first), end = Math.min(row.text.length, start + EXCERPT);
const pieces = markPieces(row.text, ranges, start, Math.max(end, first[1]));
if (start > 0 && !STOPS.includes(row.text[start - 1])) pieces.unshift(["…", false]);
if (end < row.text.length) pieces.push(["…", false]);
return pieces;
}
function summaryOf({ summary, text }) {
const own = typeof summary === "string" ? summary : text.slice(summary[0], summary[0] + summary[1]);
return [[own || text.slice(0, EXCERPT).trim(), false]];
}
function richest(ranges) {
let best = ranges[0], most = 0;
for (let i = 0; i < ranges.length && i < 200; i++) {
const near = new Set();
for (let j = i; j < ranges.length && ranges[j][0] < ranges[i][0] + EXCERPT - RUN_UP; j++) near.add(ranges[j][2]);
if (near.size > most) {
most = near.size;
best = ranges[i];
}
}
return best;
}
function startBefore(text, [from]) {
for (let at = from; at > 0 && at > from - RUN_UP * 2; at--) if (STOPS.includes(text[at - 1])) return at;
const start = Math.max(0, from - RUN_UP);
return text.charCodeAt(start) >> 10 === 0x37 ? start + 1 : start;
}
const BREAK = " ";
const folded = new Map([["\f", BREAK]]);
const simplified = new Map();
const UNTYPED = /[\s\p{Z}\p{Cc}\p{Cf}■▪●•◆▲△▼▽▶►◀◄★✦]/u;
function learnSimplified(pairs) {
for (let i = 0; i < pairs.length; i += 2) simplified.set(pairs[i], pairs[i + 1]);
folded.clear();
folded.set("\f", BREAK);
}
function foldCharacter(character) {
let known = folded.get(character);
if (known === undefined) {
known = "";
for (const c of character.normalize("NFKC").toLowerCase()) {
if (!UNTYPED.test(c)) known += c === "ς" ? "σ" : simplified.get(c) || c;
}
folded.set(character, known);
}
return known;
}
function fold(text) {
let out = "";
for (const character of text) out += foldCharacter(character);
return out;
}
function foldWithPlaces(text) {
const starts = [], ends = [];
let out = "", at = 0;
for (const character of text) {
const piece = foldCharacter(character), end = at + character.length;
for (let i = 0; i < piece.length; i++) {
starts.push(at);
ends.push(end);
}
out += piece;
at = end;
}
return { text: out, starts, ends };
}
function placesOf(phrase, text) {
const places = [];
for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) places.push(at);
return places;
}
const USUAL_SECONDS = 2000, SPREAD_BITS = 21, SPREAD = 2 ** SPREAD_BITS, NUMBER_BITS = 24;
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
function lastUpTo(sorted, key) {
let low = 0, high = sorted.length;
while (low < high) {
const middle = (low + high) >> 1;
if (sorted[middle] <= key) low = middle + 1;
else high = middle;
}
return Math.max(0, low - 1);
}
const OWN = document.currentScript;
const BASE = OWN.src.slice(0, OWN.src.lastIndexOf("/") + 1);
const ROOT = (OWN.getAttribute("src") || "").replace(/search\/client\.js.*$/, "");
const present = new Map();
const waiting = new Map();
window.siteSearch = function (kind, number, ...values) {
present.set(kind + number, RECEIVE[kind](...values));
};
const RECEIVE = {
manifest: openManifest,
tree: (shape) => openTree(shape, SPREAD_BITS * 2),
text: (rows) => rows.map(openRow),
gram: openGrams,
list: openFacets,
pinyin: openPinyin,
};
function pathOf(kind, number) {
return kind === "manifest" || kind === "pinyin" ? kind + ".js" : kind + "/" + number + ".js";
}
function fetchPiece(kind, number) {
const name = kind + number;
if (present.has(name)) return present.get(name);
if (!waiting.has(name)) waiting.set(name, appendScript(kind, number, name));
return waiting.get(name);
}
function appendScript(kind, number, name) {
return new Promise((resolve, reject) => {
const script = document.createElement("script");
script.src = BASE + pathOf(kind, number);
script.onload = script.onerror = () => {
script.remove();
waiting.delete(name);
if (present.has(name)) resolve(present.get(name));
else reject(new Error(script.src));
};
document.head.append(script);
});
}
async function fetchAll(kind, numbers) {
const pieces = numbers.map((number) => fetchPiece(kind, number));
return pieces.some((piece) => piece instanceof Promise) ? Promise.all(pieces) : pieces;
}
function openManifest(manifest) {
learnSimplified(manifest.han || "");
learnAlphabet(manifest.alphabet || "");
return { ...manifest, texts: openTree(manifest.texts, NUMBER_BITS) };
}
async function fetchManifest() {
const manifest = await fetchPiece("manifest", 0);
if (!manifest.levels) return manifest;
const trees = await fetchAll("tree", manifest.levels.map((level) => level.number));
manifest.levels.forEach((level, i) => (level.starts = trees[i]));
return manifest;
}
function openRow([id, url, title, date, text, summary, counties, tags, figures]) {
const own = typeof summary === "string" ? restore(summary) : summary, day = date === 0 ? id.slice(0, 10) : date;
return {
id, url: url === 0 ? "articles/" + day + "/" + id.slice(11) + ".html" : url, title: restore(title), date: day,
text: restore(text), summary: own, counties, tags, figures, folded: null,
};
}
const LEAD = 160, TITLE_WEIGHT = 4, LEAD_WEIGHT = 1, USUAL_LENGTH = 600;
function foldRow(row) {
if (!row.folded) row.folded = { title: fold(row.title), text: fold(row.text) };
return row.folded;
}
function weightOf(phrase, { title, text }) {
const places = placesOf(phrase, text);
if (!places.length && !title.includes(phrase)) return 0;
const lead = places.length && places[0] < LEAD ? LEAD_WEIGHT : 0;
return places.length + lead + (title.includes(phrase) ? TITLE_WEIGHT : 0);
}
function weigh(row, terms) {
const words = foldRow(row), weights = [];
for (const { phrases, without } of terms) {
const weight = Math.max(...phrases.map((phrase) => weightOf(phrase, words)));
if (!without) weights.push(weight);
else if (weight) return null;
}
return weights;
}
function fits(weights) {
return weights !== null && weights.every((weight) => weight > 0);
}
function scoreOf(row, weights, rarities) {
const damping = 1.2 * (0.25 + (0.75 * row.folded.text.length) / USUAL_LENGTH);
return weights.reduce((sum, weight, i) => sum + (rarities[i] * weight * 2.2) / (weight + damping), 0);
}
function byScore(a, b) {
return b.score - a.score || b.doc - a.doc;
}
function valuesOf(row, group) {
if (group === "county") return row.counties;
if (group === "tag") return row.tags;
if (group === "year" || group === "month") return row.date ? [row.date.slice(0, group === "year" ? 4 : 7)] : [];
return row.figures ? ["1"] : [];
}
const MOST_CANDIDATES = 6;
function openPinyin(words, titles, spoken) {
const readings = new Map();
for (const entry of spoken.split(" ")) {
const syllable = /^[a-z]+/.exec(entry);
if (!syllable) continue;
for (const character of entry.slice(syllable[0].length)) {
readings.set(character, [...(readings.get(character) || []), syllable[0]]);
}
}
return { words, titles, readings };
}
function steps(character, letters, readings) {
const taken = new Map();
if (character === letters[0]) taken.set(1, 1);
for (const syllable of readings.get(character) || []) {
if (syllable[0] === letters[0] && !taken.has(1)) taken.set(1, 0);
if (letters.startsWith(syllable)) taken.set(syllable.length, 1);
else if (syllable.startsWith(letters) && letters.length > 1) taken.set(letters.length, 1);
}
return taken;
}
function readWord(word, at, letters, readings) {
let reached = new Map([[0, 0]]);
for (let end = at; end < word.length && reached.size; end++) {
const next = new Map();
for (const [read, full] of reached) {
for (const [length, whole] of steps(word[end], letters.slice(read), readings)) {
next.set(read + length, Math.max(next.get(read + length) || 0, full + whole));
}
}
if (next.has(letters.length)) return [end + 1, next.get(letters.length)];
reached = next;
}
return null;
}
function candidatesFor(letters, { words, titles, readings }) {
const spelled = letters.replace(/ü/g, "v").replace(/'/g, "");
const found = new Map();
const note = (text, value) => found.set(text, Math.max(found.get(text) || 0, value));
words.forEach((word, i) => {
const way = readWord(word, 0, spelled, readings);
if (!way) return;
const [end, full] = way, fullness = full / end, early = 1 - i / words.length;
if (end > 1) note(word.slice(0, end), 2 + 2 * fullness + early + (end === word.length ? 1 : 0));
if (end < word.length) note(word, fullness + early);
});
for (const title of titles) {
for (let at = 0; at < title.length; at++) {
const way = readWord(title, at, spelled, readings);
if (way && way[0] - at > 1) note(title.slice(at, way[0]), 1 + (2 * way[1]) / (way[0] - at));
}
}
const ranked = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
return ranked.slice(0, MOST_CANDIDATES).map(([text]) => text);
}
const QUOTED = /^(-?)"([^"]+)"$/;
const PRINTED_QUOTES = /[“”„‟«»「」『』"]/g;
const LETTERS = /^[a-zü']{2,}$/;
function parseStrictly(typed) {
const tokens = typed.match(/-?"[^"]+"(?=\s|$)|\S+/g) || [];
const terms = [];
for (const token of tokens) {
const quoted = QUOTED.exec(token);
const without = quoted ? quoted[1] === "-" : tokens.length > 1 && /^[-－]./.test(token);
const phrase = fold(quoted ? quoted[2] : without ? token.slice(1) : token);
if (phrase) terms.push({ phrases: [phrase], without });
}
return terms;
}
function parseLoosely(typed) {
const terms = [];
const plain = typed.replace(/[“”„‟«»「」『』]/g, '"');
for (const token of plain.match(/-?"[^"]+"|[^\s"]+/g) || []) {
const without = /^[-－]./.test(token);
for (const piece of pieces(token, token.includes('"'))) terms.push({ phrases: [piece], without });
}
return terms;
}
function pieces(token, whole) {
if (whole) return [fold(token.replace(/^-/, "").replace(PRINTED_QUOTES, ""))].filter(Boolean);
const text = fold(token).replace(/(\d)\.(?=\d)/g, "$1\u0001");
const apart = text.replace(/(\p{Script=Han})(?=[a-z])/gu, "$1 ").replace(/([a-z])(?=\p{Script=Han})/gu, "$1 ");
return apart.split(/[^\p{L}\p{N}\u0001%]+/u).filter(Boolean).map((word) => word.replace(/\u0001/g, "."));
}
function sameTerms(a, b) {
return JSON.stringify(a) === JSON.stringify(b);
}
function isSpelled(term) {
return !term.without && term.phrases.length === 1 && LETTERS.test(term.phrases[0]);
}
function element(name, attributes, ...children) {
const made = document.createElement(name);
for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
made.append(...children);
return made;
}
function markedNodes(pieces) {
return pieces.map(([text, matched]) => (matched ? element("mark", {}, text) : text));
}
function resultElement(row, terms, item) {
const link = element("a", { href: ROOT + row.url }, ...markedNodes(markedTitle(row, terms)));
const about = element("p", { class: "result-about" });
if (row.date) about.append(element("time", { datetime: row.date }, row.date));
if (row.counties.length) about.append(" ", element("span", {}, row.counties.join(" ")));
return element(
item, { "data-article": row.id, class: "result" },
element("h2", { class: "result-title" }, link), about,
element("p", { class: "result-excerpt" }, ...markedNodes(excerptOf(row, terms))),
);
}
function showResults(list, rows, terms) {
const item = /^[OU]L$/.test(list.tagName) ? "li" : "article";
const fragment = document.createDocumentFragment();
for (const row of rows) fragment.append(resultElement(row, terms, item));
list.append(fragment);
}
function showFacets(area, counts, filters, words) {
const had = document.activeElement && area.contains(document.activeElement) ? document.activeElement.dataset : null;
area.replaceChildren();
for (const group of GROUPS) {
const values = counts[group].filter(([value, n]) => n !== 0 || filters[group].includes(value));
for (const value of filters[group]) if (!values.some((entry) => entry[0] === value)) values.push([value, 0]);
if (values.length) area.append(facetGroup(group, values, filters[group], words));
}
if (had) focusFacet(area, had.facet, had.value);
}
function facetGroup(group, values, chosen, words) {
const list = element("ul", { class: "facet-values" });
for (const [value, count] of values) {
const pressed = String(chosen.includes(value)), label = group === "figures" ? words.with : value;
const button = element("button", { type: "button", "data-facet": group, "data-value": value, "aria-pressed": pressed }, label);
if (count !== null) button.append(" ", element("span", { class: "facet-count" }, String(count)));
list.append(element("li", {}, button));
}
return element("section", { class: "facet", "data-group": group }, element("h2", {}, words[group]), list);
}
function focusFacet(area, group, value) {
for (const button of area.querySelectorAll("button")) {
if (button.dataset.facet === group && button.dataset.value === value) button.focus();
}
}
const CHINESE = {
total: "共 {n} 篇", about: "约 {n} 篇", none: "没有找到“{q}”", loading: "正在查找…", failed: "索引没有载入，请再试一次",
read: "按拼音查找：{words}", more: "再看 {n} 篇", any: "全部文章，共 {n} 篇",
county: "县市区", year: "年份", month: "月份", tag: "标签", figures: "关键数字", with: "有关键数字",
};
const ENGLISH = {
total: "{n} found", about: "about {n} found", none: "Nothing found for “{q}”", loading: "Searching…",
failed: "The index did not load; please try again", read: "Read as pinyin: {words}", more: "{n} more",
any: "All articles: {n}", county: "County", year: "Year", month: "Month", tag: "Tag", figures: "Key figures", with: "With key figures",
};
function readWords(page) {
const english = /^en/i.test(document.documentElement.lang);
const own = page.closest("[data-words]") || document.querySelector("[data-words]");
let given = {};
try {
given = own ? JSON.parse(own.dataset.words) : {};
} catch {
given = {};
}
return { ...(english ? ENGLISH : CHINESE), ...given };
}
function say(words, key, values) {
return words[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
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
})();
