// Keeps interviews on the reader's device, and saves one as a file. Each page of a site loads this, with `?v=` and the
// version of the program. It starts the service worker (sw/), and serves the requests of the viewer (shell::offline).
import { whenLoaded } from "./parts/loaded.js";

const root = new URL("./", import.meta.url);
const { search } = new URL(import.meta.url);
const SWITCH = `interview-viewer-offline ${root.pathname}`;
const own = `interview-viewer ${root} `;
const READ = `${own}read`;

// Not if there is no worker, as on pages from plain `http:`, and not without a version, as in a quick build.
// A frame in a sandbox has no origin, and there the caches may not even be looked at.
const can = origin !== "null" && "serviceWorker" in navigator && isSecureContext && !!globalThis.caches && search.startsWith("?v=");

function isOn() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    // If the browser may store nothing, nothing is kept.
    return false;
  }
}

async function start() {
  // The worker is in the root of the site; the browser must not take it from its cache.
  const registration = await navigator.serviceWorker.register(new URL("sw.js", root), { updateViaCache: "none" });
  const worker = registration.active ?? (await ready(registration));
  await ask(worker, { what: "read", urls: read() });
  return worker;
}

// Waits for the first worker; fails if it cannot be installed.
function ready({ installing, waiting }) {
  const worker = installing ?? waiting;
  return new Promise((done, fail) => {
    const look = () => {
      if (worker.state === "activated") done(worker);
      if (worker.state === "redundant") fail(new Error("the program could not be kept"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

function ask(worker, question) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((answer) => {
    port1.onmessage = ({ data }) => answer(data);
    worker.postMessage(question, [port2]);
  });
}

// The addresses of the page and of the site's texts that it has fetched.
function read() {
  const texts = performance.getEntriesByType("resource").map(({ name }) => name);
  const isText = (url) => url.startsWith(root.href) && /^(?:site\.json|(?:questions|interviews)\/[^/]+\.json)$/.test(new URL(url).pathname.slice(root.pathname.length));
  return [location.href, ...texts.filter(isText)];
}

// Waits until the page has loaded, so that keeping does not delay reading.
const loaded = new Promise(whenLoaded);
let worker;
const started = () => (worker ??= loaded.then(start).catch((error) => {
  worker = undefined;
  throw error;
}));

const pathOf = (url) => new URL(url).pathname.slice(root.pathname.length);

async function list() {
  const answer = await fetch(new URL("offline.json", root), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`offline.json: ${answer.status}`);
  return answer.json();
}

let stopping;

const offline = {
  // How much is kept; undefined if nothing can be.
  async kept() {
    if (!can) return undefined;
    const cache = (await caches.has(READ)) ? await caches.open(READ) : undefined;
    const kept = new Set(((await cache?.keys()) ?? []).map(({ url }) => pathOf(url)));
    const isInterview = (path) => /^interviews\/[^/]+\.json$/.test(path);
    // An interview may be kept as its page or as its file.
    const folders = new Set([...kept].map((path) => /^interviews\/([^/]+?)(?:\.json$|\/)/.exec(path)?.[1]).filter((one) => one));
    const { bytes, files } = await list().catch(() => ({ bytes: 0, files: [] }));
    return { on: isOn(), interviews: folders.size, all: files.filter(([path]) => isInterview(path)).length, bytes };
  },

  async turn(on) {
    try {
      if (on) localStorage.removeItem(SWITCH);
      else localStorage.setItem(SWITCH, "off");
    } catch {
      // Without storage, it is off anyway.
    }
    if (on) return void (await started());
    stopping = true;
    const registration = await navigator.serviceWorker.getRegistration(root);
    if (registration?.scope === root.href) await registration.unregister();
    worker = undefined;
    const all = await caches.keys();
    await Promise.all(all.filter((name) => name.startsWith(own)).map((name) => caches.delete(name)));
  },

  // Keeps all interviews, four at a time. Those that are kept stay, however it ends.
  async keepAll(tell) {
    stopping = false;
    const [worker, { files }] = await Promise.all([started(), list()]);
    // Remove what is no longer on the site.
    const cache = await caches.open(READ);
    const listed = new Set(files.map(([path]) => path));
    const gone = (await cache.keys()).filter(({ url }) => /^(?:interviews|questions)\/[^/]+\.json$/.test(pathOf(url)) && !listed.has(pathOf(url)));
    await Promise.all(gone.map((request) => cache.delete(request)));
    let [next, done, bytes] = [0, 0, 0];
    let end = "done";
    tell(0, files.length, 0);
    const some = async () => {
      while (end === "done" && next < files.length) {
        const [path, size] = files[next++];
        const said = await ask(worker, { what: "keep", urls: [new URL(path, root).href] });
        if (said !== "kept") end = said;
        else if (stopping) end = "stopped";
        else tell(++done, files.length, (bytes += size));
      }
    };
    await Promise.all([some(), some(), some(), some()]);
    return end;
  },

  stop() {
    stopping = true;
  },

  forget: () => caches.delete(READ),

  save: (...what) => import(`./save.js${search}`).then(({ save }) => save(...what)),
};
globalThis.interviewOffline = offline;

// The page is a kept copy: say so.
const { kept } = document.documentElement.dataset;
if (can && kept) {
  const language = () => document.querySelector(".iv-site")?.lang || document.documentElement.lang;
  import(`./kept.js${search}`).then(({ tell }) => tell(location.origin + location.pathname, kept, language)).catch(() => {});
}

if (can && isOn()) started().catch((error) => console.info(`Nothing is kept for offline: ${error.message}`));
