// Measures how long a reader waits after a click or a key: from the input to the frame that shows its effect near the
// top of the text, and until the page is idle. The browser itself generates all inputs, as if by hand.
import { Failed } from './browser.mjs';
import { open } from './open.mjs';

const THEMES = [0, 5];
/** What a hand can do, in this order. */
export const INPUTS = ['themes', 'matching', 'speakers', 'languages', 'search', 'rows'];

/** Measures each thing that the page can do, once or a few times; gives lists of milliseconds by name. `what.inputs`: some of INPUTS. */
export async function interaction(browser, what, { slow = false } = {}) {
    const page = await open(browser, what, { slow });
    const hand = new Hand(page, what.subject);
    for (const input of what.inputs) await hand[input](what.interview);
    page.check();
    await page.close();
    return hand.times;
}

export class Hand {
    times = {};

    constructor(page, subject) {
        this.page = page;
        this.subject = subject;
    }

    /** Does something and keeps how long its effect took to show. `isShown`: an expression that is true once it does. */
    async measure(name, type, isShown, act) {
        await this.page.evaluate('probe.rest()');
        await this.page.evaluate(`probe.arm(${JSON.stringify(type)}, ${isShown ? `() => ${isShown}` : 'undefined'})`);
        await act();
        const { shown, settled } = await this.page.evaluate('probe.result()').catch((error) => {
            throw new Failed(`${name}: ${error.message}`);
        });
        (this.times[name] ??= []).push(shown);
        (this.times[`${name}, settled`] ??= []).push(settled);
    }

    async click(name, css, n, isShown) {
        const point = await this.page.call((css, n) => window.probe.place(css, n), css, n);
        await this.measure(name, 'click', isShown, () => this.page.click(point));
    }

    shows(id) {
        return `probe.isShown(${JSON.stringify(this.subject.passage(id))})`;
    }

    hides(id) {
        return `!${this.shows(id)}`;
    }

    async themes(interview) {
        for (const n of THEMES) await this.theme(n, interview, 'off');
    }

    /** Chooses a theme, and lets it go again if `off`. */
    async theme(n, interview, off) {
        const other = answers(interview).find(({ themes }) => !themes.includes(interview.themes[n].id)).id;
        await this.click('theme on', this.subject.theme, n, this.hides(other));
        if (off) await this.click('theme off', this.subject.theme, n, this.shows(other));
    }

    async matching(interview) {
        const { matching, theme } = this.subject;
        if (!matching) return;
        const [one, other] = THEMES.map((n) => interview.themes[n].id);
        const has = ({ themes }, id) => themes.includes(id);
        const near = answers(interview);
        const neither = near.find((turn) => !has(turn, one) && !has(turn, other)).id;
        const single = near.find((turn) => has(turn, one) !== has(turn, other)).id;
        await this.click('theme on', theme, THEMES[0], this.hides(neither));
        await this.click('second theme on', theme, THEMES[1], null);
        await this.click('any, all', matching.all, 0, this.hides(single));
        await this.click('any, all', matching.any, 0, this.shows(single));
        await this.click('second theme off', theme, THEMES[1], null);
        await this.click('theme off', theme, THEMES[0], this.shows(neither));
    }

    async speakers(interview) {
        const { speakers } = this.subject;
        if (!speakers) return;
        const n = interview.speakers.length - 1;
        const other = answers(interview).find(({ speaker }) => speaker !== interview.speakers[n].id).id;
        await this.click('speaker on, off', speakers, n, this.hides(other));
        await this.click('speaker on, off', speakers, n, this.shows(other));
    }

    async languages() {
        const { language, both, passage } = this.subject;
        const reads = (lang) => `probe.isShown(${JSON.stringify(`${passage('a1')} p[lang="${lang}"]`)})`;
        const only = { en: `${reads('en')} && !${reads('zh-Hans')}`, 'zh-Hans': `${reads('zh-Hans')} && !${reads('en')}` };
        for (const lang of ['zh-Hans', 'en', 'zh-Hans', 'en']) await this.click('language', language[lang], 0, only[lang]);
        if (!both) return;
        await this.click('both languages', both, 0, `${reads('en')} && ${reads('zh-Hans')}`);
        await this.click('language', language.en, 0, only.en);
    }

    /** Types a word of the text, letter by letter, and takes it back. */
    async search(interview) {
        const { search, hits } = this.subject;
        if (!search) return;
        const other = (count) => `document.querySelector(${JSON.stringify(hits)}).textContent !== ${JSON.stringify(count)}`;
        const word = answers(interview)[0].text.en.match(/\b[a-z]{4,6}\b/)[0];
        await this.page.click(await this.page.call((css) => window.probe.place(css), search));
        const count = () => this.page.call((css) => document.querySelector(css).textContent, hits);
        for (const letter of word) await this.measure('search key', 'keydown', null, () => this.page.press(letter));
        const found = await count();
        await this.measure('search key, hits shown', 'keydown', other(await count()), () => this.page.press('Backspace'));
        await this.measure('search key, hits shown', 'keydown', other(await count()), () => this.page.press(word.at(-1)));
        if (!/[1-9]/.test(found)) throw new Failed(`the search for “${word}” found “${found}”`);
        for (const _ of word) await this.measure('search key', 'keydown', null, () => this.page.press('Backspace'));
        const left = await count();
        if (left) throw new Failed(`the search is over and still found “${left}”`);
    }

    /** Opens a row of folded passages, and closes it. */
    async rows(interview) {
        const { rows, theme } = this.subject;
        if (!rows) return;
        const first = answers(interview)[0];
        const n = interview.themes.findIndex(({ id }) => !first.themes.includes(id));
        await this.click('theme on', theme, n, this.hides(first.id));
        await this.click('unfold, fold', rows, 0, this.shows(first.id));
        await this.click('unfold, fold', rows, 0, this.hides(first.id));
        await this.click('theme off', theme, n, this.shows(first.id));
    }
}

export const answers = ({ turns }) => turns.filter(({ themes }) => themes);
