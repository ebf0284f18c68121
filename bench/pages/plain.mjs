// The plain page: the whole text as static HTML. Form fields and style rules do everything, without a script.
import { each, lists, questions, turn } from './html.js';

/** `skip`: skips the layout of turns far from the window (content-visibility). */
export function plain(interview, skip) {
    const all = lists(interview);
    const theme = ({ label }) => each(label, 'span');
    const pick = ({ label }, n) => `<label><input type="checkbox" class="theme" id="theme-${n}">${each(label, 'span')}</label>`;
    return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${interview.title.en}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../plain.css">
<body${skip ? ' class="skip"' : ''}>
<div class="wrap">
<header><h1>${each(interview.title, 'span')}</h1><div class="stand">${each(interview.summary, 'span')}</div></header>
<aside>
<div class="picks"><label lang="en"><input type="radio" name="lang" id="en" checked>English</label><label lang="zh-Hans"><input type="radio" name="lang" id="zh-Hans">简体中文</label></div>
<ol>${questions(interview)}</ol>
<div class="picks">${interview.themes.map(pick).join('')}</div>
</aside>
<main>
${interview.turns.map((one) => turn(one, all, theme)).join('\n')}
</main>
</div>
`;
}
