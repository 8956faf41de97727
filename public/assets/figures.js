/* The figures' table: sort, filter, chart and download what is shown.  Without it the whole table stands there. */
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg";
  var form = document.querySelector("form[data-figures]");
  var table = document.querySelector(".explorer");
  if (!form || !table) { return; }
  var body = table.tBodies[0];
  var chart = document.querySelector("[data-chart]");
  var output = form.querySelector("output");
  var rows = Array.from(body.rows).map(read);
  var shown = rows;

  function read(row, order) {
    var cells = row.cells;
    return {
      row: row, order: order, metric: cells[0].querySelector("a").textContent, href: cells[0].querySelector("a").href,
      text: row.textContent.toLowerCase(), printed: cells[1].textContent, amount: Number(row.dataset.a),
      unit: row.dataset.u, tags: row.dataset.t.split(" "), change: parseFloat(cells[2].textContent.replace("−", "-")),
      changeText: cells[2].textContent, period: cells[3].firstChild ? cells[3].firstChild.textContent : "", county: cells[4].textContent,
      date: cells[5].querySelector("time").getAttribute("datetime"), title: cells[5].querySelector("small").textContent,
      status: row.classList.contains("target") ? "target" : "actual"
    };
  }
  function fits(item) {
    var f = form.elements;
    return (!f.text.value || item.text.indexOf(f.text.value.trim().toLowerCase()) >= 0) &&
      (!f.county.value || item.county === f.county.value) && (!f.unit.value || item.unit === f.unit.value) &&
      (!f.month.value || item.date.slice(0, 7) === f.month.value) && (!f.status.value || item.status === f.status.value) &&
      (!f.tag.value || item.tags.indexOf(f.tag.value) >= 0);
  }
  function apply() {
    shown = rows.filter(fits);
    rows.forEach(function (item) { item.row.hidden = true; });
    shown.forEach(function (item) { item.row.hidden = false; });
    output.textContent = output.dataset.shown.replace("{n}", shown.length);
    draw();
  }
  function sort(key, head) {
    var down = head.getAttribute("aria-sort") === "descending" ? 1 : -1;
    table.querySelectorAll("[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down < 0 ? "descending" : "ascending");
    rows.sort(function (a, b) { return compare(a, b, key, down); });
    rows.forEach(function (item) { body.append(item.row); });
    shown = rows.filter(fits);
  }
  function compare(a, b, key, sign) {
    if (key === "amount") { /* numbers of one unit stand together: 3 firms and 3 yuan do not compare */
      var units = sizes[b.unit] - sizes[a.unit] || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0);
      return units || sign * (a.amount - b.amount) || a.order - b.order;
    }
    if (key === "change") {
      if (isNaN(a.change) || isNaN(b.change)) { return isNaN(a.change) - isNaN(b.change) || a.order - b.order; }
      return sign * (a.change - b.change) || a.order - b.order;
    }
    return sign * a[key].localeCompare(b[key], "zh") || a.order - b.order;
  }
  var sizes = {};
  rows.forEach(function (item) { sizes[item.unit] = (sizes[item.unit] || 0) + 1; });

  /* ------------------------------------------------------------------ chart */
  function part(name, attributes, text) {
    var element = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text) { element.textContent = text; }
    return element;
  }
  function draw() {
    if (!chart) { return; }
    var unit = form.elements.unit.value || (shown.some(function (i) { return i.unit === "元"; }) ? "元" : (shown[0] || {}).unit);
    var top = shown.filter(function (item) { return item.unit === unit; })
      .sort(function (a, b) { return b.amount - a.amount || a.order - b.order; }).slice(0, 10);
    var svg = chart.querySelector("svg");
    chart.hidden = !top.length;
    if (!svg || !top.length) { return; }
    if (shown.length < rows.length) { chart.querySelector("h2").textContent = chart.dataset.chart; }
    svg.setAttribute("height", 48 * top.length);
    svg.replaceChildren.apply(svg, top.map(function (item, i) { return bar(item, 48 * i, top[0].amount || 1); }));
  }
  function bar(item, y, most) {
    var label = item.metric + "：" + item.printed;
    var link = part("a", { href: item.href, "aria-label": label });
    if (item.status === "target") { link.setAttribute("class", "target"); }
    var name = part("text", { x: 0, y: y + 21, "class": "name" }, item.metric);
    name.append(part("tspan", { dx: "1em", "class": "note" }, item.title));
    link.append(part("title", {}, label), part("rect", { x: 0, y: y, width: "100%", height: 48, "class": "hit" }),
      name,
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
      lines.push([i.date, i.metric, i.printed, String(i.amount), i.unit, isNaN(i.change) ? "" : String(i.change), i.period,
        i.status, i.county, i.title, i.href]);
    });
    var rights = document.querySelector(".rights");
    if (rights) { lines.push([rights.textContent]); }
    var csv = "\ufeff" + lines.map(function (line) { return line.map(cell).join(","); }).join("\r\n") + "\r\n";
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  table.querySelectorAll("[data-sort]").forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", function () { sort(head.dataset.sort, head); });
  });
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", function () { setTimeout(apply); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.querySelector("[data-download]").addEventListener("click", function (event) {
    download(event.target.dataset.download);
  });
  apply();
})();
