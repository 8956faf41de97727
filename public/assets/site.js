/* Every page: "/" goes to the search box, links to a table or a timeline choose what they are about, citations can be
   copied, and over HTTP the site can be kept offline. */
(function () {
  "use strict";
  var here = document.currentScript.src;
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    var box = document.querySelector("input[name=q]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && box) {
      event.preventDefault();
      box.focus();
    }
  });
  document.querySelectorAll("[data-choose]").forEach(function (link) { link.search = link.dataset.choose; });
  document.querySelectorAll("[data-copy]").forEach(function (block) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = block.dataset.copy;
    button.addEventListener("click", function () { copy(block, button); });
    block.nextElementSibling.append(button); /* where its place is kept, so that nothing moves */
  });
  function copy(block, button) {
    var range = document.createRange();
    range.selectNodeContents(block);
    var selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    if (document.execCommand("copy")) { button.textContent = block.dataset.done; } /* works from file:// too */
  }
  if (!/^http/.test(location.protocol)) { return; }
  var manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = new URL("../manifest.webmanifest", here).href;
  document.head.append(manifest);
  if (!("serviceWorker" in navigator)) { return; }
  navigator.serviceWorker.register(new URL("../sw.js", here).href).catch(function () {});
  var keep = document.querySelector("[data-keep]");
  if (!keep) { return; }
  keep.hidden = false;
  keep.addEventListener("click", function () {
    keep.disabled = true;
    navigator.serviceWorker.ready.then(function (worker) { worker.active.postMessage("keep"); });
  });
  navigator.serviceWorker.addEventListener("message", function (event) {
    if (event.data === "kept") { keep.textContent = keep.dataset.keep; } else { keep.disabled = false; }
  });
})();
