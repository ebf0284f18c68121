// Moves the focus to the place in the address, so that the keyboard continues from there.
export function beginAtTarget() {
  let target;
  try {
    target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return;
  }
  // An address with a checksum names an element within the passage.
  if (target?.closest(".iv-threads") && document.activeElement === document.body) focusOn(target.closest(".iv-passage") ?? target);
}

// Moves the focus to a passage or turn, which the reader cannot reach by keyboard.
export function focusOn(target) {
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
}
