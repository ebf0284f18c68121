// Opens a page to measure, and waits until all of the interview is there.
import { readFile } from 'node:fs/promises';

import { Failed } from './browser.mjs';

const PROBE = await readFile(new URL('probe.js', import.meta.url), 'utf8');

/** What is measured: a page at an address, with the interview that it is to show. */
export async function open(browser, { subject, interview, size, origin }, { slow = false, before = async () => {} } = {}) {
    const page = await browser.page({ slow });
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: PROBE });
    await before(page);
    await page.goTo(origin + subject.address(size));
    await whole(page, subject, interview);
    return page;
}

/** Waits until every turn is in the page and nothing moves any more. */
export async function whole(page, { turns }, interview) {
    const expected = interview.turns.length;
    let count;
    const isThere = async () => {
        count = await page.call((css) => document.readyState === 'complete' && document.querySelectorAll(css).length, turns);
        return count === expected && page.requests().every(({ done }) => done);
    };
    await page.until(`${expected} turns in the page`, isThere, { seconds: 300, every: 250 }).catch((error) => {
        throw new Failed(`${error.message} (there are ${count})`);
    });
    await page.evaluate('probe.rest()');
    page.check();
}
