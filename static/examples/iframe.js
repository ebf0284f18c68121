// 1. Makes each frame of the viewer as high as its text, whatever its origin. This must listen before the frames load, so it is
// in the head, without `defer`.
addEventListener("message", ({ data, origin, source }) => {
  if (data?.type !== "interview-height") return;
  const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
  if (frame && new URL(frame.src).origin === origin) frame.style.height = `${data.height}px`;
});

// 2. Optional: the address of this page leads to passages (`iframe.html#coffin-lid.1`) and follows the reader. For one frame
// only, since a page has one address.
{
  const talk = () => document.getElementById("talk");
  const home = (frame) => new URL(frame.src).origin;
  const ask = () =>
    talk().contentWindow.postMessage({ type: "interview-host", address: location.hash }, home(talk()));

  document.addEventListener("load", ({ target }) => target === talk() && ask(), true);
  addEventListener("hashchange", ask);
  addEventListener("message", ({ data, origin, source }) => {
    if (data?.type !== "interview-address" || source !== talk().contentWindow || origin !== home(talk())) return;
    if (/^#/.test(data.address)) history.replaceState(history.state, "", data.address);
  });
}
