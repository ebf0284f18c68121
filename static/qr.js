// Draws the QR code of an address, with its text and the means to save it. `tools/dist.mjs` puts the program that makes
// codes in front, as `codes` (src/bin/qr_code.rs).
// <words>
// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.
const words = {
  "en": { "code": "QR code", "alt": "QR code of the address {address}", "png": "Save as PNG", "svg": "Save as SVG", "menu": "To save the picture, press and hold it, or right-click it." },
  "zh-Hans": { "code": "二维码", "alt": "二维码，网址为 {address}", "png": "保存为 PNG", "svg": "保存为 SVG", "menu": "长按图片或点击右键，即可保存。" },
  "zh-Hant": { "code": "QR Code", "alt": "QR Code，網址為 {address}", "png": "儲存為 PNG", "svg": "儲存為 SVG", "menu": "長按圖片或按右鍵，即可儲存。" },
};
// The language of the interface for readers of a language (Ui::following).
function follows(tag) {
  const spoken = (tag) => {
    const [language, ...more] = `${tag}`.toLowerCase().split("-");
    const has = (...parts) => parts.some((part) => more.includes(part));
    if (!["zh", "cmn", "yue", "wuu", "nan", "hak"].includes(language)) return language;
    return has("hant") || (!has("hans") && has("tw", "hk", "mo")) ? "zh-hant" : "zh-hans";
  };
  return Object.keys(words).find((known) => spoken(known) === spoken(tag)) ?? "en";
}
// </words>
import { download } from "./parts/download.js";

// The empty modules around a code, which scanners need, and the least width of a saved picture in pixels.
const [QUIET, WIDTH] = [4, 800];

// A picture of the code: a path with a square for each dark module, and its side in modules.
function picture(modules) {
  const size = Math.sqrt(modules.length);
  const squares = [...modules].map((dark, n) => (dark ? `M${QUIET + (n % size)} ${QUIET + Math.floor(n / size)}h1v1h-1z` : ""));
  return { side: size + 2 * QUIET, path: squares.join("") };
}

const svg = ({ side, path }) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${WIDTH}" height="${WIDTH}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;

function png({ side, path }) {
  const scale = Math.ceil(WIDTH / side);
  const canvas = Object.assign(document.createElement("canvas"), { width: side * scale, height: side * scale });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#000";
  pen.scale(scale, scale);
  pen.fill(new Path2D(path));
  return new Promise((done) => canvas.toBlob(done));
}

// The code on the page. A policy may forbid images from data: then it is part of the page, and cannot be saved by the
// browser's menu.
function shown(code, alt) {
  const image = Object.assign(document.createElement("img"), { alt, src: `data:image/svg+xml,${encodeURIComponent(svg(code))}` });
  image.addEventListener("error", () => {
    const inside = new DOMParser().parseFromString(svg(code), "image/svg+xml").documentElement;
    inside.setAttribute("role", "img");
    inside.setAttribute("aria-label", alt);
    image.replaceWith(inside);
  }, { once: true });
  return image;
}

const element = (name, className, ...inside) => {
  const made = Object.assign(document.createElement(name), { className });
  made.append(...inside);
  return made;
};

// `title` names the files.
export async function draw(place, address, ui, title) {
  await codes.init();
  const modules = address && codes.modules(address);
  if (!modules) return place.replaceChildren();
  const said = words[follows(ui)];
  const code = picture(modules);
  const button = (label, save) => {
    const made = Object.assign(element("button", "iv-btn iv-btn-quiet", label), { type: "button" });
    made.addEventListener("click", save);
    return made;
  };
  const file = (content, type, extension) => download(content, type, "", `${title} QR`, extension);
  // A frame in a sandbox may not save files: there the browser's menu saves the image.
  const saves = window.origin !== "null" || location.protocol === "file:";
  const buttons = [
    button(said.png, async () => file(await png(code), "image/png", "png")),
    button(said.svg, () => file(svg(code), "image/svg+xml", "svg")),
  ];
  place.replaceChildren(
    element("h3", "", said.code),
    element("div", "iv-qr-code", shown(code, said.alt.replace("{address}", address))),
    element("p", "iv-qr-address", address),
    saves ? element("div", "iv-share-copy", ...buttons) : element("p", "iv-share-note", said.menu),
  );
}
