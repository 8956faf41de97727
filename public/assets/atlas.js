/* The county map and its table, by articles or figures and by period.  Without it both show articles of all time. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-atlas]");
  if (!form) { return; }
  var rows = Array.from(document.querySelectorAll("tr[data-months]"));
  var tiles = {};
  document.querySelectorAll(".mapped .tile").forEach(function (tile) { tiles[tile.href.baseVal] = tile; });
  var most = document.querySelector("[data-most]");

  function sums(row, period) { /* articles, figures, mentions */
    return row.dataset.months.split(" ").reduce(function (sum, month) {
      var parts = month.split(":");
      if (parts[0].indexOf(period) !== 0 || !month) { return sum; }
      return sum.map(function (n, i) { return n + Number(parts[i + 1]); });
    }, [0, 0, 0]);
  }
  function shade(count, top) {
    return count <= 0 ? 0 : count >= top ? 4 : Math.min(4, 1 + Math.floor(3.999 * count / top));
  }
  function apply() {
    var which = form.measure.value === "figures" ? 1 : 0;
    var words = form.dataset[form.measure.value];
    var counted = rows.map(function (row) { return sums(row, form.period.value); });
    var top = Math.max.apply(null, counted.map(function (sum) { return sum[which]; }));
    rows.forEach(function (row, i) {
      var link = row.querySelector("a");
      var tile = tiles[link.getAttribute("href")];
      Array.from(row.querySelectorAll("td")).forEach(function (cell, n) { cell.textContent = counted[i][n]; });
      if (!tile) { return; }
      var label = link.textContent + "：" + words.replace("{n}", counted[i][which]);
      tile.setAttribute("class", "tile s" + shade(counted[i][which], top));
      tile.setAttribute("aria-label", label);
      tile.querySelector("title").textContent = label;
      tile.querySelector(".count").textContent = counted[i][which];
    });
    if (most) { most.textContent = words.replace("{n}", top); }
  }
  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  if (form.measure.value !== "articles" || form.period.value) { apply(); } /* the browser came back to the page */
})();
