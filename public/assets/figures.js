/* The figures' table: sort, filter, chart and download what is shown.  Without it the whole table stands there, paged.
   What is chosen stands in the address, so that a view can be kept and sent. */
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg", STEP = 500;
  var here = document.currentScript.src;
  var form = document.querySelector("form[data-figures]");
  var table = document.querySelector(".explorer");
  if (!form || !table) { return; }
  var body = table.tBodies[0];
  var chart = document.querySelector("[data-chart]");
  var output = form.querySelector("output");
  var more = document.querySelector("[data-more]");
  var pages = Number(form.dataset.pages);
  var fields = ["text", "county", "tag", "period", "unit", "month", "status"];
  var items = Array.from(body.rows).map(read);
  var whole = pages === 1;
  var shown = items, limit = STEP, sizes = {}, sorted = { key: "", sign: 1 };

  /* ------------------------------------------------------------------ rows */
  function read(row, order) {
    var cells = row.cells, when = row.dataset.w || "";
    var day = cells[5].querySelector("time"); /* a page without a date has none */
    return {
      row: row, order: order, metric: cells[0].querySelector("a").textContent, href: cells[0].querySelector("a").href,
      printed: cells[1].textContent, amount: Number(row.dataset.a), unit: row.dataset.u, tags: row.dataset.t.split("|"),
      changeText: cells[2].textContent, period: cells[3].firstChild ? cells[3].firstChild.textContent : "",
      end: when.slice(0, 10), when: when.slice(11), county: cells[4].textContent,
      date: day ? day.getAttribute("datetime") : "", title: cells[5].querySelector("small").textContent,
      status: row.classList.contains("target") ? "target" : "actual"
    };
  }
  function complete(then) { /* the rows of the other pages, loaded once when they are first needed */
    if (whole) { then(); return; }
    var found = [], missing = pages - 1;
    window.figureRows = function (number, articles) { found[number] = articles; };
    for (var n = 2; n <= pages; n += 1) {
      var script = document.createElement("script");
      script.src = new URL("../figures/rows-" + n + ".js", here).href;
      script.onload = script.onerror = function () { missing -= 1; if (!missing) { take(found); then(); } };
      document.head.append(script);
    }
  }
  function take(found) {
    whole = true;
    found.forEach(function (articles) {
      articles.forEach(function (article) {
        article[4].forEach(function (c) {
          items.push({
            row: null, order: items.length, href: new URL("../" + article[0] + "#" + c[0], here).href, title: article[1],
            date: article[2], tags: article[3], metric: c[1], printed: c[2], amount: c[3], unit: c[4], changeText: c[5],
            period: c[6], end: c[7], when: c[8], status: c[9] ? "target" : "actual", county: c[10], elsewhere: c[11] || []
          });
        });
      });
    });
    document.querySelectorAll(".pager").forEach(function (pager) { pager.hidden = true; });
  }
  function element(name, text, attributes) {
    var made = document.createElement(name);
    made.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }
  function rowOf(item) {
    if (item.row) { return item.row; }
    var head = element("th", "", { scope: "row" }), last = element("td", "");
    head.append(element("a", item.metric, { href: item.href }));
    if (item.status === "target") { head.append(" ", element("i", body.dataset.target, { "class": "plan" })); }
    if (item.date) { last.append(element("time", item.date, { datetime: item.date })); }
    last.append(" ", element("small", item.title));
    item.row = element("tr", "", item.status === "target" ? { "class": "target" } : {});
    var period = element("td", item.period);
    item.elsewhere.forEach(function (other) {
      period.append(" ", element("a", other[1], { "class": "disputed", href: new URL("../" + other[0], here).href }));
    });
    var value = element("td", "", { "class": "number" });
    value.append(element("a", item.printed, { href: item.href, tabindex: "-1" }));
    item.row.append(head, value,
      element("td", item.changeText, { "class": "number" }), period, element("td", item.county), last);
    return item.row;
  }

  /* ------------------------------------------------------------------ filter and sort */
  function fits(item) {
    var f = form.elements, text = f.text.value.trim().toLowerCase();
    var said = [item.metric, item.printed, item.period, item.county, item.date, item.title].join(" ").toLowerCase();
    return (!text || said.indexOf(text) >= 0) && (!f.county.value || item.county === f.county.value) &&
      (!f.unit.value || item.unit === f.unit.value) && (!f.period.value || item.when === f.period.value) &&
      (!f.month.value || item.date.slice(0, 7) === f.month.value) && (!f.status.value || item.status === f.status.value) &&
      (!f.tag.value || item.tags.indexOf(f.tag.value) >= 0);
  }
  function select(then) {
    complete(function () {
      shown = items.filter(fits);
      if (sorted.key) {
        sizes = {};
        items.forEach(function (item) { sizes[item.unit] = (sizes[item.unit] || 0) + 1; });
        shown.sort(compare);
      }
      then();
    });
  }
  function apply() { select(function () { show(); draw(); name(); remember(); }); }
  function name() { /* of the series those whose names have the words that are looked for */
    var text = form.elements.text.value.trim().toLowerCase();
    document.querySelectorAll(".chosen details").forEach(function (one) {
      one.hidden = one.querySelector("b").textContent.toLowerCase().indexOf(text) < 0;
    });
  }
  function show() {
    body.replaceChildren.apply(body, shown.slice(0, limit).map(rowOf));
    output.textContent = output.dataset.shown.replace("{n}", shown.length);
    more.hidden = shown.length <= limit;
  }
  function sort(key, sign) {
    sorted = { key: key, sign: sign };
    table.querySelectorAll("[data-sort]").forEach(function (head) {
      head.removeAttribute("aria-sort");
      if (head.dataset.sort === key) { head.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending"); }
    });
  }
  function compare(a, b) {
    var key = sorted.key, sign = sorted.sign;
    if (key === "amount") { /* numbers of one unit stand together: 3 firms and 3 yuan do not compare */
      var units = sizes[b.unit] - sizes[a.unit] || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0);
      return units || sign * (a.amount - b.amount) || a.order - b.order;
    }
    if (key === "change") {
      var one = rate(a), other = rate(b);
      if (isNaN(one) || isNaN(other)) { return isNaN(one) - isNaN(other) || a.order - b.order; }
      return sign * (one - other) || a.order - b.order;
    }
    if (!a[key] || !b[key]) { return !a[key] - !b[key] || a.order - b.order; }
    return sign * a[key].localeCompare(b[key], "zh") || a.order - b.order;
  }
  function rate(item) { return parseFloat(item.changeText.replace("−", "-")); }

  /* ------------------------------------------------------------------ the address */
  function remember() {
    var kept = new URLSearchParams();
    fields.forEach(function (name) { if (form.elements[name].value) { kept.set(name, form.elements[name].value); } });
    if (sorted.key) { kept.set("sort", (sorted.sign < 0 ? "-" : "") + sorted.key); }
    var query = kept.toString();
    try { history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash); } catch (error) { /* a disk may forbid it */ }
  }
  function recall() {
    var kept = new URLSearchParams(location.search), key = kept.get("sort") || "";
    fields.forEach(function (name) { if (kept.get(name)) { form.elements[name].value = kept.get(name); } });
    if (key) { sort(key.replace("-", ""), key[0] === "-" ? -1 : 1); }
    return key || fields.some(function (name) { return form.elements[name].value; });
  }

  /* ------------------------------------------------------------------ chart */
  function part(name, attributes, text) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    return made;
  }
  function draw() {
    var svg = chart && chart.querySelector("svg"), seen = {};
    if (!svg) { return; }
    var unit = form.elements.unit.value || (shown.some(function (i) { return i.unit === "元"; }) ? "元" : (shown[0] || {}).unit);
    var top = shown.filter(function (item) { return item.unit === unit; })
      .sort(function (a, b) { return b.amount - a.amount || (a.href < b.href ? -1 : 1); })
      .filter(function (item) { /* what is said twice is drawn once */
        var key = item.metric + item.amount;
        return !seen[key] && (seen[key] = true);
      }).slice(0, 10);
    svg.toggleAttribute("hidden", !top.length);
    chart.querySelector("h2").textContent = shown.length < items.length ? chart.dataset.chart : title;
    svg.setAttribute("height", 48 * top.length);
    svg.replaceChildren.apply(svg, top.map(function (item, i) { return bar(item, 48 * i, top[0].amount || 1); }));
  }
  function bar(item, y, most) {
    var label = item.metric + "：" + item.printed;
    var link = part("a", { href: item.href, "aria-label": label });
    if (item.status === "target") { link.setAttribute("class", "target"); }
    var cut = part("svg", { y: y, width: "74%", height: 30 }); /* a long name ends before the value begins */
    var name = part("text", { y: 21, "class": "name" }, item.metric);
    name.append(part("tspan", { dx: "1em", "class": "note" }, item.title));
    cut.append(name);
    link.append(part("title", {}, label), part("rect", { x: 0, y: y, width: "100%", height: 48, "class": "hit" }), cut,
      part("text", { x: "100%", y: y + 21, "class": "value" }, item.printed),
      part("rect", { x: 1, y: y + 31, width: Math.max(0.5, 99.5 * Math.abs(item.amount) / most) + "%", height: 7, "class": "fill" }));
    return link;
  }

  /* ------------------------------------------------------------------ download */
  function cell(text) {
    var safe = /^[=+\-@\t\r]/.test(text) && isNaN(Number(text)) ? "'" + text : text;
    return '"' + String(safe).replace(/"/g, '""') + '"';
  }
  function download(name) {
    var lines = [["date", "metric", "printed", "amount", "base_unit", "change", "period", "status", "county", "title", "url"]];
    shown.forEach(function (i) {
      lines.push([i.date, i.metric, i.printed, String(i.amount), i.unit, i.changeText ? String(rate(i)) : "", i.period,
        i.status, i.county, i.title, i.href]);
    });
    var rights = document.querySelector(".rights");
    if (rights) { lines.push([rights.textContent]); }
    var csv = "\ufeff" + lines.map(function (line) { return line.map(cell).join(","); }).join("\r\n") + "\r\n";
    var link = element("a", "", { href: URL.createObjectURL(new Blob([csv], { type: "text/csv" })), download: name });
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  table.querySelectorAll("[data-sort]").forEach(function (head) {
    var button = element("button", head.textContent, { type: "button" });
    head.replaceChildren(button);
    button.addEventListener("click", function () {
      sort(head.dataset.sort, head.getAttribute("aria-sort") === "descending" ? 1 : -1);
      apply();
    });
  });
  var title = chart ? chart.querySelector("h2").textContent : "";
  form.hidden = false;
  form.addEventListener("input", function () { limit = STEP; apply(); });
  form.addEventListener("reset", function () { setTimeout(apply); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  more.addEventListener("click", function () { limit += STEP; show(); });
  form.querySelector("[data-download]").addEventListener("click", function (event) {
    select(function () { download(event.target.dataset.download); });
  });
  if (recall()) { apply(); }
})();
