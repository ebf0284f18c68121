// Opens what is pasted on a page with a list: files, or the text of a transcript, like a file that is dropped. A text that
// was a web page or a document keeps its structure, which tells who speaks: bold labels, headings, tables.
const STRUCTURE = /<(?:b|strong|h[1-3]|table)[\s>]|font-weight: ?(?:bold|[6-9]00)/i;

function open(files) {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
}

// A pasted text has no name.
const nameless = (text) => new File([text], "");

// The structure of a text. A JSON file that is shown on a web page, or in an editor, is as it is written.
const structured = (text, html) => (STRUCTURE.test(html) && !text.trimStart().startsWith("{") ? `<!doctype html>\n${html}` : "");

// The text that was pasted into the field last, and its structure, of which the field has nothing.
let last;
const lines = (text) => text.replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ");
addEventListener("submit", (event) => {
  const field = event.target.querySelector("#iv-paste");
  if (!field || !last || lines(field.value) !== last.text) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  open([nameless(last.page)]);
}, true);

export function pasted(target, files, text, html) {
  const page = structured(text, html);
  if (target.closest?.("input, textarea, [contenteditable]")) {
    if (target.id === "iv-paste") last = page && { text: lines(text), page };
    return;
  }
  // Copied words may come with a picture of them, and copied files with their names.
  const others = files.filter(({ type }) => !type.startsWith("image/"));
  const given = others.length || !text.trim() ? (others.length ? others : files) : [nameless(page || text)];
  if (given.length) open(given);
}
