// Says above an interview that was made of another file what the file was taken for, what to check, and what was left out,
// and saves the interview (shell::own). An add-on has written the account (report::imported), in every language.
import { download } from "./parts/download.js";

// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "save": "Save as interview JSON", "dismiss": "Dismiss" },
  "zh-Hans": { "save": "保存为访谈 JSON", "dismiss": "知道了" },
  "zh-Hant": { "save": "儲存為訪談 JSON", "dismiss": "知道了" },
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

const make = (tag, textContent, more) => Object.assign(document.createElement(tag), { textContent, ...more });

// The heading of a list, and its items.
function folded([heading, items], inLanguage) {
  const list = make("ul", "");
  list.append(...items.map((item) => make("li", inLanguage(item))));
  const box = make("details", "", { className: "iv-problems" });
  box.append(make("summary", inLanguage(heading)), list);
  return box;
}

// `account`: the JSON of the add-on; `file`: the interview file. The viewer calls it again if the language of the interface
// may have changed.
export function tell(account, file) {
  const notice = document.querySelector("#iv-app .iv-imported");
  const status = notice?.querySelector("[role=status]");
  const lang = notice && follows(notice.closest("[lang]").lang);
  if (!notice || notice.dataset.lang === lang) return;
  notice.dataset.lang = lang;
  const { summary, lists, stem } = JSON.parse(account);
  const inLanguage = (texts) => texts[Object.keys(words).indexOf(lang)];
  const open = [...notice.querySelectorAll("details")].map((box) => box.open);
  const folds = lists.map((list) => folded(list, inLanguage));
  folds.forEach((box, n) => (box.open = !!open[n]));
  const title = document.querySelector(".iv-title")?.innerText.trim().split("\n")[0] || "interview";
  const save = () => download(file, "application/json", "", stem || title, "json");
  const dismiss = () => {
    notice.hidden = true;
    // The button disappears, so the focus moves to what follows it.
    document.querySelector("#iv-app .iv-sentence")?.focus();
  };
  const act = make("div", "", { className: "iv-notice-act" });
  const button = (text, onclick) => make("button", text, { type: "button", className: "iv-tog", onclick });
  act.append(button(words[lang].save, save), button(words[lang].dismiss, dismiss));
  while (status.nextSibling) status.nextSibling.remove();
  status.textContent = inLanguage(summary);
  status.after(...folds, act);
}
