// Starts the viewer. It is a file of its own, since a strict Content Security Policy forbids inline scripts. It also
// does what the viewer cannot do for itself: it fetches the interview while the viewer is loading, shows the start of
// it meanwhile (preview.js), and says so in the page if the viewer cannot start or stops. On a prerendered page it
// replays what the reader did before the viewer was there, and it starts the viewer of a list only when it is needed.
import { follows, words } from "./parts/boot-words.js";
import { keepFootInLanguage } from "./parts/foot.js";
import { again, freeHands, giveBack, release, remember } from "./parts/handover.js";
import { isChanged, keepChoice, list } from "./parts/list.js";
import { whenLoaded } from "./parts/loaded.js";
import { app, wait } from "./parts/page.js";
import { isPlain } from "./parts/place.js";
import { beginAtTarget, focusOn } from "./parts/target.js";
import { runs } from "./parts/webassembly.js";

// Requests all parts in one version: the one that the page requested this file with.
const part = (name) => new URL(name + new URL(import.meta.url).search, import.meta.url).href;
const parts = ["viewer.js", "viewer_bg.wasm", "viewer.css", "more.css", "element.js", "preview.js"].map(part);
const [program, wasm] = parts;

// The metadata of a prerendered page (site::Frame), and the file of its interview.
const said = (id) => document.getElementById(id)?.textContent;
const frame = said("iv-frame");
const interview = said("iv-interview");
const about = frame && JSON.parse(frame);
const asked = new URLSearchParams(location.search);
// Whether the page contains what the address asks for.
const stands = frame !== undefined && (interview !== undefined || !["i", "src", "own"].some((name) => asked.has(name)));
if (frame !== undefined && !stands) {
  app.replaceChildren();
  app.before(Object.assign(document.createElement("div"), { id: "iv-first" }));
}
// The language that the reader has chosen, or else the one in the address of this list (replay.js).
function chosen() {
  try {
    return localStorage.getItem("interview-viewer-language") || (about.home && about.lang);
  } catch {
    return about.home && about.lang;
  }
}
// If the site has a page for the interview, go there.
if (frame !== undefined && !stands && asked.get("i")) {
  const there = await import(part("page-of.js")).then(({ pageOf }) => pageOf(asked, chosen())).catch(() => {});
  if (there) {
    location.replace(there + location.hash);
    await new Promise(() => {});
  }
}
delete document.documentElement.dataset.opens;
if (!stands) delete document.documentElement.dataset.kept;
if (!stands) {
  delete document.documentElement.dataset.asks;
  delete document.documentElement.dataset.arrives;
}

// The reader's settings from earlier visits (state::Preferences).
let kept = new URLSearchParams();
try {
  kept = new URLSearchParams(localStorage.getItem("interview-viewer") ?? "");
} catch {
  // Without storage, there are no settings.
}

// Starts a request now, so that its answer can be awaited later.
function begin(url, how) {
  const answer = fetch(url, how);
  answer.catch(() => {});
  return answer;
}

// The language of the interface for a language of the text, or else for the browser's language.
const language = (read) => follows(kept.get("ui") || read || navigator.language || "en");

// The reader's own files (own.js): the viewer asks for the kept files; a sign appears while a file is dragged over the
// page.
globalThis.interviewOwn = () => import(part("own.js"));
const speaks = () => document.querySelector(".iv-site")?.lang || language(about?.lang);
let held;
for (const sign of ["dragenter", "dragover"]) addEventListener(sign, (event) => {
  held ??= interviewOwn().then(({ cue }) => cue(speaks, held && event)).catch(() => {});
}, true);
for (const sign of ["dragleave", "drop"]) addEventListener(sign, ({ relatedTarget }) => held && !relatedTarget && (held = false), true);
// What is pasted on a page that opens files is opened. The browser shows it to a page during the event only.
let pasting;
addEventListener("paste", ({ target, clipboardData }) => {
  if (!clipboardData || !document.querySelector("#iv-app .iv-own")) return;
  const [text, html] = ["plain", "html"].map((kind) => clipboardData.getData(`text/${kind}`));
  const files = [...clipboardData.files];
  pasting = import(part("pasted.js")).then(({ pasted }) => pasted(target, files, text, html)).catch(() => {}).finally(() => pasting = undefined);
});
// A form waits for pasted.js, which may still be coming.
addEventListener("submit", (event) => {
  if (!pasting) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  pasting.then(() => event.target.requestSubmit());
}, true);
// Whether this browser keeps any of them.
function hasOwn() {
  try {
    return !!localStorage.getItem(`interview-viewer own ${new URL("./", import.meta.url).pathname}`);
  } catch {
    return false;
  }
}

function link(words, href) {
  const a = document.createElement("a");
  a.href = href;
  a.textContent = words;
  return a;
}

// Browsers abort what a page is fetching when the reader leaves it: nobody needs to know. A page that is being left runs
// no timers.
async function notice(what, error) {
  await new Promise((done) => setTimeout(done, 500));
  if (error?.name === "AbortError") return;
  console.error(error);
  if (document.getElementById("iv-stopped")) return;
  const read = asked.get("lang");
  // The current language of the interface, which the reader may have changed since the page was opened.
  const lang = document.querySelector(".iv-site")?.lang || language(read !== "both" && read);
  const box = document.createElement("div");
  box.id = "iv-stopped";
  box.className = "iv-stopped";
  box.lang = lang;
  box.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = words[lang][what];
  const again = link(words[lang].again, location.href);
  again.addEventListener("click", (event) => {
    event.preventDefault();
    // A browser that has cached parts of different versions would find the same ones again.
    const anew = parts.map((url) => fetch(url, { cache: "reload" }).then((answer) => answer.arrayBuffer()));
    Promise.allSettled(anew).then(() => location.reload());
  });
  box.append(text, again);
  if (what !== "stopped" && wanted?.named) box.append(link(words[lang].file, wanted.url));
  document.body.append(box);
  document.body.classList.add("is-stopped");
  delete document.documentElement.dataset.asks;
  // A link that waited for the program leads to its page.
  const waiting = what !== "stopped" && release()?.done.find(({ element }) => element.matches("a[data-choice]"));
  if (waiting) return location.assign(waiting.element.href);
  // Leave only what the page can do without the program.
  if (frame !== undefined && what !== "stopped") document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: part("unscripted.css") }));
  // Nothing else would put the text into the page.
  if (wanted?.named && document.getElementById("iv-first")) first.then(({ whole }) => whole(wanted.url)).catch(() => {});
}

// Somebody has put a <base> into the page (element.js).
if (document.baseURI.split("#")[0] !== location.href.split("#")[0]) import(part("element.js")).then(({ anchor }) => anchor(app)).catch(() => {});

// The file that the address asks for, and whether it names one; undefined if the address is not valid.
function file() {
  const id = asked.get("i");
  const named = id ? `interviews/${encodeURIComponent(id).replace(/[!'()*.~]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase())}.json` : asked.get("src");
  if (!named && (asked.size || frame !== undefined)) return;
  try {
    const url = new URL(named || "site.json", location.href);
    url.hash = "";
    if (/^https?:$/.test(url.protocol)) return { url: url.href, named: !!named };
  } catch {
    // The viewer says so.
  }
}

// Tells a stop of the program from errors of other scripts on the page.
const isStop = (error) => !!globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => { if (isStop(event.error)) notice("stopped", event.error); });
addEventListener("unhandledrejection", (event) => { if (isStop(event.reason)) notice("stopped", event.reason); });

const wanted = stands ? undefined : file();

// Starts the viewer's first request now: the viewer takes over the answer, and says so if none comes. `no-cache`: a
// file that was replaced since the last visit is fetched again, an unchanged one comes from the cache.
const first = stands ? undefined : import(part("preview.js"));
let shown;
if (wanted) {
  if (wanted.named) app.dataset.fetches = "";
  const answer = begin(wanted.url, { cache: "no-cache", credentials: "same-origin" });
  globalThis.interviewPrefetch = { url: wanted.url, answer };
  // The answer is a copy that the worker has kept.
  if (wanted.named) answer.then(async ({ headers }) => {
    const stamp = headers.get("x-interview-kept");
    if (stamp) (await import(part("kept.js"))).tell(wanted.url, stamp, speaks);
  }).catch(() => {});
  if (wanted.named && isPlain(asked)) {
    shown = Promise.all([answer.then((answer) => answer.clone()), first]).then(([copy, { beginning }]) => beginning(copy)).catch(() => {});
  }
}

// The start of the text is painted before the viewer renders, so that the reader can begin to read. With nothing to
// show the wait is short, since the viewer says what it waits for; so it is on a page in the background, which is never
// painted.
const painted = () => new Promise((done) => {
  const seen = (list) => list.getEntriesByName("first-contentful-paint").length && done();
  new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
});
const idle = () => new Promise((done) => (globalThis.requestIdleCallback ? requestIdleCallback(done, { timeout: 2000 }) : setTimeout(done, 200)));
// Events that show that the reader is there.
const SIGNS = ["pointerover", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin", "click", "input", "dragover", "drop"];
const ready = (stands || shown) && Promise.race([Promise.resolve(shown).then(painted), wait(300)]);

// Fetches the program at a lower priority than the text. There is no preload in the page: WebKit would fetch the file
// twice.
let bytes;
const fetchProgram = () => (bytes ??= begin(wasm, { priority: "low" }));
async function load() {
  const module_or_path = fetchProgram();
  const viewer = await import(program);
  await viewer.default({ module_or_path });
  if (!viewer.mountPage) throw new Error(`${program} is of another version`);
  return viewer;
}

// Waits until an input method is done: it loses its text in a field that is replaced.
async function composed() {
  while (globalThis.interviewReplay?.composes) {
    await new Promise((done) => {
      for (const end of ["compositionend", "focusout"]) addEventListener(end, () => setTimeout(done), { capture: true, once: true });
    });
  }
}

// A file of its own prepares copied text; it is loaded as soon as there is time.
let copying;
const copies = () => (copying ??= import(part("copy.js")).then(({ listen }) => listen(() => [document])).catch(() => {}));
Promise.resolve(ready).then(idle).then(copies);

if (stands && location.hash) beginAtTarget();

// On a page of an interview, offers the place where the reader stopped: at once if replay.js has painted the offer.
if (document.documentElement.dataset.stopped !== undefined || interview !== undefined || !stands) {
  const soon = document.documentElement.dataset.stopped !== undefined ? Promise.resolve() : Promise.resolve(ready).then(idle);
  soon.then(() => import(part("stopped.js"))).then(({ begin }) => begin(speaks, focusOn)).catch(() => {});
}

let running;
// `given`: the metadata of a prerendered page, the file of its interview, the file of the site.
function run(given) {
  running ??= (async () => {
    const started = load();
    started.catch(() => {});
    try {
      const [{ define }, all] = await Promise.all([import(part("element.js")), given, started, ready, copies()]);
      await composed();
      const [page, file, site] = all;
      if (stands) await freeHands();
      const inHand = stands && remember();
      // If the viewer has nothing to take over, it sends no event; hence the time limit.
      const taken = Promise.race([new Promise((done) => document.addEventListener("interview-taken", done, { once: true })), wait(3000)]);
      if (stands) document.addEventListener("interview-taken", () => giveBack(inHand), { once: true });
      define({ page: true, start: () => started, given: [page, file, site, part] });
      if (stands) await taken;
      await wait(0);
      await composed();
      delete document.documentElement.dataset.asks;
      again();
    } catch (error) {
      notice(runs() ? "missing" : "unable", error);
    }
  })();
}

// Whether the reader's settings differ from those that the page was written with.
const isOther = () => kept.get("pinyin") === "on" || language(about.lang) !== follows(about.lang);

// Whether the browser cannot find the fragment itself: it quotes words, or a mail program or chat has changed it.
function isMore() {
  const hash = location.hash.slice(1);
  try {
    return !!hash && !document.getElementById(decodeURIComponent(hash));
  } catch {
    return true;
  }
}

// Whether the reader has done something already.
const isWaiting = () => globalThis.interviewReplay?.done.length > 0 || globalThis.interviewReplay?.fields.size > 0;

if (!stands) {
  run([frame]);
} else if (interview !== undefined) {
  // The text is there, and needs no viewer until the reader does something: the first event starts the program, which
  // has been fetched by then. Until then the processor is free. If the address asks for more than the page shows, the
  // viewer starts at once.
  const start = () => run([frame, interview]);
  if (asked.size || isMore() || isOther() || isWaiting()) ready.then(start);
  else {
    for (const sign of SIGNS) addEventListener(sign, start, { capture: true, passive: true, once: true });
    ready.then(idle).then(() => {
      if (running || navigator.connection?.saveData) return;
      fetchProgram();
      for (const href of [program, part("element.js")]) document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
    });
  }
} else {
  // A list works without the viewer until the reader searches or filters it.
  keepChoice();
  const start = () => run(list(new URL("site.json", import.meta.url), frame, about));
  const wanted = ".iv-search, .iv-tools, .iv-bar, .iv-own, button, [data-choice]";
  if (asked.size || isOther() || isWaiting() || hasOwn()) start();
  // A page without the program leads here for the settings.
  const settings = location.hash === "#iv-settings" && document.getElementById("iv-settings");
  if (settings) {
    settings.showPopover?.();
    settings.focus();
    start();
  }
  for (const sign of SIGNS) addEventListener(sign, ({ target }) => target.closest?.("#iv-app") && target.closest(wanted) && start(), { capture: true, passive: true });
  addEventListener("keydown", ({ key, keyCode }) => key === "/" && keyCode !== 229 && start(), true);
  for (const sign of ["dragover", "drop"]) addEventListener(sign, start, { capture: true, once: true });
  whenLoaded(async () => {
    await wait(1000);
    if (!running && (await isChanged(new URL("site.json", import.meta.url), about).catch(() => false))) start();
  });
}

// Lays out the text far from the window, which was left for later (replay.js): a few answers at a time, so that the
// page stays responsive. Screen readers can then reach all of it.
async function settle() {
  const later = document.querySelectorAll(".iv-transcript:not(.is-long) .iv-answers");
  for (const [n, { dataset }] of later.entries()) {
    dataset.here = "";
    if (n % 4 === 3) await idle();
  }
  delete document.documentElement.dataset.arrives;
  for (const { dataset } of later) delete dataset.here;
}
if ("arrives" in document.documentElement.dataset) whenLoaded(settle);

keepFootInLanguage(about);

// Keeps pages that were read for reading without a connection.
if (stands || (frame !== undefined && (asked.has("i") || asked.has("own")))) whenLoaded(() => import(part("offline.js")).catch(() => {}));
