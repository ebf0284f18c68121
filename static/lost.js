// For the page that a host shows for unknown addresses (404.html): redirects an address that a mail program or chat has
// changed to the page that it meant. `#` was encoded, punctuation was added, a slash or small letters were lost. If no
// page is found, this one stays. Without scripts it links to the list.
const root = new URL("./", import.meta.url);

// What a path may have been before it was changed, the likeliest first; the same rules as in src/state/mended.rs.
function readings(text) {
  const all = [text];
  const steps = [
    (one) => one.replace(/[)\]}>/\\.,;:!?"'*_|”’»›…。，、；：！？）］｝】》〉」』\s\u200b\ufeff]$/u, ""),
    (one) => one.replaceAll("&amp;", "&"),
    (one) => {
      try {
        return decodeURIComponent(one);
      } catch {
        return one;
      }
    },
  ];
  for (let at = 0; at < all.length && all.length < 24; at++) {
    for (const step of steps) {
      const other = step(all[at]);
      if (other && !all.includes(other)) all.push(other);
    }
  }
  return all;
}

const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");
const isThere = async (url) => (await fetch(url, { method: "HEAD" })).ok;

// The pages that may be meant, each with its query, its fragment and its name.
function* pages(path) {
  const seen = new Set([path]);
  for (const reading of readings(path)) {
    const [before, ...behind] = reading.split("#");
    const [, said, asked] = /^([^?&]*)[?&]?(.*)$/s.exec(before);
    const name = said.replace(/\/+$/, "");
    const hash = behind.length ? `#${behind.join("#")}` : location.hash;
    for (const one of [name, name.toLowerCase()]) {
      const page = one && `${encoded(one)}/`;
      if (!page || seen.has(page)) continue;
      seen.add(page);
      yield [page, location.search || (asked && `?${asked}`), hash, one];
    }
  }
}

async function lead() {
  if (!location.href.startsWith(root.href)) return;
  const path = location.pathname.slice(root.pathname.length);
  for (const [page, search, hash] of pages(path)) {
    const url = new URL(page, root);
    if (await isThere(url)) return location.replace(url.href + search + hash);
  }
  // An id with capital letters differs from the name of its page; the list has the id.
  for (const [, , hash, name] of pages(path)) {
    const id = /^interviews\/([^/]+)/.exec(name)?.[1]?.toLowerCase();
    if (!id) continue;
    const { interviews } = await (await fetch(new URL("site.json", root))).json();
    const known = interviews.map(({ id, file }) => id ?? file?.replace(/\.json$/i, "")).find((one) => one?.toLowerCase() === id);
    if (known) return location.replace(`${root.href}?i=${encodeURIComponent(known)}${hash}`);
  }
}

lead().catch((error) => console.info(`This address leads to no other: ${error.message}`));
