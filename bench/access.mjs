// How many of the questions assistive technology finds as headings. Chromium leaves out what it does not lay out.
import { open } from './open.mjs';

export async function access(browser, what) {
    const page = await open(browser, what);
    const { nodes } = await page.send('Accessibility.getFullAXTree');
    const isHeading = ({ ignored, role }) => !ignored && role?.value === 'heading';
    const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
    // The viewer has the question's number in its heading.
    const found = new Set(nodes.filter(isHeading).map(({ name }) => squeeze(name?.value ?? '').replace(/^(Question )?\d+ /, '')));
    const questions = what.interview.turns.filter(({ themes }) => !themes).map(({ text }) => squeeze(text.en[0]));
    await page.close();
    return { [`headings of ${questions.length} questions`]: questions.filter((question) => found.has(question)).length };
}
