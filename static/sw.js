// The service worker: lets readers open again, without a connection, what they have read. `interview build` fills in
// the version of the program and its files, each with its checksum.
//
// Pages request the parts of the program with `?v=` and a version. The worker has a version completely, as checked by
// the sums, or not at all, and never answers a request for one version from another: an old script never gets a new
// program.
const version = "@version@";
const files = "@files@";

const { scope } = registration;
// Several sites may share a host and its caches.
const own = `interview-viewer ${scope} `;
const program = (version) => `${own}program-${version}`;
const READ = `${own}read`;
// Holds the state of the site that the kept copies were last compared with.
const STATE = `${own}state`;
// A header of each copy: when it was kept, and the checksum of its content. Pages recognize a copy by it (kept.js).
const STAMP = "x-interview-kept";
// If there is a copy to show, a connection that is silent for this time counts as none.
const PATIENCE = 4000;

// The path of an address within the site; undefined if it is outside. Only for files with `?v=` does the query count.
const within = (url) => (url.startsWith(scope) ? new URL(url).pathname.slice(new URL(scope).pathname.length) : undefined);
const bare = (url) => scope + within(url);

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const answer = answering(event);
  if (answer) event.respondWith(answer);
});
addEventListener("message", (event) => {
  const { what, urls, url, sum } = event.data ?? {};
  const acts = { keep: () => keepAll(urls), read: () => keepRead(urls).then(lookAgain), news: () => news(url, sum) };
  const done = Object.hasOwn(acts, what) ? acts[what]() : undefined;
  if (done) event.waitUntil(done.then((said) => event.ports[0]?.postMessage(said)));
});

// Styles and small scripts are kept at once; the program, which is ten times as large, once an interview is read or the
// program is requested, so that a reader of a list does not download it. A reader who has one version completely gets
// the next one completely.
const isLook = ([path]) => /\.(?:css|svg)$|^(?:loader|replay|offline)\.js$/.test(path);

async function install() {
  const others = (await caches.keys()).filter((name) => name.startsWith(program("")));
  const programs = await Promise.all(others.map(async (name) => (await (await caches.open(name)).keys()).some(({ url }) => url.includes("viewer_bg.wasm"))));
  await bring(programs.some((has) => has) ? files : files.filter(isLook));
  await skipWaiting();
}

let coming;
function bringProgram() {
  coming ??= (async () => {
    const rest = files.filter((file) => !isLook(file));
    const cache = await caches.open(program(version));
    const last = rest.at(-1);
    if (last && !(await cache.match(`${scope}${last[0]}?v=${version}`))) await bring(rest);
  })().catch((error) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

// Fetches all of some files of this version, or none: during an upload, some files are still from the version before.
// The browser then keeps the worker that it has, and tries this one again later. A file that the page has just fetched
// is taken from the cache if its checksum is right.
async function bring(some) {
  const all = await Promise.all(some.map(async ([path, sum]) => {
    const url = `${scope}${path}?v=${version}`;
    for (const cache of ["default", "reload"]) {
      const answer = await fetch(url, { cache });
      const bytes = await answer.clone().arrayBuffer();
      if (answer.ok && (await sumOf(bytes)) === sum) return [url, answer];
    }
    throw new Error(`${path} is not of version ${version}`);
  }));
  const cache = await caches.open(program(version));
  try {
    await Promise.all(all.map(([url, answer]) => cache.put(url, answer)));
  } catch (error) {
    if (some.some(isLook)) await caches.delete(program(version));
    else await Promise.all(all.map(([url]) => cache.delete(url)));
    throw error;
  }
}

async function sumOf(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Keeps the version before this one for pages that are still open.
async function activate() {
  const others = (await caches.keys()).filter((name) => name.startsWith(program("")) && name !== program(version));
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
}

// The answer to a request that the worker handles; undefined leaves the request to the browser.
function answering(event) {
  const { request } = event;
  const { url, method, mode, destination, headers } = request;
  const path = within(url);
  if (method !== "GET" || path === undefined || path.startsWith("viewer/") || headers.has("range")) return;
  const asked = new URL(url).searchParams.get("v");
  if (asked && mode !== "navigate") return part(event, asked);
  if (mode === "navigate") return destination === "document" ? networkFirst(event, page) : undefined;
  const isText = /^(?:site\.json|questions\/[^/]+\.json|interviews\/[^/]+\.json)$/.test(path);
  if (isText || destination === "image") return networkFirst(event, kept);
}

// A part of the program, in the requested version.
async function part(event, asked) {
  const { request } = event;
  if (await caches.has(program(asked))) {
    const found = await (await caches.open(program(asked))).match(request, { ignoreVary: true });
    if (found) return found;
  }
  if (asked === version && request.url.includes("viewer_bg.wasm")) event.waitUntil(bringProgram().catch(() => {}));
  return fetch(request);
}

async function kept(url) {
  return (await caches.open(READ)).match(bare(url), { ignoreVary: true });
}

// Answers that are arriving and will be kept, by address: `news` waits for them.
const arriving = new Map();

// The current file from the site if it can be fetched, or else the copy that `copy` finds.
async function networkFirst(event, copy) {
  const { request } = event;
  const coming = fetch(request);
  // Keep it even if the reader does not wait for it.
  const keeping = coming.then((answer) => keep(request.url, answer.clone()));
  arriving.set(bare(request.url), keeping);
  event.waitUntil(keeping.catch(() => {}).then(() => {
    if (arriving.get(bare(request.url)) === keeping) arriving.delete(bare(request.url));
  }));
  let found;
  const late = new Promise((give) => setTimeout(async () => give(await (found = copy(request.url))), PATIENCE));
  try {
    const answer = (await Promise.race([coming, late])) ?? (await coming);
    // A server error counts as no connection.
    if (answer.status < 500) return answer;
    return (await (found ?? copy(request.url))) ?? answer;
  } catch (error) {
    const answer = await (found ?? copy(request.url));
    if (answer) return answer;
    if (request.mode === "navigate") return nothing(request.url);
    throw error;
  }
}

// Keeps an answer, or removes the copy if the site no longer has the file. Does nothing if the reader has switched this
// off: then the program is not here. Returns how it went, and the checksum of the content.
async function keep(url, answer) {
  if (!(await caches.has(program(version)))) return { said: "off" };
  if ([404, 410].includes(answer.status)) {
    const cache = await caches.open(READ);
    await cache.delete(bare(url));
    await lookAtOthers(url);
    return { said: "gone" };
  }
  if (answer.status !== 200 || answer.type !== "basic") return { said: "failed" };
  const [stamped, sum] = await stamp(answer);
  return { said: await put(bare(url), stamped), sum };
}

// Adds the stamp to an answer. The new answer is not marked as redirected: browsers refuse redirected answers for pages.
async function stamp({ status, headers, body }) {
  const bytes = await new Response(body).arrayBuffer();
  const isPage = /^text\/html/.test(headers.get("content-type") ?? "");
  // A page with the same text but another version of the program counts as the same.
  const text = isPage && new TextEncoder().encode(new TextDecoder().decode(bytes).replace(versions, "").replace(/"built":"[^"]*"/, ""));
  const sum = await sumOf(text || bytes);
  const own = new Headers(headers);
  own.set(STAMP, `${Date.now()} ${sum}`);
  return [new Response(bytes, { status, headers: own }), sum];
}

// How the site's file compares with the copy of this checksum: `newer`, `same`, `gone`, or `none` if the site does not
// answer.
async function news(url, sum) {
  try {
    const now = await (arriving.get(bare(url)) ?? again(bare(url)));
    if (now.said === "gone") return "gone";
    return now.sum ? (now.sum === sum ? "same" : "newer") : "none";
  } catch {
    return "none";
  }
}

const again = (url) => fetch(url, { cache: "no-cache" }).then((answer) => keep(url, answer));

// Something was withdrawn: checks the other copies of that interview, and the lists that may name it.
let looking;
async function lookAtOthers(url) {
  if (looking) return;
  looking = true;
  const [, name] = /^interviews\/([^/]+?)(?:\.json$|\/)/.exec(within(url)) ?? [];
  const cache = await caches.open(READ);
  const kept = (await cache.keys()).map(({ url }) => url);
  const others = kept.filter((one) => !within(one).startsWith("interviews/") || nameOf(one) === nameOf(url));
  try {
    for (const one of name ? others : []) await again(one);
  } catch {
    // The connection broke off: check again at the next visit.
    await caches.delete(STATE);
  } finally {
    looking = false;
  }
}

// The name of an interview, the same for its file and its pages: their addresses differ only in encoding (site::paths).
const nameOf = (url) => {
  const [, name] = /^interviews\/([^/]+?)(?:\.json$|\/)/.exec(within(url)) ?? [];
  return name && decodeURIComponent(name).replace(/~([0-9a-f]+)~/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
};

// Once for each state of the site: fetches changed copies again and removes those that are gone, also of pages that the
// reader does not visit. The list has the checksums of its files; for a file that is not in it, the site is asked.
async function lookAgain() {
  if (looking || !(await caches.has(program(version)))) return;
  try {
    const cache = await caches.open(READ);
    const answer = await fetch(`${scope}offline.json`, { cache: "no-cache" });
    if (!answer.ok) return;
    const list = await answer.text();
    const state = await caches.open(STATE);
    const before = await state.match(`${scope}offline.json`);
    if (before && (await before.text()) === list) return;
    looking = true;
    const sums = new Map(JSON.parse(list).files.map(([path, , sum]) => [path, sum]));
    for (const { url } of await cache.keys()) {
      const [, sum] = (await cache.match(url))?.headers.get(STAMP)?.split(" ") ?? [];
      const now = sums.get(within(url));
      if (!(now && sum?.startsWith(now))) await again(url);
    }
    await state.put(`${scope}offline.json`, new Response(list));
  } catch {
    // Check again at the next visit.
  } finally {
    looking = false;
  }
}

async function put(url, answer) {
  const cache = await caches.open(READ);
  // A second attempt below may need it.
  const again = answer.clone();
  try {
    await cache.put(url, answer);
  } catch {
    // No room: remove the copies that were not read for the longest time.
    const oldest = (await cache.keys()).slice(0, 8);
    await Promise.all(oldest.map((request) => cache.delete(request)));
    return cache.put(url, again).then(() => "kept", () => "full");
  }
  again.body?.cancel();
  return "kept";
}

// Keeps what a page has fetched before there was a worker.
async function keepRead(urls) {
  if (urls.some((url) => within(url)?.startsWith("interviews/") || new URL(url).searchParams.has("i"))) await bringProgram().catch(() => {});
  for (const url of urls) {
    if (within(url) === undefined || (await kept(url))) continue;
    await fetch(bare(url)).then((answer) => keep(url, answer)).catch(() => {});
  }
}

// Keeps files one after the other, for *Keep all interviews*, and returns how it went with the last. Removes nothing to
// make room.
async function keepAll(urls) {
  let said = "kept";
  try {
    await bringProgram();
  } catch {
    return "failed";
  }
  for (const url of urls) {
    try {
      const answer = await fetch(url, { cache: "no-cache" });
      if (!answer.ok) return "failed";
      if (!(await caches.has(program(version)))) return "off";
      const [stamped] = await stamp(answer);
      const cache = await caches.open(READ);
      said = await cache.put(bare(url), stamped).then(() => "kept", () => "full");
    } catch {
      return "failed";
    }
    if (said !== "kept") return said;
  }
  return said;
}

// A page without a connection: the kept copy, or another page of the same interview, or the interview in the viewer;
// undefined if none is kept.
async function page(url) {
  const path = within(url);
  const same = [path, path.replace(/(?:^|\/)index\.html$/, (end) => (end[0] === "/" ? "/" : "")), /[^/]$/.test(path) ? `${path}/` : path];
  for (const path of new Set(same)) {
    const found = await kept(scope + path);
    if (found) return ofThisVersion(found);
  }
  return interview(url, path);
}

// A page may be older than all programs that are kept: it then gets all parts of the current one.
async function ofThisVersion(page) {
  const { headers } = page;
  if (!/^text\/html/.test(headers.get("content-type") ?? "")) return page;
  const known = new Map(await Promise.all([...new Set((await page.clone().text()).match(versions))].map(async (said) =>
    [said, (await caches.has(program(said.slice(3)))) ? said : `?v=${version}`])));
  // Tell the page that it is a copy.
  const kept = headers.has(STAMP) ? `<html data-kept="${headers.get(STAMP)}"` : "<html";
  const text = (await page.text()).replace(versions, (said) => known.get(said)).replace(/<html\b/, kept);
  const own = new Headers(headers);
  // These headers describe the text as it was sent.
  for (const name of ["content-length", "content-encoding", "etag"]) own.delete(name);
  return new Response(text, { headers: own });
}
const versions = /\?v=[0-9a-f]{12}(?=")/g;

async function interview(url, path) {
  const [, folder, lang] = /^interviews\/([^/]+)\/(?:([^/]+)\/)?(?:index\.html)?$/.exec(path) ?? [];
  if (!folder) return undefined;
  const query = new URL(url).searchParams;
  if (lang && !query.has("lang")) query.set("lang", lang);
  const cache = await caches.open(READ);
  const twins = (await cache.keys()).map(({ url }) => url).filter((kept) => kept.startsWith(`${scope}interviews/${folder}/`));
  if (twins.length) return Response.redirect(`${twins[0]}?${query}`);
  // The id, decoded from the name of the folder (site::paths::folder).
  const id = decodeURIComponent(folder).replace(/~([0-9a-f]+)~/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
  const usual = `interviews/${encodeURIComponent(id).replace(/[!'()*.~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}.json`;
  const there = (await kept(scope + usual)) ?? (await listed(id));
  if (!there) return undefined;
  return Response.redirect(`${scope}?${new URLSearchParams([["i", id], ...query])}`);
}

// The file of an interview by its entry in the list.
async function listed(id) {
  const site = await (await kept(`${scope}site.json`))?.json().catch(() => undefined);
  const { file } = site?.interviews?.find((entry) => entry.id === id) ?? {};
  return file && kept(`${scope}interviews/${file}`);
}

// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "title": "No connection", "text": "You are offline, or the site does not answer, and this page is not kept on this device.", "link": "To the first page", "joint": ": ", "here": "Kept on this device" },
  "zh-Hans": { "title": "没有网络连接", "text": "您已离线，或者网站没有回应；这台设备上也没有保存本页。", "link": "回到首页", "joint": "：", "here": "已保存在这台设备上" },
  "zh-Hant": { "title": "沒有網路連線", "text": "您已離線，或者網站沒有回應；這部裝置上也沒有儲存本頁。", "link": "回到首頁", "joint": "：", "here": "已儲存在這部裝置上" },
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

// Returns the kept interviews, each with its address and its title as HTML: in a language from the list of the site, or,
// if that is not kept, from the pages.
async function keptInterviews(lang) {
  const urls = (await (await caches.open(READ)).keys()).map(({ url }) => url);
  try {
    const names = new Set(urls.map(nameOf));
    const { interviews } = await (await kept(`${scope}site.json`)).json();
    const title = ({ title, id }) => (typeof title === "string" ? title : (Object.entries(title ?? {}).find(([tag]) => follows(tag) === lang)?.[1] ?? Object.values(title ?? {})[0] ?? id));
    return interviews.filter(({ id }) => names.has(id)).map((one) => [`${scope}?i=${encodeURIComponent(one.id)}`, safe(`${title(one)}`)]);
  } catch {
    const pages = urls.filter((url) => /^interviews\/[^/]+\/(?:[^/]+\/)?$/.test(within(url)));
    const title = (text) => /<title>([^<]*?)(?: \| [^<|]*)?<\/title>/.exec(text)?.[1];
    const all = await Promise.all(pages.map(async (url) => [url, title(await (await kept(url)).text())]));
    return all.filter(([, title]) => title);
  }
}
const safe = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

// A page that says that there is no connection, in the language of the address or of the browser, with the others below
// in small type.
async function nothing(url) {
  const parts = url.slice(scope.length).split(/[/?&=#]/);
  const first = Object.keys(words).find((known) => parts.includes(known)) ?? follows(navigator.language);
  const { title, text, link, here } = words[first];
  const read = (await keptInterviews(first)).map(([url, title]) => `<li><a href="${safe(url)}">${title}</a></li>`).join("");
  const others = Object.entries(words).filter(([lang]) => lang !== first);
  const other = ([lang, { title, text, joint }]) => `<p lang="${lang}">${title}${joint}${text}</p>`;
  const sheets = ["viewer", "more"].map((name) => `<link rel="stylesheet" href="${scope}${name}.css?v=${version}">`).join("");
  const html = `<!doctype html><html lang="${first}" data-theme="auto"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title}</title>${sheets}<script src="${scope}replay.js?v=${version}"></script></head>
<body><div class="iv"><main class="iv-wrap iv-gone"><h1 class="iv-title">${title}</h1><p>${text}</p>
<p><a class="iv-btn" href="${scope}">${link}</a></p>${read && `<h2 class="iv-gone-other">${here}</h2><ul role="list">${read}</ul>`}<div class="iv-gone-others">${others.map(other).join("")}</div></main></div></body></html>`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
