/* Filters the timeline by county, tag and whether a day was still to come; the strips show the same days.
   Of a long timeline a page shows one month: what is chosen stands in the address and goes along to the other months,
   each of which says how many it has.  What that takes is loaded when something is chosen first. */
(function () {
  "use strict";
  var here = document.currentScript.src;
  var form = document.querySelector("form[data-timeline]");
  if (!form) { return; }
  var fields = ["county", "tag", "kind"];
  var rows = Array.from(document.querySelectorAll(".day dd"));
  var months = Array.from(document.querySelectorAll("[data-month]"));
  var output = form.querySelector("output"), none = document.querySelector("[data-none]");
  var counties, tags, events = null;

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
    if (none) { none.hidden = shown > 0; }
    if ("long" in form.dataset && (chosen() || events)) { complete(function () { count(shown); }); }
  }

  /* ------------------------------------------------------------------ other months */
  function complete(then) {
    if (events) { then(); return; }
    window.timelineRows = function (first, then, told) { counties = first; tags = then; events = told; };
    var script = document.createElement("script");
    script.src = new URL("../timeline/rows.js", here).href;
    script.onload = then;
    document.head.append(script);
  }
  function count(shown) {
    var county = counties.indexOf(form.county.value), tag = tags.indexOf(form.tag.value), kind = form.kind.value, all = 0;
    months.forEach(function (link) {
      var n = events[link.dataset.month].filter(function (event) {
        return (county < 0 || event.indexOf(county, 1) > 0) &&
          (tag < 0 || event.indexOf(counties.length + tag, 1) > 0) &&
          (!kind || (kind === "planned") === (event[0] === 1));
      }).length;
      all += n;
      link.hidden = !n;
      link.querySelector("small").textContent = n;
      link.href = link.href.split("?")[0] + chosen();
    });
    document.querySelectorAll(".months details").forEach(function (year) {
      var counts = Array.from(year.querySelectorAll("a small"), function (small) { return Number(small.textContent); });
      var sum = counts.reduce(function (a, b) { return a + b; }, 0);
      year.hidden = !sum;
      year.querySelector("summary small").textContent = sum;
    });
    if (chosen()) { output.textContent = output.dataset.all.replace("{n}", shown).replace("{all}", all); }
  }

  /* ------------------------------------------------------------------ the address */
  function chosen() {
    var kept = new URLSearchParams();
    fields.forEach(function (name) { if (form[name].value) { kept.set(name, form[name].value); } });
    return kept.toString() ? "?" + kept : "";
  }
  function choose(list, name) { /* a month's page offers what it has; what came along may be another month's */
    if (!Array.from(list.options).some(function (option) { return option.value === name; })) {
      list.add(new Option(name, name));
    }
    list.value = name;
  }
  function remember() {
    try { history.replaceState(null, "", (chosen() || location.pathname) + location.hash); } catch (error) { /* a disk may forbid it */ }
  }
  var kept = new URLSearchParams(location.search);
  fields.forEach(function (name) { if (kept.get(name)) { choose(form[name], kept.get(name)); } });
  form.hidden = false;
  form.addEventListener("change", function () { apply(); remember(); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();
})();
