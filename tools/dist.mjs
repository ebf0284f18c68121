// Writes dist/viewer/1/, the element for other people's pages, from the output of `make build`:
//
//     node tools/dist.mjs dist
//
// One script contains the program's glue, the element and its style rules; a second one also contains the program. The
// names never change, since pages elsewhere link to them. A script requests the program by its checksum, so that an old
// script never gets a new program.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { shortNames } from './short-names.mjs';

const dist = process.argv[2] ?? 'dist';
const out = `${dist}/viewer/1`;
const read = (path) => readFileSync(path, 'utf8');

// Replaces a pattern that must occur so many times, or at least once for 0. Otherwise it throws: the source has
// changed, and this script must change, too.
function replaced(text, times, pattern, by) {
  let found = 0;
  const result = text.replace(pattern, (...match) => {
    found++;
    return typeof by === 'string' ? by : by(...match);
  });
  if (times ? found !== times : !found) throw new Error(`${pattern} is there ${found} times`);
  return result;
}

// Reads style rules with those that they import in their place, so that the reader's browser asks for one file.
const sheet = (name) => read(`static/${name}`).replace(/^@import "(.*)";$/gm, (_, path) => read(`static/${path}`));

// Does the same for a script and its parts. All share one scope: a name that two of them declare is an error.
function joined(name, seen = new Set()) {
  return read(`static/${name}`).replace(/^import \{[^}]*\} from "\.\/(?:parts\/)?([\w-]+\.js)";\n/gm, (_, part) => {
    if (seen.has(part)) return '';
    seen.add(part);
    return replaced(joined(`parts/${part}`, seen), 0, /^export (?:\{.*\};\n)?/gm, '');
  });
}

// Removes comments and white space from style rules. (No string in them has two spaces, or a brace.)
const bare = (css) => css.replace(/\/\*[\s\S]*?\*\//g, '');
const terse = (css) => bare(css).replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replaceAll(';}', '}').trim();

// Adapts the style rules of the page to a shadow root.
function styles() {
  const [before, after] = read('static/element.css').split('/* @rest */');
  let rules = bare(sheet('viewer.css') + sheet('more.css'));
  const tokens = (block) => Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*([^;}]+)/g)].map(([, name, value]) => [name, value.trim()]));
  let light, dark;
  // Colours: light or dark as the page around the element is, or as its attribute says.
  rules = replaced(rules, 1, /:where\(:root, :host, \[data-theme="light"\]\) (\{[^}]*\})/, (_, block) => {
    light = tokens(block);
    return '@colours';
  });
  rules = replaced(rules, 1, /@media \(prefers-color-scheme: dark\) \{\s*:where\(:root:not[^{]*\{[^}]*\}\s*\}/, '');
  rules = replaced(rules, 1, /:where\(\[data-theme="dark"\]\) (\{[^}]*\})/, (_, block) => {
    dark = tokens(block);
    return '';
  });
  const declared = (of) => Object.keys(light).map((name) => `${name}: ${of(name)}`).join('; ');
  const colours = `:host { ${declared((name) => light[name])} }
    @supports (color: light-dark(red, red)) { :host { ${declared((name) => `light-dark(${light[name]}, ${dark[name]})`)} } }
    @supports not (color: light-dark(red, red)) { :host([color-scheme="dark"]) { ${declared((name) => dark[name])} } }`;
  rules = replaced(rules, 1, '@colours', colours);
  // Remove the rules for the page itself.
  rules = replaced(rules, 2, /@font-face \{[^}]*\}/g, '');
  rules = replaced(rules, 0, /@page[^{]*\{(?:[^{}]|\{[^}]*\})*\}/g, '');
  rules = replaced(rules, 0, /^ *(?:html|body|interview-viewer|#iv-first|\.iv-stopped|\.iv-drop|\.iv-kept|\.iv-gone|\[data-paper="Letter"\] body)(?![\w])[^{]*\{[^}]*\}/gm, '');
  const whole = `${before}${rules}${after}`
    // Container queries use the container's own font size, everything else uses --iv-rem.
    .replace(/@container[^{]*\{/g, (query) => query.replaceAll('rem', 'em'))
    .replace(/(?<![\w-])(-?\d*\.?\d+)rem\b/g, 'calc(var(--iv-rem) * $1)');
  return terse(whole);
}

// Removes lines that are only a comment; no string in the scripts has a line that begins with two slashes.
const brief = (js) => js.replace(/^\s*\/\/.*\n/gm, '');
for (const name of readdirSync('static').filter((name) => name.endsWith('.js') && existsSync(`${dist}/${name}`))) {
  writeFileSync(`${dist}/${name}`, brief(joined(name)));
}
for (const name of ['viewer.css', 'more.css', 'desk.css']) writeFileSync(`${dist}/${name}`, terse(sheet(name)));
for (const parts of ['css', 'parts']) rmSync(`${dist}/${parts}`, { recursive: true, force: true });

// The program and its glue, with the tolerant functions that insert and remove nodes. A second run finds them already
// there.
let [wasm, module] = shortNames(readFileSync(`${dist}/viewer_bg.wasm`), read(`${dist}/viewer.js`));
writeFileSync(`${dist}/viewer_bg.wasm`, wasm);
if (!module.includes('const tolerant')) {
  module = replaced(module, 1, 'arg0.insertBefore(arg1, arg2)', 'tolerant.insertBefore(arg0, arg1, arg2)');
  module = replaced(module, 1, 'arg0.removeChild(arg1)', 'tolerant.removeChild(arg0, arg1)');
  module = `${brief(read('static/tolerant.js'))}${module}`;
}
writeFileSync(`${dist}/viewer.js`, module);

// An expression for the bytes of a program.
const inline = (bytes) => `Uint8Array.from(atob(${JSON.stringify(bytes.toString('base64'))}), (c) => c.charCodeAt(0))`;

// The add-ons (src/addon.rs), which need no script beside them.
const addons = ['report', 'import', 'qr'].map((name) => `addon-${name}_bg.wasm`);
for (const name of [...addons, 'addon-site_bg.wasm']) rmSync(`${dist}/${name.replace('_bg.wasm', '.js')}`, { force: true });

const sum = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);
const names = /^export \{ initSync, __wbg_init as default \};$/m;
const glue = replaced(replaced(module, 1, names, ''), 0, /^export /gm, '');
const element = brief(replaced(joined('element.js'), 0, /^export (?:\{.*\};\n)?/gm, ''));

const copying = `const copying = (() => {
${brief(replaced(read('static/copy.js'), 0, /^export /gm, ''))}
return { listen };
})();
`;

// The attributes in custom-elements.json, from which the element, its types and its manifest in dist/ are made.
const manifest = JSON.parse(read('static/element/custom-elements.json'));
const declared = manifest.modules[0].declarations[0];
const LIST = 'string | readonly string[]';
const attributes = Object.fromEntries(declared.attributes.map(({ name, parameter, type }) => [name, {
  parameter,
  many: type.text === LIST || undefined,
  // The choices of an attribute that has some: `"light" | "dark"`.
  values: type.text.startsWith('"') ? JSON.parse(`[${type.text.replaceAll('|', ',')}]`) : undefined,
}]));

function types() {
  const state = declared.members.find(({ name }) => name === 'state').type.text;
  const lines = {
    state: state.slice(1, state.lastIndexOf('}')).split(';').map((one) => one.trim()),
    attributes: declared.attributes.map(({ name, type }) => `${/-/.test(name) ? `"${name}"` : name}?: ${type.text}`),
    properties: declared.attributes.flatMap(({ fieldName, type: { text } }) => text === LIST
      ? [`get ${fieldName}(): string`, `set ${fieldName}(ids: ${text})`]
      : [`${fieldName}: ${text.startsWith('"') ? `"" | ${text}` : text}`]),
  };
  const filled = replaced(read('static/element/interview-viewer.d.ts'), 3, /^  \/\/ @(\w+)$/gm, (_, part) => lines[part].map((one) => `  ${one};`).join('\n'));
  return filled.replace(/^.*tools\/dist\.mjs.*\n/m, '');
}

// The manifest with a property for each attribute, and without `parameter`, which is not part of the format.
function described() {
  const fields = declared.attributes.map(({ name, fieldName, type }) => (
    { kind: 'field', name: fieldName, type, attribute: name, reflects: true, description: `The attribute \`${name}\`.` }));
  declared.members.unshift(...fields);
  for (const attribute of declared.attributes) delete attribute.parameter;
  return JSON.stringify(manifest, null, 1);
}

// `program`: an expression for the source of the program.
const script = (program) => `const program = (() => {
${glue}
return { init: __wbg_init, mount };
})();
${copying}
${element}
let started;
const InterviewViewerHere = define({
  attributes: ${JSON.stringify(attributes)},
  home: import.meta.url,
  listen: copying.listen,
  part: (name) => ({
    "viewer-search.bin": new URL("viewer-search.bin", import.meta.url),
${addons.map((name) => `    "${name}": Object.assign(new URL("${name}", import.meta.url), { search: "${sum(readFileSync(`${dist}/${name}`))}" }),\n`).join('')}  })[name].href,
  css: ${JSON.stringify(styles())},
  // Fetched for the first element, and again after a failure.
  start: () => (started ??= program.init({ module_or_path: ${program} }).then(() => program, (error) => {
    started = undefined;
    throw error;
  })),
});
export { InterviewViewerHere as InterviewViewer };
`;

// The inline script of a saved file (static/save.js).
const single = `const program = (() => {
${glue}
return { init: __wbg_init, mountPage, supplyTables, supplyAddOn };
})();
${copying}
${brief(read('static/single.js'))}`;
if (/<\/script|<!--/i.test(single)) throw new Error('the script for a saved file would end too early');
writeFileSync(`${dist}/single.js`, single);

mkdirSync(out, { recursive: true });
cpSync('static/element', out, { recursive: true });
writeFileSync(`${out}/interview-viewer.d.ts`, types());
cpSync(`${dist}/viewer_bg.wasm`, `${out}/viewer_bg.wasm`);
cpSync('static/viewer-search.bin', `${out}/viewer-search.bin`);
for (const name of addons) cpSync(`${dist}/${name}`, `${out}/${name}`);
for (const licence of ['LICENSE-APACHE', 'LICENSE-MIT', 'NOTICE']) cpSync(licence, `${out}/${licence}`);
writeFileSync(`${out}/interview-viewer.js`, script(`Object.assign(new URL("viewer_bg.wasm", import.meta.url), { search: "${sum(wasm)}" })`));
writeFileSync(`${out}/interview-viewer.inline.js`, script(inline(wasm)));
writeFileSync(`${out}/custom-elements.json`, described());
// An empty page that shows the list of `site.json`, or the interview that its address names.
const plain = read(`${dist}/index.html`);
if (!plain.includes('id="iv-frame"')) writeFileSync(`${dist}/viewer.html`, plain);
