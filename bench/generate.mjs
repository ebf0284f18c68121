// Makes an interview of any length, the same at every run: bilingual, 100 words a passage, 8 themes, 12 speakers.
//
//     node bench/generate.mjs 3000 > interview.json
//
// Every fourth passage is a question, so that there are threads: its first paragraph is a short question, the second
// has the rest of its 100 words. The words are made up from syllables and characters, with the frequencies of real
// text, so that compression and search behave as with real text.
import { pathToFileURL } from 'node:url';

const WORDS = 100;
const HAN = 160; // Han characters that 100 English words come to
const EVERY = 4;
const SEED = 20150514;

const SMALL = 'the of and to in that we was it a they for with on had but not from there when were by which one who'.split(' ');
const STARTS = ['b', 'br', 'c', 'cl', 'd', 'dr', 'f', 'fl', 'g', 'gr', 'h', 'k', 'l', 'm', 'n', 'p', 'pl', 'r', 's', 'sh', 'st', 't', 'tr', 'v', 'w', ''];
const MIDDLES = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const ENDS = ['', '', '', 'n', 'r', 'l', 's', 't', 'd', 'm', 'ck', 'nd'];
const CHARACTERS = [
    '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学',
    '么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因',
    '很给名法间知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三',
    '机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花',
    '结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金快原吃变通师立象',
].join('');
const THEMES = [
    ['ledgers', 'Ledgers', '账本'], ['ferries', 'Ferries', '渡船'], ['kitchens', 'Kitchens', '厨房'], ['floods', 'Floods', '大水'],
    ['letters', 'Letters', '书信'], ['markets', 'Markets', '集市'], ['schooling', 'Schooling', '上学'], ['neighbours', 'Neighbours', '邻里'],
];
const SPEAKERS = [
    ['gu', 'Gu Wanqing', '顾晚晴'], ['holt', 'Agnes Holt', '阿格尼丝·霍尔特'], ['bian', 'Bian Xiuying', '卞秀英'], ['cen', 'Cen Dahai', '岑大海'],
    ['dou', 'Dou Meiling', '窦美玲'], ['fang', 'Fang Laosan', '方老三'], ['geng', 'Geng Suzhen', '耿素珍'], ['hao', 'Hao Jianshe', '郝建设'],
    ['ju', 'Ju Ahong', '鞠阿红'], ['kuang', 'Kuang Zhiyuan', '邝志远'], ['lei', 'Lei Chunhua', '雷春花'], ['mo', 'Mo Shuibo', '莫水伯'],
];
const INTERVIEWERS = 2;

/** The interview of so many passages, as Interview JSON. */
export function interview(passages) {
    const chance = random(SEED);
    const words = vocabulary(chance, 2400, (n) => (n < SMALL.length ? SMALL[n] : latin(chance)));
    const terms = vocabulary(chance, 1600, (n) => (n < CHARACTERS.length ? CHARACTERS[n] : han(chance)));
    const english = (length, end) => sentences(chance, words, length, end);
    const chinese = (length, end) => chineseSentences(chance, terms, length, end);
    const turns = [];
    let question = 0;
    for (let n = 0, answer = 0; n < passages; n++) {
        if (n % EVERY === 0) {
            const short = 8 + chance.below(6);
            turns.push({
                id: `q${++question}`,
                speaker: SPEAKERS[question % INTERVIEWERS][0],
                text: {
                    en: [english(short, '?'), english(WORDS - short, '.')],
                    'zh-Hans': [chinese(16, '？'), chinese(HAN - 16, '。')],
                },
            });
        } else {
            turns.push({
                id: `a${++answer}`,
                speaker: SPEAKERS[INTERVIEWERS + chance.below(SPEAKERS.length - INTERVIEWERS)][0],
                themes: themes(chance),
                text: { en: english(WORDS, '.'), 'zh-Hans': chinese(HAN, '。') },
            });
        }
    }
    const both = ([id, en, zh]) => [id, { en, 'zh-Hans': zh }];
    return {
        format: 'interview/1',
        id: name(passages),
        languages: ['en', 'zh-Hans'],
        title: { en: `${passages} passages`, 'zh-Hans': `${passages}段` },
        summary: { en: english(16, '.'), 'zh-Hans': chinese(26, '。') },
        date: '2015-05-14',
        speakers: SPEAKERS.map(both).map(([id, full], n) => ({ id, name: full, role: n < INTERVIEWERS ? 'interviewer' : 'interviewee' })),
        themes: THEMES.map(both).map(([id, label]) => ({ id, label })),
        turns,
    };
}

/** What an interview of so many passages is called. */
export const name = (passages) => `bench-${passages}`;

/** Numbers that look random and are the same at every run (mulberry32). */
function random(seed) {
    const next = () => {
        seed = (seed + 0x6d2b79f5) | 0;
        let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    const below = (n) => Math.floor(next() * n);
    return { next, below, of: (list) => list[below(list.length)] };
}

/** Different words; `pick` takes the first ones most often: of 2400, the first 24 for a third of a text, as in English. */
function vocabulary(chance, size, make) {
    const words = new Set();
    for (let n = 0; words.size < size; n++) words.add(make(n));
    const list = [...words];
    const one = () => list[Math.floor(size * chance.next() ** 4)];
    // Half of the words are in phrases that recur; without them the text would hardly compress.
    const phrases = Array.from({ length: 1200 }, () => Array.from({ length: 3 + chance.below(4) }, one));
    let rest = [];
    const pick = () => {
        if (rest.length) return rest.pop();
        if (chance.below(6) > 0) return one();
        rest = [...chance.of(phrases)];
        return rest.pop();
    };
    return { pick };
}

function latin(chance) {
    const syllable = () => chance.of(STARTS) + chance.of(MIDDLES) + chance.of(ENDS);
    return Array.from({ length: 1 + chance.below(2) }, syllable).join('');
}

const han = (chance) => Array.from({ length: 2 + chance.below(2) }, () => CHARACTERS[chance.below(CHARACTERS.length)]).join('');

function themes(chance) {
    const first = chance.below(THEMES.length);
    const second = (first + 1 + chance.below(THEMES.length - 1)) % THEMES.length;
    return (chance.below(3) === 0 ? [first, second] : [first]).map((n) => THEMES[n][0]);
}

/** So many English words. */
function sentences(chance, words, length, end) {
    const all = [];
    while (length > 0) {
        const most = 7 + chance.below(12);
        const take = length - most < 4 ? length : most;
        const sentence = Array.from({ length: take }, () => words.pick());
        if (take > 9) sentence[4] += ',';
        sentence[0] = sentence[0][0].toUpperCase() + sentence[0].slice(1);
        all.push(sentence.join(' '));
        length -= take;
    }
    return all.join('. ') + end;
}

/** About so many Han characters. */
function chineseSentences(chance, terms, length, end) {
    const all = [];
    while (length > 0) {
        const most = Math.min(length, 10 + chance.below(16));
        let sentence = '';
        let since = 0;
        while (sentence.length < most) {
            const term = terms.pick();
            sentence += term;
            since += term.length;
            if (since > 8 && sentence.length < most - 3) {
                sentence += '，';
                since = 0;
            }
        }
        all.push(sentence);
        length -= sentence.length;
    }
    return all.join('。') + end;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    console.log(JSON.stringify(interview(Number(process.argv[2] ?? 300))));
}
