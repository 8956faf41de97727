/* Keeps what was read, and on request everything, readable without a network.  The network always comes first, so
   nobody is ever shown an old page while a new one can be had. */
"use strict";
var CACHE = "digest:" + self.registration.scope;

self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });

self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || request.url.indexOf(self.registration.scope) !== 0) { return; }
  event.respondWith(fetch(request).then(function (response) {
    if (response.ok && response.type === "basic") {
      var copy = response.clone();
      event.waitUntil(caches.open(CACHE).then(function (cache) { return cache.put(request, copy); }));
    }
    return response;
  }, function (error) {
    return caches.match(request, { ignoreSearch: true }).then(function (kept) {
      if (kept) { return kept; }
      throw error;
    });
  }));
});

self.addEventListener("message", function (event) {
  if (event.data !== "keep") { return; }
  event.waitUntil(keepAll().then(function () { event.source.postMessage("kept"); }, function () {
    event.source.postMessage("failed");
  }));
});

async function keepAll() {
  var cache = await caches.open(CACHE);
  var list = await (await fetch("search.json")).json();
  var parts = list.parts ? await Promise.all(list.parts.map(async (part) => (await fetch(part)).json())) : [list];
  var seen = new Set(["./", "index.html"]);
  parts.flat().forEach(function (article) { seen.add(article.url); });
  for (var page of seen) { /* the set grows: each page adds the pages and files of this site that it links to */
    var response = await fetch(page);
    if (!response.ok) { continue; }
    await cache.put(page, response.clone());
    if (!/html/.test(response.headers.get("Content-Type") || "")) { continue; }
    for (var found of (await response.text()).matchAll(/(?:href|src)="([^"#]+)/g)) {
      var url = new URL(found[1].replace(/&amp;/g, "&"), response.url);
      if (url.href.indexOf(self.registration.scope) === 0) { seen.add(url.href); }
    }
  }
}
