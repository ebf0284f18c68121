// The words of the element in the language of its interface.
// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "no-webassembly": "The interview viewer needs a browser with WebAssembly.", "policy": "The interview cannot be shown on this page.", "program": "The interview viewer could not be fetched whole.", "no-source": "No interview is named here.", "no-passage": "The interview has no such question or passage.", "stopped": "The interview viewer has stopped because of an error. The text stays; buttons no longer work." },
  "zh-Hans": { "no-webassembly": "访谈阅读器需要支持 WebAssembly 的浏览器。", "policy": "本页无法显示这篇访谈。", "program": "访谈阅读器没有完整载入。", "no-source": "这里没有指定访谈。", "no-passage": "这篇访谈中没有这个问题或段落。", "stopped": "访谈阅读器出错，已停止运行。文字还在，但按钮不再起作用。" },
  "zh-Hant": { "no-webassembly": "訪談閱讀器需要支援 WebAssembly 的瀏覽器。", "policy": "本頁無法顯示這篇訪談。", "program": "訪談閱讀器沒有完整載入。", "no-source": "這裡沒有指定訪談。", "no-passage": "這篇訪談中沒有這個問題或段落。", "stopped": "訪談閱讀器發生錯誤，已停止運作。文字還在，但按鈕不再起作用。" },
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
export { follows, words };
