// What must be there before anything is painted: how the reader likes the page, whether it is to show something else than
// what stands in it, and what keeps that which the reader does before the viewer is there (loader.js takes it). In a file of
// its own, as a strict policy forbids scripts in the page; it is waited for, so it is short.
start: {
  // The first frame has the beginning of the text in it (an address in the page), where a browser can wait for that. Who
  // begins with the bar and the list of questions comes to the text later, as each frame takes its time.
  const { first } = document.currentScript.dataset;
  if (first) document.head.append(Object.assign(document.createElement("link"), { rel: "expect", href: first, blocking: "render" }));
  const { dataset } = document.documentElement;
  const query = new URLSearchParams(location.search);
  try {
    const kept = new URLSearchParams(localStorage.getItem("interview-viewer") ?? "");
    if (kept.get("size")) dataset.size = kept.get("size");
    if (kept.get("scheme")) dataset.theme = kept.get("scheme");
  } catch {
    // Without storage, nothing is kept.
  }
  // The language that the reader has chosen (shell::storage). An address that names one, or words to mark, says which it wants;
  // so does the link that led here from the page in another language, and whoever goes back.
  const LANGUAGE = "interview-viewer-language";
  const ways = document.currentScript.dataset.others;
  const isAsked = query.has("lang") || ["i", "src", "own"].some((name) => query.has(name)) || location.hash.includes(":");
  if (ways && !isAsked && performance.getEntriesByType("navigation")[0]?.type === "navigate") {
    const others = Object.entries(JSON.parse(ways)).map(([tag, way]) => [tag, new URL(way, location.href).href]);
    const there = otherPage(others);
    if (there && !others.some(([, url]) => document.referrer.split(/[?#]/)[0] === url)) {
      dataset.leads = "";
      location.replace(there + location.search + location.hash);
      break start;
    }
  }
  // The page in the chosen language, where that is not this one.
  function otherPage(others) {
    try {
      const chosen = localStorage.getItem(LANGUAGE)?.toLowerCase();
      const all = [[document.documentElement.lang], ...others];
      const like = (same) => all.find(([tag]) => same(tag.toLowerCase()));
      return chosen && (like((tag) => tag === chosen) ?? like((tag) => tag.split("-")[0] === chosen.split("-")[0]))?.[1];
    } catch {
      // Without storage, none is kept.
    }
  }
  // A link of the switch chooses, also for a new tab.
  const choose = ({ target }) => {
    const lang = target.closest?.(".iv-langs a[hreflang]")?.hreflang;
    try {
      if (lang) localStorage.setItem(LANGUAGE, lang);
    } catch {
      // Without storage, it counts for the page that it leads to.
    }
  };
  for (const sign of ["click", "auxclick"]) addEventListener(sign, choose, true);
  // No module runs on a page from the disk: nothing is kept for one.
  if (location.protocol === "file:") {
    document.head.append(Object.assign(document.createElement("script"), { src: document.currentScript.src.replace("replay.js", "disk.js") }));
    break start;
  }
  // What is far from the window can wait until the rest has come (loader.js), where that moves nothing that is read: not where
  // the reader was in the text already, nor where a browser would not keep the place.
  const isNew = !location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate";
  if (isNew && CSS.supports("overflow-anchor: auto")) dataset.arrives = "";
  if (["i", "src", "own"].some((name) => query.has(name))) dataset.opens = "";
  else if (query.size) dataset.asks = "";

  // `done`: what does it once more, in order. `fields`: what is written in them. `found`: how loader.js finds them again. What is kept reaches nobody before that: a
  // viewer that is about to take over would not yet know all of its parts.
  const early = (globalThis.interviewReplay = { done: [], fields: new Map(), found: new Map() });
  const again = (event, element, act) => {
    if (!element) return;
    event.stopPropagation();
    early.done.push({ element, act });
  };
  const within = ({ target }, selector) => target.closest?.("#iv-app") && target.closest(selector);
  const written = (event) => within(event, "input:not([type=checkbox], [type=radio], [type=file]), textarea");
  const keep = (event) => {
    const field = written(event);
    if (!field) return;
    event.stopPropagation();
    early.fields.set(field, field.value);
  };
  const composed = (event) => {
    if (early.composes) keep(event);
    early.composes = false;
  };
  early.heard = {
    click: (event) => again(event, within(event, "button:not([popovertarget], [type=submit]), [data-term]"), (control) => control.click()),
    // What an input method composes is the field's alone until it is done: loader.js waits for that.
    compositionstart(event) {
      early.composes = !!written(event);
    },
    compositionend: composed,
    focusout: composed,
    input(event) {
      if (!early.composes) keep(event);
    },
    change: (event) => again(event, within(event, "[type=checkbox], [type=radio], [type=file], select"), (field) => field.dispatchEvent(new Event("change", { bubbles: true }))),
    submit(event) {
      const form = within(event, "form");
      if (form) event.preventDefault();
      again(event, form, (form) => form.requestSubmit());
    },
    keydown(event) {
      const { key, target, ctrlKey, metaKey, altKey, isComposing, keyCode } = event;
      // 229: an input method takes it.
      if (key.length !== 1 || key === " " || ctrlKey || metaKey || altKey || isComposing || keyCode === 229 || target.matches?.("input, textarea, select")) return;
      // Some browsers would begin a search of their own.
      if (key === "/" && document.getElementById("iv-app")) event.preventDefault();
      again(event, document.body, (body) => body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));
    },
    dragover(event) {
      if (document.getElementById("iv-app") && event.dataTransfer?.types.includes("Files")) event.preventDefault();
    },
    drop(event) {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!document.getElementById("iv-app") || !files.length) return;
      event.preventDefault();
      const dataTransfer = new DataTransfer();
      for (const file of files) dataTransfer.items.add(file);
      again(event, document.body, (body) => body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer })));
    },
  };
  for (const [name, hear] of Object.entries(early.heard)) addEventListener(name, hear, true);
}
