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
  manifest: (manifest) => manifest,
  text: (rows) => rows.map(openRow),
  gram: (keys, lists) => openLists(openGrams(keys), lists),
  list: (keys, lists) => openLists(keys.split("\n"), lists),
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

// Texts of large sites have frequent characters exchanged for shorter ones (site_builder/search/alphabet.py).
const exchanged = new Map();

function learnAlphabet(frequent) {
  let code = 0x61;
  for (const character of frequent) {
    const short = String.fromCharCode(code);
    exchanged.set(short, character).set(character, short);
    code = code === 0x7a ? 0x41 : code === 0x5a ? 0xa1 : code + 1;
  }
}

function restore(text) {
  if (!exchanged.size) return text;
  let out = "";
  for (const character of text) out += exchanged.get(character) || character;
  return out;
}

function openRow([id, url, title, date, text, summary, counties, tags, figures]) {
  const own = typeof summary === "string" ? restore(summary) : summary;
  return { id, url, title: restore(title), date, text: restore(text), summary: own, counties, tags, figures, folded: null };
}
