// Runs before the first paint: applies the reader's settings, notes whether the page is to show something else than
// what it contains, and records what the reader does before the viewer is there (loader.js replays it). It is a file of
// its own, since a strict policy forbids inline scripts. It is short, since the browser waits for it.
start: {
  // `data-first` names an element that browsers wait for if they can, so that the first frame contains the start of the
  // text. After a first frame with only the bar and the list of questions, the text would come later, since each frame
  // takes time.
  const { first } = document.currentScript.dataset;
  if (first) document.head.append(Object.assign(document.createElement("link"), { rel: "expect", href: first, blocking: "render" }));
  const { dataset } = document.documentElement;
  const query = new URLSearchParams(location.search);
  let hasKeys = true;
  try {
    const kept = new URLSearchParams(localStorage.getItem("interview-viewer") ?? "");
    if (kept.get("size")) dataset.size = kept.get("size");
    if (kept.get("scheme")) dataset.theme = kept.get("scheme");
    hasKeys = kept.get("keys") !== "off";
  } catch {
    // Without storage, there are no settings.
  }
  // The language that the reader has chosen (shell::storage). It does not apply to an address that names a language or
  // quotes words, nor after a link from the page in another language, nor when the reader goes back.
  const LANGUAGE = "interview-viewer-language";
  const { others: ways, named } = document.currentScript.dataset;
  const others = Object.entries(JSON.parse(ways ?? "{}")).map(([tag, way]) => [tag, new URL(way, location.href).href]);
  const opens = ["i", "src", "own"].some((name) => query.has(name));
  const said = query.get("lang");
  // The page in a language, or undefined: its tag and, if it is another page, its address.
  const pageIn = (wanted) => {
    const all = [[document.documentElement.lang], ...others];
    const like = (same) => all.find(([tag]) => same(tag.toLowerCase(), wanted.toLowerCase()));
    return wanted ? like((tag, wanted) => tag === wanted) ?? like((tag, wanted) => tag.split("-")[0] === wanted.split("-")[0]) : undefined;
  };
  try {
    // A page has one address: an address with a language leads to that language's own page. While the reader stays, the
    // program writes such addresses on one page, so a reload keeps the page, and the place in it.
    const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate";
    const asked = isNew && ways && said && !opens && pageIn(said);
    if (asked) {
      const rest = location.search.replace(/([?&])lang=[^&]*(&|$)/, "$1").replace(/[?&]$/, "") + location.hash;
      if (asked[1]) {
        dataset.leads = "";
        location.replace(asked[1] + rest);
        break start;
      }
      history.replaceState(history.state, "", location.pathname + rest);
      query.delete("lang");
    }
    // The language that the reader has chosen.
    const isFree = others.length && named === undefined && !said && !opens && !location.hash.includes(":");
    if (isFree && isNew) {
      const there = pageIn(localStorage.getItem(LANGUAGE))?.[1];
      if (there && !others.some(([, url]) => document.referrer.split(/[?#]/)[0] === url)) {
        dataset.leads = "";
        location.replace(there + location.search + location.hash);
        break start;
      }
    }
  } catch {
    // Without storage, no choice is kept.
  }
  // A click on a link of the language switch makes the choice, also if it opens a new tab.
  const choose = ({ target }) => {
    const lang = target.closest?.(".iv-langs a[hreflang]")?.hreflang;
    try {
      if (lang) localStorage.setItem(LANGUAGE, lang);
    } catch {
      // Without storage, the choice holds only for the page that the link opens.
    }
  };
  for (const sign of ["click", "auxclick"]) addEventListener(sign, choose, true);
  // Where the browser keeps the places where the reader stopped (stopped.js), the root of the site, and the page in it,
  // the same in all languages.
  const root = new URL("./", document.currentScript.src).pathname;
  const page = location.pathname.slice(root.length).split("/").slice(0, 2).join("/");
  const name = "interview-viewer stopped";
  globalThis.interviewStopped = { name, root, page };
  // Paints the words that offer the place with the first frame, so that nothing moves later.
  try {
    const stopped = localStorage.getItem(name)?.split("\n").map((line) => line.split("\t")).find(([of]) => of === root + page);
    if (stopped?.[2] === document.documentElement.lang && !location.hash && !query.size) {
      dataset.stopped = "";
      document.documentElement.style.setProperty("--iv-stopped-at", JSON.stringify(stopped[3]));
    }
  } catch {
    // Without storage, no place is kept.
  }
  // On a page from the disk no module runs, so nothing needs to be recorded.
  if (location.protocol === "file:") {
    document.head.append(Object.assign(document.createElement("script"), { src: document.currentScript.src.replace("replay.js", "disk.js") }));
    break start;
  }
  // The layout of text far from the window can wait until the page has loaded (loader.js), unless that would move what
  // is being read: not if the reader returns to a place in the text, and not in a browser without scroll anchoring.
  const isNew = !location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate";
  if (isNew && CSS.supports("overflow-anchor: auto")) dataset.arrives = "";
  if (["i", "src", "own"].some((name) => query.has(name))) dataset.opens = "";
  else if (query.size) dataset.asks = "";

  const PATIENCE = 5000;
  // `done`: functions that repeat the reader's actions, in order. `fields`: their contents. `found`: how handover.js
  // finds the fields again. `trace`: returns that for an element, once the viewer is taking over. Recorded events reach
  // no other listener: a viewer that is taking over does not yet know all of its parts.
  const early = (globalThis.interviewReplay = { done: [], fields: new Map(), found: new Map() });
  const again = (event, element, act) => {
    if (!element) return;
    event.stopPropagation();
    early.done.push({ element, act, found: early.trace?.(element) });
  };
  const within = ({ target }, selector) => target.closest?.("#iv-app") && target.closest(selector);
  const written = (event) => within(event, "input:not([type=checkbox], [type=radio], [type=file]), textarea");
  const keep = (event) => {
    const field = written(event);
    if (!field) return;
    event.stopPropagation();
    // While the viewer takes over (loader.js), it may empty the field or replace it. The letters typed before go in front.
    if (early.trace && event.inputType === "insertText" && field.value === event.data) {
      const [was, value] = early.fields.has(field) ? [field, early.fields.get(field)] : [...early.fields].find(([was]) => !was.isConnected) ?? [];
      if (value) field.value = value + field.value;
      early.fields.delete(was);
    }
    early.fields.set(field, field.value);
    if (early.trace && !early.found.has(field)) early.found.set(field, early.trace(field));
  };
  // Goes to the search box at once, so that the next letters, and an input method, go there. The box may
  // be in a sheet.
  const seek = () => {
    const field = hasKeys && document.querySelector("#iv-app .iv-search input");
    if (!field) return false;
    if (!field.getClientRects().length) field.closest("[popover]")?.showPopover?.();
    field.focus();
    return true;
  };
  const composed = (event) => {
    if (early.composes) keep(event);
    early.composes = false;
  };
  early.heard = {
    click(event) {
      const control = within(event, "button:not([popovertarget], [type=submit]), [data-term], [data-choice]");
      // A link that filters the list filters it in place, unless it opens another tab.
      const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
      if (control?.dataset.choice !== undefined) {
        if (button || ctrlKey || metaKey || shiftKey || altKey) return;
        event.preventDefault();
        // If the viewer does not arrive, the link leads to its page.
        setTimeout(() => globalThis.interviewReplay === early && location.assign(control.href), PATIENCE);
      }
      again(event, control, (control) => control.click());
    },
    // While an input method composes, the field keeps the text to itself; loader.js waits for the end.
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
      // 229: the key goes to an input method.
      if (key.length !== 1 || key === " " || ctrlKey || metaKey || altKey || isComposing || keyCode === 229 || target.matches?.("input, textarea, select")) return;
      // Some browsers would open their own search.
      if (key === "/" && document.getElementById("iv-app")) event.preventDefault();
      if (key === "/" && seek()) return;
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
