// Hands a prerendered page over to the viewer, and gives back what the reader had in hand.
import { app, wait } from "./page.js";

// Whether a key or a pointer is down, or an input method composes: its element must not be replaced meanwhile, or the
// click would be lost. The wait has a limit, since a browser may never report that it is up.
const down = new Set();
const holds = { pointerdown: "pointer", keydown: "key", compositionstart: "words" };
const frees = { pointerup: "pointer", pointercancel: "pointer", dragend: "pointer", keyup: "key", compositionend: "words" };
for (const [name, what] of Object.entries(holds)) addEventListener(name, () => down.add(what), true);
for (const [name, what] of Object.entries(frees)) addEventListener(name, () => down.delete(what), true);
addEventListener("blur", ({ target }) => target === window && down.clear(), true);
export async function freeHands() {
  for (const since = performance.now(); down.has("words") || (down.size && performance.now() - since < 1500); ) await wait(10);
  // The click follows after the pointer is up.
  await wait(0);
}

// Elements outside the text may be rendered again. An element is then found by its attributes and its position among
// others like it.
const apart = (element) => app.contains(element) && !element.closest(".iv-threads");
const kind = (element) => ["id", "class", "name", "type", "value", "href", "popovertarget"].map((name) => element.getAttribute(name)).join("\n");
function trace(element) {
  if (!apart(element)) return () => element;
  const [like, name] = [kind(element), element.localName];
  const alike = () => [...app.querySelectorAll(name)].filter((other) => apart(other) && kind(other) === like);
  const place = alike().indexOf(element);
  return () => (element.isConnected ? element : alike()[place]);
}

// The reader's state outside the text: focus, selection, open popovers and details, and scroll positions.
export function remember() {
  const early = globalThis.interviewReplay;
  if (early) {
    for (const act of early.done) act.found = trace(act.element);
    for (const field of early.fields.keys()) early.found.set(field, trace(field));
    early.trace = trace;
  }
  const focused = document.activeElement;
  const selection = getSelection();
  const ends = [[selection.anchorNode, selection.anchorOffset], [selection.focusNode, selection.focusOffset]].map(([node, offset]) => {
    const around = node?.nodeType === 3 ? node.parentElement : node;
    const found = around?.nodeType === 1 && trace(around);
    // An element that is rendered again has the same text in the same place.
    return () => (node?.isConnected ? [node, offset] : [(node?.nodeType === 3 && found?.()?.firstChild) || found?.(), offset]);
  });
  return {
    focus: app.contains(focused) && trace(focused),
    caret: "selectionStart" in focused && [focused.selectionStart, focused.selectionEnd],
    selected: selection.rangeCount && app.contains(selection.anchorNode) && !selection.isCollapsed && { text: String(selection), ends },
    open: [...app.querySelectorAll("[popover]:popover-open")].map(({ id }) => id),
    unfolded: [...app.querySelectorAll("details[open]")].map(trace),
    scrolled: [...app.querySelectorAll(".iv-tools, .iv-tools-body, .iv-outline, .iv-voices")].filter(({ scrollTop }) => scrollTop).map((list) => [trace(list), list.scrollTop]),
  };
}

// The field that the reader has typed into, or the one in its place.
function present(early, field) {
  const found = field.isConnected ? field : early.found.get(field)?.();
  return found ?? (field.closest(".iv-search") && document.querySelector("#iv-app .iv-search input"));
}

export function giveBack({ focus, caret, selected, open, unfolded, scrolled }) {
  // The viewer's fields are empty at first. The next key must find what was typed before it.
  const early = globalThis.interviewReplay;
  for (const [was, value] of early?.fields ?? []) {
    const field = present(early, was);
    if (field && field.value !== value) field.value = value;
  }
  for (const id of open) document.getElementById(id)?.matches(":not(:popover-open)") && document.getElementById(id).showPopover();
  for (const details of unfolded) details()?.setAttribute("open", "");
  for (const [list, top] of scrolled) if (list()) list().scrollTop = top;
  const field = focus && focus();
  if (field && field !== document.activeElement) {
    field.focus({ preventScroll: true });
    if (caret && field.value) field.setSelectionRange?.(...caret);
  }
  if (!selected || String(getSelection()) === selected.text) return;
  const [[anchor, from], [end, to]] = selected.ends.map((found) => found());
  if (!anchor || !end) return;
  try {
    getSelection().setBaseAndExtent(anchor, from, end, to);
  } catch {
    // Other words are there now.
  }
}

// Returns what the reader did before the viewer was there (replay.js), and stops recording.
export function release() {
  const early = globalThis.interviewReplay;
  delete globalThis.interviewReplay;
  for (const [name, hear] of Object.entries(early?.heard ?? {})) removeEventListener(name, hear, true);
  return early;
}

// Replays what the reader did before the viewer was there, and restores what they typed.
export function again() {
  const early = release();
  if (!early) return;
  for (const [was, value] of early.fields) {
    const field = present(early, was);
    if (!field) continue;
    if (field !== document.activeElement) field.focus({ preventScroll: true });
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  for (const { element, found, act } of early.done) {
    const control = element.isConnected ? element : found?.();
    if (control) act(control);
  }
  // Opens popovers again that the browser opened alone, so that the viewer learns of them.
  for (const open of document.querySelectorAll("#iv-app [popover]:popover-open")) {
    open.hidePopover();
    open.showPopover();
  }
}
