// Starts the viewer. It is a file of its own, since a strict Content Security Policy forbids scripts in the page.
// It also does what the viewer cannot do for itself: fetch the interview while the viewer is still on its way, and say
// so in the page when the viewer cannot start or stops.
import init from "./viewer.js";

const words = {
  en: {
    failed: "The viewer could not be started. It needs a browser with WebAssembly, and a page that allows it.",
    stopped: "The viewer has stopped because of an error. What is on the page stays; buttons no longer work.",
    again: "Load the page again",
  },
  "zh-Hans": {
    failed: "阅读器无法启动。它需要支持 WebAssembly 的浏览器，并且网页允许使用。",
    stopped: "阅读器出错，已停止运行。页面上的文字还在，但按钮不再起作用。",
    again: "重新载入本页",
  },
  "zh-Hant": {
    failed: "閱讀器無法啟動。它需要支援 WebAssembly 的瀏覽器，並且網頁允許使用。",
    stopped: "閱讀器發生錯誤，已停止運作。頁面上的文字還在，但按鈕不再起作用。",
    again: "重新載入本頁",
  },
};

// The page's language once the viewer has set it, else the browser's.
function language() {
  const tag = document.querySelector(".iv")?.lang || navigator.language || "en";
  if (!tag.startsWith("zh")) return "en";
  return /Hant|TW|HK|MO/.test(tag) ? "zh-Hant" : "zh-Hans";
}

function notice(what, error) {
  console.error(error);
  if (document.getElementById("iv-stopped")) return;
  const lang = language();
  const box = document.createElement("div");
  box.id = "iv-stopped";
  box.className = "iv-stopped";
  box.lang = lang;
  box.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = words[lang][what];
  const again = document.createElement("a");
  again.href = location.href;
  again.textContent = words[lang].again;
  again.addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
  box.append(text, again);
  document.body.append(box);
}

// The same request as the viewer's own, begun now: the browser hands it over.
function fetchEarly() {
  const wanted = new URLSearchParams(location.search);
  const id = wanted.get("i");
  const url = id ? `interviews/${encodeURIComponent(id).replace(/[!'()*.~]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase())}.json` : wanted.get("src");
  if (!url && wanted.size) return;
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "fetch";
  link.crossOrigin = "anonymous";
  link.href = url || "interviews/index.json";
  if (/^https?:$/.test(new URL(link.href).protocol)) document.head.append(link);
}

const isStop = (error) => error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => { if (isStop(event.error)) notice("stopped", event.error); });
addEventListener("unhandledrejection", (event) => { if (isStop(event.reason)) notice("stopped", event.reason); });

try {
  fetchEarly();
} catch {
  // An address that is none: the viewer says so.
}
init({ module_or_path: new URL("viewer_bg.wasm", import.meta.url) }).catch((error) => notice("failed", error));
