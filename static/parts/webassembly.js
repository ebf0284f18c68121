// Whether this browser runs WebAssembly on this page: tries the smallest module. A policy may forbid it.
export function runs() {
  try {
    return !!new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}
