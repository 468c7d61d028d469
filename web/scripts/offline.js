// The service worker: when the server cannot be reached, a page that says so instead of the browser's.
// It keeps nothing of anyone's data, only that page and its look.

const SHELF = "evoca-offline";
const PAGE = "/sin-conexion";

async function fill() {
  const shelf = await caches.open(SHELF);
  const page = await fetch(PAGE, { cache: "reload" });
  const looks = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/web\/[^"#]+)/g)].map((match) => match[1]);
  await shelf.put(PAGE, page);
  await shelf.addAll([...new Set(looks)]);
}

async function fromShelf(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request.mode === "navigate" ? PAGE : request);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  const ours = event.request.mode === "navigate" || address.pathname.startsWith("/web/");
  if (event.request.method === "GET" && ours) event.respondWith(fromShelf(event.request));
});
