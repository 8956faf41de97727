// Files of the index, each loaded once by appending a <script>; they call siteSearch(kind, number, …values).

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

// The file's value, or a promise of it when it must be loaded.
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

// The values of several files; waits only if one of them must be loaded.
async function fetchAll(kind, numbers) {
  const pieces = numbers.map((number) => fetchPiece(kind, number));
  return pieces.some((piece) => piece instanceof Promise) ? Promise.all(pieces) : pieces;
}

function openManifest(manifest) {
  learnSimplified(manifest.han || "");
  learnAlphabet(manifest.alphabet || "");
  return { ...manifest, texts: openTree(manifest.texts, NUMBER_BITS) };
}

// The manifest, and of large sites how their postings are cut.
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
