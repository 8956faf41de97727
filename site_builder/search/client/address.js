// The query in the address, so that it can be kept and sent: ?q=…&county=…&year=…&tag=…&figures=1&sort=date

const PAUSE = 250;
let writing = 0;

function readAddress() {
  const params = new URLSearchParams(location.search), filters = {};
  for (const group of GROUPS) filters[group] = [...new Set(params.getAll(group))].filter(Boolean);
  return { typed: params.get("q") || "", filters, byDate: params.get("sort") === "date" };
}

// Written after a pause: browsers refuse too many changes in a short time.
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
    // Some browsers keep the address of a local file as it is; the search itself does not need it.
  }
}
