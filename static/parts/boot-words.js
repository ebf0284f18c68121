// What the loader says if the viewer cannot start, or stops.
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
export { words, follows };
