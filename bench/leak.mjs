// Measures the memory that stays behind each time the viewer's reader is mounted and unmounted. The page opens the same
// interview repeatedly as a pasted text, and goes back to the list, both without reloading. Likewise for the element,
// which is put into another page and removed.
import { name } from './generate.mjs';
import { takes } from './memory.mjs';
import { median } from './report.mjs';

export const MOUNTS = 200;
const EVERY = 20;
/** The first times fill what is kept on purpose (compiled code, fonts, the pasted text). */
const WARM = 60;

export async function leak(browser, { interview, origin, subject, size, mounts }) {
    const page = await browser.page();
    // Not the site's own list, which is prerendered: going back to that reloads the page.
    await page.goTo(`${origin}/viewer/viewer.html`);
    await page.until('the list', () => page.evaluate('!!document.querySelector("#iv-paste") && !!document.querySelector(".iv-entry")'));
    await page.evaluate(`void (window.text = ${JSON.stringify(JSON.stringify(interview))})`);
    const reader = await slopes(mounts, browser, page, 'per mount and unmount', () => page.call(mountAndUnmount, EVERY, subject.turns, interview.turns.length));
    const host = await browser.page();
    await host.goTo(`${origin}/viewer/examples/index.html`);
    await host.evaluate(`import('${origin}/viewer/viewer/1/interview-viewer.js').then(() => {})`);
    // The developer tools would record each answer.
    await host.send('Network.disable');
    const element = await slopes(mounts, browser, host, 'per mount and unmount of the element', () => host.call(putAndTake, EVERY, `${origin}/viewer/interviews/${name(size)}.json`));
    return { ...reader, ...element };
}

async function slopes(mounts, browser, page, what, some) {
    const samples = [];
    for (let done = 0; done < mounts; done += EVERY) {
        await some();
        if (done + EVERY >= WARM) samples.push([done + EVERY, await takes(browser, page)]);
    }
    page.check();
    await page.close();
    return Object.fromEntries(Object.keys(samples[0][1]).map((measure) => [`${measure}, ${what}`, slope(samples.map(([n, held]) => [n, held[measure]]))]));
}

/** Runs in the page. */
async function mountAndUnmount(times, css, turns) {
    const until = async (what, isSo) => {
        for (const end = performance.now() + 20000; !isSo(); ) {
            if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
    };
    for (let n = 0; n < times; n++) {
        const field = document.getElementById('iv-paste');
        field.value = window.text;
        field.form.requestSubmit();
        await until('the interview', () => document.querySelectorAll(css).length === turns);
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        history.back();
        await until('the list', () => document.getElementById('iv-paste') && document.querySelector('.iv-entry'));
    }
}

/** Runs in the page. */
async function putAndTake(times, src) {
    for (let n = 0; n < times; n++) {
        const viewer = document.createElement('interview-viewer');
        viewer.src = src;
        const ready = new Promise((resolve) => viewer.addEventListener('interview-ready', resolve, { once: true }));
        document.body.append(viewer);
        await ready;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        viewer.remove();
        await new Promise((resolve) => setTimeout(resolve));
    }
}

/** How fast the second of the pairs grows with the first: the median of the slopes between all of them (Theil and Sen),
 *  as single samples jump when the browser tidies up. */
function slope(pairs) {
    const between = ([x, y], [u, v]) => (v - y) / (u - x);
    return median(pairs.flatMap((one, n) => pairs.slice(n + 1).map((other) => between(one, other))));
}
