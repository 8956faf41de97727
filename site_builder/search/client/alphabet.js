// Texts of large sites have frequent characters exchanged for shorter ones (site_builder/search/alphabet.py).

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
