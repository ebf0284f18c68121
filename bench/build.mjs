// Writes the interviews and the comparison pages as a site of static files.
//
//     node bench/build.mjs target/bench/site 300 3000
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { interview, name } from './generate.mjs';
import { plain } from './pages/plain.mjs';
import { shell } from './pages/shell.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = fileURLToPath(new URL('pages', import.meta.url));

/** Writes the site for interviews of these sizes; gives the interviews, by size. */
export async function build(site, sizes) {
    for (const folder of ['interviews', 'plain', 'plain-cv', 'vanilla', 'preact']) await mkdir(join(site, folder), { recursive: true });
    for (const page of ['plain', 'vanilla', 'preact']) await styles(site, page);
    bundle(site);
    const interviews = new Map();
    for (const size of sizes) {
        const made = interview(size);
        interviews.set(size, made);
        const data = `../interviews/${name(size)}.json`;
        await writeFile(join(site, 'interviews', `${name(size)}.json`), JSON.stringify(made));
        await writeFile(join(site, 'plain', `${size}.html`), plain(made, false));
        await writeFile(join(site, 'plain-cv', `${size}.html`), plain(made, true));
        await writeFile(join(site, 'vanilla', `${size}.html`), shell('vanilla', data));
        await writeFile(join(site, 'preact', `${size}.html`), shell('preact', data));
    }
    await write(site, sizes);
    return interviews;
}

/** The interviews as a site of pages that stand without a script. */
async function write(site, sizes) {
    const from = join(site, 'from');
    await mkdir(join(from, 'interviews'), { recursive: true });
    for (const size of sizes) await copyFile(join(site, 'interviews', `${name(size)}.json`), join(from, 'interviews', `${name(size)}.json`));
    await writeFile(join(from, 'site.json'), JSON.stringify({ interviews: sizes.map((size) => ({ file: `${name(size)}.json` })) }));
    const words = ['build', from, '--program', join(ROOT, 'dist'), '--out', join(site, 'written')];
    const { status, stderr, error } = spawnSync(join(ROOT, 'target', 'command', 'interview'), words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the pages cannot be written: ${error?.message ?? stderr}`);
}

/** The look that all pages share, and the rules of one kind of page, in one file. */
async function styles(site, page) {
    const own = page === 'preact' ? [] : [`${page}.css`];
    const texts = await Promise.all(['page.css', ...own].map((file) => readFile(join(PAGES, file), 'utf8')));
    await writeFile(join(site, `${page}.css`), texts.join('\n'));
}

function bundle(site) {
    const cache = process.env.BENCH_MODULES;
    if (!cache) throw new Error('BENCH_MODULES is not set: run `. tools/env.sh` first, or `make bench`');
    const modules = join(cache, 'node_modules');
    const words = ['vanilla.js', 'preact.jsx', '--bundle', '--minify', '--format=esm', '--target=es2022', '--jsx=automatic', '--jsx-import-source=preact', '--define:process.env.NODE_ENV="production"', `--outdir=${resolve(site)}`, '--log-level=warning'];
    const { status, stderr, error } = spawnSync(process.execPath, [join(modules, 'esbuild', 'bin', 'esbuild'), ...words], {
        cwd: PAGES,
        env: { ...process.env, NODE_PATH: modules },
        encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`esbuild cannot bundle the pages: ${error?.message ?? stderr}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    const [site, ...sizes] = process.argv.slice(2);
    await build(site, sizes.map(Number));
}
