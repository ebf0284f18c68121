// Measures the viewer's release and other pages that show the same interview: see README.md.
//
//     node bench/bench.mjs [--sizes 300,3000] [--pages viewer,plain] [--only load,interaction] [--inputs themes,search]
//                          [--speeds fast,slow] [--reps 3] [--mounts 200]
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { access } from './access.mjs';
import { Browser, Failed } from './browser.mjs';
import { build } from './build.mjs';
import { name } from './generate.mjs';
import { INPUTS, interaction } from './interaction.mjs';
import { leak, MOUNTS } from './leak.mjs';
import { load } from './load.mjs';
import { memory } from './memory.mjs';
import { markdown, summary } from './report.mjs';
import { MADE, SITE, serve } from './serve.mjs';
import { SUBJECTS } from './subjects.mjs';
import { touch } from './touch.mjs';

const SIZES = [300, 3000, 10000];
/** The longer an interview, the less a run of it depends on chance, and the longer it takes. */
const usualReps = (size) => (size <= 300 ? 3 : size <= 3000 ? 2 : 1);
/** A prerendered page is measured until its first touch; after that it is the viewer's. */
const LIVE = Object.keys(SUBJECTS).filter((page) => page !== 'written');
/** What can be measured, at which speeds; if nothing else is said how often, and in which sizes; of which pages. */
const PARTS = {
    load: { run: load, speeds: ['fast', 'slow'] },
    interaction: { run: interaction, speeds: ['fast', 'slow'], slowUpTo: 300, reps: 1, pages: LIVE },
    touch: { run: touch, speeds: ['fast', 'slow'], slowUpTo: 300, pages: ['written'] },
    memory: { run: memory, speeds: ['fast'], pages: LIVE },
    access: { run: access, speeds: ['fast'], reps: 1, pages: LIVE },
    leak: { run: leak, speeds: ['fast'], reps: 1, pages: ['viewer'], smallest: true },
};

const asked = options();
const started = Date.now();
const records = [];
const failures = [];
const interviews = await build(SITE, asked.sizes);
const server = await serve();
await compress();
let browser = await Browser.launch();
const made = { date: new Date().toISOString(), browser: await browser.version(), processors: os.cpus().length, processor: os.cpus()[0].model, node: process.version, load: os.loadavg()[0] };
try {
    for (const job of jobs()) await run(job);
} finally {
    await browser.close();
    await server.close();
}
await report();
process.exitCode = failures.length ? 1 : 0;

function options() {
    const list = { type: 'string' };
    const { values } = parseArgs({ options: { sizes: list, pages: list, only: list, speeds: list, reps: list, inputs: list, mounts: list } });
    const words = (key, known) => {
        const chosen = values[key]?.split(',') ?? known;
        const strange = chosen.filter((word) => !known.includes(word));
        if (strange.length) stop(`--${key} ${strange}: known are ${known.join(', ')}`);
        return chosen;
    };
    const sizes = values.sizes?.split(',').map(Number) ?? SIZES;
    if (!sizes.every((size) => Number.isInteger(size) && size >= 40)) stop(`--sizes ${values.sizes}: numbers from 40 on are wanted`);
    const reps = values.reps === undefined ? undefined : Number(values.reps);
    if (reps !== undefined && !(Number.isInteger(reps) && reps > 0)) stop(`--reps ${values.reps}: a number from 1 on is wanted`);
    const mounts = Number(values.mounts ?? MOUNTS);
    if (!(mounts >= 80)) stop(`--mounts ${values.mounts}: a number from 80 on is wanted`);
    return { sizes, reps, mounts, pages: words('pages', Object.keys(SUBJECTS)), only: words('only', Object.keys(PARTS)), speeds: words('speeds', ['fast', 'slow']), isSpeed: !!values.speeds, inputs: words('inputs', INPUTS) };
}

function stop(why) {
    console.error(`bench: ${why}`);
    process.exit(2);
}

/** Compresses what is going to be asked for, so that no page waits for that. */
async function compress() {
    const paths = asked.sizes.flatMap((size) => [`/interviews/${name(size)}.json`, ...asked.pages.filter((page) => page !== 'viewer').map((page) => SUBJECTS[page].address(size))]);
    const viewer = ['viewer_bg.wasm', 'viewer.js', 'viewer.css', 'more.css', 'loader.js', 'preview.js', 'element.js', 'index.html'].map((file) => `/viewer/${file}`);
    for (const path of [...viewer, '/vanilla.js', '/preact.js', '/plain.css', '/vanilla.css', '/preact.css', ...paths]) {
        await server.prepare(path).catch((error) => stop(`${path} is missing: ${error.message}`));
    }
}

/** In each repetition every page has its turn, so that whatever else the machine does is spread over all of them. */
function* jobs() {
    for (const size of asked.sizes) {
        for (const part of asked.only) {
            const { speeds, slowUpTo = Infinity, reps, pages = asked.pages, smallest } = PARTS[part];
            if (smallest && size !== Math.min(...asked.sizes)) continue;
            // Only on request: all inputs in a long interview on a slow processor take half an hour.
            const isMeasured = (speed) => asked.speeds.includes(speed) && (speed !== 'slow' || asked.isSpeed || size <= slowUpTo);
            for (let rep = 0; rep < (asked.reps ?? reps ?? usualReps(size)); rep++) {
                for (const speed of speeds.filter(isMeasured)) {
                    for (const page of asked.pages.filter((page) => pages.includes(page))) yield { size, part, rep, speed, page };
                }
            }
        }
    }
}

async function run(job) {
    const { size, part, speed, page } = job;
    const what = { subject: SUBJECTS[page], interview: interviews.get(size), size, origin: server.origin, inputs: asked.inputs, mounts: asked.mounts };
    const began = Date.now();
    let outcome = 'ok';
    try {
        const measures = await PARTS[part].run(browser, what, { slow: speed === 'slow' });
        for (const [measure, values] of Object.entries(measures)) records.push({ ...job, measure, values: [values].flat() });
    } catch (error) {
        if (!(error instanceof Failed)) throw error;
        outcome = `FAILED: ${error.message}`;
        failures.push({ ...job, why: error.message });
        await browser.close();
        browser = await Browser.launch();
    }
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.error(`${size} passages, ${part}, ${speed}, ${page}: ${outcome} (${seconds} s)`);
}

async function report() {
    const rows = summary(records, asked.pages);
    const seconds = Math.round((Date.now() - started) / 1000);
    const text = markdown({ ...made, seconds }, rows, asked.pages, failures);
    await mkdir(MADE, { recursive: true });
    await writeFile(join(MADE, 'results.json'), JSON.stringify({ ...made, seconds, asked, rows, failures, records }, null, 1));
    await writeFile(join(MADE, 'results.md'), text);
    console.log(text);
    console.error(`Also in ${join(MADE, 'results.md')} and results.json.`);
}
