// An interview as plain text where there is no viewer: its beginning while the viewer is on its way, and all of it where
// the viewer does not come. The same elements in the same places as the viewer's own (see src/markup), so that the style
// rules fit and nothing jumps when the viewer takes over; nothing to press but links to the passages. It reads good
// files; what is wrong with others, the viewer says.

// So many passages are enough until the viewer comes.
const ENOUGH = 40;
// Who asks may have to be guessed from so many turns.
const BEGINNING = 4;
const words = {
  en: { site: "Interviews", home: "Home", interviewer: "Interviewer", interpreter: "Interpreter", joint: "; " },
  "zh-Hans": { site: "访谈", home: "首页", interviewer: "采访者", interpreter: "口译", joint: "，" },
  "zh-Hant": { site: "訪談", home: "首頁", interviewer: "採訪者", interpreter: "口譯", joint: "，" },
};

// Reads a file as it comes: takes all of it that has come, gives its head and the turns that are complete.
function reader() {
  let at = 0, depth = 0, text = -1, key = "", from = -1, head, whole = false;
  const turns = [];
  return (file) => {
    for (; at < file.length && !whole; at++) {
      const c = file[at];
      if (text >= 0) {
        if (c === "\\") at++;
        else if (c === '"') {
          if (depth === 1) key = file.slice(text, at);
          text = -1;
        }
      } else if (c === '"') text = at + 1;
      else if (c === "{" || c === "[") {
        if (depth === 1 && c === "[" && key === "turns") head = JSON.parse(file.slice(0, at) + "[]}");
        else if (depth === 2 && head) from = at;
        depth++;
      } else if (c === "}" || c === "]") {
        depth--;
        if (depth === 2 && from >= 0) turns.push(JSON.parse(file.slice(from, at + 1)));
        whole = depth === 1 && !!head;
      }
    }
    return { head, turns, whole };
  };
}

function element(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...inside.flat().filter((one) => one !== undefined));
  return made;
}

const marks = /\\([\\*[\]()])|\[([^\]]+)\]\([^)\s]+\)/g;
// Stars around words, with no word that touches them from outside; in Chinese, where all touch, two stars within a clause.
// Others are the writer's own.
const emphasis = /(^|[^\p{L}\p{N}*)\]\\])(\*{1,2})([^\s*](?:[^*]*[^\s*\\])?)\2(?![\p{L}\p{N}*])/gu;
const emphasisInHan = /(\p{Script=Han}?)\*\*([^\s*，。！？、“”和与]+)\*\*(\p{Script=Han}?)/gu;
const isItem = /^(?:(-)|(\d{1,3})\.)\s+(?=\S)/;
// What nothing says is not claimed.
const guess = (text) => (/[\u3041-\u30fa]/.test(text) ? "ja" : /[\uac00-\ud7a3]/.test(text) ? "ko" : isChinese(text) ? "zh" : "");
const isByLanguage = (text) => !!text && typeof text === "object" && !Array.isArray(text);
// Languages and scripts that are written from right to left (src/interview/lang.rs).
const isRtl = (lang) => (/^[a-z]+-([a-z]{4})\b/i.exec(lang)?.[1] ? /^[a-z]+-(?:ara[bn]|hebr|thaa|syr.|nkoo|adlm|rohg|mand|samr)\b/i.test(lang)
  : /^(?:ar|fa|ur|ug|he|yi|iw|ji|ps|sd|dv|ks|ckb|azb|arc|syr|nqo|prs|pnb|skr|lah|pes|ary|arz|kk-cn|ky-cn|pa-pk|az-i[rq]|uz-af|ku-i[rq])(?!-(?:kz|mn|in)$)(?:-|$)/i.test(lang));
const direction = (lang) => (!lang || /^und\b(?!-[a-z]{4}\b)/i.test(lang) ? "auto" : isRtl(lang) ? "rtl" : "ltr");
const isChinese = (text) => /[\u3400-\u9fff]/.test(text);
// An id that begins like the names of the page's own elements has another beginning there.
const elementId = (id) => (id.startsWith("iv-") ? `iv-text-${id}` : id);

// The words of a file: which languages it has, which is read, and its texts in them.
class Texts {
  constructor(head, turns, lang) {
    const used = turns.flatMap((turn) => [turn.text, turn.passages?.[0]?.text]).filter(isByLanguage);
    this.languages = head.languages?.length ? head.languages : [...new Set(used.flatMap(Object.keys))];
    if (!this.languages.length) this.languages = [guess(JSON.stringify(turns))];
    this.both = lang === "both" && this.languages.length > 1;
    this.read = Math.max(0, this.languages.indexOf(lang));
    this.rtl = (this.both ? this.languages : [this.languages[this.read]]).every(isRtl) ? "rtl" : undefined;
    this.mode = this.both ? "both" : `${this.read}`;
  }

  // A text by language, each as its paragraphs.
  of(text) {
    const byLanguage = isByLanguage(text) ? text : { [this.languages[0]]: text };
    const paragraphs = (text) => [text ?? []].flat().flatMap((text) => `${text}`.split(/\n\s*\n|\n(?=- |\d{1,3}\. )/))
      .map((text) => text.replace(emphasis, "$1$3").replace(emphasisInHan, (all, before, words, after) => (before || after ? before + words + after : all)))
      .map((text) => text.replace(marks, "$1$2").trim()).filter((text) => text);
    return this.languages.filter((lang) => Object.hasOwn(byLanguage, lang)).map((lang) => [lang, paragraphs(byLanguage[lang])]).filter(([, some]) => some.length);
  }

  // A short text, in the language that is read or the first that it is in.
  label(text) {
    const all = this.of(text);
    const [lang, [first]] = all.find(([lang]) => lang === this.languages[this.read]) ?? all[0] ?? [, [""]];
    return element("span", { lang, dir: direction(lang) }, first);
  }

  // The same in both languages where both are read.
  pair(text) {
    if (!this.both) return this.label(text);
    return element("span", { class: "iv-pair" }, this.of(text).map(([lang, [first]]) => element("span", { lang, dir: direction(lang) }, first)));
  }

  // Attributes by which the style rules know a language.
  placed(lang, all) {
    return { lang, dir: direction(lang), "data-l": this.languages.indexOf(lang), "data-f": lang === all[0][0] ? "" : undefined };
  }

  missing(all) {
    return this.languages.flatMap((lang, n) => (all.some(([other]) => other === lang) ? [] : n)).join(" ") || undefined;
  }

  // One of some paragraphs; an item of a list, if another is beside it or its number is 1.
  paragraph(paragraphs, n, attributes) {
    const [marker, bullet, number] = isItem.exec(paragraphs[n]) ?? [];
    const beside = [n - 1, n + 1].some((other) => {
      const [, otherBullet, otherNumber] = isItem.exec(paragraphs[other] ?? "") ?? [];
      return bullet ? otherBullet : +otherNumber === +number + other - n;
    });
    if (!marker || !(beside || +number === 1)) return element("p", attributes, paragraphs[n]);
    const item = element("li", {}, element("span", { class: "iv-point" }, marker), paragraphs[n].slice(marker.length));
    return element(bullet ? "ul" : "ol", { ...attributes, class: "iv-points", role: "list" }, item);
  }

  // Paragraphs beside each other, where all languages have as many, else languages beside each other.
  block(all) {
    const even = all.every(([, paragraphs]) => paragraphs.length === all[0][1].length);
    const rows = even ? all[0][1].map((_, n) => all.map(([lang, paragraphs]) => this.paragraph(paragraphs, n, this.placed(lang, all))))
      : [all.map(([lang, paragraphs]) => element("div", this.placed(lang, all), paragraphs.map((_, n) => this.paragraph(paragraphs, n, { lang, dir: direction(lang) }))))];
    return element("div", { class: "iv-text" }, rows.map((row) => element("div", { class: "iv-pair" }, row)));
  }
}

// The speakers as they are shown: the interviewers have one colour, the others eight.
function speakers(head, turns) {
  const known = new Map((head.speakers ?? []).map((speaker) => [speaker.id, { ...speaker }]));
  for (const { speaker } of turns) if (speaker && !known.has(speaker)) known.set(speaker, { id: speaker });
  if (![...known.values()].some(({ role }) => role === "interviewer")) {
    const by = new Map(turns.map((turn, n) => [turn.id ?? `t${n + 1}`, turn.speaker]));
    const answering = new Set(turns.filter(({ answers }) => answers).map(({ speaker }) => speaker));
    const answered = turns.flatMap(({ answers }) => by.get(answers) ?? []).find((id) => !answering.has(id));
    const asking = turns.find(({ text }) => /[?？]["'”’）)】」』»\]*\s]*$/.test([Object.values(text ?? {})[0]].flat().pop() ?? text));
    const interviewer = known.get(answered ?? asking?.speaker);
    if (interviewer) interviewer.role ??= "interviewer";
  }
  let others = 0;
  for (const speaker of known.values()) speaker.colour = speaker.role === "interviewer" ? 0 : (others++ % 8) + 1;
  return known;
}

// What stands in a badge where the file does not say (src/interview/initials.rs).
function initials(name) {
  const first = /[\p{L}\p{N}]\p{M}*/u.exec(name)?.[0];
  const capital = /^[\dA-Za-z\xaa-\u0587\u1e00-\u1fff]/;
  if (!first || !capital.test(first)) return first ?? [...name][0] ?? "";
  if (/^[\p{Lu}\p{N}]{1,3}$/u.test(name)) return name;
  const words = name.split(/[^\p{L}\p{N}\p{M}'’]+/u).flatMap((word) => /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? []);
  return words.filter((word) => capital.test(word)).slice(0, 3).join("").toUpperCase();
}

class Page {
  constructor(head, turns, lang, interfaceFor) {
    this.head = head;
    this.texts = new Texts(head, turns, lang);
    this.speakers = speakers(head, turns);
    this.ui = interfaceFor(this.texts.languages[this.texts.read] || "en");
    this.drawn = 0;
    this.passages = 0;
    this.questions = 0;
    this.block = element("div", { class: "iv-block", "data-mode": this.texts.mode, "data-han": !this.texts.both && this.texts.languages[this.texts.read].startsWith("zh") ? "" : undefined, dir: this.texts.rtl });
    this.box = this.page();
  }

  page() {
    const { head, texts, ui } = this;
    const said = words[ui];
    const people = [...this.speakers.values()];
    const year = /^\d{4}/.exec(head.date ?? "")?.[0];
    const crumbs = [head.category && texts.label(head.category), year].filter((one) => one);
    return element("div", { class: "iv", "data-reading": texts.both ? "both" : "one", "data-columns": texts.languages.length },
      element("header", { class: "iv-site", lang: ui }, element("div", { class: "iv-wrap" },
        element("a", { class: "iv-org", href: "./" }, element("span", {}, said.site)), element("div", { class: "iv-langs" }))),
      element("main", {},
        element("nav", { class: "iv-crumbs iv-wrap", lang: ui }, element("ol", { role: "list" },
          element("li", {}, element("a", { href: "./" }, said.home)), crumbs.map((one) => element("li", {}, one)))),
        element("header", { class: "iv-head iv-wrap iv-cols" }, element("div", { class: "iv-axis", dir: texts.rtl },
          element("h1", { class: "iv-title" }, texts.pair(head.title)),
          head.summary && element("div", { class: "iv-stand" }, texts.pair(head.summary)),
          people.length && people.length <= 6 ? element("ul", { class: "iv-people", role: "list" }, people.map((one) => this.person(one))) : [])),
        element("div", { class: "iv-wrap iv-cols iv-gut" }, element("div"),
          element("div", { class: "iv-transcript" }, element("div", { class: "iv-threads" }, this.block)))));
  }

  person(speaker) {
    const said = words[this.ui];
    const role = speaker.role === "interviewee" ? undefined : (Object.hasOwn(said, speaker.role) ? said[speaker.role] : speaker.role);
    const about = speaker.about && this.texts.label(speaker.about);
    return element("li", {}, this.badge(speaker), element("span", {}, element("b", {}, this.name(speaker)),
      role || about ? element("small", { lang: this.ui }, role, role && about ? said.joint : undefined, about) : []));
  }

  name(speaker) {
    return this.texts.label(speaker.name ?? speaker.id);
  }

  badge(speaker) {
    const text = speaker.initials ? this.texts.label(speaker.initials).textContent : initials(this.name(speaker).textContent);
    const [all, han] = [[...text].length, [...text].filter(isChinese).length];
    const wide = all === han ? han > 2 : all + han > 2;
    return element("span", { class: wide ? "iv-badge is-wide" : "iv-badge", "data-s": speaker.colour, "aria-hidden": "true" }, text);
  }

  // The speaker of a turn; one that nothing has told of yet is somebody else than all others.
  speaker(id) {
    if (id && !this.speakers.has(id)) this.speakers.set(id, { id, colour: (this.speakers.size % 8) + 1 });
    return this.speakers.get(id);
  }

  // Draws what is not drawn yet, up to so many passages in all.
  draw(turns, most) {
    for (; this.drawn < turns.length && this.passages < most; this.drawn++) this.turn(turns[this.drawn], this.drawn);
  }

  turn(turn, n) {
    const id = `${turn.id ?? `t${n + 1}`}`;
    const speaker = this.speaker(turn.speaker);
    const asks = speaker?.role === "interviewer";
    const opens = asks && !turn.answers && !this.asking;
    if (opens || !this.thread) {
      this.thread = element("section", { class: "iv-thread", "data-thread": id });
      this.answers = element("div", { class: "iv-answers" });
      this.block.append(this.thread);
      this.thread.append(this.answers);
      this.before = undefined;
      this.questions += asks;
      this.numbered = 0;
    }
    const named = speaker && this.before !== speaker;
    this.before = speaker;
    this.asking = asks && !turn.answers;
    const made = element("div", { class: asks ? "iv-ask" : `iv-turn${named ? "" : " is-same"}${speaker ? "" : " is-note"}`, id: elementId(id), "data-s": speaker?.colour });
    if (named) made.append(element(asks ? "p" : "h3", { class: asks ? "iv-asks" : "iv-who" }, this.badge(speaker), this.name(speaker)));
    const passages = turn.passages ?? [{ text: turn.text ?? turn.heading, id: `${id}.1` }];
    passages.forEach((passage, n) => {
      const all = this.texts.of(passage.text);
      if (all.length) made.append(this.passage(`${passage.id ?? `${id}.${n + 1}`}`, all, asks && n === 0, opens && n === 0 && this.questions));
    });
    if (this.asking) this.answers.before(made);
    else this.answers.append(made);
  }

  passage(id, all, heads, number) {
    this.passages++;
    const made = element("div", { class: number ? "iv-passage" : "iv-passage has-margin", id: elementId(id), "data-passage": id, "data-lacks": this.texts.missing(all) });
    const link = (more, text) => element("a", { href: `#${encodeURIComponent(id)}`, ...more }, text);
    let rest = all;
    if (heads) {
      const long = all.some(([, [first]]) => new TextEncoder().encode(first).length > 240) ? " is-long" : "";
      const firsts = element("span", { class: "iv-pair" }, all.map(([lang, [first]]) => element("span", this.texts.placed(lang, all), first)));
      made.append(element(number ? "h2" : "h3", { class: `${number ? "iv-question" : "iv-follow"}${long}` }, number ? link({ class: "iv-num" }, number) : [], firsts));
      rest = all.map(([lang, [, ...more]]) => [lang, more]);
    }
    if (rest.some(([, paragraphs]) => paragraphs.length)) made.append(this.texts.block(rest));
    if (!number) made.append(element("div", { class: "iv-meta" }, link({}, `${this.questions}.${++this.numbered}`)));
    return made;
  }
}

// Whether there is a place to return to (shell::left).
function isLeft() {
  try {
    return sessionStorage.getItem("interview-viewer-place")?.split("\n")[1] === location.href;
  } catch {
    return false;
  }
}

// Whether the reader comes to the beginning of the text, with nothing chosen.
function isPlain() {
  const query = new URLSearchParams(location.search);
  return !isLeft() && !location.hash && ![...query.keys()].some((key) => ["theme", "speaker", "q", "only"].includes(key));
}

let page;

// Draws the text of an answer as it comes, up to so many passages. The viewer takes the box away when it has a text.
async function draw(answer, most, interfaceFor) {
  const box = document.getElementById("iv-first");
  if (!box || !answer.ok || !answer.body) return;
  const [body, decoder, read] = [answer.body.getReader(), new TextDecoder(), reader()];
  try {
    for (let file = "", done = false; !done; ) {
      const chunk = await body.read();
      done = chunk.done;
      file += decoder.decode(chunk.value, { stream: !done });
      const { head, turns, whole } = read(file);
      if (!box.isConnected) break;
      if (!head?.title || (turns.length < BEGINNING && !whole)) continue;
      if (!page) {
        page = new Page(head, turns, new URLSearchParams(location.search).get("lang"), interfaceFor);
        box.append(page.box);
        document.title = page.texts.label(head.title).textContent;
      }
      page.draw(turns, most);
      if (page.passages >= most) break;
    }
  } finally {
    // A file that broke off has nothing left to cancel.
    body.cancel().catch(() => {});
  }
}

// The beginning, while the viewer is on its way. What cannot be read is left to the viewer. `interfaceFor` gives the
// language of the interface for one that is read.
export async function beginning(answer, interfaceFor) {
  if (isPlain()) await draw(answer, ENOUGH, interfaceFor);
  else answer.body?.cancel().catch(() => {});
}

// All of a file that is there as a whole, in elements that are not in the page yet.
export function drawn({ turns = [], ...head }, lang, interfaceFor) {
  const page = new Page(head, turns, lang, interfaceFor);
  page.draw(turns, Infinity);
  return page.box;
}

// All of it, where the viewer does not come.
export async function whole(url, interfaceFor) {
  await draw(await fetch(url), Infinity, interfaceFor);
  const id = decodeURIComponent(location.hash.slice(1)).split(":")[0].replace(/~(\w{5}|\w{8})$/, "");
  if (id) document.getElementById(elementId(id))?.scrollIntoView();
}
