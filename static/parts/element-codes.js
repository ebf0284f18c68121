// The reasons why there is nothing to read: `detail.code` of `interview-error`.
export const codes = [
  "no-webassembly", "policy", "program", "no-source", "not-found", "http", "network", "cut", "bad-address", "not-interview",
  "no-passage", "stopped",
];

// What the author of a page can do; readers see a line in their language instead.
export const causes = {
  policy: "the policy of this page keeps the interview viewer from running: script-src needs 'wasm-unsafe-eval', and connect-src the host of the viewer",
  "no-source": "src is missing, the address of an interview file (.json)",
  "not-interview": "src takes the address of an interview file (.json), not of a page that shows it",
};

// Why a value is ignored: `detail.code` of `interview-warning`.
export const warnings = ["not-a-choice", "not-in-interview", "unknown-attribute", "taken"];
