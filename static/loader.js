// Starts the viewer. It is a file of its own, since a strict Content Security Policy forbids scripts in the page.
// It also does what the viewer cannot do for itself: fetch the interview while the viewer is still on its way, show its
// beginning meanwhile (preview.js), and say so in the page when the viewer cannot start or stops. On a page that was written
// beforehand it keeps what the reader does until the viewer is there, and starts the viewer of a list only when it is wanted.
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
// All parts of one version: what the page asks this file by, the others are asked by.
const part = (name) => new URL(name + new URL(import.meta.url).search, import.meta.url).href;
const parts = ["viewer.js", "viewer_bg.wasm", "viewer.css", "more.css", "element.js", "preview.js"].map(part);
const [program, wasm] = parts;

// What a page that was written beforehand says of itself (site::Frame), and the file of its interview.
const said = (id) => document.getElementById(id)?.textContent;
const frame = said("iv-frame");
const interview = said("iv-interview");
const about = frame && JSON.parse(frame);
const app = document.getElementById("iv-app");
const asked = new URLSearchParams(location.search);
// Whether what stands in the page is what the address asks for.
const stands = frame !== undefined && (interview !== undefined || !["i", "src", "own"].some((name) => asked.has(name)));
if (frame !== undefined && !stands) {
  app.replaceChildren();
  app.before(Object.assign(document.createElement("div"), { id: "iv-first" }));
}
// The language that the reader has chosen, else the one that the address of this list names (replay.js).
function chosen() {
  try {
    return localStorage.getItem("interview-viewer-language") || (about.home && about.lang);
  } catch {
    return about.home && about.lang;
  }
}
// An interview is read on its page, where the site has written one.
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

// What the reader has chosen on earlier visits (state::Preferences).
let kept = new URLSearchParams();
try {
  kept = new URLSearchParams(localStorage.getItem("interview-viewer") ?? "");
} catch {
  // Without storage, nothing is kept.
}

// A request that begins now, and whose answer is waited for later.
function begin(url, how) {
  const answer = fetch(url, how);
  answer.catch(() => {});
  return answer;
}

// The language of the interface for one that is read; without one, as the browser has it.
const language = (read) => follows(kept.get("ui") || read || navigator.language || "en");

// The reader's own files (own.js): the viewer asks for what is kept; a sign is seen while one is held over the page.
globalThis.interviewOwn = () => import(part("own.js"));
const speaks = () => document.querySelector(".iv-site")?.lang || language(about?.lang);
let held;
for (const sign of ["dragenter", "dragover"]) addEventListener(sign, (event) => {
  held ??= interviewOwn().then(({ cue }) => cue(speaks, held && event)).catch(() => {});
}, true);
for (const sign of ["dragleave", "drop"]) addEventListener(sign, ({ relatedTarget }) => held && !relatedTarget && (held = false), true);
// Whether this browser keeps any.
function hasOwn() {
  try {
    return !!localStorage.getItem(`interview-viewer own ${new URL("./", import.meta.url).pathname}`);
  } catch {
    return false;
  }
}

// Whether the reader comes to the beginning of the text, with nothing chosen and no place to return to (shell::left).
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

function notice(what, error) {
  console.error(error);
  if (document.getElementById("iv-stopped")) return;
  const read = asked.get("lang");
  // As the page speaks by now, which the reader may have changed since it was opened.
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
    // A browser that has kept parts of different versions would only find the same ones again.
    const anew = parts.map((url) => fetch(url, { cache: "reload" }).then((answer) => answer.arrayBuffer()));
    Promise.allSettled(anew).then(() => location.reload());
  });
  box.append(text, again);
  if (what !== "stopped" && wanted?.named) box.append(link(words[lang].file, wanted.url));
  document.body.append(box);
  delete document.documentElement.dataset.asks;
  // What the page can do without the program is left.
  if (frame !== undefined && what !== "stopped") document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: part("unscripted.css") }));
  // Nothing else would put the text into the page.
  if (wanted?.named && document.getElementById("iv-first")) first.then(({ whole }) => whole(wanted.url)).catch(() => {});
}

// A <base> that somebody has put into the page (element.js).
if (document.baseURI.split("#")[0] !== location.href.split("#")[0]) import(part("element.js")).then(({ anchor }) => anchor(app)).catch(() => {});

// The file that the address asks for, and whether it names one; nothing for an address that is none.
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

// A stop of the program, as opposed to an error of something else on the page.
const isStop = (error) => !!globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => { if (isStop(event.error)) notice("stopped", event.error); });
addEventListener("unhandledrejection", (event) => { if (isStop(event.reason)) notice("stopped", event.reason); });

const wanted = stands ? undefined : file();

// The viewer's own first request, begun now: the viewer takes over the answer, and says so where none comes. `no-cache`:
// a file that was replaced since the last visit is fetched anew, one that was not is kept.
const first = stands ? undefined : import(part("preview.js"));
let shown;
if (wanted) {
  if (wanted.named) app.dataset.fetches = "";
  const answer = begin(wanted.url, { cache: "no-cache", credentials: "same-origin" });
  globalThis.interviewPrefetch = { url: wanted.url, answer };
  // A copy that the worker has kept.
  if (wanted.named) answer.then(async ({ headers }) => {
    const stamp = headers.get("x-interview-kept");
    if (stamp) (await import(part("kept.js"))).tell(wanted.url, stamp, speaks);
  }).catch(() => {});
  if (wanted.named && isPlain()) {
    shown = Promise.all([answer.then((answer) => answer.clone()), first]).then(([copy, { beginning }]) => beginning(copy)).catch(() => {});
  }
}

// The beginning is on the screen before the viewer draws: to read comes first. Who has nothing to show does not wait long,
// as the viewer says what it waits for; nor does a page that nobody sees, which is not painted.
const wait = (time) => new Promise((done) => setTimeout(done, time));
const painted = () => new Promise((done) => {
  const seen = (list) => list.getEntriesByName("first-contentful-paint").length && done();
  new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
});
const idle = () => new Promise((done) => (globalThis.requestIdleCallback ? requestIdleCallback(done, { timeout: 2000 }) : setTimeout(done, 200)));
// By which the reader shows that they are there.
const SIGNS = ["pointerover", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin", "click", "input", "dragover", "drop"];
const ready = (stands || shown) && Promise.race([Promise.resolve(shown).then(painted), wait(300)]);

// Whether this browser, on this page, runs any WebAssembly at all: the smallest module tells.
function runs() {
  try {
    return !!new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

// The program comes beside the text, not before it. No preload in the page: WebKit would fetch the file twice.
let bytes;
const fetchProgram = () => (bytes ??= begin(wasm, { priority: "low" }));
async function load() {
  const module_or_path = fetchProgram();
  const viewer = await import(program);
  await viewer.default({ module_or_path });
  if (!viewer.mountPage) throw new Error(`${program} is of another version`);
  return viewer;
}

// An input method loses what it composes in a field that is taken over.
async function composed() {
  while (globalThis.interviewReplay?.composes) {
    await new Promise((done) => {
      for (const end of ["compositionend", "focusout"]) addEventListener(end, () => setTimeout(done), { capture: true, once: true });
    });
  }
}

// What is copied is put together by a file of its own, as soon as there is time for it.
let copying;
const copies = () => (copying ??= import(part("copy.js")).then(({ listen }) => listen(() => [document])).catch(() => {}));
Promise.resolve(ready).then(idle).then(copies);

// The keyboard goes on from the place that the address names, also where the viewer writes it again.
function beginAtTarget() {
  let target;
  try {
    target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return;
  }
  if (!target?.closest(".iv-threads") || document.activeElement !== document.body) return;
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
}
if (stands && location.hash) beginAtTarget();

let running;
// `given`: what a page says of itself that was written beforehand, the file of its interview, the file of the site.
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
      // Where the viewer has nothing to take over, it does not say so.
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

// Whether a key or a pointer is down, or an input method composes: what it is down on is not to be replaced meanwhile, or
// the click would reach nothing. Not for long, as a browser may not say when it is up.
const down = new Set();
const holds = { pointerdown: "pointer", keydown: "key", compositionstart: "words" };
const frees = { pointerup: "pointer", pointercancel: "pointer", dragend: "pointer", keyup: "key", compositionend: "words" };
for (const [name, what] of Object.entries(holds)) addEventListener(name, () => down.add(what), true);
for (const [name, what] of Object.entries(frees)) addEventListener(name, () => down.delete(what), true);
addEventListener("blur", ({ target }) => target === window && down.clear(), true);
async function freeHands() {
  for (const since = performance.now(); down.has("words") || (down.size && performance.now() - since < 1500); ) await wait(10);
  // The click comes after its pointer is up.
  await wait(0);
}

// What is outside the text may be drawn anew. An element is found again by what it is, and which of its kind.
const apart = (element) => app.contains(element) && !element.closest(".iv-threads");
const kind = (element) => ["id", "class", "name", "type", "value", "href", "popovertarget"].map((name) => element.getAttribute(name)).join("\n");
function trace(element) {
  if (!apart(element)) return () => element;
  const [like, name] = [kind(element), element.localName];
  const alike = () => [...app.querySelectorAll(name)].filter((other) => apart(other) && kind(other) === like);
  const place = alike().indexOf(element);
  return () => (element.isConnected ? element : alike()[place]);
}

// What the reader has in hand outside the text: focus, selection, what is open and how far it is scrolled.
function remember() {
  const early = globalThis.interviewReplay;
  for (const act of early?.done ?? []) act.found = trace(act.element);
  for (const field of early?.fields.keys() ?? []) early.found.set(field, trace(field));
  const focused = document.activeElement;
  const selection = getSelection();
  const ends = [[selection.anchorNode, selection.anchorOffset], [selection.focusNode, selection.focusOffset]].map(([node, offset]) => {
    const around = node?.nodeType === 3 ? node.parentElement : node;
    const found = around?.nodeType === 1 && trace(around);
    // Of an element that is drawn anew, the same text is in the same place.
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
    // Other words stand there now.
  }
}

// What the reader did before the viewer was there (replay.js) is done now; what is written in fields is put back.
function again() {
  const early = globalThis.interviewReplay;
  if (!early) return;
  delete globalThis.interviewReplay;
  for (const [name, hear] of Object.entries(early.heard)) removeEventListener(name, hear, true);
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
  // What was opened by the browser alone tells the viewer so.
  for (const open of document.querySelectorAll("#iv-app [popover]:popover-open")) {
    open.hidePopover();
    open.showPopover();
  }
}

// The list of a site: its file, and whether it is still the one that the page was written from.
async function list() {
  let bytes;
  try {
    const answer = await fetch(new URL("site.json", import.meta.url), { cache: "no-cache", credentials: "same-origin" });
    if (answer.ok) bytes = await answer.arrayBuffer();
  } catch {
    // The viewer says so, and tries again when it is asked to.
  }
  if (!bytes) return [frame];
  const own = bytes.byteLength === about.size ? frame : JSON.stringify({ ...about, built: "" });
  return [own, undefined, new TextDecoder().decode(bytes)];
}

// Whether the list was added to by hand since the page was written. A server tells the length of a file with its first byte.
async function isChanged() {
  const answer = await fetch(new URL("site.json", import.meta.url), { cache: "no-cache", credentials: "same-origin", headers: { Range: "bytes=0-0" } });
  const size = answer.headers.get("Content-Range")?.split("/")[1] ?? (answer.headers.has("Content-Encoding") ? undefined : answer.headers.get("Content-Length"));
  if (answer.status !== 206) answer.body?.cancel();
  return answer.ok && size !== undefined && size !== "*" && +size !== about.size;
}

// Whether the reader has settings that what stands in the page does not go by.
const isOther = () => kept.get("pinyin") === "on" || language(about.lang) !== follows(about.lang);

// Whether the fragment says more than a place that the browser finds: words, or a place that was changed on its way.
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
  // The text is there, and stands without the viewer until the reader does something: its first sign starts what has been
  // fetched by then. Whoever only reads has the processor to themselves. Where the address says more than the page shows,
  // the viewer comes at once.
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
  // A list works without the viewer until somebody looks for something in it.
  const start = () => run(list());
  const wanted = ".iv-search, .iv-tools, .iv-bar, .iv-own, button";
  if (asked.size || isOther() || isWaiting() || hasOwn()) start();
  for (const sign of SIGNS) addEventListener(sign, ({ target }) => target.closest?.("#iv-app") && target.closest(wanted) && start(), { capture: true, passive: true });
  addEventListener("keydown", ({ key, keyCode }) => key === "/" && keyCode !== 229 && start(), true);
  for (const sign of ["dragover", "drop"]) addEventListener(sign, start, { capture: true, once: true });
  addEventListener("load", async () => {
    await wait(1000);
    if (!running && (await isChanged().catch(() => false))) start();
  });
}

// Text far from the window was left for later (replay.js). Now it is laid out, too: a few answers at a time, so that nobody
// waits for it; then all of it can be reached by what reads the page aloud.
async function settle() {
  const later = document.querySelectorAll(".iv-transcript:not(.is-long) .iv-answers");
  for (const [n, { dataset }] of later.entries()) {
    dataset.here = "";
    if (n % 4 === 3) await idle();
  }
  delete document.documentElement.dataset.arrives;
  for (const { dataset } of later) delete dataset.here;
}
if ("arrives" in document.documentElement.dataset) addEventListener("load", settle);

// The foot of the page was written in one language. Where the page comes to speak another, it is that of the twin of the
// page, if the site has one.
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

// Pages that were read are kept for when there is no connection.
if (stands || (frame !== undefined && (asked.has("i") || asked.has("own")))) addEventListener("load", () => import(part("offline.js")).catch(() => {}));
