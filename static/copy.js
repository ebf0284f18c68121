// Puts the selected words of an interview on the clipboard, with the speakers' names if several turns are selected, and
// without what surrounds the words: badges, numbers, times, themes, buttons. It reads the elements that src/markup
// writes, so it works on a page before the viewer has loaded, for a viewer on other people's pages, and in a saved
// file.

// Elements within the words that are not part of them.
const FURNITURE = "rt, rp, .iv-sr, .iv-num, .iv-meta, .iv-note, .iv-badge, .iv-time, svg";
// Elements within the words that stay in the HTML.
const KEPT = { STRONG: "strong", EM: "em", A: "a" };

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const isHan = (lang) => /^(zh|ja|yue|wuu|nan|hak|cmn)\b/.test(lang);

// The selected ranges within a document or a shadow root. Each engine has its own way to report the latter.
function ranges(root) {
  const selection = getSelection();
  const own = root === document ? selection : root.getSelection?.();
  let found = [];
  if (own || !selection?.getComposedRanges) {
    const of = own ?? selection;
    found = Array.from({ length: of?.rangeCount ?? 0 }, (_, n) => of.getRangeAt(n));
  } else {
    try {
      found = selection.getComposedRanges({ shadowRoots: [root] });
    } catch {
      found = selection.getComposedRanges(root);
    }
  }
  return found.filter(({ startContainer, endContainer }) => root.contains(startContainer) && root.contains(endContainer)).map((one) => {
    const range = document.createRange();
    range.setStart(one.startContainer, one.startOffset);
    range.setEnd(one.endContainer, one.endOffset);
    return range;
  });
}

// The part of a node that is in a range, as text and as HTML.
function words(node, range) {
  if (node.nodeType === Node.TEXT_NODE) {
    const from = node === range.startContainer ? range.startOffset : 0;
    const text = node.data.slice(from, node === range.endContainer ? range.endOffset : undefined);
    return { text, html: escaped(text) };
  }
  const said = { text: "", html: "" };
  for (const child of node.childNodes) {
    if (!range.intersectsNode(child) || (child.nodeType === Node.ELEMENT_NODE && child.matches(FURNITURE))) continue;
    const { text, html } = words(child, range);
    said.text += text;
    const tag = text && KEPT[child.nodeName];
    said.html += tag ? `<${tag}${tag === "a" ? ` href="${escaped(child.href)}"` : ""}>${html}</${tag}>` : html;
  }
  return said;
}

// The paragraphs of an element that are in a range, each with its language.
function paragraphs(within, range) {
  const found = [];
  for (const element of within) {
    if (!range.intersectsNode(element)) continue;
    const { text, html } = words(element, range);
    const lang = element.closest("[lang]")?.lang ?? "";
    if (text.trim()) found.push({ text, html, lang, dir: getComputedStyle(element).direction === "rtl" ? "rtl" : undefined });
  }
  return found;
}

// Whether the reader sees the language of an element, by the same conditions as the style rules.
function isRead(element) {
  const column = element.closest("[data-l]");
  const mode = element.closest("[data-mode]")?.dataset.mode ?? "both";
  if (!column || mode === "both" || column.dataset.l === mode) return true;
  return "f" in column.dataset && !!element.closest(`[data-lacks~="${mode}"]`);
}

// The words of a passage: all of one language, then all of the next.
function passage(element, range) {
  const all = [...element.querySelectorAll(":is(.iv-question, .iv-follow) .iv-pair > [lang], .iv-text :is(p, li)")].filter(isRead);
  const columns = new Map();
  for (const one of all) {
    const { lang } = one.closest("[lang]");
    columns.set(lang, [...(columns.get(lang) ?? []), one]);
  }
  return paragraphs([...columns.values()].flat(), range);
}

// Turns with their words, and gaps for what is folded between them.
function turns(root, range) {
  const found = [];
  for (const element of root.querySelectorAll("[data-passage], .iv-card-ask")) {
    if (!range.intersectsNode(element)) continue;
    const [turn, last] = [element.matches(".iv-card-ask") ? element : element.parentElement, found.at(-1)];
    if (element.closest("[hidden]")) {
      if (last !== GAP) found.push(GAP);
      continue;
    }
    const said = passage(element, range);
    if (!said.length) continue;
    if (last?.turn === turn) last.said.push(...said);
    else found.push({ turn, said });
  }
  return found;
}
const GAP = { gap: true };

// The element with the speaker of a turn. In a card, it is below the turn.
const speaker = (turn) => turn.matches(".iv-card-words") ? turn.parentElement.querySelector(".iv-card-by b")
  : turn.querySelector(":scope > :is(.iv-who, .iv-asks) > :not(.iv-badge, .iv-time)");

// Adds a speaker's name where the speaker changes, and marks follow-up questions. After a gap, and in a new thread, the
// name is repeated.
function names(found) {
  let before;
  return found.map(({ gap, turn, said }) => {
    if (gap) {
      before = undefined;
      return { said: [{ text: "[…]", html: "[…]" }] };
    }
    const name = speaker(turn)?.textContent;
    const thread = turn.closest("[data-thread]")?.dataset.thread;
    const follows = turn.querySelector(".iv-follow > .iv-sr")?.textContent.replace(/[:：\s]+$/, "");
    const [same, han] = [before?.name === name && before?.thread === thread, isHan(said[0].lang)];
    before = { name, thread };
    const mark = follows && (han ? `（${follows}）` : ` (${follows.toLowerCase()})`);
    const who = same && !mark ? "" : (name ?? "") + (name ? mark ?? "" : mark?.trim() ?? "");
    return { who: who && who + (han ? "：" : ": "), said };
  });
}

function paragraph({ html, lang, dir }, who) {
  const name = who ? `<strong>${escaped(who.trim())}</strong>${/\s$/.test(who) ? " " : ""}` : "";
  return `<p${lang ? ` lang="${escaped(lang)}"` : ""}${dir ? ` dir="${dir}"` : ""}>${name}${html}</p>`;
}

// The text and HTML to copy from a document or a shadow root; undefined if none of the interview's words are selected.
export function copied(root) {
  const selected = ranges(root).filter((range) => !range.collapsed);
  let found = selected.flatMap((range) => turns(root, range));
  if (!found.some(({ turn }) => turn)) return undefined;
  const heads = selected.flatMap((range) => {
    const of = (css) => paragraphs([...root.querySelectorAll(css)].flatMap((one) => [...(one.querySelector(".iv-pair") ?? one).children]), range);
    return [...of(".iv-title"), ...of(".iv-stand")];
  });
  const alone = !heads.length && found.filter(({ turn }) => turn).length === 1;
  // A selection often ends at the start of the next paragraph, after what is folded before it.
  if (alone) found = found.filter(({ turn }) => turn);
  const parts = [...heads.map((one) => ({ said: [one] })), ...(alone ? found : names(found))];
  const text = parts.map(({ who = "", said }) => who + said.map(({ text }) => (alone ? text : text.trim())).join("\n")).join("\n\n");
  const html = parts.flatMap(({ who, said }) => said.map((one, n) => paragraph(one, n ? "" : who))).join("\n");
  return { text, html };
}

// Replaces what the browser would copy. `roots` returns the documents and shadow roots that hold interviews.
export function listen(roots) {
  document.addEventListener("copy", (event) => {
    const [target] = event.composedPath();
    if (event.defaultPrevented || !event.clipboardData || target.matches?.("input, textarea")) return;
    for (const root of roots()) {
      const what = root && copied(root);
      if (!what) continue;
      event.clipboardData.setData("text/plain", what.text);
      event.clipboardData.setData("text/html", what.html);
      event.preventDefault();
      return;
    }
  });
}
