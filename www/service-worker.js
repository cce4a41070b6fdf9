// Keeps the page's files, so that it works without a network. A build fills in the names and hashes below.
//
// A new version is fetched whole beside the old one and waits; the page says so, and starts it when its reader asks.
// Nothing but the page's own files is ever fetched.
const FILES = {/* name: hash */};
const VERSION = "galley-unbuilt";

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(VERSION);
    // The hash says that the file is of this build, whatever caches lie between; one that is not fails the whole.
    // One after the other: the page's own work comes first, and small servers hold few connections.
    for (const [name, integrity] of Object.entries(FILES)) {
      // Some servers send readers from /index.html to /, and a browser shows no page that was sent on.
      const response = await fetch(name === "index.html" ? "./" : name, { integrity, cache: "no-cache", credentials: "omit" });
      if (!response.ok) throw new Error(`${name} was not served: ${response.status}`);
      await cache.put(name, response);
    }
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("galley-") && name !== VERSION) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data === "start") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const scope = new URL(self.registration.scope);
  if (event.request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const name = url.pathname.slice(scope.pathname.length) || "index.html";
  if (!Object.hasOwn(FILES, name)) return;
  event.respondWith((async () => (await (await caches.open(VERSION)).match(name)) ?? fetch(event.request))());
});
