// Calls back after the page's load event, even if that has passed.
export function whenLoaded(then) {
  if (document.readyState === "complete") then();
  else addEventListener("load", then, { once: true });
}
