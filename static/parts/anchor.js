// Makes links to passages absolute if the page has a <base>, which would lead them to another page. The address of the
// page may change, so they are updated when they are used.
export function anchor(root) {
  const here = () => location.href.split("#")[0];
  if (document.baseURI.split("#")[0] === here()) return;
  const put = (link) => {
    link.dataset.at ??= link.getAttribute("href");
    const href = here() + link.dataset.at;
    if (link.getAttribute("href") !== href) link.setAttribute("href", href);
  };
  const all = () => root.querySelectorAll('a[href^="#"]').forEach((link) => {
    delete link.dataset.at;
    put(link);
  });
  all();
  new MutationObserver(all).observe(root, { childList: true, subtree: true, attributeFilter: ["href"] });
  for (const sign of ["pointerover", "pointerdown", "focusin", "click"]) {
    root.addEventListener(sign, ({ target }) => {
      const link = target.closest?.("a[data-at]");
      if (link) put(link);
    }, true);
  }
}
