// For a page that was opened from the disk (`file:`), where browsers run no modules: makes what does not need the
// viewer work, and shows a line that says what the rest needs. replay.js loads it only there.
// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "disk": "Opened from the disk, this page can be read, but search and filters need a web server: “interview serve”, with the folder of the site, is one." },
  "zh-Hans": { "disk": "此页从本机磁盘打开，可以阅读；搜索和筛选需要网页服务器，可用 interview serve 加网站文件夹来启动。" },
  "zh-Hant": { "disk": "此頁從本機磁碟開啟，可以閱讀；搜尋和篩選需要網頁伺服器，可用 interview serve 加網站資料夾來啟動。" },
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
const beside = (name) => document.currentScript.src.replace("disk.js", name);
const styles = beside("unscripted.css");

// From the disk, a browser shows the files of a folder, not its page.
function leadToPages() {
  for (const link of document.querySelectorAll("a[href]")) {
    const url = new URL(link.href);
    if (url.protocol !== "file:" || !url.pathname.endsWith("/")) continue;
    url.pathname += "index.html";
    link.href = url.href;
  }
}

function tell() {
  leadToPages();
  const lang = follows(document.documentElement.lang);
  const line = Object.assign(document.createElement("p"), { className: "iv-disk", lang, textContent: words[lang].disk });
  document.body.prepend(line);
  // Hides controls that would do nothing.
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: styles }));
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", tell);
else tell();
