// Finds the page that a site has for an interview, so that an address such as `?i=x` can redirect there (loader.js).
const root = new URL("./", import.meta.url);
// The worker waits a little longer for a page before it falls back to another (sw/pages.js), so that the two never redirect
// to each other in a loop.
const PATIENCE = 3000;

// The name of an interview's folder (site::paths::folder).
const isPlain = (c) => /[\p{Lowercase}\p{N}_-]/u.test(c) || (/\p{Alphabetic}/u.test(c) && !/\p{Uppercase}/u.test(c));
const folder = (id) => [...id].map((c, n, all) => (isPlain(c) || (c === "." && n > 0 && n + 1 < all.length) ? c : `~${c.codePointAt(0).toString(16)}~`)).join("");

// The page in the interview's own language, from the site, or else the kept copy.
async function read(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return (await globalThis.caches?.match(url))?.text();
  }
}

// Undefined if there is no page. `asked`: the query of the address; `chosen`: the language that the reader has chosen,
// if any.
export async function pageOf(asked, chosen) {
  // That page has just redirected here.
  if (document.referrer.split("#")[0] === location.href.split("#")[0]) return;
  const id = asked.get("i");
  const text = await read(new URL(`interviews/${encodeURIComponent(folder(id))}/`, root));
  const written = text && new DOMParser().parseFromString(text, "text/html").getElementById("iv-frame")?.textContent;
  const frame = written && JSON.parse(written);
  if (frame?.id !== id) return;
  const pages = Object.entries(frame.twins);
  const like = (wanted) => {
    const tag = wanted?.toLowerCase();
    return tag && (pages.find(([own]) => own.toLowerCase() === tag) ?? pages.find(([own]) => own.split("-")[0] === tag.split("-")[0]));
  };
  const query = new URLSearchParams(asked);
  query.delete("i");
  const said = asked.get("lang");
  const named = pages.find(([own]) => own.toLowerCase() === said?.toLowerCase());
  if (named) query.delete("lang");
  const [, path] = named || like(chosen) || pages[0];
  return new URL(path, root).href + (query.size ? `?${query}` : "");
}
