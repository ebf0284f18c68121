// Drops files on the page and checks what they leave there. Run once; its functions stay in the page.
const ran = [];
// The functions that malicious texts try to call.
for (const name of ["pwned", "alert", "confirm", "prompt", "print", "open"]) {
  Object.defineProperty(window, name, { value: () => { ran.push(name); } });
}
// Files are not kept here, so that an address contains only what the journey puts there.
window.interviewOwn = () => Promise.reject(new Error("nothing is kept here"));
const tick = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
const until = async (isSo, what, most = 5000) => {
  for (const end = performance.now() + most; !isSo(); await tick()) if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
};
const bare = (text) => text.replace(/[\s\0\u0085]/g, "");
// Elements and attributes that harmless files create.
const usual = new Set();
// Styles that the viewer sets at any time: room below the text, the position of a popover.
const placed = (e) => [...e.style].every((property) => ["--iv-slack", "left", "top"].includes(property));
const parts = function* () {
  for (const e of document.querySelectorAll("html, head, head *, body, body *")) {
    yield e.localName;
    // The answer at the reader's place has `data-here`.
    for (const { name } of e.attributes) if (name !== "data-here" && (name !== "style" || !placed(e))) yield `${e.localName} ${name}`;
  }
};
// WebKit refuses more than a hundred changes of the address in ten seconds, including the viewer's own.
const changes = [];
for (const name of ["pushState", "replaceState"]) {
  const change = history[name].bind(history);
  history[name] = (...how) => { changes.push(performance.now()); return change(...how); };
}
const most = /Chrome|Firefox/.test(navigator.userAgent) ? Infinity : 80;
const calm = () => until(() => {
  while (changes[0] < performance.now() - 11000) changes.shift();
  return changes.length < most;
}, "the browser to allow a new address", 15000);
// Goes to an address like a reader who goes back and forward, and returns the address that the viewer prints.
const visit = async (address) => {
  await calm();
  history.replaceState("own", "", location.pathname + address);
  dispatchEvent(new PopStateEvent("popstate"));
  await tick();
  await tick();
  return [location.search, location.hash, document.querySelector(".iv-print-address").textContent];
};
const drop = async ([file, wanted, addresses], isUsual) => {
  const title = document.querySelector("h1");
  const data = new DataTransfer();
  data.items.add(new File([file], "x.json", { type: "application/json" }));
  document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  await until(() => document.querySelector("h1") && document.querySelector("h1") !== title && document.querySelector(".iv-thread"), "the interview");
  const visited = [];
  const harm = [];
  const missing = [];
  const look = () => {
    for (const part of parts()) {
      if (isUsual) usual.add(part);
      else if (!usual.has(part)) harm.push(part);
    }
    for (const { protocol, href } of document.querySelectorAll("a")) {
      // An invalid address has a bare colon, and leads nowhere.
      if (!["http:", "https:", "mailto:", ":"].includes(protocol)) harm.push(href);
    }
    if (document.body === null || document.querySelectorAll("body, head").length !== 2) harm.push("another page");
    harm.push(...ran.splice(0));
  };
  look();
  document.querySelector("[data-term]")?.click();
  await tick();
  look();
  const walker = document.createTreeWalker(document.querySelector(".iv"), NodeFilter.SHOW_ELEMENT);
  let values = "";
  while (walker.nextNode()) for (const { value } of walker.currentNode.attributes) values += value + "\n";
  const there = bare(document.querySelector(".iv").textContent) + "\n" + bare(values);
  missing.push(...wanted.filter((text) => !there.includes(bare(text))));
  for (const address of isUsual ? ["?lang=both&q=words#t1.1:words", "?only=questions", "?theme=单位+words&q=nowhere", ""] : addresses) {
    const seen = await visit(address);
    if (!isUsual) visited.push(seen);
    look();
  }
  return { harm, missing, addresses: visited };
};
window.dropAll = async (drops, isUsual, done) => {
  const left = [];
  try {
    for (const one of drops) left.push(await drop(one, isUsual));
    done(left);
  } catch (error) {
    done(`${error} at ${drops[left.length][0].slice(0, 300)}`);
  }
};
