// Saves an interview as one file that opens without a site: it contains the text, the program, the style rules and the
// search tables, and makes no requests.
import { download } from "./parts/download.js";

const root = new URL("./", import.meta.url);
const { search } = new URL(import.meta.url);

// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "from": "Saved from" },
  "zh-Hans": { "from": "保存自" },
  "zh-Hant": { "from": "儲存自" },
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

// A part of the program, in the version of this page.
async function part(name) {
  const answer = await fetch(new URL(name + search, root));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

// The bytes as Base64 text, compressed if this browser can.
async function packed(bytes) {
  const gzip = "CompressionStream" in globalThis;
  const blob = gzip ? await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"))).blob() : new Blob([bytes]);
  const url = await new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
  return { gzip, text: url.slice(url.indexOf(",") + 1) };
}

// The text of the interview, from the page or from its file, whose name may differ from the id.
async function interview(url, id) {
  const query = new URLSearchParams(location.search);
  const inPage = !query.has("i") && !query.has("src") && document.getElementById("iv-interview");
  if (inPage) return inPage.textContent;
  let answer = await fetch(url, { cache: "no-cache" });
  if (answer.status === 404 && id) {
    const site = await (await fetch(new URL("site.json", root), { cache: "no-cache" })).json();
    const seen = (text) => text?.normalize().toLowerCase();
    const own = (entry) => entry.id ?? entry.file?.replace(/\.json$/, "");
    const { file } = site.interviews.find((entry) => own(entry) === id) ?? site.interviews.find((entry) => seen(own(entry)) === seen(id));
    answer = await fetch(new URL(`interviews/${file}`, root), { cache: "no-cache" });
  }
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.text();
}

// The metadata of the saved page, with absolute links to its site.
function frame(id, lang) {
  let own = {};
  try {
    own = JSON.parse(document.getElementById("iv-frame")?.textContent ?? "{}");
  } catch {
    // Then the page has no metadata.
  }
  const { name, crumbs } = own;
  return { root: root.href, id: id ?? own.id, lang, name, crumbs, url: own.url, twins: [], built: "" };
}

const block = (id, text, more = "") => `<script type="application/json" id="${id}"${more}>${text.replaceAll("<", "\\u003c")}</script>\n`;
const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

// `given`: the text of an interview that the site does not have as it is; `reading`: the language that the reader sees, or `both`;
// `text`: the HTML to read if the saved file cannot run its program.
export async function save(url, id, given, reading, ui, text) {
  const file = (given ?? (await interview(url, id))).replace(/^\ufeff/, "");
  const [script, code, style, unscripted, program, tables] = await Promise.all([
    part("single.js").then((answer) => answer.text()),
    // The worker keeps it only once it is used: without a connection, the file is saved without it.
    part("addon-qr_bg.wasm").then((answer) => answer.arrayBuffer()).then(packed).catch(() => {}),
    Promise.all(["viewer.css", "more.css"].map(part)).then((answers) => Promise.all(answers.map((answer) => answer.text()))),
    part("unscripted.css").then((answer) => answer.text()),
    part("viewer_bg.wasm").then((answer) => answer.arrayBuffer()).then(packed),
    part("viewer-search.bin").then((answer) => answer.arrayBuffer()).then(packed),
  ]);
  const title = document.querySelector(".iv-title")?.innerText.trim().split("\n")[0] || id || "interview";
  const own = frame(id, reading === "both" ? undefined : reading);
  own.lang ||= document.querySelector(".iv-title [lang]")?.lang || ui;
  const opens = new URLSearchParams([...new URLSearchParams(location.search)].filter(([name]) => ["i", "src"].includes(name)));
  const there = given === undefined || url ? `${location.origin}${location.pathname}${opens.size ? `?${opens}` : ""}` : root.href;
  const data = (id, { gzip, text }) => block(id, text, gzip ? " data-gzip" : "");
  const html = `<!doctype html>
<html lang="${escaped(own.lang.startsWith("und") ? ui : own.lang)}" data-theme="auto">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="canonical" href="${escaped(own.url ?? there)}">
<style>
${style.join("\n")}
</style>
<noscript><style>
${unscripted}
</style></noscript>
</head>
<body class="has-foot">
<interview-viewer id="iv-app">${text}</interview-viewer>
<footer class="iv-foot iv-wrap" lang="${ui}"><p>${words[follows(ui)].from} <a href="${escaped(own.url ?? there)}">${escaped(own.url ?? there)}</a></p></footer>
${block("iv-frame", JSON.stringify(own))}${block("iv-interview", file)}${data("iv-tables", tables)}${data("iv-program", program)}${code ? data("iv-addon-qr", code) : ""}<script type="module">
${script}
</script>
</body>
</html>
`;
  download(html, "text/html", "", title, "html");
}

export { download };
