// One form for all spellings of the same characters; the table of site_builder/search/fold.py, character by character.

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

// The folded text, and for each of its units where the printed character begins and ends.
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

// Where `phrase` stands in `text`, without overlaps.
function placesOf(phrase, text) {
  const places = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) places.push(at);
  return places;
}
