//! Copying: takes the selected words and their speakers, and nothing around them.

use serde_json::{Value, json};

use crate::interview;
use crate::page::Page;

crate::journeys![
    any_selection_is_copied_with_its_speakers,
    select_all_copies_the_interview,
    folded_passages_leave_a_gap,
    an_element_copies_the_same_text,
];

/// Copies the selection: as text, and as HTML.
const COPY: &str = "
const copy = (from = document.body) => {
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true, composed: true });
    from.dispatchEvent(event);
    return event.defaultPrevented ? ['text/plain', 'text/html'].map((type) => event.clipboardData.getData(type)) : null;
};";

/// Selects stretches from one text node to another and compares what the page copies with a simpler method: returns
/// pairs of expected and copied text, without white space.
const STRETCHES: &str = "
let state = 7;
const random = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
const [names] = arguments;
const apart = '.iv-meta, .iv-note, .iv-num, .iv-sr, rt, rp';
const all = passages().flatMap((p) => p.closest('[hidden]') ? [{ gap: true }]
    : [...texts(p)].filter((t) => t.data.trim() && !t.parentElement.closest(apart) && shown(t.parentElement)).map((t) => ({ t, p })));
const places = all.filter(({ t }) => t);
const squeezed = (text) => text.replace(/\\s+/g, '').replaceAll('：', ':').replace(/[(（](follow-upquestion|追问)[)）]/g, '');
const pairs = [];
for (let n = 0; n < 40; n++) {
    let [a, b] = [random(places.length), random(places.length)].map((k) => places[k]);
    if (n % 4 === 0) b = places[Math.min(places.indexOf(a) + 1, places.length - 1)];
    let [x, y] = [a, b].map(({ t }) => random(t.data.length));
    if (all.indexOf(a) > all.indexOf(b) || (a === b && x > y)) [a, b, x, y] = [b, a, y, x];
    getSelection().setBaseAndExtent(a.t, x, b.t, y);
    const turns = [];
    for (const one of all.slice(all.indexOf(a), all.indexOf(b) + 1)) {
        if (one.gap) { if (!turns.at(-1)?.gap) turns.push(one); continue; }
        const { t, p } = one;
        const words = t.data.slice(t === a.t ? x : 0, t === b.t ? y : undefined);
        if (!words.trim()) continue;
        if (turns.at(-1)?.turn !== p.parentElement) turns.push({ turn: p.parentElement, thread: p.closest('.iv-thread'), name: names[p.dataset.passage], passages: new Map() });
        const { passages } = turns.at(-1);
        if (!passages.has(p)) passages.set(p, {});
        const of = passages.get(p), column = t.parentElement.closest('[data-l]').dataset.l;
        of[column] = (of[column] ?? '') + words;
    }
    const alone = turns.filter(({ turn }) => turn).length < 2;
    let before, said = '';
    for (const { gap, name, thread, passages } of turns) {
        if (gap) { if (!alone) said += '[…]'; before = undefined; continue; }
        if (!alone && name && !(before?.name === name && before.thread === thread)) said += `${name}:`;
        before = { name, thread };
        for (const of of passages.values()) said += Object.values(of).join('');
    }
    pairs.push([squeezed(said), squeezed(copy()?.[0] ?? '')]);
}
return pairs;";

fn any_selection_is_copied_with_its_speakers(page: &Page) {
    let file: Value = serde_json::from_str(interview::ROOFTOP).expect("it is JSON");
    for (parameters, lang) in [("", "en"), ("&lang=zh-Hans", "zh-Hans"), ("&lang=both", "en"), ("&theme=trust", "en")] {
        interview::open(page, parameters);
        let speaker = |id: &str| file["speakers"].as_array().into_iter().flatten().find(|one| one["id"] == id).cloned();
        let names: serde_json::Map<String, Value> = interview::rooftop()
            .into_iter()
            .map(|passage| (passage.id, speaker(&passage.speaker).map_or(json!(""), |one| one["name"][lang].clone())))
            .map(|(id, name)| (id, json!(name.as_str().unwrap_or_default().replace(' ', ""))))
            .collect();
        let pairs: Vec<(String, String)> = page.look_for(&format!("{COPY}{STRETCHES}"), &[Value::Object(names)]);
        assert!(pairs.len() == 40 && pairs.iter().any(|(said, _)| said.contains("Gao") || said.contains("高敏")));
        for (expected, copied) in pairs.iter().filter(|(expected, _)| !expected.is_empty()) {
            assert_eq!(copied, expected, "{parameters}");
        }
    }
}

fn select_all_copies_the_interview(page: &Page) {
    interview::open(page, "");
    let select = "getSelection().selectAllChildren(document.body);";
    let [text, html]: [String; 2] = page.look(&format!("{COPY}{select} return copy()"));
    assert!(text.starts_with("Rain on the Bakery Roof\n\nTwo bakers who measure the rain"), "{text}");
    assert!(
        text.contains("\n\nWen Lan: Why does a bakery keep a rain gauge?\n\nGao Min: Because flour drinks."),
        "{text}"
    );
    for passage in interview::rooftop() {
        let (_, words) = passage.read_in("en");
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert!(bare(&text).contains(&bare(&words)), "{words}");
    }
    for furniture in ["WL", "GM", "1.1", "0:42", "Find and filter", "Trust", "Show"] {
        assert!(!text.split_whitespace().any(|word| word == furniture), "{furniture} in {text}");
    }
    for markup in ["class=", "id=", "<button", "<section", "<span", "style="] {
        assert!(!html.contains(markup), "{markup} in {html}");
    }
}

fn folded_passages_leave_a_gap(page: &Page) {
    interview::open(page, "&theme=trust");
    let select = "getSelection().selectAllChildren(document.body);";
    let [text, _]: [String; 2] = page.look(&format!("{COPY}{select} return copy()"));
    assert!(
        text.contains("\n\nWen Lan: Why does a bakery keep a rain gauge?\n\n[…]\n\nGao Min: After that I believed"),
        "{text}"
    );
    assert!(!text.contains("flour drinks"), "{text}");
}

fn an_element_copies_the_same_text(page: &Page) {
    let body = "<script type=\"module\" src=\"viewer/1/interview-viewer.js\"></script><interview-viewer src=\"rooftop.json\"></interview-viewer>";
    page.site.put(
        "host.html",
        format!("<!doctype html><html lang=\"en\"><title>Somebody else</title><body>{body}</body></html>"),
    );
    page.open("/host.html");
    page.until("the interview", || page.look("return !!passage('a12.2')"));
    let select = "const root = document.querySelector('interview-viewer').shadowRoot;
        const word = (id, css) => root.querySelector(`[data-passage='${id}'] ${css}`).firstChild;
        (root.getSelection?.() ?? getSelection()).setBaseAndExtent(word('q1.1', '[lang=en]'), 4, word('a1.1', 'p[lang=en]'), 7);";
    let [text, _]: [String; 2] = page.look(&format!("{COPY}{select} return copy(root.querySelector('.iv'))"));
    assert_eq!(text, "Wen Lan: does a bakery keep a rain gauge?\n\nGao Min: Because");
}
