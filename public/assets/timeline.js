/* Filters the timeline by county, tag and whether a day was still to come; the strips show the same days. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-timeline]");
  if (!form) { return; }
  var rows = Array.from(document.querySelectorAll(".day dd"));
  var output = form.querySelector("output");
  function has(list, name) { return !name || (" " + list + " ").indexOf(" " + name + " ") >= 0; }
  function apply() {
    var shown = 0;
    rows.forEach(function (row) {
      var kind = row.classList.contains("planned") ? "planned" : "past";
      row.hidden = !(has(row.dataset.counties, form.county.value) && has(row.dataset.tags, form.tag.value) &&
        has(kind, form.kind.value));
      shown += row.hidden ? 0 : 1;
    });
    document.querySelectorAll(".day, .month-of-events, .span").forEach(function (part) {
      part.hidden = !part.querySelector("dd:not([hidden])");
    });
    document.querySelectorAll(".month-of-events .strip a").forEach(function (bar) {
      var day = document.getElementById(bar.getAttribute("href").split("#")[1]);
      bar.toggleAttribute("hidden", Boolean(day && day.hidden));
    });
    output.textContent = output.dataset.shown.replace("{n}", shown);
  }
  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();
})();
