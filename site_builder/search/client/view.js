// Results and facets as elements; text only ever enters as text.

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

// One group of toggles for every kind of facet: what is chosen stays in sight even where it finds nothing.
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
