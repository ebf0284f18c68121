// Starts the viewer in a saved file (save.js), which contains everything. `tools/dist.mjs` puts the program's glue in
// front, as `program`, and copy.js, as `copying`.
// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "unable": "The viewer could not be started in this browser. The text can be read all the same.", "stopped": "The viewer has stopped because of an error. The text stays; to use the buttons again, open the file again." },
  "zh-Hans": { "unable": "阅读器无法在这个浏览器中启动，但正文仍可阅读。", "stopped": "阅读器出错，已停止运行。文字还在；要重新使用按钮，请再次打开这个文件。" },
  "zh-Hant": { "unable": "閱讀器無法在這個瀏覽器中啟動，但正文仍可閱讀。", "stopped": "閱讀器發生錯誤，已停止運作。文字還在；要重新使用按鈕，請再次開啟這個檔案。" },
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

const text = (id) => document.getElementById(id).textContent;

function unpacked(id) {
  const bytes = Uint8Array.from(atob(text(id)), (c) => c.charCodeAt(0));
  if (!("gzip" in document.getElementById(id).dataset)) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

copying.listen(() => [document]);

(async () => {
  await program.init({ module_or_path: unpacked("iv-program") });
  program.supplyTables(new Uint8Array(await unpacked("iv-tables")));
  if (document.getElementById("iv-addon-qr")) program.supplyAddOn("addon-qr_bg.wasm", new Uint8Array(await unpacked("iv-addon-qr")));
  program.mountPage(document.getElementById("iv-app"), text("iv-frame"), text("iv-interview"));
})().catch((error) => tell("unable", error));

// Tells a stop of the program from errors of other scripts on the page.
const isStop = (error) => !!globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => isStop(event.error) && tell("stopped", event.error));
addEventListener("unhandledrejection", (event) => isStop(event.reason) && tell("stopped", event.reason));

function tell(what, error) {
  console.error(error);
  if (document.querySelector(".iv-stopped")) return;
  const line = document.createElement("p");
  line.className = "iv-stopped";
  line.setAttribute("role", "alert");
  line.textContent = words[follows(document.documentElement.lang)][what];
  document.body.append(line);
}
