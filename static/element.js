// The element <interview-viewer>: shows an interview on any page. The program renders it (src/mount.rs); this file
// reads the attributes, sends the events, and shows the content that the page has put into the element until there is
// something better.
//
// It renders into an open shadow root. Find, selection, print and screen readers see into it; the page's styles do not
// reach it. Its only cost is that a browser no longer goes to `#a1` in the address by itself; `address="hash"` does
// that instead. The content that the page has put into the element stays outside the shadow root, for readers without
// scripts, and is shown until the interview is there.

// The reasons why there is nothing to read: `detail.code` of `interview-error`.
export const codes = [
  "no-webassembly", "policy", "program", "no-source", "not-found", "http", "network", "cut", "bad-address", "not-interview",
  "no-passage", "stopped",
];

// What the author of a page can do; readers see a line in their language instead.
const causes = {
  policy: "the policy of this page keeps the interview viewer from running: script-src needs 'wasm-unsafe-eval', and connect-src the host of the viewer",
  "no-source": "src is missing, the address of an interview file (.json)",
};
// Why a value is ignored: `detail.code` of `interview-warning`.
export const warnings = ["not-a-choice", "not-in-interview"];

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

// The argument of define(): how to start the program, where its files are, the style rules; or that the page is the
// viewer's own.
let files;
let sheet;
const viewers = new Set();

// Splits a list of ids at commas if it has any, since an id may contain a space, or else at spaces.
const list = (value = "") => (value ?? "").split(/,/.test(value) ? "," : /\s/).map((id) => id.trim()).filter((id) => id);
// Splits an address into its parameters and its fragment. A bare `a1.2` is a fragment.
function parted(address) {
  const [search, hash = ""] = /^[?#]/.test(address) ? address.split(/(?=#)/) : ["", `#${address}`];
  return search.startsWith("#") ? ["", search] : [search, hash];
}

// Writes the value of an attribute into the parameters of an address. For `view`, only `questions` is a parameter.
function put(query, attribute, element) {
  const { parameter, many } = files.attributes[attribute];
  const said = element.getAttribute(attribute);
  const values = many ? list(said) : [attribute !== "view" || said === "questions" ? said : null];
  query.delete(parameter);
  for (const value of values) if (value) query.append(parameter, value);
}

// The attributes that have a parameter in the address, each with its parameter.
const addressed = () => Object.entries(files.attributes).filter(([, { parameter }]) => parameter);

// The reason why the program did not start: tries the smallest WebAssembly module.
function reason() {
  if (!globalThis.WebAssembly) return "no-webassembly";
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    return "program";
  } catch {
    return "policy";
  }
}

// Makes links to passages absolute if the page has a <base>, which would lead them to another page. The address of the
// page may change, so they are updated when they are used.
export function anchor(root) {
  const here = () => location.href.split("#")[0];
  if (document.baseURI.split("#")[0] === here()) return;
  const put = (link) => {
    link.dataset.at ??= link.getAttribute("href");
    const href = here() + link.dataset.at;
    if (link.getAttribute("href") !== href) link.setAttribute("href", href);
  };
  const all = () => root.querySelectorAll('a[href^="#"]').forEach((link) => {
    delete link.dataset.at;
    put(link);
  });
  all();
  new MutationObserver(all).observe(root, { childList: true, subtree: true, attributeFilter: ["href"] });
  for (const sign of ["pointerover", "pointerdown", "focusin", "click"]) {
    root.addEventListener(sign, ({ target }) => {
      const link = target.closest?.("a[data-at]");
      if (link) put(link);
    }, true);
  }
}

export class InterviewViewer extends HTMLElement {
  static version = "0.1.0";
  static get observedAttributes() {
    return Object.keys(files.attributes ?? {});
  }

  // What draws QR codes, for shell::qr.
  static qr() {
    return import(/* @vite-ignore */ files.part("qr.js"));
  }

  // For embed.js: the parameters of an address, by attribute.
  static parameters() {
    return addressed();
  }

  #viewer;
  // Counts the starts, so that a late one can tell that it is outdated.
  #start = 0;
  #state = null;
  #languages = [];
  #changed = new Set();
  // Where to go once the interview is there.
  #later;
  // The reader's choices when the element was removed from the page. If it is put back, as Vue's KeepAlive does, it
  // shows them again, unless its attributes have changed since.
  #left;
  // The last requested address, until the program confirms it: the next request builds on it.
  #asked;
  // Whether the address of the page led there: then the history has an entry for it already.
  #led = false;
  // Whether the last request was for a card.
  #card;
  // The values already warned of.
  #warned = new Set();
  #height;
  #observer;
  #parts;

  connectedCallback() {
    this.#upgrade();
    if (files.page) return this.#begin(({ mountPage }) => mountPage(this, ...files.given));
    this.#draw();
    addEventListener("hashchange", this.#follow);
    addEventListener("popstate", this.#follow);
    this.#observer ??= new ResizeObserver(() => this.#measure());
    // Observe the parts, too: if the page makes the element `display: inline`, it is not observed itself.
    for (const one of [this, this.#parts.box, this.#parts.line]) this.#observer.observe(one);
    // A script may set the attributes only after it has put the element into the page; and while the page is still
    // being parsed, the content of the element is not there yet.
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => this.#open(), { once: true });
    else queueMicrotask(() => this.#open());
  }

  // A property that was set before the element was defined hides the one of the class: sets it again.
  #upgrade() {
    for (const property of Object.keys(files.attributes ?? {}).map(camel)) {
      if (!Object.hasOwn(this, property)) continue;
      const value = this[property];
      delete this[property];
      this[property] = value;
    }
  }

  disconnectedCallback() {
    // An element that is only moved is back by then, and continues.
    queueMicrotask(() => {
      if (!this.isConnected) this.#remove();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#parts) return;
    if (!this.#changed.size) queueMicrotask(() => this.#change());
    this.#changed.add(name);
  }

  // The current state; null before the interview is there.
  get state() {
    const copied = (state) => Object.entries(state).map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]);
    return this.#state && Object.fromEntries(copied(this.#state));
  }

  // Shows what an address describes: `#a1.2`, `?theme=trust#a1.2`.
  goTo(address) {
    if (!this.#state) {
      this.#later = `${address}`;
      return;
    }
    const [search, hash] = parted(`${address}`);
    // A fragment alone does not change the filters.
    this.#go(search || this.#now()[0], hash);
  }

  // The parameters and the fragment of the current or requested address.
  #now() {
    return parted((this.#asked ?? this.#state.address) || "?");
  }

  #go(search, hash) {
    this.#asked = search + hash;
    this.#viewer?.goTo(search, hash);
  }

  #draw() {
    if (this.#parts) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const [box, line, slot] = ["div", "p", "slot"].map((tag) => document.createElement(tag));
    box.className = "iv-box";
    line.className = "iv-line";
    line.hidden = true;
    root.replaceChildren(line, box, slot);
    this.#parts = { box, line, slot };
    anchor(root);
    if (!root.adoptedStyleSheets) {
      // In a browser that is this old, a policy may forbid the style element.
      root.append(Object.assign(document.createElement("style"), { textContent: files.css }));
      return;
    }
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(files.css);
      // Browsers ignore font faces in a shadow root.
      for (const [weight, ...names] of [["400", "Charter Roman", "Charter-Roman", "Charis SIL"], ["700", "Charter Bold", "Charter-Bold", "Charis SIL Bold"]]) {
        document.fonts.add(new FontFace("iv-latin", names.map((name) => `local("${name}")`).join(), { weight, unicodeRange: "U+30-39, U+41-5A, U+61-7A" }));
      }
    }
    root.adoptedStyleSheets = [sheet];
    // All lengths depend on the text size that the reader has set in the browser, not on the page's root font size.
    const size = getComputedStyle(box).fontSize;
    if (/^[\d.]+px$/.test(size) && size !== "16px") {
      const own = new CSSStyleSheet();
      own.replaceSync(`:host { --iv-rem: ${size} }`);
      root.adoptedStyleSheets = [sheet, own];
    }
  }

  get #given() {
    return this.querySelector(':scope > script[type="application/json"]')?.textContent;
  }

  #isCard() {
    return (this.getAttribute("view") ?? (this.hasAttribute("turn") ? "card" : "full")) === "card";
  }

  // The wishes of the attributes, as an address with parameters of its own (state::EmbedOptions).
  #wish() {
    const query = new URLSearchParams();
    this.#compare();
    const src = this.getAttribute("src");
    if (src) {
      let url = src;
      try {
        url = new URL(src, document.baseURI).href;
      } catch {
        // The program reports it.
      }
      query.set("src", url);
      const page = files.site && this.#page(url);
      if (page) query.set("page", page);
    }
    for (const [attribute] of addressed()) put(query, attribute, this);
    this.#card = this.#isCard();
    if (this.#card) query.set("view", "card");
    const ui = this.getAttribute("ui-lang");
    if (ui) query.set("ui", ui);
    const text = [...this.childNodes].some((node) => node.nodeType === 1 ? !node.matches("script, template, style") : node.data?.trim());
    if (text) query.set("fallback", "yes");
    const arrives = this.#leads();
    if (arrives) query.set("arrives", "yes");
    if (this.#follows()) query.set("hash", "yes");
    const turn = arrives ? location.hash : this.getAttribute("turn");
    return [`?${query}`, turn ? `#${turn.replace(/^#/, "")}` : ""];
  }

  // Warns of attributes with an invalid value.
  #compare() {
    for (const [name, { values }] of Object.entries(files.attributes)) {
      const said = this.getAttribute(name);
      // The program ignores the case of language tags.
      const taken = name === "ui-lang" ? said?.toLowerCase() : said;
      if (!said || !values || values.some((value) => (name === "ui-lang" ? value.toLowerCase() : value) === taken)) continue;
      this.#warn("not-a-choice", name, said, values);
    }
  }

  // Tells the author of the page that a value is ignored, and which values are valid.
  #warn(code, name, value, known) {
    const key = `${code} ${name} ${value}`;
    if (this.#warned.has(key)) return;
    this.#warned.add(key);
    const why = code === "not-a-choice" ? "it can be" : known.length ? "the interview has" : "the interview does not have it";
    const message = `${name}="${value}" is ignored: ${[why, known.join(", ")].join(" ").trim()}`;
    console.warn(`interview-viewer: ${message}`);
    this.#send("warning", { code, name, value, message });
  }

  // The page of this interview on the site that the viewer comes from.
  #page(url) {
    const [, id] = url.startsWith(`${files.site}interviews/`) ? /\/interviews\/([^/?#]+)\.json$/.exec(url) ?? [] : [];
    return `${files.site}?${id ? `i=${id}` : `src=${encodeURIComponent(url)}`}`;
  }

  #open() {
    if (!this.isConnected || this.#viewer) return;
    const given = this.#given;
    if (!this.getAttribute("src") && given === undefined) return this.#fail("no-source");
    this.#say();
    const [search, hash] = this.#wish();
    this.#begin(({ mount }) => mount(this.#parts.box, search, hash, given, files.part, (...said) => this.#told(...said)));
  }

  async #begin(mount) {
    const start = ++this.#start;
    viewers.add(this);
    let program;
    try {
      program = await files.start();
    } catch (error) {
      console.error(error);
      if (start === this.#start) this.#fail(reason());
      return;
    }
    if (start === this.#start) this.#viewer = mount(program);
  }

  #remove() {
    this.#start++;
    viewers.delete(this);
    removeEventListener("hashchange", this.#follow);
    removeEventListener("popstate", this.#follow);
    this.#observer?.disconnect();
    this.#viewer?.remove();
    this.#viewer = undefined;
    if (this.#state) this.#left = this.#now()[0] || "?";
    this.#state = null;
    if (this.#parts) this.#parts.slot.hidden = false;
  }

  #change() {
    const changed = [...this.#changed];
    this.#changed.clear();
    if (!this.#state) this.#left = undefined;
    if (!this.isConnected || files.page) return;
    if (!this.#viewer) return this.#open();
    if (!this.getAttribute("src") && this.#given === undefined) {
      this.#viewer.remove();
      this.#viewer = undefined;
      return this.#fail("no-source");
    }
    const wasCard = this.#card;
    const [search, hash] = this.#wish();
    const again = ["src", "ui-lang", "view", "address"].some((name) => changed.includes(name)) || (changed.includes("turn") && (wasCard || this.#card));
    if (again || !this.#state) {
      if (changed.includes("src")) {
        this.#state = null;
        this.#parts.slot.hidden = false;
      }
      this.#viewer.set(search, hash, this.#given);
    }
    const steps = changed.filter((name) => files.attributes[name].parameter || name === "turn");
    if (!this.#state || !steps.length) return;
    const [shown, at] = this.#now();
    const query = new URLSearchParams(shown);
    for (const name of steps) if (name !== "turn") put(query, name, this);
    this.#go(`?${query}`, steps.includes("turn") ? hash : at);
  }

  // Receives messages from the program.
  #told(what, ...said) {
    if (what === "error") return this.#fail(...said);
    if (what === "warning") {
      const [parameter, value, known] = said;
      const name = addressed().find(([, one]) => one.parameter === parameter)?.[0] ?? "turn";
      const { values } = files.attributes[name];
      return values ? this.#warn("not-a-choice", name, value, values) : this.#warn("not-in-interview", name, value, known ? known.split("\n") : []);
    }
    const [address, shown, total, title, languages] = said;
    this.#asked = undefined;
    if (what === "ready") this.#languages = languages.split(" ");
    const [search, hash] = parted(address || "?");
    const query = new URLSearchParams(search);
    const [before, was] = [this.#state?.target, parted(this.#state?.address || "?")[1]];
    const target = decodeURIComponent(hash.slice(1).split(":")[0]);
    // A list has the name of its attribute, a single value that of its parameter.
    const values = addressed().map(([name, { parameter, many }]) => many ? [name, query.getAll(parameter)] : [parameter, query.get(parameter) ?? ""]);
    const state = Object.fromEntries(values);
    this.#state = { ...state, lang: state.lang || this.#languages[0], match: state.match || "any", target, address, shown, total };
    this.#say();
    this.#parts.slot.hidden = true;
    if (what === "ready") {
      this.#send("ready", { title, languages: [...this.#languages] });
      const later = this.#later ?? (this.#left && this.#left + hash);
      this.#later = this.#left = undefined;
      // The fragment of the page named the place in another way (src/state/mended.rs).
      if (this.#leads() && hash && hash !== location.hash) history.replaceState(history.state, "", location.href.split("#")[0] + hash);
      if (later !== undefined) this.goTo(later);
      return;
    }
    // The same passage with other quoted words, or none, makes no new history entry. An address that the interview does not have
    // is the page's own.
    if (this.#follows() && hash !== was && hash !== location.hash && (hash || !this.#led)) {
      const url = location.href.split("#")[0] + hash;
      if (target !== before && !this.#led) history.pushState(history.state, "", url);
      else history.replaceState(history.state, "", url);
    }
    this.#led = false;
    this.#send("change", this.state);
  }

  #follows() {
    return this.getAttribute("address") === "hash" && !this.#isCard();
  }

  // Whether the address of the page may lead into the interview. It may as well lead to an element of the page itself, or be a
  // route of the page's own script. An element in the content of this one is the same place in the interview.
  #leads() {
    const [, id] = location.hash.split("#");
    if (!this.#follows() || !id || /^[/!]/.test(id)) return false;
    try {
      const there = document.getElementById(decodeURIComponent(id));
      return !there || this.contains(there);
    } catch {
      return true;
    }
  }

  // The address of the page around it has changed.
  #follow = () => {
    if (this.#leads() && this.#state && location.hash !== this.#now()[1]) {
      this.#led = true;
      this.goTo(location.hash);
    }
  };

  // Keeps or restores the page's own content in the element; a line says why, unless the program says it itself.
  #fail(code, message) {
    this.#state = null;
    if (!this.#parts) return;
    this.#parts.slot.hidden = false;
    if (code === "stopped") this.#parts.slot.hidden = !!this.#parts.box.firstElementChild;
    const line = words[this.#ui()][code];
    if (line) this.#say(line);
    const cause = message ?? causes[code] ?? words.en[code];
    console.warn(`interview-viewer: ${cause}`);
    this.#send("error", { code, message: cause });
  }

  #say(line = "") {
    const { line: box } = this.#parts;
    box.hidden = !line;
    box.lang = this.#ui();
    box.textContent = line;
    if (line) box.setAttribute("role", "alert");
  }

  #ui() {
    return follows(this.getAttribute("ui-lang") ?? this.closest("[lang]")?.lang ?? navigator.language ?? "en");
  }

  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(`interview-${name}`, { bubbles: true, composed: true, detail }));
  }

  #measure() {
    const height = Math.ceil(this.getBoundingClientRect().height);
    if (height === this.#height) return;
    this.#height = height;
    this.#send("height", { height });
  }

  // Reports that the program has stopped, for all viewers on this page, since they share it.
  static stopped(error) {
    if (!(error instanceof globalThis.WebAssembly?.RuntimeError)) return;
    for (const viewer of viewers) viewer.#fail("stopped");
  }
}

// The property of an attribute.
const camel = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());

// Reflects an attribute as a property. Every element has `lang`, but it would take React's `undefined` for a language.
function reflect(name) {
  Object.defineProperty(InterviewViewer.prototype, camel(name), {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      if (value === null || value === undefined || value === "") this.removeAttribute(name);
      else this.setAttribute(name, Array.isArray(value) ? value.map((id) => `${id},`).join(" ") : value);
    },
  });
}

// Registers the element; if a page calls this twice, the first call wins. `attributes`: each with its parameter in an
// address, if it has one, and whether that is a list (`many`); tools/dist.mjs takes them from custom-elements.json.
// `start`: returns the program, and may be called again after a failure; `home`: the address of this script; `part`:
// returns the address of a file of the program; `css`: the style rules; `listen`: from copy.js; or `page`: the page is the viewer's own.
export function define(given) {
  const there = customElements.get("interview-viewer");
  if (there) {
    console.info(`interview-viewer ${there.version} is here already: ${InterviewViewer.version} does nothing.`);
    return there;
  }
  files = given;
  // dist/viewer/1/ is inside the site.
  if (/\/viewer\/1\/[^/]+$/.test(files.home ?? "")) files.site = new URL("../../", files.home).href;
  files.listen?.(() => [...viewers].map((viewer) => viewer.shadowRoot));
  addEventListener("error", (event) => InterviewViewer.stopped(event.error));
  addEventListener("unhandledrejection", (event) => InterviewViewer.stopped(event.reason));
  InterviewViewer.observedAttributes.forEach(reflect);
  customElements.define("interview-viewer", InterviewViewer);
  return InterviewViewer;
}
