// Functions by which a journey reads the page. They precede every script that it runs there, and change nothing.
const squeeze = (text) => text.replace(/\s+/g, " ").trim();
// Without the preview (`first`).
const first = document.getElementById("iv-first");
// By default, in the page and in the viewers of its elements, since readers see no difference.
const places = (from = document) => [from, ...[...from.querySelectorAll("*")].flatMap((e) => e.shadowRoot ? places(e.shadowRoot) : [])];
const all = (css, within) => (within ? [within] : places())
  .flatMap((place) => [...place.querySelectorAll(css)]).filter((e) => within === first || !first?.contains(e));
// Not hidden: laid out, or skipped only because it is far from the window.
const shown = (e) => e.getClientRects().length > 0 && !e.closest("[hidden]") && getComputedStyle(e).visibility !== "hidden";
const said = (e) => squeeze(e.innerText);
// Engines differ in the white space beside elements that are out of the flow.
const bare = (text) => text.replace(/\s+/g, "");
// Elements that a reader could see, with these words; a count after them may be omitted.
const named = (css, text) =>
  all(css).filter((e) => shown(e) && (text === null || [said(e), said(e).replace(/ \d+$/, "")].some((words) => bare(words) === bare(text))));
// Text nodes, in order.
function* texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode;
}
const lang = (node) => node.parentElement.closest("[lang]")?.lang ?? "";
const passage = (id) => all(`[data-passage="${CSS.escape(id)}"]`)[0];
const passages = () => all("[data-passage]");
const folded = () => passages().filter((p) => p.closest("[hidden]")).map((p) => p.dataset.passage);
// The words of a passage in a language, without the page's additions (numbers, themes, notes, pinyin).
const words = (id, tag) => wordsOf(passage(id), tag);
const wordsOf = (passage, tag) => [...texts(passage)]
  .filter((t) => lang(t) === tag && !t.parentElement.closest(".iv-meta, .iv-note, .iv-num, .iv-sr, rt, rp"))
  .map((t) => t.data).join("");
// Marked stretches as [passage, language, words]; a stretch that continues in the next element is joined.
const marked = (css) => {
  const found = [];
  for (const p of passages()) {
    let last = null;
    for (const text of texts(p)) {
      const mark = text.parentElement.closest(css);
      const seen = mark && shown(mark);
      const block = text.parentElement.closest("p, li, h2, h3, [data-l]");
      if (seen && last && last.block === block) last.words += text.data;
      else if (seen) found.push((last = { id: p.dataset.passage, lang: lang(text), words: text.data, block }));
      if (!seen) last = null;
    }
  }
  return found.map(({ id, lang, words }) => [id, lang, words]);
};
