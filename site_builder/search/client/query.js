// What was typed → terms.  A term is {phrases, without}: it is met where any of its phrases stands.

const QUOTED = /^(-?)"([^"]+)"$/;
const PRINTED_QUOTES = /[“”„‟«»「」『』"]/g;
const LETTERS = /^[a-zü']{2,}$/;

// As typed: blanks part words, "…" keeps them together, - excludes.  A word may hold any punctuation.
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

// For a query that finds nothing so: “printed quotes” quote, a lone -word excludes, other punctuation and the
// border between Han and Latin part words.  A dot between digits and a per cent sign stay.
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
