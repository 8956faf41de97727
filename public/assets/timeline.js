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
  var whole = new Map(); /* each bar as it is without a choice */

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
      if (day) { draw(bar, day.querySelectorAll("dd:not([hidden])").length, day.querySelectorAll("dd").length); }
    });
    if (!("long" in form.dataset)) {
      overview(rows.map(function (row) { return [row.closest(".day").id.slice(1), !row.hidden]; }));
    }
    output.textContent = output.dataset.shown.replace("{n}", shown);
    if (none) { none.hidden = shown > 0; }
    if ("long" in form.dataset && (chosen() || events)) { complete(function () { count(shown); }); }
  }

  /* ------------------------------------------------------------------ strips */
  function draw(bar, shown, all) { /* as much of a bar as is shown of its events */
    var rect = bar.querySelector("rect:not(.hit)"), title = bar.querySelector("title");
    if (!whole.has(bar)) {
      whole.set(bar, { y: rect.y.baseVal.value, height: rect.height.baseVal.value, label: title.textContent });
    }
    var was = whole.get(bar), part = shown < all;
    var height = part ? 4 + (was.height - 4) * shown / all : was.height;
    bar.toggleAttribute("hidden", !shown);
    rect.setAttribute("height", height);
    rect.setAttribute("y", was.y + was.height - height);
    title.textContent = part ? was.label.replace(/\d+(?=\D*$)/, shown + "/" + all) : was.label;
    bar.setAttribute("aria-label", title.textContent);
  }
  function overview(told) { /* [day or month, is it shown]; a bar's time ends where that of the next begins */
    var bars = document.querySelectorAll(".overview .strip a"), width = told.length ? told[0][0].length : 0;
    var begins = Array.from(bars, function (bar) {
      bar.dataset.from = bar.dataset.from || bar.getAttribute("href").split("#d")[1];
      return bar.dataset.from.slice(0, width);
    });
    bars.forEach(function (bar, n) {
      var those = told.filter(function (one) { return one[0] >= begins[n] && !(one[0] >= begins[n + 1]); });
      var shown = those.filter(function (one) { return one[1]; }).map(function (one) { return one[0]; }).sort();
      draw(bar, shown.length, those.length);
      var page = bar.getAttribute("href").split(/[?#]/)[0];
      var lead = shown.length && width > 7 ? shown[0] : bar.dataset.from;
      bar.setAttribute("href", page + ("long" in form.dataset ? chosen() : "") + "#d" + lead);
    });
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
    function fits(event) {
      return (county < 0 || event.indexOf(county, 1) > 0) &&
        (tag < 0 || event.indexOf(counties.length + tag, 1) > 0) &&
        (!kind || (kind === "planned") === (event[0] === 1));
    }
    overview(Object.entries(events).flatMap(function (month) {
      return month[1].map(function (event) { return [month[0], fits(event)]; });
    }));
    months.forEach(function (link) {
      var n = events[link.dataset.month].filter(fits).length;
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
