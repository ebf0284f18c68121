// Builds the pages that tests/browser/frameworks reads, into target/frameworks/pages/:
//
//     node tests/frameworks/build.mjs [DIST]
//
// npm packs the package, this unpacks it among the modules of a project, and Vite builds it into pages, so that the
// tests use what people install. FRAMEWORKS_MODULES names the folder of the other modules, which tools/setup.sh has
// filled. Does nothing if nothing has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const packed = resolve(process.argv[2] ?? 'dist', 'viewer/1');
const target = fileURLToPath(new URL('../../target/frameworks', import.meta.url));
const project = `${target}/project`;
const own = `${project}/node_modules`;
const modules = process.env.FRAMEWORKS_MODULES;
if (!existsSync(modules ?? '')) stop('React, Vue, Turbo and Vite are not there: run tools/setup.sh test, and source tools/env.sh');

function stop(why) {
  console.error(why);
  process.exit(1);
}

// Frameworks print warnings about a page only in development.
function run(command, ...words) {
  const env = { ...process.env, NODE_ENV: 'development', npm_config_update_notifier: 'false' };
  const { status, stdout } = spawnSync(command, words, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', env });
  if (status !== 0) stop(`${stdout ?? ''}${command} ${words.join(' ')} has failed`);
}

const files = (folder) => readdirSync(folder, { recursive: true })
  .filter((name) => !name.startsWith('node_modules') && statSync(`${folder}/${name}`).isFile()).sort();

const hash = createHash('sha256').update(modules);
for (const folder of [here, packed]) {
  for (const name of files(folder)) hash.update(`\n${name}\n`).update(readFileSync(`${folder}/${name}`));
}
const made = hash.digest('hex');
const note = `${target}/made-of`;
if (existsSync(note) && readFileSync(note, 'utf8') === made) process.exit();

console.log('Building pages with React, Vue and Turbo around the packed element (some seconds)');
rmSync(target, { recursive: true, force: true });
for (const name of files(here)) cpSync(`${here}/${name}`, `${project}/${name}`);
mkdirSync(`${own}/interview-viewer`, { recursive: true });
for (const name of readdirSync(modules)) symlinkSync(`${modules}/${name}`, `${own}/${name}`);
run('npm', 'pack', '--silent', '--ignore-scripts', packed);
const [archive] = readdirSync(project).filter((name) => name.endsWith('.tgz'));
run('tar', '-xzf', archive, '--strip-components=1', '-C', `${own}/interview-viewer`);
// The TypeScript example of the package's README is compiled, too.
const [, said] = readFileSync(`${own}/interview-viewer/README.md`, 'utf8').match(/```ts\n([^]*?)```/);
writeFileSync(`${project}/readme.ts`, said);
run(process.execPath, 'node_modules/typescript/bin/tsc');
run(process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--mode', 'development', '--logLevel', 'warn');
writeFileSync(note, made);
