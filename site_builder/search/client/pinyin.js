// Letters → words of this site that are read so: full syllables, initials, or both mixed (zhaoshang, zsyz, zhaosyz).

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

// How many letters one character may take, and whether that spells it in full.
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

// The shortest part of `word` from `at` on that reads as `letters`: [its end, syllables spelled in full], or null.
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

// Words for `letters`, likeliest first: whole words before parts, what is spelled in full before initials.
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
