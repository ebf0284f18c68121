// The place that this tab has kept (shell::scroll_restore).
const PLACE = "interview-viewer-place";

// It is for a reload and for Back. A link, a bookmark or a typed address opens an interview at its beginning.
try {
  const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate" && !document.wasDiscarded;
  if (isNew) sessionStorage.removeItem(PLACE);
} catch {
  // Without storage, no place is kept.
}

// Whether the reader starts at the beginning of the text, with no filter and no place to return to. `asked`: the query.
export function isPlain(asked) {
  if (location.hash || ["theme", "speaker", "q", "only"].some((name) => asked.has(name))) return false;
  try {
    return sessionStorage.getItem(PLACE)?.split("\n")[1] !== location.href;
  } catch {
    return true;
  }
}
