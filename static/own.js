// Keeps the reader's own files in this browser, so that they can be opened again (shell::own), and shows the sign that
// a file may be dropped on the page.
import { finished, got, openDatabase } from "./parts/database.js";

const root = new URL("./", import.meta.url);
const NAME = `interview-viewer own ${root.pathname}`;
// Says whether there are any, in local storage, which loader.js can read at once.
const FLAG = NAME;
// Runs one transaction: all of it takes effect, or nothing.
async function within(mode, act) {
  const database = await openDatabase(NAME, (made) => {
    made.createObjectStore("files", { keyPath: "id" });
    made.createObjectStore("texts");
  });
  try {
    const transaction = database.transaction(["files", "texts"], mode);
    const end = finished(transaction);
    const [files, texts] = ["files", "texts"].map((name) => transaction.objectStore(name));
    const result = await act(files, texts);
    await end;
    return result;
  } finally {
    database.close();
  }
}

const others = globalThis.BroadcastChannel && new BroadcastChannel(NAME);
function flag(any) {
  if (any) localStorage.setItem(FLAG, "yes");
  else localStorage.removeItem(FLAG);
  others?.postMessage("changed");
}

// Keeps a file and returns its id: the existing one if the same file is here already. `about`: id, sum (of the text),
// name (of the file, if it has one), titles ([language, title] each), account (of the files that it was made of, if it was).
export async function keep(about, text) {
  const id = await within("readwrite", async (files, texts) => {
    const all = await got(files.getAll());
    const same = all.find(({ sum }) => sum === about.sum) ?? about;
    files.put({ ...about, id: same.id, opened: Date.now() });
    texts.put(text, same.id);
    return same.id;
  });
  flag(true);
  return id;
}

// The name of a file, its bytes, and the account of how it was made, if it was; undefined if it is not kept.
export async function read(id) {
  return within("readwrite", async (files, texts) => {
    const [file, text] = await Promise.all([got(files.get(id)), got(texts.get(id))]);
    if (!file || !text) return;
    files.put({ ...file, opened: Date.now() });
    return [file.name, new Uint8Array(text), file.account];
  });
}

// The kept files, the last opened first; the day is by the reader's clock.
export async function list() {
  const all = await within("readonly", (files) => got(files.getAll()));
  const two = (number) => `${number}`.padStart(2, "0");
  const day = (time) => `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return all.sort((one, other) => other.opened - one.opened).map((file) => ({ ...file, opened: day(new Date(file.opened)) }));
}

const search = new URL(import.meta.url).search;
const beside = (name) => import(new URL(name + search, root).href);
// Says above an interview what file it was made of.
export const imported = (account, file) => beside("imported.js").then(({ tell }) => tell(account, file));
const place = (id) => `${root.pathname}own/${id}`;

// The file that was removed last, its text, and where the reader had stopped in it.
let removed;

export async function remove(id) {
  const { file, text, left } = await within("readwrite", async (files, texts) => {
    const [file, text] = await Promise.all([got(files.get(id)), got(texts.get(id))]);
    files.delete(id);
    texts.delete(id);
    return { file, text, left: await got(files.count()) };
  });
  flag(left > 0);
  const stopped = await beside("stopped.js").then(({ forget }) => forget(place(id))).catch(() => []);
  removed = { file, text, stopped };
}

// Keeps the file again that was removed last, unless the same file has been opened since. Returns its id.
export async function restore() {
  const { file, text, stopped } = removed;
  await within("readwrite", async (files, texts) => {
    if (await got(files.get(file.id))) return;
    files.put(file);
    texts.put(text, file.id);
  });
  flag(true);
  await beside("stopped.js").then(({ recall }) => recall(stopped)).catch(() => {});
  return file.id;
}

// Saves a file as it was opened, under its own name; a pasted text is named after its title.
export async function save(id) {
  const [file, text] = await within("readonly", (files, texts) => Promise.all([got(files.get(id)), got(texts.get(id))]));
  const { download } = await beside("save.js");
  const [first] = new TextDecoder().decode(new Uint8Array(text).subarray(0, 100)).trim();
  const extension = { "{": "json", "<": "html" }[first] ?? "txt";
  download(text, "application/octet-stream", file.name, file.titles[0][1], extension);
}

// Calls back when another tab has changed the kept files.
export function watch(changed) {
  others?.addEventListener("message", changed);
  return () => others?.removeEventListener("message", changed);
}

// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "drop": "Drop the file to open it", "note": "It stays in this browser: nothing is uploaded." },
  "zh-Hans": { "drop": "松开鼠标，打开文件", "note": "文件只留在本浏览器中，不会上传。" },
  "zh-Hant": { "drop": "放開滑鼠，開啟檔案", "note": "檔案只留在本瀏覽器中，不會上傳。" },
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

// Covers the page with a sign in the top layer while a file is dragged over it. The pointer is then over the sign
// alone, so that no further elements are entered or left. `language`: gives the language of the interface; `now`: the
// event of a file that is still over the page.
export function cue(language, now) {
  let within = false;
  let last;
  const sign = Object.assign(document.createElement("div"), { id: "iv-drop", popover: "manual", className: "iv-drop" });
  sign.setAttribute("aria-hidden", "true");
  const hide = () => {
    last = undefined;
    delete document.documentElement.dataset.drop;
    sign.remove();
  };
  const show = () => {
    if (sign.isConnected) return;
    sign.lang = language();
    const { drop, note } = words[follows(sign.lang)];
    sign.replaceChildren(...[drop, note].map((text, n) => Object.assign(document.createElement(n ? "span" : "b"), { textContent: text })));
    document.body.append(sign);
    sign.showPopover?.();
    document.documentElement.dataset.drop = "";
  };
  // Not for drags within the page: a picture may count as a file, too.
  const holds = ({ dataTransfer }) => !within && dataTransfer?.types.includes("Files");
  const over = (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    last = event.target;
    show();
  };
  const on = (name, hear) => addEventListener(name, hear, true);
  on("dragstart", () => (within = true));
  on("dragend", () => ((within = false), hide()));
  on("dragenter", over);
  on("dragover", over);
  on("dragleave", ({ target, relatedTarget }) => {
    if (!relatedTarget && (target === last || target === sign || target === document.documentElement || target === document)) hide();
  });
  on("drop", hide);
  on("keydown", ({ key }) => key === "Escape" && hide());
  // The pointer moves only if no file is dragged any more.
  on("pointermove", () => sign.isConnected && hide());
  if (now) over(now);
}
