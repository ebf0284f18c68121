// The list of the site, which a prerendered page was written from.

// The file of the site, and the metadata of the page, marked as outdated if the page was written from another file.
export async function list(site, frame, about) {
  let bytes;
  try {
    const answer = await fetch(site, { cache: "no-cache", credentials: "same-origin" });
    if (answer.ok) bytes = await answer.arrayBuffer();
  } catch {
    // The viewer says so, and tries again when the reader asks for it.
  }
  if (!bytes) return [frame];
  const own = bytes.byteLength === about.size ? frame : JSON.stringify({ ...about, built: "" });
  return [own, undefined, new TextDecoder().decode(bytes)];
}

// Takes the search and the filters along to the list in another language.
export function keepChoice() {
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.(".iv-site .iv-langs a[hreflang]");
    if (link) link.search = location.search;
  }, true);
}

// Whether somebody has changed the list by hand since the page was written: asks the server for one byte and the
// length.
export async function isChanged(site, about) {
  const answer = await fetch(site, { cache: "no-cache", credentials: "same-origin", headers: { Range: "bytes=0-0" } });
  const size = answer.headers.get("Content-Range")?.split("/")[1] ?? (answer.headers.has("Content-Encoding") ? undefined : answer.headers.get("Content-Length"));
  if (answer.status !== 206) answer.body?.cancel();
  return answer.ok && size !== undefined && size !== "*" && +size !== about.size;
}
