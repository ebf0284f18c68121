// The page with Preact: components as a developer would write them. The turns near the top are rendered first, the
// others after them. Each turn is a component that is rendered again only if it changes. The browser skips the layout
// of turns far from the window.
import { Component, render } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { initials, lists } from './html.js';

const FIRST = 20;

/** A component that is rendered again only if a property has changed. */
const steady = (draw) =>
    class extends Component {
        shouldComponentUpdate(next) {
            return Object.keys(next).some((name) => next[name] !== this.props[name]);
        }
        render(props) {
            return draw(props);
        }
    };

const Turn = steady(({ turn, lang, shown, all, pick }) => {
    const { name } = all.speakers.get(turn.speaker);
    const who = [<b class="badge">{initials(name)}</b>, <span lang={lang}>{name[lang]}</span>];
    const text = turn.text[lang];
    if (!turn.themes) {
        return (
            <article class="turn" id={turn.id} hidden={!shown}>
                <h2><span lang={lang}>{text[0]}</span></h2>
                <div>{who}</div>
                <p lang={lang}>{text[1]}</p>
            </article>
        );
    }
    return (
        <article class="turn answer" id={turn.id} hidden={!shown}>
            <h3>{who}</h3>
            <p lang={lang}>{text}</p>
            <footer>
                <a href={`#${turn.id}`}>{turn.id.slice(1)}</a>
                {turn.themes.map((id) => <button type="button" onClick={() => pick(id)}>{all.themes.get(id).label[lang]}</button>)}
            </footer>
        </article>
    );
});

const Questions = steady(({ turns, lang, count }) => (
    <ol>{turns.slice(0, count).filter((turn) => !turn.themes).map(({ id, text }) => <li key={id}><a href={`#${id}`}>{text[lang][0]}</a></li>)}</ol>
));

function App({ interview }) {
    const [lang, setLang] = useState('en');
    const [picked, setPicked] = useState(() => new Set());
    const [query, setQuery] = useState('');
    const [count, setCount] = useState(FIRST);
    const all = useMemo(() => lists(interview), []);
    const low = useMemo(() => interview.turns.map(({ text }) => Object.fromEntries(Object.entries(text).map(([lang, words]) => [lang, [words].flat().join('\n').toLowerCase()]))), []);
    const pick = useCallback((id) => setPicked((old) => {
        const now = new Set(old);
        if (!now.delete(id)) now.add(id);
        return now;
    }), []);
    // After the first turns are painted.
    useEffect(() => void requestAnimationFrame(() => setTimeout(() => setCount(interview.turns.length))), []);
    const words = query.trim().toLowerCase();
    const found = useMemo(() => words && low.map((text) => text[lang].includes(words)), [words, lang]);
    const shown = (turn, n) => (!found || found[n]) && (!picked.size || !turn.themes || turn.themes.some((id) => picked.has(id)));
    const to = (tag, name) => <button type="button" aria-pressed={String(lang === tag)} onClick={() => setLang(tag)}>{name}</button>;
    return [
        <header><h1>{interview.title[lang]}</h1><div class="stand">{interview.summary[lang]}</div></header>,
        <aside>
            <div class="picks">{to('en', 'English')}{to('zh-Hans', '简体中文')}</div>
            <input type="search" aria-label="Search" value={query} onInput={({ target }) => setQuery(target.value)} />
            <output>{found ? found.filter(Boolean).length : ''}</output>
            <Questions turns={interview.turns} lang={lang} count={count} />
            <div class="picks themes">
                {interview.themes.map(({ id, label }) => <button type="button" aria-pressed={String(picked.has(id))} onClick={() => pick(id)}>{label[lang]}</button>)}
            </div>
        </aside>,
        <main class="skip">
            {interview.turns.slice(0, count).map((turn, n) => <Turn key={turn.id} turn={turn} lang={lang} shown={shown(turn, n)} all={all} pick={pick} />)}
        </main>,
    ];
}

const answer = await fetch(document.getElementById('data').href);
if (!answer.ok) throw new Error(`The interview could not be fetched: ${answer.status}`);
render(<App interview={await answer.json()} />, document.getElementById('app'));
