// Says that the page shows a copy kept on this device, and from which day; that the site has a newer one; or that the
// interview was withdrawn, and then removes it from the screen. The worker (sw/) knows what the site says.
// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "copy": "This is the copy that was kept on this device on {day}.", "newer": "The site has a newer one.", "show": "Show the newer one", "cite": "(copy kept on {day})", "gone": "This page was withdrawn", "interview": "This interview was withdrawn", "note": "The site no longer has it. The copy that was kept on this device has been removed.", "list": "To the list of interviews", "dates": "en-GB" },
  "zh-Hans": { "copy": "这是{day}保存在这台设备上的副本。", "newer": "网站上已有更新的版本。", "show": "显示新版本", "cite": "（{day}保存的副本）", "gone": "本页已撤下", "interview": "这篇访谈已撤下", "note": "网站上已不再提供，保存在这台设备上的副本也已删除。", "list": "前往访谈列表", "dates": "zh-CN" },
  "zh-Hant": { "copy": "這是{day}儲存在這部裝置上的副本。", "newer": "網站上已有更新的版本。", "show": "顯示新版本", "cite": "（{day}儲存的副本）", "gone": "本頁已撤下", "interview": "這篇訪談已撤下", "note": "網站上已不再提供，儲存在這部裝置上的副本也已刪除。", "list": "前往訪談列表", "dates": "zh-TW" },
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
const root = new URL("./", import.meta.url);
const page = document.documentElement;
const make = (tag, textContent, more) => Object.assign(document.createElement(tag), { textContent, ...more });

// `stamp`: when the copy was kept, and its checksum; `language`: gives the language of the interface.
export async function tell(url, stamp, language) {
  if (document.getElementById("iv-kept")) return;
  const [time, sum] = stamp.split(" ");
  const when = new Date(+time);
  const two = (number) => `${number}`.padStart(2, "0");
  // Quotations of the text say so, too (shell::kept).
  page.dataset.copy = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
  const lang = follows(language());
  const said = words[lang];
  const day = when.toLocaleDateString(said.dates, { dateStyle: "long" });
  const box = make("div", "", { id: "iv-kept", className: "iv-kept", lang });
  const text = make("p", said.copy.replace("{day}", day));
  text.setAttribute("role", "status");
  box.append(text);
  document.body.prepend(box);
  addEventListener("copy", (event) => page.dataset.copy && cite(event, said.cite.replace("{day}", day)));

  const look = async () => {
    const news = await ask({ what: "news", url, sum });
    if (news === "same") {
      delete page.dataset.copy;
      box.remove();
    } else if (news === "newer" && !box.querySelector("button")) {
      text.append(` ${said.newer}`);
      const show = make("button", said.show, { type: "button", onclick: () => location.reload() });
      box.append(show);
    } else if (news === "gone") {
      withdraw(box, said, new URL(url).pathname.startsWith(`${root.pathname}interviews/`) ? said.interview : said.gone);
    }
    return news;
  };
  // Without a connection the worker cannot know; it is asked again as soon as there is one.
  if ((await look()) === "none") addEventListener("online", look);
}

async function ask(question) {
  const registration = await navigator.serviceWorker.getRegistration(root);
  if (!registration?.active) return "none";
  const { port1, port2 } = new MessageChannel();
  return new Promise((answer) => {
    port1.onmessage = ({ data }) => answer(data);
    registration.active.postMessage(question, [port2]);
  });
}

// Removes the viewer from the page, and everything else in the page that contains the text.
function withdraw(box, said, title) {
  for (const id of ["iv-app", "iv-first", "iv-interview", "iv-frame"]) document.getElementById(id)?.remove();
  for (const part of document.querySelectorAll("main, .iv-site, script[type$='json'], meta[property], meta[name]:not([name='viewport'], [name='color-scheme'])")) part.remove();
  document.title = title;
  const main = make("main", "", { className: "iv iv-wrap iv-gone", lang: box.lang });
  const head = make("h1", title, { className: "iv-title", tabIndex: -1 });
  const text = make("div", "");
  text.setAttribute("role", "alert");
  text.append(head, make("p", said.note));
  main.append(text, make("a", said.list, { className: "iv-btn", href: root.href }));
  box.replaceWith(main);
  delete page.dataset.copy;
  scrollTo(0, 0);
  head.focus();
}

// Adds to copied text that it is from a kept copy. This runs after all others have set the text.
function cite(event, line) {
  const selection = getSelection();
  if (!event.clipboardData || event.target.closest?.("input, textarea") || !selection || selection.isCollapsed) return;
  const { clipboardData: data } = event;
  const html = document.createElement("div");
  if (!data.getData("text/html")) html.append(selection.getRangeAt(0).cloneContents());
  const written = data.getData("text/html") || html.innerHTML;
  data.setData("text/plain", `${data.getData("text/plain") || selection}\n${line}`);
  data.setData("text/html", `${written}<p>${line}</p>`);
  event.preventDefault();
}
