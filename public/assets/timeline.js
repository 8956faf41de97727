/* Filters the timeline by county and tag. */
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
      row.hidden = !(has(row.dataset.counties, form.county.value) && has(row.dataset.tags, form.tag.value));
      shown += row.hidden ? 0 : 1;
    });
    document.querySelectorAll(".day, .month-of-events").forEach(function (part) {
      part.hidden = !part.querySelector("dd:not([hidden])");
    });
    output.textContent = output.dataset.shown.replace("{n}", shown);
  }
  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();
})();
