// What a result shows of its text: the sentences round the matches, cut into plain and matched pieces.

const EXCERPT = 110, RUN_UP = 24, STOPS = "。！？；\n\f";

// Pieces of `text` from start to end: [string, is it a match].
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

// Printed ranges of all phrases in a folded text with its places, in order: [from, to, which term].
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

// The match from which on most different terms are near.
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

// The start of the match's sentence, or somewhat before the match where that is far; never inside a character.
function startBefore(text, [from]) {
  for (let at = from; at > 0 && at > from - RUN_UP * 2; at--) if (STOPS.includes(text[at - 1])) return at;
  const start = Math.max(0, from - RUN_UP);
  return text.charCodeAt(start) >> 10 === 0x37 ? start + 1 : start;
}
