// Measures how long the first touch of a prerendered page takes: no program has run before, and a tap on a theme has to
// start it. The page is idle by then, so that the program's files are there.
import { answers, Hand } from './interaction.mjs';
import { open } from './open.mjs';

export async function touch(browser, { interview, ...what }, { slow = false } = {}) {
    const page = await open(browser, { interview, ...what }, { slow, before: (page) => page.send('Emulation.setTouchEmulationEnabled', { enabled: true }) });
    const hand = new Hand(page, what.subject);
    const [theme] = interview.themes;
    const other = answers(interview).find(({ themes }) => !themes.includes(theme.id)).id;
    const point = await page.call((css) => window.probe.place(css), what.subject.theme);
    await hand.measure('first touch', 'pointerdown', hand.hides(other), () => page.tap(point));
    page.check();
    await page.close();
    return hand.times;
}
