// Starts the viewer. It is a file of its own, since a strict Content Security Policy forbids inline scripts. It also
// does what the viewer cannot do for itself: it fetches the interview while the viewer is loading, shows the start of
// it meanwhile (preview.js), and says so in the page if the viewer cannot start or stops. On a prerendered page it
// replays what the reader did before the viewer was there, and it starts the viewer of a list only when it is needed.
// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "unable": "The viewer could not be started. It needs a browser with WebAssembly, and a page that allows it.", "missing": "The viewer could not be fetched whole, or its parts do not fit together.", "stopped": "The viewer has stopped because of an error. What is on the page stays; buttons no longer work.", "again": "Load the page again", "file": "Open the source file" },
  "zh-Hans": { "unable": "阅读器无法启动。它需要支持 WebAssembly 的浏览器，并且网页允许使用。", "missing": "阅读器没有完整载入，或各部分版本不一致。", "stopped": "阅读器出错，已停止运行。页面上的文字还在，但按钮不再起作用。", "again": "重新载入本页", "file": "打开源文件" },
  "zh-Hant": { "unable": "閱讀器無法啟動。它需要支援 WebAssembly 的瀏覽器，並且網頁允許使用。", "missing": "閱讀器沒有完整載入，或各部分版本不一致。", "stopped": "閱讀器發生錯誤，已停止運作。頁面上的文字還在，但按鈕不再起作用。", "again": "重新載入本頁", "file": "開啟原始檔" },
};
// The language of the interface for readers of a language (Ui::following).
function follows(tag) {
  const spoken = (tag) => {
    const [language, ...more] = `${tag}`.toLowerCase().split("-");
    const has = (...parts) => parts.some((part) => more.includes(part));
    if (!["zh", "cmn", "yue", "wuu", "nan", "hak"].includes(language)) return language;
    return has("hant") || (!has("hans") && has("tw", "hk", "mo")) ? "zh-hant" : "zh-hans";
  };
  return Object.keys(words).find((known) => spoken(known) === spoken(tag)) ?? "en";
}
// </words>
// Requests all parts in one version: the one that the page requested this file with.
const part = (name) => new URL(name + new URL(import.meta.url).search, import.meta.url).href;
const parts = ["viewer.js", "viewer_bg.wasm", "viewer.css", "more.css", "element.js", "preview.js"].map(part);
const [program, wasm] = parts;

// The metadata of a prerendered page (site::Frame), and the file of its interview.
const said = (id) => document.getElementById(id)?.textContent;
const frame = said("iv-frame");
const interview = said("iv-interview");
const about = frame && JSON.parse(frame);
const app = document.getElementById("iv-app");
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
// Whether this browser keeps any of them.
function hasOwn() {
  try {
    return !!localStorage.getItem(`interview-viewer own ${new URL("./", import.meta.url).pathname}`);
  } catch {
    return false;
  }
}

// Whether the reader starts at the beginning of the text, with no filter and no place to return to (shell::left).
function isPlain() {
  if (location.hash || ["theme", "speaker", "q", "only"].some((name) => asked.has(name))) return false;
  try {
    return sessionStorage.getItem("interview-viewer-place")?.split("\n")[1] !== location.href;
  } catch {
    return true;
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
  if (wanted.named && isPlain()) {
    shown = Promise.all([answer.then((answer) => answer.clone()), first]).then(([copy, { beginning }]) => beginning(copy)).catch(() => {});
  }
}

// Calls back after the page's load event, even if that has passed.
function whenLoaded(then) {
  if (document.readyState === "complete") then();
  else addEventListener("load", then, { once: true });
}

// The start of the text is painted before the viewer renders, so that the reader can begin to read. With nothing to
// show the wait is short, since the viewer says what it waits for; so it is on a page in the background, which is never
// painted.
const wait = (time) => new Promise((done) => setTimeout(done, time));
const painted = () => new Promise((done) => {
  const seen = (list) => list.getEntriesByName("first-contentful-paint").length && done();
  new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
});
const idle = () => new Promise((done) => (globalThis.requestIdleCallback ? requestIdleCallback(done, { timeout: 2000 }) : setTimeout(done, 200)));
// Events that show that the reader is there.
const SIGNS = ["pointerover", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin", "click", "input", "dragover", "drop"];
const ready = (stands || shown) && Promise.race([Promise.resolve(shown).then(painted), wait(300)]);

// Whether this browser runs WebAssembly on this page: tries the smallest module.
function runs() {
  try {
    return !!new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

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

// Moves the focus to the place in the address, so that the keyboard continues from there.
function beginAtTarget() {
  let target;
  try {
    target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return;
  }
  if (target?.closest(".iv-threads") && document.activeElement === document.body) focusOn(target);
}

// Moves the focus to a passage or turn, which the reader cannot reach by keyboard.
function focusOn(target) {
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
}
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
      define({ page: true, start: () => started, given: [page, file, site, part("viewer-search.bin")] });
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

// Whether a key or a pointer is down, or an input method composes: its element must not be replaced meanwhile, or the
// click would be lost. The wait has a limit, since a browser may never report that it is up.
const down = new Set();
const holds = { pointerdown: "pointer", keydown: "key", compositionstart: "words" };
const frees = { pointerup: "pointer", pointercancel: "pointer", dragend: "pointer", keyup: "key", compositionend: "words" };
for (const [name, what] of Object.entries(holds)) addEventListener(name, () => down.add(what), true);
for (const [name, what] of Object.entries(frees)) addEventListener(name, () => down.delete(what), true);
addEventListener("blur", ({ target }) => target === window && down.clear(), true);
async function freeHands() {
  for (const since = performance.now(); down.has("words") || (down.size && performance.now() - since < 1500); ) await wait(10);
  // The click follows after the pointer is up.
  await wait(0);
}

// Elements outside the text may be rendered again. An element is then found by its attributes and its position among
// others like it.
const apart = (element) => app.contains(element) && !element.closest(".iv-threads");
const kind = (element) => ["id", "class", "name", "type", "value", "href", "popovertarget"].map((name) => element.getAttribute(name)).join("\n");
function trace(element) {
  if (!apart(element)) return () => element;
  const [like, name] = [kind(element), element.localName];
  const alike = () => [...app.querySelectorAll(name)].filter((other) => apart(other) && kind(other) === like);
  const place = alike().indexOf(element);
  return () => (element.isConnected ? element : alike()[place]);
}

// The reader's state outside the text: focus, selection, open popovers and details, and scroll positions.
function remember() {
  const early = globalThis.interviewReplay;
  for (const act of early?.done ?? []) act.found = trace(act.element);
  for (const field of early?.fields.keys() ?? []) early.found.set(field, trace(field));
  const focused = document.activeElement;
  const selection = getSelection();
  const ends = [[selection.anchorNode, selection.anchorOffset], [selection.focusNode, selection.focusOffset]].map(([node, offset]) => {
    const around = node?.nodeType === 3 ? node.parentElement : node;
    const found = around?.nodeType === 1 && trace(around);
    // An element that is rendered again has the same text in the same place.
    return () => (node?.isConnected ? [node, offset] : [(node?.nodeType === 3 && found?.()?.firstChild) || found?.(), offset]);
  });
  return {
    focus: app.contains(focused) && trace(focused),
    caret: "selectionStart" in focused && [focused.selectionStart, focused.selectionEnd],
    selected: selection.rangeCount && app.contains(selection.anchorNode) && !selection.isCollapsed && { text: String(selection), ends },
    open: [...app.querySelectorAll("[popover]:popover-open")].map(({ id }) => id),
    unfolded: [...app.querySelectorAll("details[open]")].map(trace),
    scrolled: [...app.querySelectorAll(".iv-tools, .iv-tools-body, .iv-outline, .iv-voices")].filter(({ scrollTop }) => scrollTop).map((list) => [trace(list), list.scrollTop]),
  };
}

function giveBack({ focus, caret, selected, open, unfolded, scrolled }) {
  for (const id of open) document.getElementById(id)?.matches(":not(:popover-open)") && document.getElementById(id).showPopover();
  for (const details of unfolded) details()?.setAttribute("open", "");
  for (const [list, top] of scrolled) if (list()) list().scrollTop = top;
  const field = focus && focus();
  if (field && field !== document.activeElement) {
    field.focus({ preventScroll: true });
    if (caret && field.value) field.setSelectionRange?.(...caret);
  }
  if (!selected || String(getSelection()) === selected.text) return;
  const [[anchor, from], [end, to]] = selected.ends.map((found) => found());
  if (!anchor || !end) return;
  try {
    getSelection().setBaseAndExtent(anchor, from, end, to);
  } catch {
    // Other words are there now.
  }
}

// Returns what the reader did before the viewer was there (replay.js), and stops recording.
function release() {
  const early = globalThis.interviewReplay;
  delete globalThis.interviewReplay;
  for (const [name, hear] of Object.entries(early?.heard ?? {})) removeEventListener(name, hear, true);
  return early;
}

// Replays what the reader did before the viewer was there, and restores what they typed.
function again() {
  const early = release();
  if (!early) return;
  for (const [was, value] of early.fields) {
    const now = was.isConnected ? was : early.found.get(was)?.();
    const field = now ?? (was.closest(".iv-search") && document.querySelector("#iv-app .iv-search input"));
    if (!field) continue;
    if (field !== document.activeElement) field.focus({ preventScroll: true });
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  for (const { element, found, act } of early.done) {
    const control = element.isConnected ? element : found?.();
    if (control) act(control);
  }
  // Opens popovers again that the browser opened alone, so that the viewer learns of them.
  for (const open of document.querySelectorAll("#iv-app [popover]:popover-open")) {
    open.hidePopover();
    open.showPopover();
  }
}

// The file of the site, and the metadata of the page, marked as outdated if the page was written from another file.
async function list() {
  let bytes;
  try {
    const answer = await fetch(new URL("site.json", import.meta.url), { cache: "no-cache", credentials: "same-origin" });
    if (answer.ok) bytes = await answer.arrayBuffer();
  } catch {
    // The viewer says so, and tries again when the reader asks for it.
  }
  if (!bytes) return [frame];
  const own = bytes.byteLength === about.size ? frame : JSON.stringify({ ...about, built: "" });
  return [own, undefined, new TextDecoder().decode(bytes)];
}

// Whether somebody has changed the list by hand since the page was written: asks the server for one byte and the
// length.
async function isChanged() {
  const answer = await fetch(new URL("site.json", import.meta.url), { cache: "no-cache", credentials: "same-origin", headers: { Range: "bytes=0-0" } });
  const size = answer.headers.get("Content-Range")?.split("/")[1] ?? (answer.headers.has("Content-Encoding") ? undefined : answer.headers.get("Content-Length"));
  if (answer.status !== 206) answer.body?.cancel();
  return answer.ok && size !== undefined && size !== "*" && +size !== about.size;
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
  const start = () => run(list());
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
    if (!running && (await isChanged().catch(() => false))) start();
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

// The foot of the page was written in one language. When the page changes to another, takes the foot from the page in
// that language, if the site has one.
let foot = document.querySelector("body > .iv-foot");
async function translateFoot() {
  const before = foot;
  foot.lang ||= about.lang;
  const wanted = follows(document.documentElement.lang);
  const [tag, path] = Object.entries(about.twins ?? {}).find(([tag]) => follows(tag) === wanted) ?? [];
  if (path === undefined || follows(foot.lang) === wanted) return;
  const url = new URL(path, new URL(about.root, location.href));
  const twin = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html").querySelector("body > .iv-foot");
  if (!twin || foot !== before) return;
  for (const link of twin.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), url);
  twin.lang = tag;
  foot.replaceWith(twin);
  foot = twin;
}
if (foot && about) {
  new MutationObserver(() => translateFoot().catch(() => {})).observe(document.documentElement, { attributeFilter: ["lang"] });
}

// Keeps pages that were read for reading without a connection.
if (stands || (frame !== undefined && (asked.has("i") || asked.has("own")))) whenLoaded(() => import(part("offline.js")).catch(() => {}));
