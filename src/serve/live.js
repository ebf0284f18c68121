// In each page that `interview serve` gives: loads it again when the site was built anew, and shows the editor what is
// wrong in the sources. No page of a published site has it.
const here = new URL(import.meta.url);
const built = here.searchParams.get("built");
const INTERVAL = 500;
const HIDDEN = "interview-serve hidden";

const wait = (time) => new Promise((done) => setTimeout(done, time));
const seen = () => document.visibilityState === "visible" || new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));

const CSS = `
  :host { all: initial; position: fixed; z-index: 2147483647; inset: auto 1rem 1rem auto; max-inline-size: min(48rem, calc(100vw - 2rem)); }
  section { box-sizing: border-box; max-block-size: 50vh; overflow: auto; padding: 0.75rem 1rem; border: 2px solid #b3261e; border-radius: 6px;
    color: #1c1b1a; background: #fff; font: 1rem/1.45 system-ui, sans-serif; box-shadow: 0 2px 12px #0004; }
  h2 { margin: 0; font-size: 1rem; color: #b3261e; }
  header { display: flex; gap: 1rem; justify-content: space-between; align-items: center; }
  button { min-block-size: 2rem; padding: 0 0.75rem; font: inherit; color: inherit; background: none; border: 1px solid currentcolor; border-radius: 4px; cursor: pointer; }
  ul { margin: 0.5rem 0 0; padding: 0; list-style: none; }
  li { margin-block-start: 0.35rem; overflow-wrap: anywhere; }
  pre { margin: 0.25rem 0 0; overflow-x: auto; font: 0.875rem/1.45 ui-monospace, monospace; }
  @media print { :host { display: none; } }
`;

function element(name, text, ...inside) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...inside);
  return made;
}

// A message, and below it the line of the mistake with its mark.
function item(problem) {
  const [message, ...excerpt] = problem.split("\n");
  return excerpt.length ? element("li", message, element("pre", excerpt.join("\n"))) : element("li", message);
}

function show({ lang, title, hide, problems }) {
  const said = problems.join("\n");
  if (!problems.length || sessionStorage.getItem(HIDDEN) === said) return;
  const box = element("interview-problems");
  box.lang = lang;
  const root = box.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];
  const button = element("button", hide);
  // Until something else is wrong.
  button.addEventListener("click", () => {
    sessionStorage.setItem(HIDDEN, said);
    box.remove();
  });
  const section = element("section", "", element("header", "", element("h2", title), button), element("ul", "", ...problems.map(item)));
  section.setAttribute("aria-label", title);
  root.append(section);
  document.documentElement.append(box);
}

async function state() {
  const answer = await fetch(new URL("state", here), { cache: "no-store" });
  return answer.json();
}

// One in a frame is loaded again with the page around it.
if (window === window.top) {
  for (let first = true; ; first = false) {
    try {
      const now = await state();
      if (now.built !== built) {
        location.reload();
        break;
      }
      // The page in place of a site says it already.
      if (first && !document.querySelector("[data-not-built]")) show(now);
    } catch {
      // The command has ended, or is started again.
    }
    await wait(INTERVAL);
    await seen();
  }
}
