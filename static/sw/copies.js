// The copies of what was read, and how they are kept up to date.

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

