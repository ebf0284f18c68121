// The pages to measure: their addresses, and the selectors of their controls.
import { name } from './generate.mjs';

const made = (folder, more) => ({
    address: (size) => `/${folder}/${size}.html`,
    turns: '.turn',
    theme: '.themes [data-pick]',
    passage: (id) => `#${id}`,
    ...more,
});

const plain = { theme: '.picks label:has(.theme)', language: { en: 'label[lang="en"]', 'zh-Hans': 'label[lang="zh-Hans"]' } };
const script = { theme: '.themes button', language: { en: '.picks button:nth-child(1)', 'zh-Hans': '.picks button:nth-child(2)' }, search: 'aside [type="search"]', hits: 'aside output' };

export const SUBJECTS = {
    viewer: {
        // By `src`: `i` would look for a page of the interview first.
        address: (size) => `/viewer/?src=interviews/${name(size)}.json`,
        turns: '.iv-turn, .iv-ask',
        passage: (id) => `#${id} .iv-passage`,
        theme: '.iv-tools .iv-chip',
        language: { en: '.iv-site .iv-langs [lang="en"]', 'zh-Hans': '.iv-site .iv-langs [lang="zh-Hans"]' },
        both: '.iv-site .iv-langs button:nth-child(3)',
        search: '.iv-tools [type="search"]',
        hits: '.iv-search output',
        matching: { any: '.iv-tools-themes .iv-togs button:nth-child(1)', all: '.iv-tools-themes .iv-togs button:nth-child(2)' },
        speakers: '.iv-voices .iv-togs button:nth-child(2)',
        rows: '.iv-fold',
    },
    written: {
        address: (size) => `/written/interviews/${name(size)}/`,
        turns: '.iv-turn, .iv-ask',
        passage: (id) => `#${id} .iv-passage`,
        theme: '.iv-tools .iv-chip',
    },
    plain: made('plain', plain),
    'plain-cv': made('plain-cv', plain),
    vanilla: made('vanilla', script),
    preact: made('preact', script),
};
