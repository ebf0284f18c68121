// Keeps the drafts of the desk in this browser, for src/bin/desk/store.rs. A draft has four parts: what the list says of
// it (`about`), the interview that was opened, the steps since then, and the interview as it was last.
import { finished, got, openDatabase } from "./parts/database.js";

const NAME = `interview-viewer desk ${new URL("./", import.meta.url).pathname}`;
// How many copies of a draft are kept.
const COPIES = 100;
const PARTS = ["opened", "steps", "latest", "sources"];
const STORES = ["about", ...PARTS, "copies"];

// The connection stays open, so that a page that is being closed can still save.
let connection, ready;
async function connected() {
  connection ??= openDatabase(NAME, (made) => {
    made.createObjectStore("about", { keyPath: "id", autoIncrement: true });
    for (const name of [...PARTS, "copies"]) made.createObjectStore(name);
  }).then((database) => {
    database.onclose = database.onversionchange = () => {
      database.close();
      connection = ready = undefined;
    };
    return (ready = database);
  });
  try {
    return await connection;
  } catch (error) {
    connection = undefined;
    throw error;
  }
}

// Runs one transaction: all of it takes effect, or nothing. Without waiting, if the connection is open.
async function within(mode, act) {
  const transaction = (ready ?? (await connected())).transaction(STORES, mode);
  const end = finished(transaction);
  const stores = Object.fromEntries(STORES.map((name) => [name, transaction.objectStore(name)]));
  try {
    const result = await act(stores);
    await end;
    return result;
  } catch (error) {
    if (error.name === "Held") transaction.abort();
    throw error;
  }
}

const others = globalThis.BroadcastChannel && new BroadcastChannel(NAME);
const tell = () => others?.postMessage({ changed: true });
const heldElsewhere = () => Object.assign(new Error(), { name: "Held" });
// Names this tab: each draft says who has saved it.
const ME = `${performance.timeOrigin} ${Math.random()}`;
// Copies have the id and the time as their key.
const copiesOf = (id) => IDBKeyRange.bound([id, 0], [id, Infinity]);

// What the list says of each draft, the last changed first.
export async function list() {
  const all = await within("readonly", ({ about }) => got(about.getAll()));
  return JSON.stringify(all.sort((one, other) => other.changed - one.changed));
}

// Keeps a new draft, and returns its id. `sources`: the files it was made of, [name, bytes] each.
export async function create(said, bytes, files) {
  const id = await within("readwrite", async ({ about, opened, sources }) => {
    const id = await got(about.add({ ...JSON.parse(said), by: ME }));
    opened.put(bytes, id);
    sources.put(files, id);
    return id;
  });
  tell();
  return id;
}

// The file that the interviewee has sent back is among the sources: [name, bytes, decisions].
const returnedOf = (id) => [id, "returned"];

// The parts of a draft, and the file that has come back; undefined if it is not kept.
export function read(id) {
  return within("readonly", async (stores) => {
    const parts = await Promise.all(["about", ...PARTS].map((name) => got(stores[name].get(id))));
    parts.push(await got(stores.sources.get(returnedOf(id))));
    return parts[0] && parts[1] ? [JSON.stringify(parts[0]), ...parts.slice(1)] : undefined;
  });
}

// Saves the steps, and the interview as it is now if it is given. Fails if another tab has saved or removed the draft
// that this one had opened as it was `since`.
export async function save(said, journal, since, now) {
  const what = JSON.parse(said);
  await within("readwrite", async ({ about, steps, latest }) => {
    // All is asked for at once, since a page that is being closed hears no answer.
    const before = got(about.get(what.id));
    about.put({ ...what, by: ME });
    steps.put(journal, what.id);
    if (now) latest.put(now, what.id);
    const kept = await before;
    if (kept?.by !== ME && kept?.changed !== since) throw heldElsewhere();
  });
  tell();
}

// Changes only what the list says of a draft.
export async function describe(said) {
  const what = JSON.parse(said);
  await within("readwrite", async ({ about }) => {
    const kept = await got(about.get(what.id));
    if (kept) about.put({ ...what, changed: kept.changed, by: kept.by });
  });
  tell();
}

// Replaces the interview that was opened, without any steps.
export async function renew(said, bytes) {
  const what = JSON.parse(said);
  await within("readwrite", async ({ about, opened, steps, latest }) => {
    about.put({ ...what, by: ME });
    opened.put(bytes, what.id);
    steps.delete(what.id);
    latest.delete(what.id);
  });
  tell();
}

// Keeps the file that has come back, or none.
export function keepReturned(id, returned) {
  return within("readwrite", async ({ sources }) => {
    if (returned) sources.put(returned, returnedOf(id));
    else sources.delete(returnedOf(id));
  });
}

// Keeps a copy of a draft, in place of the oldest if there are too many.
export function keepCopy(id, time, bytes) {
  return within("readwrite", async ({ copies }) => {
    copies.put(bytes, [id, time]);
    const keys = await got(copies.getAllKeys(copiesOf(id)));
    for (const key of keys.slice(0, -COPIES)) copies.delete(key);
  });
}

// The times of the copies of a draft, the latest first.
export async function copies(id) {
  const keys = await within("readonly", (stores) => got(stores.copies.getAllKeys(copiesOf(id))));
  return keys.map(([, time]) => time).reverse();
}

export const copy = (id, time) => within("readonly", ({ copies }) => got(copies.get([id, time])));

// The parts of the draft that was removed last.
let removed;

// Fails if another tab edits the draft.
export async function remove(id) {
  if (held?.id === id) letGo();
  const alone = (act) => navigator.locks ? navigator.locks.request(lockOf(id), { ifAvailable: true }, act) : act(true);
  await alone(async (lock) => {
    if (!lock) throw heldElsewhere();
    removed = await taken(id);
  });
  tell();
}

function taken(id) {
  return within("readwrite", async (stores) => {
    const keys = await got(stores.copies.getAllKeys(copiesOf(id)));
    const kept = await Promise.all(keys.map((key) => got(stores.copies.get(key))));
    const parts = await Promise.all(["about", ...PARTS].map((name) => got(stores[name].get(id))));
    const returned = await got(stores.sources.get(returnedOf(id)));
    for (const name of ["about", ...PARTS]) stores[name].delete(id);
    stores.sources.delete(returnedOf(id));
    stores.copies.delete(copiesOf(id));
    return { id, parts, returned, copies: keys.map((key, n) => [key, kept[n]]) };
  });
}

// Keeps the draft again that was removed last.
export async function restore() {
  const { id, parts: [said, ...parts], returned, copies: kept } = removed;
  await within("readwrite", async (stores) => {
    stores.about.put(said);
    PARTS.forEach((name, n) => parts[n] !== undefined && stores[name].put(parts[n], id));
    if (returned) stores.sources.put(returned, returnedOf(id));
    for (const [key, bytes] of kept) stores.copies.put(bytes, key);
  });
  tell();
}

// The site has this key among the parts of drafts, whose keys are numbers.
const SITE = "site";

// The site, when it was saved, and its files, [name, bytes] each; undefined if there is none.
export function readSite() {
  return within("readonly", async ({ steps, sources }) => {
    const [kept, files] = await Promise.all([steps, sources].map((store) => got(store.get(SITE))));
    return kept && [kept.text, kept.time, files ?? []];
  });
}

// Saves the site, and its files if they are given. Fails if it was not `since` that it was saved last: then another tab
// has.
export async function saveSite(text, time, since, files) {
  await within("readwrite", async ({ steps, sources }) => {
    const kept = await got(steps.get(SITE));
    if (kept && kept.time !== since) throw heldElsewhere();
    steps.put({ text, time }, SITE);
    if (files) sources.put(files, SITE);
  });
  tell();
}

// Asks the browser to keep what is stored when space is short. Some ask the user, so this is for once there is something
// to lose.
export async function persist() {
  const { storage } = navigator;
  if (!storage?.persist || (await storage.persisted())) return;
  await storage.persist();
}

// Calls back when another tab has changed the drafts.
export function watch(changed) {
  others?.addEventListener("message", ({ data }) => data.changed && changed());
}

// Only one tab edits a draft: it holds a lock.
let held;

const lockOf = (id) => `${NAME} ${id}`;

// Holds a draft. Returns whether no other tab has it. `lost` is called when another tab takes it over: it returns when
// everything is saved, or saves nothing if its argument is false, since the other tab did not wait.
export function hold(id, lost) {
  return lock(id, lost, { ifAvailable: true });
}

// Takes a draft over from another tab: asks it to let go, and does not wait for a tab that does not answer.
export async function take(id, lost) {
  const patience = new AbortController();
  others?.postMessage({ take: id });
  const late = setTimeout(() => patience.abort(), 1500);
  const has = await lock(id, lost, { signal: patience.signal });
  clearTimeout(late);
  return has || lock(id, lost, { steal: true });
}

let waits;

// Calls back once no tab holds a draft any more. One draft is waited for at a time.
export function whenFree(id, then) {
  waits?.abort();
  if (!navigator.locks) return;
  waits = new AbortController();
  navigator.locks.request(lockOf(id), { signal: waits.signal }, () => {}).then(then, () => {});
}

function lock(id, lost, how) {
  letGo();
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((done) => {
    const mine = { id, lost };
    const keep = (lock) => {
      done(!!lock);
      if (!lock) return undefined;
      held = mine;
      return new Promise((release) => (mine.release = release));
    };
    navigator.locks.request(lockOf(id), how, keep).catch(() => {
      done(false);
      // Another tab has taken it without waiting.
      if (held === mine) lose(false);
    });
  });
}

async function lose(saves) {
  const { lost } = held;
  try {
    await lost(saves);
  } finally {
    letGo();
  }
}

export function letGo() {
  held?.release?.();
  held = undefined;
}

others?.addEventListener("message", ({ data }) => {
  if (held && data.take === held.id) lose(true);
});
