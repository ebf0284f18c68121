// The viewer in a frame. The parameters in the address of this page become attributes of the element. The host page
// gets the height and, if it has asked, the addresses of the passages that the reader goes to. Opened by itself it is a
// page.
import { InterviewViewer } from "./interview-viewer.js";

const host = window.parent === window ? null : window.parent;
const root = document.documentElement;
const query = new URLSearchParams(location.search);
const viewer = document.createElement("interview-viewer");
// The address may name each attribute of the element by its own name, and some also by that of the viewer's addresses.
// WordPress adds `#?secret=…` to the address of a frame that it has put into a sandbox, and hides the frame until that answers
// with the secret (wp-includes/js/wp-embed.js).
const [place, secret = null] = location.hash.split(/#?\?secret=(?=\w+$)/);
const said = (...names) => names.map((name) => query.get(name)).find((value) => value) ?? null;
const turn = place.slice(1) || said("turn")?.replace(/^#/, "") || "";
const scheme = said("color-scheme", "scheme");
const wanted = said("view");
// As in the element, a card if the address names a turn and no view.
const view = wanted === "card" || (!wanted && query.has("turn") && !query.has("only")) ? "card"
  : wanted === "questions" || query.get("only") === "questions" ? "questions" : "full";

// Takes only addresses of servers: a `data:` address would show anybody's words under the name of this site.
function source() {
  try {
    const url = query.get("src") && new URL(query.get("src"), location.href);
    // The fragment of a link was encoded on its way.
    if (url.hash && !location.hash) location.replace(url.hash);
    url.hash = "";
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

// Joined with commas, since an id may contain a space; under the name of the attribute, written as the attribute has
// it.
const list = (name, parameter) => [...query.getAll(parameter).map((id) => `${id},`), ...(name === parameter ? [] : query.getAll(name))].join(" ");

const attributes = {
  ...Object.fromEntries(InterviewViewer.parameters().map(([name, { parameter, many }]) => [name, many ? list(name, parameter) : said(name, parameter)])),
  src: source(),
  "ui-lang": said("ui-lang", "ui"),
  turn,
  view,
  "color-scheme": scheme,
  // In a frame, the address that the reader sees and goes back through is the host's.
  address: !host && view !== "card" && "hash",
};
for (const [name, value] of Object.entries(attributes)) if (value) viewer.setAttribute(name, value);
// A frame is as high as its text, so nothing can stick to the foot of the window.
if (host && view !== "card") viewer.setAttribute("framed", "");
// The page itself, for its scroll bars and the background behind the viewer. By default a frame is light, like its
// host.
if (scheme) root.style.colorScheme = scheme === "auto" ? "light dark" : scheme;

// Passes the element's warnings and errors on to the host page (the element also writes them to the console), and reports
// parameters of the address that a frame does not know.
function tell(detail, type = "interview-warning") {
  host?.postMessage({ type, ...detail }, "*");
}
function warn(code, name, value, message) {
  console.warn(`interview-viewer: ${message}`);
  tell({ code, name, value, message });
}
viewer.addEventListener("interview-warning", ({ detail }) => tell(detail));
viewer.addEventListener("interview-error", ({ detail }) => tell(detail, "interview-error"));
const known = new Set([...InterviewViewer.parameters().flatMap(([name, { parameter }]) => [name, parameter]),
  "src", "ui-lang", "ui", "turn", "view", "only", "color-scheme", "scheme"]);
for (const [name, value] of query) if (!known.has(name)) warn("unknown-parameter", name, value, `a frame does not know “${name}”; it knows ${[...known].join(", ")}`);
const views = ["full", "card", "questions"];
if (wanted && !views.includes(wanted)) warn("not-a-choice", "view", wanted, `view="${wanted}" is ignored: it can be ${views.join(", ")}`);

function speak(lang) {
  if (lang && lang !== "both") root.lang = lang;
}

viewer.addEventListener("interview-ready", ({ detail }) => {
  document.title = detail.title;
  speak(detail.languages[0]);
  speak(viewer.state?.lang);
});
viewer.addEventListener("interview-change", ({ detail }) => speak(detail.lang));

// If the element itself does not watch the address.
if (!attributes.address) addEventListener("hashchange", () => viewer.setAttribute("turn", location.hash.slice(1)));

// Tells WordPress something once there is an interview: until then, it shows the text that it has got with the frame.
function tellWordPress(message, value) {
  if (secret && viewer.state) host.postMessage({ message, value, secret }, "*");
}

if (host) {
  let told = 0; // the height
  let asker = null; // the origin of the host, once it has asked for addresses
  let at = place; // where the host knows the reader to be
  let early = false; // the host's address came before the frame was high enough to go there

  // To any origin: a number reveals nothing.
  const tellHeight = () => {
    host.postMessage({ type: "interview-height", height: told }, "*");
    tellWordPress("height", told);
  };

  const report = (exact) => {
    const height = Math.ceil(exact);
    // A pixel less is rounding, and reporting it could go on for ever. A pixel more would be cut off.
    if (height === told || height === told - 1) return;
    told = height;
    tellHeight();
  };
  viewer.addEventListener("interview-height", ({ detail }) => report(detail.height));
  // A browser observes no sizes in a frame that cannot be seen, and WordPress shows a frame only once it has told its height.
  viewer.addEventListener("interview-ready", () => report(viewer.getBoundingClientRect().height));

  viewer.addEventListener("interview-change", ({ detail }) => {
    const [address] = detail.address.match(/#.+/) ?? [at];
    if (!asker || address === at) return;
    at = address;
    early = false;
    host.postMessage({ type: "interview-address", address }, asker);
  });

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== host) return;
    if (data?.message === "ready" && data.secret === secret && told) tellWordPress("height", told);
    if (data?.type !== "interview-host") return;
    // A page without an origin (a file, a sandbox) cannot be named, so it gets no answers.
    asker = origin === "null" ? null : origin;
    if (told) tellHeight(); // it may have begun to listen only now
    const address = String(data.address);
    // A card shows what it was made to show, wherever the host page is.
    if (view === "card" || !/^#./.test(address)) return;
    at = address;
    early = !viewer.state || innerHeight < told;
    viewer.goTo(at);
  });
  // The host page can now scroll further than before.
  addEventListener("resize", () => {
    if (!early || !viewer.state || innerHeight < told) return;
    early = false;
    viewer.goTo(at);
  });

  // Links to other pages open in a new tab: few pages allow to be shown in a frame. A sandbox forbids new tabs, but WordPress
  // goes to pages of the frame's own host when asked.
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const here = location.href.replace(/#.*/, "");
    if (!link?.href || link.href.replace(/#.*/, "") === here) return;
    link.target ||= "_blank";
    if (!secret || link.host !== location.host) return;
    event.preventDefault();
    tellWordPress("link", link.href);
  }, true);
}

document.body.append(viewer);
