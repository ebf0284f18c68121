// Writes the folder of a site for measuring `interview build`:
//
//     node bench/site.mjs FOLDER 2000 160      2,000 interviews of 160 passages each
//     time target/command/interview build FOLDER --out /tmp/out --program dist
//
// The words are random syllables; the same numbers give the same folder.
import { mkdirSync, writeFileSync } from 'node:fs';

const [folder, interviews = '2000', passages = '160'] = process.argv.slice(2);
let state = 7;
const below = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const one = (list) => list[below(list.length)];
const several = (n, make) => Array.from({ length: n }, make);
const SYLLABLES = 'ba ren tol mi sa dor ke lin va pel ho tun ri ga mo ste fal ny cro wi'.split(' ');
const HAN = '河桥船米窗灯雨竹石田山水木火土金风云月星人心手口耳目足门车路书纸布衣食酒茶瓜果花草鸟鱼虫马牛羊';
const word = () => several(1 + below(3), () => one(SYLLABLES)).join('');
const WORDS = several(4000, word);
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const sentence = (n, end = '.') => capital(several(n, () => one(WORDS)).join(' ')) + end;
const han = (n, end = '。') => several(n, () => one([...HAN])).join('') + end;
const both = (n, end, zhEnd) => ({ en: sentence(n, end), 'zh-Hans': han(n * 2, zhEnd) });
const named = () => ({ en: `${capital(word())} ${capital(word())}`, 'zh-Hans': han(3, '') });
const text = (n) => ({
  en: several(n, () => sentence(8 + below(16))).join(' '),
  'zh-Hans': several(n, () => han(16 + below(30))).join(''),
});

const themes = several(60, (_, n) => ({ id: `theme-${n}`, label: both(2, '', '') }));
const people = several(1200, named);
const asks = several(12, named);
mkdirSync(`${folder}/interviews`, { recursive: true });
const lines = several(Number(interviews), (_, n) => {
  const id = `talk-${n}`;
  const mine = several(6, () => one(themes)).filter((theme, at, all) => all.indexOf(theme) === at);
  const speakers = [
    { id: 'q', name: one(asks), role: 'interviewer' },
    { id: 'a', name: one(people), role: 'interviewee' },
    { id: 'b', name: one(people), role: 'interviewee' },
  ];
  const turns = [];
  for (let count = 0; count < Number(passages); count += 5) {
    turns.push({ id: `q${count}`, speaker: 'q', text: both(12, '?', '？') });
    for (const speaker of ['a', 'b']) {
      const answer = several(2, () => ({ text: text(2 + below(5)), themes: [one(mine).id] }));
      turns.push({ id: `${speaker}${count}`, speaker, passages: answer });
    }
  }
  const interview = {
    format: 'interview/1', id, languages: ['en', 'zh-Hans'], title: both(5, '', ''), summary: text(1),
    category: one(['Field Notes', 'Brief News', 'Long Conversations']),
    date: `${1995 + below(30)}-0${1 + below(9)}-1${below(9)}`, speakers, themes: mine, turns,
  };
  writeFileSync(`${folder}/interviews/${id}.json`, JSON.stringify(interview, null, 1));
  return { file: `${id}.json` };
});
writeFileSync(`${folder}/site.json`, JSON.stringify({
  format: 'site/1', url: 'https://archive.example/', languages: ['en', 'zh-Hans'],
  name: { en: 'An Archive', 'zh-Hans': '资料库' }, interviews: lines,
}, null, 1));
