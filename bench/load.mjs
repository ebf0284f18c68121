// Measures how a page loads: bytes over the network, when there is something to read, what shifts, how long it is busy.
import { Failed } from './browser.mjs';
import { open } from './open.mjs';
import { Trace } from './trace.mjs';

/** A task of the main thread that takes longer keeps an input waiting for as long as it is longer (milliseconds). */
const LONG = 50;

export async function load(browser, what, { slow = false } = {}) {
    const trace = new Trace(browser);
    const page = await open(browser, what, { slow, before: () => trace.start() });
    const events = await trace.stop();
    const { first, largest, readable, shift } = await page.evaluate('({ ...probe.seen, shift: probe.shift() })');
    if (!readable) throw new Failed('the first answer was never to be seen in the window');
    if (!largest) throw new Failed('the browser reported no largest contentful paint');
    const times = {
        'first answer readable': readable,
        'first contentful paint': first,
        'largest contentful paint': largest,
        'blocked from navigation on': blocked(events),
        'layout shift': shift,
    };
    const bytes = slow ? {} : sizes(page.requests());
    await page.close();
    return { ...bytes, ...times };
}

const KINDS = [
    ['bytes: page and styles', /html|css/],
    ['bytes: script and wasm', /javascript|wasm/],
    ['bytes: interview', /json/],
];

/** Bytes over the network, with the heads of the answers. */
function sizes(requests) {
    const answered = requests.filter(({ response, bytes }) => response && bytes);
    for (const { url, bytes, response } of answered) {
        const encoding = Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-encoding')?.[1];
        if (encoding !== 'br') throw new Failed(`${url} came uncompressed (${bytes} bytes)`);
    }
    const sum = (list) => list.reduce((all, { bytes }) => all + bytes, 0);
    const kinds = KINDS.map(([kind, pattern]) => [kind, sum(answered.filter(({ response }) => pattern.test(response.mimeType)))]);
    return { 'bytes: all': sum(answered), ...Object.fromEntries(kinds.filter(([, bytes]) => bytes)) };
}

/** How long the main thread was in tasks longer than 50 ms, without the first 50 of each: from the navigation on, and
 *  not only from the first paint, as the standard figure has it. */
function blocked(events) {
    const navigation = events.filter(({ name, args }) => name === 'navigationStart' && args.data?.isOutermostMainFrame && /^http/.test(args.data.documentLoaderURL)).pop();
    if (!navigation) throw new Failed('the trace has no navigation');
    const thread = events.find(({ name, pid, args }) => name === 'thread_name' && pid === navigation.pid && args.name === 'CrRendererMain');
    if (!thread) throw new Failed('the trace has no main thread');
    const isTask = ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && pid === thread.pid && tid === thread.tid;
    const tasks = events.filter(isTask).sort((a, b) => a.ts - b.ts);
    if (!tasks.length) throw new Failed('the trace has no tasks');
    let total = 0;
    let end = navigation.ts;
    for (const { ts, dur } of tasks) {
        // A nested task counts as part of the outer one.
        const from = Math.max(ts, end);
        end = Math.max(end, ts + dur);
        if (from === ts) total += Math.max(0, dur / 1000 - LONG);
        else if (ts + dur > from) total += Math.max(0, (ts + dur - from) / 1000 - LONG);
    }
    return total;
}
