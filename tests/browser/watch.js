// Runs before the page's own scripts and reports to the site under test what goes wrong in the page.
(() => {
  const troubles = window.troubles = [];
  const report = (what) => { troubles.push(what); navigator.sendBeacon("/trouble", what); };
  addEventListener("securitypolicyviolation", (e) => report(`policy: ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));
  // A hint to fetch a file early may fail: whoever needs the file asks again. Images on their way fail when the page is left.
  let left = false;
  addEventListener("beforeunload", () => { left = true; });
  addEventListener("pageshow", () => { left = false; });
  const harmless = ({ target }) => target?.localName === "link" || (left && target?.localName === "img");
  addEventListener("error", (e) => harmless(e) || report(`error: ${e.message || `${e.target?.localName} ${e.target?.src || e.target?.href}`}`), true);
  addEventListener("unhandledrejection", (e) => report(`rejection: ${e.reason}`));
  const error = console.error;
  console.error = (...words) => { report(`console: ${words.join(" ")}`); error.apply(console, words); };
})();
