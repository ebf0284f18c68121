// Gives the functions between the program and its glue short names. wasm-bindgen names them for readers of the code,
// with a checksum each (`__wbg_getAttribute_3b02d4c8ea8c4a33`), which compresses badly and is fetched twice.

const IMPORT = 2, EXPORT = 7, FUNCTION = 0, TABLE = 1, MEMORY = 2, GLOBAL = 3, TAG = 4;
// The module of the glue, as the program names it.
const GLUE = './viewer_bg.js';

// Reads a number (LEB128) at a place. Returns it with the place after it.
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function written(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}

const named = (name) => Buffer.concat([written(Buffer.byteLength(name)), Buffer.from(name)]);

function text(bytes, at) {
  const [length, start] = number(bytes, at);
  return [bytes.toString('utf8', start, start + length), start + length];
}

// Returns the place after limits: a table's or a memory's.
function afterLimits(bytes, at) {
  const flags = bytes[at];
  at = number(bytes, at + 1)[1];
  return flags & 1 ? number(bytes, at)[1] : at;
}

// Returns the place after what an import or an export is.
function afterKind(bytes, at, isImport) {
  const kind = bytes[at++];
  if (!isImport || kind === FUNCTION) return number(bytes, at)[1];
  if (kind === TABLE) return afterLimits(bytes, at + 1);
  if (kind === MEMORY) return afterLimits(bytes, at);
  if (kind === GLOBAL) return at + 2;
  if (kind === TAG) return number(bytes, at + 1)[1];
  throw new Error(`an import of the unknown kind ${kind}`);
}

// Returns a section with other names; `short` returns the new name for an old one.
function renamed(bytes, isImport, short) {
  let [count, at] = number(bytes, 0);
  const parts = [written(count)];
  while (count--) {
    let module, name;
    if (isImport) [module, at] = text(bytes, at);
    [name, at] = text(bytes, at);
    const end = afterKind(bytes, at, isImport);
    if (isImport) parts.push(named(module));
    parts.push(named(module === undefined || module === GLUE ? short(name) : name), bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}

// Returns the program and its glue with short names. Names that do not belong to wasm-bindgen stay; a second run
// changes nothing.
export function shortNames(program, glue) {
  const names = new Map();
  const isLong = (name) => /^__wbg_.*_[0-9a-f]{16}$|^__wbindgen_(cast|closure|generic).*_[0-9a-f]{16}$|^wasm_bindgen_/.test(name);
  const short = (name) => {
    if (!isLong(name)) return name;
    if (!names.has(name)) names.set(name, `_${names.size.toString(36)}`);
    return names.get(name);
  };
  const parts = [program.subarray(0, 8)];
  for (let at = 8; at < program.length;) {
    const id = program[at];
    const [length, start] = number(program, at + 1);
    let section = program.subarray(start, start + length);
    if (id === IMPORT || id === EXPORT) section = renamed(section, id === IMPORT, short);
    parts.push(Buffer.from([id]), written(section.length), section);
    at = start + length;
  }
  const said = new Set();
  const known = glue.replace(/\b(?:__wb|wasm_bindgen_)\w+/g, (name) => {
    if (!names.has(name)) return name;
    said.add(name);
    return names.get(name);
  });
  for (const name of names.keys()) if (!said.has(name)) throw new Error(`the glue does not have ${name}`);
  return [Buffer.concat(parts), known];
}
