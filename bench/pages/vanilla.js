// The page without a library. The turns are in groups, and the browser skips the layout of groups far from the window.
// A filter is an attribute of the root that style rules use, so its cost depends on what is near the window. The first
// group is rendered at once, the others when the browser is idle.
import { each, lists, questions, turn } from './html.js';

const GROUP = 50;
const TURN = 300; // approximate height of a turn in pixels
const SLICE = 8; // milliseconds
const root = document.documentElement;
const picked = new Set();

const answer = await fetch(document.getElementById('data').href);
if (!answer.ok) throw new Error(`The interview could not be fetched: ${answer.status}`);
const interview = await answer.json();
const all = lists(interview);
const theme = ({ label, place }) => `<button type="button" data-pick="${place}">${each(label, 'span')}</button>`;
const app = document.getElementById('app');
app.innerHTML = `
<header><h1>${each(interview.title, 'span')}</h1><div class="stand">${each(interview.summary, 'span')}</div></header>
<aside>
<div class="picks"><button type="button" data-to="en" aria-pressed="true">English</button><button type="button" data-to="zh-Hans">简体中文</button></div>
<input type="search" aria-label="Search"><output></output>
<ol></ol>
<div class="picks themes">${interview.themes.map(({ label }, place) => theme({ label, place })).join('')}</div>
</aside>
<main></main>`;
const main = app.querySelector('main');
const output = app.querySelector('output');
const groups = [];
for (let from = 0; from < interview.turns.length; from += GROUP) {
    const element = document.createElement('div');
    element.className = 'group';
    groups.push({ element, turns: interview.turns.slice(from, from + GROUP), missing: new Set() });
}
const places = groups.map(({ turns }) => turns.map(({ themes }) => themes?.map((id) => all.themes.get(id).place)));
for (const group of groups) estimate(group);
const drawGroup = ({ element, turns }) => (element.innerHTML = turns.map((one) => turn(one, all, theme)).join(''));
drawGroup(groups[0]);
main.append(...groups.map(({ element }) => element));
const cancelDrawing = inSlices([...groups.slice(1).map((group) => () => drawGroup(group)), () => (app.querySelector('ol').innerHTML = questions(interview))]);

app.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (button?.dataset.pick) pick(button.dataset.pick);
    if (button?.dataset.to) read(button);
});

function pick(place) {
    if (!picked.delete(place)) picked.add(place);
    if (picked.size) root.dataset.picked = [...picked].join(' ');
    else delete root.dataset.picked;
    app.querySelector(`.themes [data-pick="${place}"]`).setAttribute('aria-pressed', picked.has(place));
    for (const group of groups) estimate(group);
}

function read(button) {
    root.dataset.lang = button.dataset.to;
    app.querySelector('[data-to][aria-pressed="true"]').setAttribute('aria-pressed', 'false');
    button.setAttribute('aria-pressed', 'true');
}

/** Estimates the height of a group before its layout. */
function estimate(group) {
    const themes = places?.[groups.indexOf(group)];
    const shown = group.turns.filter((one, n) => !group.missing.has(n) && (!picked.size || !themes[n] || themes[n].some((place) => picked.has(String(place)))));
    group.element.style.containIntrinsicSize = `auto ${shown.length * TURN}px`;
}

// Search: scans for the words, and shows the hits near the window at once, the others in slices.
let texts;
let cancel = () => {};
app.querySelector('[type="search"]').addEventListener('input', ({ target }) => {
    texts ??= groups.map(({ turns }) => turns.map(({ text }) => Object.fromEntries(Object.entries(text).map(([lang, words]) => [lang, [words].flat().join('\n').toLowerCase()]))));
    const query = target.value.trim().toLowerCase();
    let hits = 0;
    groups.forEach((group, g) => {
        group.missing = new Set();
        texts[g].forEach((text, n) => (text[root.dataset.lang].includes(query) ? hits++ : group.missing.add(n)));
    });
    output.textContent = query ? hits : '';
    const hide = (group) => {
        [...group.element.children].forEach((element, n) => (element.hidden = group.missing.has(n)));
        estimate(group);
    };
    const isNear = ({ element }) => {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
    };
    const near = new Set(groups.filter(isNear));
    near.forEach(hide);
    cancel();
    cancel = inSlices(groups.filter((group) => !near.has(group)).map((group) => () => hide(group)));
});

/** Does pieces of work while the browser is idle; returns a function that cancels the rest. */
function inSlices(work) {
    let timer = setTimeout(function slice() {
        const end = performance.now() + SLICE;
        while (work.length && performance.now() < end) work.shift()();
        if (work.length) timer = setTimeout(slice);
    });
    return () => clearTimeout(timer);
}
