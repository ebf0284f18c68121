// 1. As high as what is in them: frames of the viewer, wherever they come from. This must listen before the frames are
// there, so it is loaded in the head, without `defer`.
addEventListener("message", ({ data, origin, source }) => {
  if (data?.type !== "interview-height") return;
  const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
  if (frame && new URL(frame.src).origin === origin) frame.style.height = `${data.height}px`;
});

// 2. Not needed, but good to have: the address of this page leads to passages (`iframe.html#coffin-lid.1`) and follows the
// reader to them. One frame only, since a page has one address.
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
