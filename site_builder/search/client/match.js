// From the text itself: does an article fit, and how well?  What is shown has passed here.

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

// The weight of each wanted term, 0 where it is missing; null if an excluded one is there.
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

// BM25, the mean length fixed as in the postings.
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
