// Starts the desk (src/bin/desk). It is a file of its own, since a strict Content Security Policy forbids inline scripts.
import { follows, words } from "./parts/boot-words.js";
import { runs } from "./parts/webassembly.js";

// Requests all parts in one version: the one that the page requested this file with.
const part = (name) => new URL(name + new URL(import.meta.url).search, import.meta.url).href;

// The settings of the reader apply here, too (state::Preferences).
let kept = new URLSearchParams();
try {
  kept = new URLSearchParams(localStorage.getItem("interview-viewer") ?? "");
} catch {
  // Without storage, there are no settings.
}
const { dataset } = document.documentElement;
if (kept.get("size")) dataset.size = kept.get("size");
if (kept.get("scheme")) dataset.theme = kept.get("scheme");

function notice(what, error) {
  console.error(error);
  if (document.getElementById("dk-stopped")) return;
  const lang = document.querySelector(".dk")?.lang || follows(kept.get("ui") || navigator.language || "en");
  const text = Object.assign(document.createElement("p"), { textContent: words[lang][what] });
  const again = Object.assign(document.createElement("a"), { href: location.href, textContent: words[lang].again });
  again.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
  const box = Object.assign(document.createElement("div"), { id: "dk-stopped", className: "iv-stopped", lang });
  box.setAttribute("role", "alert");
  box.append(text, again);
  document.body.append(box);
}

// What is pasted on the start page is opened. The browser shows it to a page during the event only. The script that does
// so is there before the page is.
const script = import(part("pasted.js"));
script.catch(() => {});
addEventListener("paste", ({ target, clipboardData }) => {
  if (!clipboardData || !document.querySelector(".dk-start")) return;
  const [text, html] = ["plain", "html"].map((kind) => clipboardData.getData(`text/${kind}`));
  const files = [...clipboardData.files];
  script.then(({ pasted }) => pasted(target, files, text, html)).catch((error) => notice("missing", error));
});

// Tells a stop of the program from errors of other scripts on the page.
const isStop = (error) => !!globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => { if (isStop(event.error)) notice("stopped", event.error); });
addEventListener("unhandledrejection", (event) => { if (isStop(event.reason)) notice("stopped", event.reason); });

// The drafts of this browser (src/bin/desk/store.rs), and the files that the reader opens (shell::own).
globalThis.interviewOwn = () => import(part("own.js"));

try {
  const program = import(part("desk.js"));
  globalThis.interviewDesk = await import(part("desk-store.js"));
  const { default: start } = await program;
  await start({ module_or_path: part("desk_bg.wasm") });
} catch (error) {
  notice(runs() ? "missing" : "unable", error);
}
