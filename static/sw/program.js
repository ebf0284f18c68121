// The service worker: lets readers open again, without a connection, what they have read. `interview build` joins this
// file, copies.js and pages.js, and fills in the version of the program and its files, each with its checksum.
//
// Pages request the parts of the program with `?v=` and a version. The worker has a version completely, as checked by
// the sums, or not at all, and never answers a request for one version from another: an old script never gets a new
// program.
const version = "@version@";
const files = "@files@";

const { scope } = registration;
// Several sites may share a host and its caches.
const own = `interview-viewer ${scope} `;
const program = (version) => `${own}program-${version}`;
const READ = `${own}read`;
// Holds the state of the site that the kept copies were last compared with.
const STATE = `${own}state`;
// A header of each copy: when it was kept, and the checksum of its content. Pages recognize a copy by it (kept.js).
const STAMP = "x-interview-kept";
// If there is a copy to show, a connection that is silent for this time counts as none.
const PATIENCE = 4000;

// The path of an address within the site; undefined if it is outside. Only for files with `?v=` does the query count.
const within = (url) => (url.startsWith(scope) ? new URL(url).pathname.slice(new URL(scope).pathname.length) : undefined);
const bare = (url) => scope + within(url);

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const answer = answering(event);
  if (answer) event.respondWith(answer);
});
addEventListener("message", (event) => {
  const { what, urls, url, sum } = event.data ?? {};
  const acts = { keep: () => keepAll(urls), read: () => keepRead(urls).then(lookAgain), news: () => news(url, sum) };
  const done = Object.hasOwn(acts, what) ? acts[what]() : undefined;
  if (done) event.waitUntil(done.then((said) => event.ports[0]?.postMessage(said)));
});

// Few readers need an add-on (src/addon.rs): it is kept once it is used.
const isAddOn = ([path]) => path.startsWith("addon-");
// Styles and small scripts are kept at once; the program, which is ten times as large, once an interview is read or the
// program is requested, so that a reader of a list does not download it. A reader who has one version completely gets
// the next one completely.
const isLook = ([path]) => /\.(?:css|svg)$|^(?:loader|replay|offline)\.js$/.test(path);

async function install() {
  const others = (await caches.keys()).filter((name) => name.startsWith(program("")));
  const programs = await Promise.all(others.map(async (name) => (await (await caches.open(name)).keys()).some(({ url }) => url.includes("viewer_bg.wasm"))));
  await bring(files.filter(programs.some((has) => has) ? (file) => !isAddOn(file) : isLook));
  await skipWaiting();
}

let coming;
function bringProgram() {
  coming ??= (async () => {
    const rest = files.filter((file) => !isLook(file) && !isAddOn(file));
    const cache = await caches.open(program(version));
    const last = rest.at(-1);
    if (last && !(await cache.match(`${scope}${last[0]}?v=${version}`))) await bring(rest);
  })().catch((error) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

// Fetches all of some files of this version, or none: during an upload, some files are still from the version before.
// The browser then keeps the worker that it has, and tries this one again later. A file that the page has just fetched
// is taken from the cache if its checksum is right.
async function bring(some) {
  const all = await Promise.all(some.map(async ([path, sum]) => {
    const url = `${scope}${path}?v=${version}`;
    for (const cache of ["default", "reload"]) {
      const answer = await fetch(url, { cache });
      const bytes = await answer.clone().arrayBuffer();
      if (answer.ok && (await sumOf(bytes)) === sum) return [url, answer];
    }
    throw new Error(`${path} is not of version ${version}`);
  }));
  const cache = await caches.open(program(version));
  try {
    await Promise.all(all.map(([url, answer]) => cache.put(url, answer)));
  } catch (error) {
    if (some.some(isLook)) await caches.delete(program(version));
    else await Promise.all(all.map(([url]) => cache.delete(url)));
    throw error;
  }
}

async function sumOf(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Keeps the version before this one for pages that are still open.
async function activate() {
  const others = (await caches.keys()).filter((name) => name.startsWith(program("")) && name !== program(version));
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
}

// The answer to a request that the worker handles; undefined leaves the request to the browser.
function answering(event) {
  const { request } = event;
  const { url, method, mode, destination, headers } = request;
  const path = within(url);
  if (method !== "GET" || path === undefined || path.startsWith("viewer/") || headers.has("range")) return;
  const asked = new URL(url).searchParams.get("v");
  if (asked && mode !== "navigate") return part(event, asked);
  if (mode === "navigate") return destination === "document" ? networkFirst(event, page) : undefined;
  const isText = /^(?:site\.json|questions\/[^/]+\.json|interviews\/[^/]+\.json)$/.test(path);
  if (isText || destination === "image") return networkFirst(event, kept);
}

// A part of the program, in the requested version.
async function part(event, asked) {
  const { request, request: { url } } = event;
  if (await caches.has(program(asked))) {
    const found = await (await caches.open(program(asked))).match(request, { ignoreVary: true });
    if (found) return found;
  }
  if (asked === version && url.includes("viewer_bg.wasm")) event.waitUntil(bringProgram().catch(() => {}));
  const addOn = asked === version && files.find((file) => isAddOn(file) && within(url) === file[0]);
  if (addOn) event.waitUntil(bring([addOn]).catch(() => {}));
  return fetch(request);
}

