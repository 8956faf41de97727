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
  var paths = await (await fetch("offline.json")).json(); /* every file of the site, search included */
  await cache.put("./", await fetch("./"));
  for (var at = 0; at < paths.length; at += 8) {
    await Promise.all(paths.slice(at, at + 8).map(async function (path) {
      var response = await fetch(encodeURI(path));
      if (!response.ok) { throw new Error(path); }
      await cache.put(encodeURI(path), response);
    }));
  }
}
