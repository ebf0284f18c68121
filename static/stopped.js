// Keeps the place where the reader stopped on this device, if they leave a page after its third screen, and offers it
// when they open the interview again. It never goes there by itself. replay.js paints the words of the offer with the
// first frame.
// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "question": "You stopped at {number}: “{question}” ({left})", "place": "You stopped at {number} ({left})", "minutes": "{minutes} minutes left", "minute": "1 minute left" },
  "zh-Hans": { "question": "上次读到 {number}“{question}”，{left}", "place": "上次读到 {number}，{left}", "minutes": "还剩约{minutes}分钟", "minute": "还剩约1分钟" },
  "zh-Hant": { "question": "上次讀到 {number}「{question}」，{left}", "place": "上次讀到 {number}，{left}", "minutes": "還剩約{minutes}分鐘", "minute": "還剩約1分鐘" },
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
// From replay.js, which paints the offer.
const { name: NAME, root, page: here } = globalThis.interviewStopped;
// How many interviews to keep; the last comes first.
const MOST = 50;
const page = document.documentElement;

// The key of this page's interview.
export function key() {
  const asked = new URLSearchParams(location.search);
  const [name, value] = ["i", "own", "src"].map((name) => [name, asked.get(name)]).find(([, value]) => value) ?? [];
  const place = name === "i" ? `interviews/${value}` : name ? `${name}/${value}` : here;
  return /^\w+\/./.test(place) ? root + place : "";
}

// One line for each interview: its key, the passage, the language of the page, the words of the offer.
function lines() {
  try {
    return (localStorage.getItem(NAME) ?? "").split("\n").filter(Boolean).map((line) => line.split("\t"));
  } catch {
    return [];
  }
}

function keep(all) {
  try {
    if (all.length) localStorage.setItem(NAME, all.slice(0, MOST).map((line) => line.join("\t")).join("\n"));
    else localStorage.removeItem(NAME);
  } catch {
    // A browser without storage offers nothing.
  }
}

// Forgets where the reader stopped in an interview, and returns what `recall` restores.
export function forget(of) {
  const all = lines();
  keep(all.filter(([other]) => other !== of));
  return all.filter(([other]) => other === of);
}

export const recall = (forgotten) => keep([...forgotten, ...lines()]);

const passages = () => [...document.querySelectorAll(".iv-threads .iv-passage")];
const lengths = (list) => list.reduce((sum, { textContent }) => sum + textContent.length, 0);

// The words that offer a passage.
function offering(passage, language) {
  const said = words[follows(language)];
  const all = passages();
  const offer = document.querySelector(".iv-stopped-at");
  const share = lengths(all.slice(all.indexOf(passage))) / lengths(all);
  const left = Math.max(1, Math.round(share * offer.dataset.minutes));
  const minutes = (left === 1 ? said.minute : said.minutes).replace("{minutes}", left);
  const thread = passage.closest("[data-thread]");
  const number = thread?.querySelector(".iv-num")?.textContent;
  const link = number && [...document.querySelectorAll(".iv-outline a")].find(({ hash }) => decodeURIComponent(hash.slice(1)) === thread.dataset.thread);
  const question = link?.querySelector(":scope > [dir]")?.textContent;
  const at = question ? said.question : said.place;
  const place = number ?? passage.querySelector(".iv-meta > a")?.textContent ?? "";
  return at.replace("{number}", place).replace("{question}", () => question).replace("{left}", minutes).replace(/\s+/g, " ");
}

// The passage at the top of the window, below the sticky bars.
function top() {
  const text = document.querySelector(".iv-threads")?.getBoundingClientRect();
  for (let y = 90; text && y < innerHeight; y += 30) {
    const passage = document.elementFromPoint(text.left + text.width / 2, y)?.closest("[data-passage]");
    if (passage) return passage;
  }
}

const isFiltered = () => ["theme", "speaker", "q", "only"].some((name) => new URLSearchParams(location.search).has(name));

// Starts keeping the place on this page, and offers the kept one. `speaks` returns the language of the interface; `focusOn`
// moves the focus to a passage.
export function begin(speaks, focusOn) {
  const arrived = scrollY;
  const is = key();
  if (!is) return;
  const leave = () => {
    // A reader who has only followed a link has not read up to that place.
    const moved = Math.abs(scrollY - arrived) > innerHeight;
    if (page.dataset.stopped === "forgotten" || !moved || scrollY < 3 * innerHeight || isFiltered()) return;
    const [passage, last] = [top(), passages().at(-1)];
    if (!passage || !document.querySelector(".iv-stopped-at")?.dataset.minutes) return;
    const others = lines().filter(([other]) => other !== is);
    const ends = last.getBoundingClientRect().bottom < innerHeight;
    keep(ends ? others : [[is, passage.dataset.passage, page.lang, offering(passage, speaks())], ...others]);
  };
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  offer(is, speaks, focusOn);
}

// Shows the offer in the head of the interview, now or when the head appears.
function offer(is, speaks, focusOn) {
  const kept = lines().find(([other]) => other === is);
  if (!kept || location.hash || isFiltered()) return void delete page.dataset.stopped;
  let shown;
  const show = () => {
    const link = document.querySelector(".iv-stopped-at");
    const passage = document.querySelector(`.iv-threads [data-passage="${CSS.escape(kept[1])}"]`);
    if (!link || link === shown) return;
    // The text is rendered in slices: the passage may still appear.
    if (!passage) return document.querySelector(".iv-wait") ? undefined : void delete page.dataset.stopped;
    shown = link;
    link.href = passage.querySelector(".iv-meta > a")?.getAttribute("href") ?? `#${encodeURIComponent(passage.id)}`;
    const say = () => {
      link.lang = speaks();
      const said = offering(passage.isConnected ? passage : document.getElementById(passage.id) ?? passage, link.lang);
      link.setAttribute("aria-label", said);
      page.style.setProperty("--iv-stopped-at", JSON.stringify(said));
    };
    say();
    page.dataset.stopped = "";
    new MutationObserver(say).observe(link.closest(".iv-head"), { attributeFilter: ["lang"] });
    // The browser scrolls there; this moves the focus there, too. Firefox takes the focus away as it goes there.
    const arrive = () => setTimeout(() => {
      const there = document.querySelector(`.iv-threads [data-passage="${CSS.escape(kept[1])}"]`);
      if (there && document.activeElement !== there) focusOn(there);
    });
    // Back may come before the program has started, and leads to the top: the focus must not stay at the passage.
    const back = () => {
      if (location.hash) return;
      removeEventListener("popstate", back);
      if (document.activeElement?.dataset.passage === kept[1]) document.querySelector("main")?.focus({ preventScroll: true });
    };
    link.addEventListener("click", () => {
      arrive();
      addEventListener("hashchange", arrive, { once: true });
      addEventListener("popstate", back);
    });
  };
  show();
  // The viewer may render the head again.
  const watch = new MutationObserver(show);
  watch.observe(document.getElementById("iv-app"), { childList: true, subtree: true });
  const pass = () => {
    if (scrollY < 2 * innerHeight) return;
    removeEventListener("scroll", pass);
    watch.disconnect();
    document.querySelector(".iv-stopped-at")?.classList.add("is-passed");
  };
  addEventListener("scroll", pass, { passive: true });
}
