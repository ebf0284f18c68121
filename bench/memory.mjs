// Measures the memory of an open interview: the heap of the scripts, and the private memory of the renderer process. No
// heap figure includes the memory of WebAssembly and of the layout.
import { readFile } from 'node:fs/promises';

import { Failed } from './browser.mjs';
import { open } from './open.mjs';
import { Trace } from './trace.mjs';

export async function memory(browser, what) {
    const page = await open(browser, what);
    const held = await takes(browser, page);
    await page.close();
    return held;
}

/** The bytes that a page holds once the garbage is gone. Without the process's where the system does not tell them. */
export async function takes(browser, page) {
    await page.send('HeapProfiler.collectGarbage');
    await page.send('HeapProfiler.collectGarbage');
    const { usedSize } = await page.send('Runtime.getHeapUsage');
    const bytes = await privateBytes(browser, page);
    return { heap: usedSize, ...(bytes && { 'private memory': bytes }) };
}

/** From `/proc/PID/smaps_rollup`, which Linux has, and shows to whoever may look into the process. */
async function privateBytes(browser, page) {
    if (process.platform !== 'linux') return undefined;
    const pid = await processOf(browser, page);
    let text;
    try {
        text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
    } catch (error) {
        if (error.code === 'EACCES' || error.code === 'EPERM') return undefined;
        throw new Failed(`the page's process cannot be read: ${error.message}`);
    }
    const kilobytes = [...text.matchAll(/^Private_\w+: +(\d+) kB/gm)].map((found) => Number(found[1]));
    return 1024 * kilobytes.reduce((a, b) => a + b, 0);
}

/** The process that draws a page: the one that records a mark which the page sets. */
async function processOf(browser, page) {
    const trace = new Trace(browser);
    await trace.start();
    await page.evaluate('performance.mark("bench: whose process?"), performance.clearMarks()');
    const mark = (await trace.stop()).find(({ name }) => name === 'bench: whose process?');
    if (!mark) throw new Failed("the page's process cannot be told");
    return mark.pid;
}
