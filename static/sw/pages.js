// The answers to a request for a page without a connection.

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
