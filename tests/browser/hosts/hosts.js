// Two pages side by side in frames: one without styles, one with invasive styles. The viewer must look the same in
// both, element by element.
const looks = [
  "align-items", "background-color", "background-image", "border-bottom", "border-left", "border-radius", "border-right", "border-top",
  "box-shadow", "box-sizing", "clip-path", "color", "color-scheme", "cursor", "direction", "display", "fill", "flex", "font-family", "font-feature-settings",
  "font-kerning", "font-size", "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-variation-settings", "font-weight", "gap", "hyphens",
  "justify-content", "letter-spacing", "line-break", "line-height", "list-style", "margin", "opacity", "outline-style", "overflow", "overflow-wrap", "padding",
  "pointer-events", "position", "quotes", "ruby-position", "scroll-behavior", "stroke", "stroke-width", "tab-size", "text-align", "text-align-last", "text-decoration", "text-emphasis",
  "text-indent", "text-orientation", "text-rendering", "text-shadow", "text-transform", "text-underline-offset", "text-wrap", "transform",
  "-webkit-text-fill-color", "-webkit-text-stroke", "visibility", "white-space", "word-break", "word-spacing", "writing-mode",
];
const painted = ["content", "display", "color", "font", "background", "border-left", "margin", "letter-spacing", "position", "text-transform"];
// The pages in the frames, or the only one.
const frames = () => {
  const pages = [...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument);
  return pages.length ? pages : [document];
};
const viewer = (page) => page.querySelector("interview-viewer");
const root = (page) => viewer(page)?.shadowRoot;
const near = (number) => Math.round(number * 20) / 20;

// The look of an element as lines of text. `from`: the corner from which positions are measured.
function look(element, from) {
  const view = element.ownerDocument.defaultView;
  const style = view.getComputedStyle(element);
  const at = element.getBoundingClientRect();
  const lines = [element.getClientRects().length === 0 ? "no box" : `box ${[at.left - from.left, at.top - from.top, at.width, at.height].map(near)}`];
  for (const name of looks) lines.push(`${name} ${style.getPropertyValue(name)}`);
  for (const part of ["::before", "::after", "::marker", "::placeholder"]) {
    const style = view.getComputedStyle(element, part);
    if (part[2] !== "b" && part[2] !== "a" || style.content !== "none") lines.push(...painted.map((name) => `${part} ${name} ${style.getPropertyValue(name)}`));
  }
  return lines;
}
const called = (element) => element.localName + (element.className?.baseVal ?? element.className ?? "").replace(/^(?=.)|\s+/g, ".");

// All visible elements of a viewer. Positions in the top layer are measured from the window.
function seen(page) {
  const box = root(page)?.querySelector(".iv-box")?.getBoundingClientRect();
  return [...(root(page)?.querySelectorAll("*") ?? [])].filter((one) => !one.matches("slot, style") && page.defaultView.getComputedStyle(one).clipPath !== "inset(50%)")
    .map((one) => [called(one), look(one, one.closest(":popover-open") ? { left: box.left, top: 0 } : box)]);
}

// The first differences between the two.
function differences() {
  const [plain, strong] = frames().map(seen);
  if (plain.length !== strong.length || plain.length < 2) return [`${plain.length} elements and ${strong.length}`];
  const found = [];
  plain.forEach(([name, lines], n) => {
    const others = strong[n][1];
    lines.forEach((line, k) => {
      if (line !== others[k]) found.push(`${name}: ${line} | ${others[k]}`);
    });
  });
  return found.length > 12 ? [...found.slice(0, 12), `and ${found.length - 12} more`] : found;
}

// Sets exactly these attributes and this width on the viewers.
function ask(attributes, wide) {
  for (const page of frames()) {
    const element = viewer(page);
    for (const { name } of [...element.attributes]) if (!(name in attributes) && name !== "color-scheme") element.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes)) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    page.getElementById("place").style.setProperty("width", `${wide}px`, "important");
  }
}
// Whether all of them show this.
const shows = (css) => frames().every((page) => [...(root(page)?.querySelectorAll(css) ?? [])].some((one) => one.getClientRects().length));
const press = (css) => frames().forEach((page) => root(page).querySelector(css).click());

// Everything in the page around the viewer, and anything else that the viewer might change.
function house() {
  const own = [...document.querySelectorAll("*")].filter((one) => !one.closest("interview-viewer, #place") && one.localName !== "script");
  const page = document.documentElement;
  return [
    ...own.map((one) => `${called(one)} ${[...one.attributes].map(({ name, value }) => `${name}=${value}`)} ${look(one, { left: -scrollX, top: -scrollY }).join("; ")}`),
    `title ${document.title}`, `sheets ${document.styleSheets.length} ${document.adoptedStyleSheets?.length}`, `stored ${localStorage.length} ${sessionStorage.length} ${document.cookie}`,
    `history ${history.length} ${JSON.stringify(history.state)} ${history.scrollRestoration} ${location.href}`, `scrolled ${scrollX} ${scrollY} ${page.clientWidth}`,
    `focus ${called(document.activeElement)}`, `names ${Object.getOwnPropertyNames(window).filter((name) => name !== "event" && isNaN(name)).length}`,
    `head ${[...document.head.children].map((one) => one.localName)}`, `body ${[...document.body.children].filter((one) => one.localName !== "script").map((one) => one.localName)}`,
    `children ${[...document.querySelector("interview-viewer").childNodes].map((one) => one.nodeName)}`,
  ];
}
