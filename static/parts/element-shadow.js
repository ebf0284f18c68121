// The shadow root of the element, and its style rules, which all elements on a page share.
let sheet;

// Makes the shadow root: a line for messages, the box for the program, and the content that the page has put into the
// element.
export function shadow(element, css) {
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  const [box, line, slot] = ["div", "p", "slot"].map((tag) => document.createElement(tag));
  box.className = "iv-box";
  line.className = "iv-line";
  line.hidden = true;
  root.replaceChildren(line, box, slot);
  dress(root, box, css);
  return { box, line, slot };
}

function dress(root, box, css) {
  if (!root.adoptedStyleSheets) {
    // In a browser that is this old, a policy may forbid the style element.
    root.append(Object.assign(document.createElement("style"), { textContent: css }));
    return;
  }
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    // Browsers ignore font faces in a shadow root.
    for (const [weight, ...names] of [["400", "Charter Roman", "Charter-Roman", "Charis SIL"], ["700", "Charter Bold", "Charter-Bold", "Charis SIL Bold"]]) {
      document.fonts.add(new FontFace("iv-latin", names.map((name) => `local("${name}")`).join(), { weight, unicodeRange: "U+30-39, U+41-5A, U+61-7A" }));
    }
  }
  root.adoptedStyleSheets = [sheet];
  // All lengths depend on the text size that the reader has set in the browser, not on the page's root font size.
  const size = getComputedStyle(box).fontSize;
  if (/^[\d.]+px$/.test(size) && size !== "16px") {
    const own = new CSSStyleSheet();
    own.replaceSync(`:host { --iv-rem: ${size} }`);
    root.adoptedStyleSheets = [sheet, own];
  }
}
