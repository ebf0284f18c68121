// What WordPress does with the HTML of an oEmbed document from a site that it does not know (wp_filter_oembed_result and
// wp-embed.js): it keeps a block quotation and a frame with few attributes, puts the frame into a sandbox, hides it until it
// has told its height, and goes to links on the frame's own host.
const secret = "s3cr3tS3cr";
window.went = [];

// `own` is the address of the site in its documents, `here` where the site is.
window.paste = async (address, own, here) => {
  const { html } = await (await fetch(`${address}oembed.json`)).json();
  const given = new DOMParser().parseFromString(html, "text/html");
  const there = new URL(given.querySelector("iframe").getAttribute("src").replace(own, here));
  there.searchParams.set("src", there.searchParams.get("src").replace(own, here));
  const quote = document.createElement("blockquote");
  // Of the elements in the quotation, only links stay.
  for (const node of given.querySelector("blockquote").childNodes) quote.append(node.textContent, "\n");
  const frame = document.createElement("iframe");
  for (const name of ["title", "width", "height"]) frame.setAttribute(name, given.querySelector("iframe").getAttribute(name));
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("security", "restricted");
  frame.style.cssText = "position: absolute; clip: rect(1px, 1px, 1px, 1px)";
  frame.src = `${there}#?secret=${secret}`;
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || data?.secret !== secret || !data.message) return;
    quote.style.display = "none";
    frame.removeAttribute("style");
    if (data.message === "height") frame.height = Math.min(1000, Math.max(200, Math.trunc(data.value)));
    if (data.message === "link" && new URL(data.value).host === new URL(frame.src).host) went.push(data.value);
  });
  document.querySelector("main").append(quote, frame);
  frame.onload = () => frame.contentWindow.postMessage({ message: "ready", secret }, "*");
};
