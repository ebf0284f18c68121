// Counts what assistive technology finds in a page: the questions as headings, and the names of the speakers. Chromium
// leaves out what it does not lay out.
import { open } from './open.mjs';

export async function access(browser, what) {
    const page = await open(browser, what);
    const { nodes } = await page.send('Accessibility.getFullAXTree');
    await page.close();
    const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
    const named = (wanted) => nodes.filter(({ ignored, role }) => !ignored && role?.value === wanted).map(({ name }) => squeeze(name?.value ?? ''));
    // The viewer's headings contain the number of the question.
    const headings = new Set(named('heading').map((name) => name.replace(/^(Question )?\d+ /, '')));
    const { turns, speakers } = what.interview;
    const questions = turns.filter(({ themes }) => !themes).map(({ text }) => squeeze(text.en[0]));
    // A name is a heading, or the group of a thread's answers has all names as its own.
    const names = new Map(speakers.map(({ id, name }) => [id, name.en]));
    const told = [...named('heading').filter((name) => [...names.values()].some((one) => name.endsWith(one))), ...groups(nodes, squeeze)];
    const changes = turns.filter(({ themes, speaker }, n) => themes && speaker !== turns[n - 1]?.speaker).length;
    return {
        [`headings of ${questions.length} questions`]: questions.filter((question) => headings.has(question)).length,
        [`names at ${changes} changes of speaker`]: told.length,
    };
}

/** The names that groups of answers carry, of those whose own headings are left out. */
function groups(nodes, squeeze) {
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const holds = (node) => (node.childIds ?? []).some((id) => {
        const child = byId.get(id);
        return child && ((!child.ignored && child.role?.value === 'heading') || holds(child));
    });
    const answers = nodes.filter(({ ignored, role, name }) => !ignored && role?.value === 'group' && /^Answers: /.test(name?.value ?? ''));
    return answers.filter((node) => !holds(node)).flatMap(({ name }) => squeeze(name.value).replace('Answers: ', '').split(', '));
}
