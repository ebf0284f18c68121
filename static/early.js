// What must be there before anything is painted: how the reader likes the page, whether it is to show something else than
// what stands in it, and what keeps the clicks and keys that come before the viewer (boot.js takes them). In a file of its own, as a
// strict policy forbids scripts in the page; it is waited for, so it is short.
{
  const { dataset } = document.documentElement;
  const query = new URLSearchParams(location.search);
  try {
    const kept = new URLSearchParams(localStorage.getItem("interview-viewer") ?? "");
    if (kept.get("size")) dataset.size = kept.get("size");
    if (kept.get("scheme")) dataset.theme = kept.get("scheme");
  } catch {
    // Without storage, nothing is kept.
  }
  if (query.has("i") || query.has("src")) dataset.opens = "";
  else if (query.size) dataset.asks = "";
  const early = (globalThis.interviewDone = { clicks: [], keys: [] });
  early.click = ({ target }) => {
    const control = target.closest?.("#iv-app :is(button:not([popovertarget]), [data-term], input:not([type=search]))");
    if (control) early.clicks.push(control);
  };
  early.input = ({ target }) => {
    if (target.matches?.("#iv-app .iv-search input")) early.typed = target;
  };
  early.keydown = ({ key, target, ctrlKey, metaKey, altKey }) => {
    const writes = target.matches?.("input, textarea, select");
    if (key.length === 1 && key !== " " && !writes && !ctrlKey && !metaKey && !altKey) early.keys.push(key);
  };
  for (const name of ["click", "input", "keydown"]) addEventListener(name, early[name], true);
}
