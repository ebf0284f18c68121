// Runs before the page's own scripts and reports errors in the page to the site under test.
(() => {
  const troubles = window.troubles = [];
  const report = (what) => { troubles.push(what); navigator.sendBeacon("/trouble", what); };
  addEventListener("securitypolicyviolation", (e) => report(`policy: ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));
  // A preload may fail: the code that needs the file requests it again. Images that are loading fail when the page is
  // left.
  let left = false;
  addEventListener("beforeunload", () => { left = true; });
  addEventListener("pageshow", () => { left = false; });
  const harmless = ({ target }) => target?.localName === "link" || (left && target?.localName === "img");
  addEventListener("error", (e) => harmless(e) || report(`error: ${e.message || `${e.target?.localName} ${e.target?.src || e.target?.href}`}`), true);
  addEventListener("unhandledrejection", (e) => report(`rejection: ${e.reason}`));
  const error = console.error;
  console.error = (...words) => { report(`console: ${words.join(" ")}`); error.apply(console, words); };
})();
