// The service worker: what was read can be read again without a connection. `interview build` fills in the version of the
// program and its files, each with its sum.
//
// Pages ask for the parts of the program with `?v=` and a version. A version is here whole, as its sums say, or not at all;
// what a page asks for of one version never comes from another: an old script never gets a new program.
const version = "@version@";
const files = "@files@";

const { scope } = registration;
// Several sites may share a host, and all of them the host's caches.
const own = `interview-viewer ${scope} `;
const program = (version) => `${own}program-${version}`;
const READ = `${own}read`;
// The state of the site that what is kept was last compared with.
const STATE = `${own}state`;
// With what is kept: when that was, and the sum of its content. Pages know a copy by it (kept.js).
const STAMP = "x-interview-kept";
// A connection that does not say anything for so long is as good as none, where there is something to show.
const PATIENCE = 4000;

// The path of an address within the site, or nothing where it is elsewhere. Files that say `?v=` are told apart by it, all
// others are the same whatever is asked of them.
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

// What pages look like is kept at once; the program itself, which is ten times as much, once an interview is read or the
// program is asked for: a reader of a list does not download it. Whoever has a version whole gets the next one whole.
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

// All of some files of this version, or nothing: while an upload is under way, some are still those of the version before.
// The browser then keeps the worker that it has, and tries this one again later. What the page has just fetched is not
// fetched again, if it is the right one.
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

// The version before stays for pages that are still open.
async function activate() {
  const others = (await caches.keys()).filter((name) => name.startsWith(program("")) && name !== program(version));
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
}

// What is answered here; everything else goes its usual way.
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

// A part of the program, in the version that is asked for.
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

// What is on its way and will be kept, by address: `news` waits for it.
const arriving = new Map();

// As it is on the site now, if that can be had; `copy` gives what there is to fall back on.
async function networkFirst(event, copy) {
  const { request } = event;
  const coming = fetch(request);
  // Also where the reader does not wait for it.
  const keeping = coming.then((answer) => keep(request.url, answer.clone()));
  arriving.set(bare(request.url), keeping);
  event.waitUntil(keeping.catch(() => {}).then(() => {
    if (arriving.get(bare(request.url)) === keeping) arriving.delete(bare(request.url));
  }));
  let found;
  const late = new Promise((give) => setTimeout(async () => give(await (found = copy(request.url))), PATIENCE));
  try {
    const answer = (await Promise.race([coming, late])) ?? (await coming);
    // A server that is out of order is as good as none.
    if (answer.status < 500) return answer;
    return (await (found ?? copy(request.url))) ?? answer;
  } catch (error) {
    const answer = await (found ?? copy(request.url));
    if (answer) return answer;
    if (request.mode === "navigate") return nothing(request.url);
    throw error;
  }
}

// Keeps an answer; what is no longer on the site, not here either. Not where the reader has switched this off: then the
// program is not here. How it went, and the sum of what has come.
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

// An answer with its stamp. A page cannot be answered with what has come by way of another address: this has come by none.
async function stamp({ status, headers, body }) {
  const bytes = await new Response(body).arrayBuffer();
  const isPage = /^text\/html/.test(headers.get("content-type") ?? "");
  // Another version of the program makes no other text.
  const text = isPage && new TextEncoder().encode(new TextDecoder().decode(bytes).replace(versions, "").replace(/"built":"[^"]*"/, ""));
  const sum = await sumOf(text || bytes);
  const own = new Headers(headers);
  own.set(STAMP, `${Date.now()} ${sum}`);
  return [new Response(bytes, { status, headers: own }), sum];
}

// What the site says of a copy that a page shows, with its sum: `newer`, `same`, `gone`, or `none` where it says nothing.
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

// Something was withdrawn: what else is kept of that interview, and the lists that may name it, are looked at, too.
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
    // The connection broke off: the next visit looks again.
    await caches.delete(STATE);
  } finally {
    looking = false;
  }
}

// An interview has the same name in the addresses of its file and of its pages, but for marks (site::paths).
const nameOf = (url) => {
  const [, name] = /^interviews\/([^/]+?)(?:\.json$|\/)/.exec(within(url)) ?? [];
  return name && decodeURIComponent(name).replace(/~([0-9a-f]+)~/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
};

// Once for each state of the site: what has changed since it was kept is fetched anew, and what is gone goes, also where
// the reader does not come by. The list says the sums of its files; what is not in it is asked for.
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
    // The next visit looks again.
  } finally {
    looking = false;
  }
}

async function put(url, answer) {
  const cache = await caches.open(READ);
  // Below, there may have to be a second go.
  const again = answer.clone();
  try {
    await cache.put(url, answer);
  } catch {
    // No room: what has not been read for longest goes.
    const oldest = (await cache.keys()).slice(0, 8);
    await Promise.all(oldest.map((request) => cache.delete(request)));
    return cache.put(url, again).then(() => "kept", () => "full");
  }
  again.body?.cancel();
  return "kept";
}

// What a page has fetched before there was a worker that could have seen it.
async function keepRead(urls) {
  if (urls.some((url) => within(url)?.startsWith("interviews/") || new URL(url).searchParams.has("i"))) await bringProgram().catch(() => {});
  for (const url of urls) {
    if (within(url) === undefined || (await kept(url))) continue;
    await fetch(bare(url)).then((answer) => keep(url, answer)).catch(() => {});
  }
}

// One after the other, for *Keep all interviews*: it says how it went with the last. Nothing goes to make room.
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

// A page without a connection: as it was kept; else the interview in another of its pages, or in the viewer; else a page
// that says so.
async function page(url) {
  const path = within(url);
  const same = [path, path.replace(/(?:^|\/)index\.html$/, (end) => (end[0] === "/" ? "/" : "")), /[^/]$/.test(path) ? `${path}/` : path];
  for (const path of new Set(same)) {
    const found = await kept(scope + path);
    if (found) return ofThisVersion(found);
  }
  return interview(url, path);
}

// A page may be older than any program that is here: it gets the one of now, whole.
async function ofThisVersion(page) {
  const { headers } = page;
  if (!/^text\/html/.test(headers.get("content-type") ?? "")) return page;
  const known = new Map(await Promise.all([...new Set((await page.clone().text()).match(versions))].map(async (said) =>
    [said, (await caches.has(program(said.slice(3)))) ? said : `?v=${version}`])));
  // The page knows that it is a copy.
  const kept = headers.has(STAMP) ? `<html data-kept="${headers.get(STAMP)}"` : "<html";
  const text = (await page.text()).replace(versions, (said) => known.get(said)).replace(/<html\b/, kept);
  const own = new Headers(headers);
  // Those of the text as it was sent.
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
  // The name of the folder as the id (site::paths::folder).
  const id = decodeURIComponent(folder).replace(/~([0-9a-f]+)~/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
  const usual = `interviews/${encodeURIComponent(id).replace(/[!'()*.~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}.json`;
  const there = (await kept(scope + usual)) ?? (await listed(id));
  if (!there) return undefined;
  return Response.redirect(`${scope}?${new URLSearchParams([["i", id], ...query])}`);
}

// The file of an interview where the list says that it is.
async function listed(id) {
  const site = await (await kept(`${scope}site.json`))?.json().catch(() => undefined);
  const { file } = site?.interviews?.find((entry) => entry.id === id) ?? {};
  return file && kept(`${scope}interviews/${file}`);
}

// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "title": "No connection", "text": "You are offline, or the site does not answer, and this page is not kept on this device.", "link": "To the first page", "joint": ": " },
  "zh-Hans": { "title": "没有网络连接", "text": "您已离线，或者网站没有回应；这台设备上也没有保存本页。", "link": "回到首页", "joint": "：" },
  "zh-Hant": { "title": "沒有網路連線", "text": "您已離線，或者網站沒有回應；這部裝置上也沒有儲存本頁。", "link": "回到首頁", "joint": "：" },
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

// In the language of the page's address, else of the browser; the others after it, small.
function nothing(url) {
  const parts = url.slice(scope.length).split(/[/?&=#]/);
  const first = Object.keys(words).find((known) => parts.includes(known)) ?? follows(navigator.language);
  const { title, text, link } = words[first];
  const others = Object.entries(words).filter(([lang]) => lang !== first);
  const other = ([lang, { title, text, joint }]) => `<p lang="${lang}">${title}${joint}${text}</p>`;
  const sheets = ["viewer", "more"].map((name) => `<link rel="stylesheet" href="${scope}${name}.css?v=${version}">`).join("");
  const html = `<!doctype html><html lang="${first}" data-theme="auto"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title}</title>${sheets}<script src="${scope}replay.js?v=${version}"></script></head>
<body><div class="iv"><main class="iv-wrap iv-gone"><h1 class="iv-title">${title}</h1><p>${text}</p>
<p><a class="iv-btn" href="${scope}">${link}</a></p><div class="iv-gone-others">${others.map(other).join("")}</div></main></div></body></html>`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
