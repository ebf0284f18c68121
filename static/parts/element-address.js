// The addresses that the element reads and writes: of its file, of its state, of the page around it.

// Splits an address into its parameters and its fragment. A bare `a1.2` is a fragment; of a whole address, the rest does
// not matter.
export function parted(address) {
  if (/^https?:/.test(address)) {
    try {
      const { search, hash } = new URL(address);
      return [search, hash];
    } catch {
      // It names nothing in the interview: the program reports it.
    }
  }
  const [search, hash = ""] = /^[?#]/.test(address) ? address.split(/(?=#)/) : ["", `#${address}`];
  return search.startsWith("#") ? ["", search] : [search, hash];
}

// The whole address of a file. An address that is not valid stays as it is: the program reports it.
export function absolute(src) {
  try {
    return new URL(src, document.baseURI).href;
  } catch {
    return src;
  }
}

// The page that shows an interview file on the site that the viewer comes from.
export function pageOf(site, url) {
  const [, id] = url.startsWith(`${site}interviews/`) ? /\/interviews\/([^/?#]+)\.json$/.exec(url) ?? [] : [];
  return `${site}?${id ? `i=${id}` : `src=${encodeURIComponent(url)}`}`;
}

// Whether the fragment of the page's address may lead into the interview. It may as well lead to an element of the page
// itself, or be a route of the page's own script. An element in the content of this one is the same place in the
// interview.
export function leadsInto(element) {
  const [, id] = location.hash.split("#");
  if (!id || /^[/!]/.test(id)) return false;
  try {
    const there = document.getElementById(decodeURIComponent(id));
    return !there || element.contains(there);
  } catch {
    return true;
  }
}

// The state that an address describes. `addressed`: the attributes that have a parameter, each with its parameter. A list
// has the name of its attribute, a single value that of its parameter. `first`: the interview's first language.
export function stateFrom(address, addressed, { shown, total, first }) {
  const [search, hash] = parted(address || "?");
  const query = new URLSearchParams(search);
  const values = addressed.map(([name, { parameter, many }]) => many ? [name, query.getAll(parameter)] : [parameter, query.get(parameter) ?? ""]);
  const state = Object.fromEntries(values);
  const target = decodeURIComponent(hash.slice(1).split(":")[0]);
  return { ...state, lang: state.lang || first, match: state.match || "any", target, address, shown, total };
}

// Writes a fragment into the address of the page, as a new history entry or in the present one.
export function writeHash(hash, isNew) {
  const url = location.href.split("#")[0] + hash;
  if (isNew) history.pushState(history.state, "", url);
  else history.replaceState(history.state, "", url);
}
