// Writes an interview as HTML: for the plain pages, and for the vanilla page at run time.

const ESCAPES = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const escape = (text) => text.replace(/[&<"]/g, (character) => ESCAPES[character]);

/** A text in all its languages, each in its own element. */
export const each = (text, tag) => Object.entries(text).map(([lang, words]) => `<${tag} lang="${lang}">${escape(words)}</${tag}>`).join('');

/** The things that turns refer to: speakers by id, and themes by id with their positions. */
export function lists(interview) {
    const speakers = new Map(interview.speakers.map((speaker) => [speaker.id, speaker]));
    const themes = new Map(interview.themes.map((theme, place) => [theme.id, { ...theme, place }]));
    return { speakers, themes };
}

export const initials = (name) => name.en.split(' ').map((part) => part[0]).join('');

/** `theme` renders one of the turn's themes. */
export function turn({ id, speaker, themes, text }, { speakers, themes: all }, theme) {
    const { name } = speakers.get(speaker);
    const who = `<b class="badge">${initials(name)}</b>${each(name, 'span')}`;
    if (!themes) {
        const part = (n) => Object.fromEntries(Object.entries(text).map(([lang, paragraphs]) => [lang, paragraphs[n]]));
        return `<article class="turn" id="${id}"><h2>${each(part(0), 'span')}</h2><div>${who}</div>${each(part(1), 'p')}</article>`;
    }
    const own = themes.map((id) => all.get(id));
    return (
        `<article class="turn answer" id="${id}" data-themes="${own.map(({ place }) => place).join(' ')}"><h3>${who}</h3>${each(text, 'p')}` +
        `<footer><a href="#${id}">${id.slice(1)}</a>${own.map(theme).join('')}</footer></article>`
    );
}

/** The table of contents. */
export const questions = ({ turns }) =>
    turns.filter((turn) => !turn.themes).map(({ id, text: { en, 'zh-Hans': zh } }) => `<li><a href="#${id}">${each({ en: en[0], 'zh-Hans': zh[0] }, 'span')}</a></li>`).join('');
