// The element <interview-viewer>: shows an interview on any page. The program renders it (src/mount.rs); this file
// reads the attributes, sends the events, and shows the content that the page has put into the element until there is
// something better.
//
// It renders into an open shadow root. Find, selection, print and screen readers see into it; the page's styles do not
// reach it. Its only cost is that a browser no longer goes to `#a1` in the address by itself; `address="hash"` does
// that instead. The content that the page has put into the element stays outside the shadow root, for readers without
// scripts, and is shown until the interview is there.
import { absolute, leadsInto, pageOf, parted, stateFrom, writeHash } from "./parts/element-address.js";
import { addressed, ignored, invalid, misnamed, put, reflect, upgrade } from "./parts/element-attributes.js";
import { anchor } from "./parts/anchor.js";
import { causes } from "./parts/element-codes.js";
import { shadow } from "./parts/element-shadow.js";
import { follows, words } from "./parts/element-words.js";
import { runs } from "./parts/webassembly.js";

export { anchor };

// The argument of define(): how to start the program, where its files are, the style rules; or that the page is the
// viewer's own.
let files;
const viewers = new Set();

export class InterviewViewer extends HTMLElement {
  static version = "0.1.0";
  static get observedAttributes() {
    return Object.keys(files.attributes ?? {});
  }

  // For embed.js: the parameters of an address, by attribute.
  static parameters() {
    return addressed(files.attributes);
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
    upgrade(this, InterviewViewer.observedAttributes);
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
    this.#parts = shadow(this, files.css);
    anchor(this.shadowRoot);
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
    for (const [name, said, values] of invalid(this, files.attributes)) this.#warn("not-a-choice", name, said, values);
    for (const [name, said, known] of misnamed(this, files.attributes)) this.#warn("unknown-attribute", name, said, [known]);
    if (!this.#follows() && this.#asksToFollow()) this.#warn("taken", "address", "hash", []);
    const src = this.getAttribute("src");
    if (src) {
      const url = absolute(src);
      query.set("src", url);
      if (files.site) query.set("page", pageOf(files.site, url));
    }
    for (const [name, one] of addressed(files.attributes)) put(query, name, one, this);
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

  // Tells the author of the page that a value is ignored, and which values are valid.
  #warn(code, name, value, known) {
    const key = `${code} ${name} ${value}`;
    if (this.#warned.has(key)) return;
    this.#warned.add(key);
    const message = ignored(code, name, value, known);
    console.warn(`interview-viewer: ${message}`);
    this.#send("warning", { code, name, value, message });
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
      if (start === this.#start) this.#fail(!globalThis.WebAssembly ? "no-webassembly" : runs() ? "program" : "policy");
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
    for (const name of steps) if (name !== "turn") put(query, name, files.attributes[name], this);
    this.#go(`?${query}`, steps.includes("turn") ? hash : at);
  }

  // Receives messages from the program.
  #told(what, ...said) {
    if (what === "error") return this.#fail(...said);
    if (what === "warning") {
      const [parameter, value, known] = said;
      const name = addressed(files.attributes).find(([, one]) => one.parameter === parameter)?.[0] ?? "turn";
      const { values } = files.attributes[name];
      return values ? this.#warn("not-a-choice", name, value, values) : this.#warn("not-in-interview", name, value, known ? known.split("\n") : []);
    }
    const [address, shown, total, title, languages] = said;
    this.#asked = undefined;
    if (what === "ready") this.#languages = languages.split(" ");
    const hash = parted(address || "?")[1];
    const [before, was] = [this.#state?.target, parted(this.#state?.address || "?")[1]];
    this.#state = stateFrom(address, addressed(files.attributes), { shown, total, first: this.#languages[0] });
    const { target } = this.#state;
    this.#say();
    this.#parts.slot.hidden = true;
    if (what === "ready") {
      this.#send("ready", { title, languages: [...this.#languages] });
      const later = this.#later ?? (this.#left && this.#left + hash);
      this.#later = this.#left = undefined;
      // The fragment of the page named the place in another way (src/state/mended.rs).
      if (this.#leads() && hash && hash !== location.hash) writeHash(hash, false);
      if (later !== undefined) this.goTo(later);
      return;
    }
    // The same passage with other quoted words, or none, makes no new history entry. An address that the interview does not have
    // is the page's own.
    if (this.#follows() && hash !== was && hash !== location.hash && (hash || !this.#led)) {
      writeHash(hash, target !== before && !this.#led);
    }
    this.#led = false;
    this.#send("change", this.state);
  }

  #asksToFollow() {
    return this.getAttribute("address") === "hash" && !this.#isCard();
  }

  // Only one viewer on a page follows its address.
  #follows() {
    return this.#asksToFollow() && ([...viewers].find((viewer) => viewer.#asksToFollow()) ?? this) === this;
  }

  // Whether the address of the page leads into the interview.
  #leads() {
    return this.#follows() && leadsInto(this);
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
    const isPage = code === "not-interview" && !/\.json($|[?#])/.test(this.getAttribute("src") ?? ".json");
    const cause = (message ?? causes[code] ?? words.en[code]) + (isPage ? ` ${causes[code]}` : "");
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
  InterviewViewer.observedAttributes.forEach((name) => reflect(InterviewViewer.prototype, name));
  customElements.define("interview-viewer", InterviewViewer);
  return InterviewViewer;
}
