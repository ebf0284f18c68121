import { follows } from "./boot-words.js";

// The foot of the page was written in one language. When the page changes to another, takes the foot from the page in
// that language, if the site has one.
let foot = document.querySelector("body > .iv-foot");
async function translateFoot(about) {
  const before = foot;
  foot.lang ||= about.lang;
  const wanted = follows(document.documentElement.lang);
  const [tag, path] = Object.entries(about.twins ?? {}).find(([tag]) => follows(tag) === wanted) ?? [];
  if (path === undefined || follows(foot.lang) === wanted) return;
  const url = new URL(path, new URL(about.root, location.href));
  const twin = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html").querySelector("body > .iv-foot");
  if (!twin || foot !== before) return;
  for (const link of twin.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), url);
  twin.lang = tag;
  foot.replaceWith(twin);
  foot = twin;
}

export function keepFootInLanguage(about) {
  if (!foot || !about) return;
  new MutationObserver(() => translateFoot(about).catch(() => {})).observe(document.documentElement, { attributeFilter: ["lang"] });
}
