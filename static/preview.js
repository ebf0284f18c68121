// A preview: shows the words of an interview as the file has them, while the viewer is loading or if it fails to load.
// It shows no roles, numbers, headings or marks, which only the program knows. Turns and passages have the ids that the
// program gives them, so that a place in the preview is the same place in the viewer.

// How many passages are enough until the viewer comes, and after how many milliseconds the reader has begun to read.
const [ENOUGH, TO_READ] = [40, 1000];
const query = new URLSearchParams(location.search);
let all = false;

// Parses an incomplete file: cuts it after its last complete object and closes it there. Tries only a few places, since
// the next chunk has others.
function complete(file) {
  for (let [end, close, tries] = [file.length, "", 0]; end > 0 && tries < 50; [end, close, tries] = [file.lastIndexOf("}", end - 1), "]}", tries + 1]) {
    try {
      return JSON.parse(file.slice(0, end + 1) + close);
    } catch {
      // The object is not complete there.
    }
  }
}

function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...inside.flat());
  return made;
}

// An id that begins like those of the page's own elements gets a prefix.
const elementId = (id) => (id.startsWith("iv-") ? `iv-text-${id}` : id);

// Draws the title into a box. Returns a function that draws turns until there are `most` passages, and returns how many
// there are.
export function preview(box, { title, languages = [], speakers = [] }, lang) {
  const both = lang === "both";
  // A text in the languages that the reader sees; the original replaces a missing one.
  const read = (text) => {
    const all = text && typeof text === "object" && !Array.isArray(text) ? Object.entries(text) : [[languages[0] ?? "", text ?? []]];
    const one = [lang, languages[0]].flatMap((tag) => all.find(([own]) => own.toLowerCase() === tag?.toLowerCase()) ?? []);
    return both || !one.length ? all.slice(0, both ? all.length : 1) : [one.slice(0, 2)];
  };
  const label = (text) => read(text).flatMap(([lang, text]) => [element("span", { lang, dir: "auto" }, `${text}`), " "]);
  const paragraphs = (text) => [text].flat().flatMap((text) => `${text}`.split(/\n\s*\n/)).filter((text) => text.trim());
  const block = (text) => element("div", { class: "iv-text" }, element("div", { class: "iv-pair" }, read(text).map(([lang, text], n) =>
    element("div", { "data-l": both ? n : undefined }, paragraphs(text).map((text) => element("p", { lang, dir: "auto" }, text))))));
  const names = new Map(speakers.map(({ id, name }) => [id, name ?? id]));
  const [text, mode] = [element("div", { class: "iv-block", "data-mode": both ? "both" : "one" }), both ? "both" : "one"];
  document.title = read(title)[0][1];
  box.append(element("div", { class: "iv", "data-reading": mode, "data-columns": languages.length },
    element("div", { class: "iv-site" }, element("div", { class: "iv-wrap" }, element("div", { class: "iv-langs" }))),
    element("main", {}, element("div", { class: "iv-head iv-wrap iv-cols" }, element("div", { class: "iv-axis" }, element("h1", { class: "iv-title" }, element("span", { class: both ? "iv-pair" : undefined }, label(title))))),
      element("div", { class: "iv-wrap iv-cols iv-gut" }, element("div", {}), element("div", { class: "iv-transcript" }, text)))));
  let [drawn, shown] = [0, 0];
  return (turns, most) => {
    for (; drawn < turns.length && shown < most; drawn++) {
      const { id = `t${drawn + 1}`, speaker, heading, text: words = heading, passages = [{ text: words }] } = turns[drawn];
      text.append(element("div", { class: "iv-preview", id: elementId(id) }, speaker === undefined ? [] : element("p", { class: "iv-who" }, label(names.get(speaker) ?? speaker)),
        passages.map(({ text, id: own }, n) => {
          const name = own ?? `${id}.${n + 1}`;
          return element("div", { class: "iv-passage", id: elementId(name), "data-passage": name }, block(text));
        })));
      shown += passages.length;
    }
    return shown;
  };
}

// The language in the address, or the one that the reader has chosen (replay.js).
function lang(query) {
  try {
    return query.get("lang") ?? (location.hash.includes(":") ? null : localStorage.getItem("interview-viewer-language"));
  } catch {
    return null;
  }
}

// Shows the beginning of a file as it downloads. The viewer removes the box when it has the text. It also deals with a
// file that this cannot read.
export async function beginning(answer) {
  const [box, body] = [document.getElementById("iv-first"), answer.body.pipeThrough(new TextDecoderStream()).getReader()];
  for (let file = "", draw, end = !answer.ok; !end; ) {
    const { done, value = "" } = await body.read();
    const { turns, ...head } = complete((file += value)) ?? {};
    end = done || all || !box?.isConnected;
    if (!turns || all || !box?.isConnected) continue;
    if (!draw) setTimeout(() => (box.dataset.read = ""), TO_READ);
    draw ??= preview(box, head, lang(query));
    end ||= draw(turns, ENOUGH) >= ENOUGH;
  }
  await body.cancel();
}

// Shows the whole file, if the viewer fails to load.
export async function whole(url) {
  all = true;
  const [box, { turns = [], ...head }] = [document.getElementById("iv-first"), await (await fetch(url)).json()];
  box.replaceChildren();
  preview(box, head, lang(query))(turns, Infinity);
  const id = decodeURIComponent(location.hash.slice(1)).split(":")[0].replace(/~(\w{5}|\w{8})$/, "");
  if (id) document.getElementById(elementId(id))?.scrollIntoView();
}
