// Does to pasted HTML what the editor of WeChat's articles does: scripts, frames, style sheets, ids, classes and unknown
// attributes go, links to other sites become text, images from elsewhere go, and so do styles that take a part out of the
// column. `lost` lists what has gone.
const WHOLE = ["SCRIPT", "STYLE", "LINK", "META", "IFRAME", "OBJECT", "FORM", "INPUT", "BUTTON", "SVG"];
const KEPT = ["SECTION", "P", "SPAN", "STRONG", "B", "EM", "I", "U", "BLOCKQUOTE", "BR", "H1", "H2", "H3", "H4", "UL", "OL", "LI", "IMG", "A"];
const MOVES = /^(position|inset|top|right|bottom|left|z-index|float|transform|animation|transition|display|overflow)/;
window.lost = [];

function strip(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  document.adoptNode(body);
  for (const element of [...body.querySelectorAll("*")]) {
    const name = element.tagName.toUpperCase();
    const isForeign = (name === "A" && new URL(element.href, location.href).host !== "mp.weixin.qq.com") || (name === "IMG" && !/\.qpic\.cn$/.test(new URL(element.src, location.href).host));
    if (WHOLE.includes(name) || (name === "IMG" && isForeign)) element.remove();
    else if (!KEPT.includes(name) || isForeign) element.replaceWith(...element.childNodes);
    if (WHOLE.includes(name) || !KEPT.includes(name) || isForeign) lost.push(name);
    for (const { name: attribute } of [...element.attributes]) {
      if (attribute === "style" || (name === "A" && attribute === "href")) continue;
      element.removeAttribute(attribute);
      lost.push(attribute);
    }
    // Through the object model, since the policy of this page forbids the attribute.
    const style = Object.assign(document.createElement("i").style, { cssText: element.getAttribute("style") ?? "" });
    element.removeAttribute("style");
    for (const property of [...style]) {
      if (!MOVES.test(property) && !/url\(|var\(|expression/.test(style.getPropertyValue(property))) continue;
      style.removeProperty(property);
      lost.push(property);
    }
    if (style.cssText) element.style.cssText = style.cssText;
  }
  return body;
}

document.querySelector("[contenteditable]").addEventListener("paste", (event) => {
  event.preventDefault();
  event.currentTarget.replaceChildren(...strip(event.clipboardData.getData("text/html")).childNodes);
});
