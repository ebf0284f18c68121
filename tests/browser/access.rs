//! Accessibility: axe-core finds nothing in any state of the page, and narrow windows do not scroll sideways.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::interview::{self, OPEN};
use crate::page::{PHONE, Page};

crate::journeys![
    pages_of_a_site_pass in Chromium,
    the_first_page_passes,
    reading_passes_in_each_language,
    filters_and_search_pass in Chromium,
    popovers_pass in Chromium,
    a_phone_passes,
    dark_passes in Chromium,
    failures_and_empty_results_pass in Chromium,
    narrow_windows_never_scroll_sideways,
    large_text_never_scrolls_sideways,
];

/// Asserts that axe-core finds nothing wrong.
#[track_caller]
pub fn passes(page: &Page, state: &str) {
    passes_but(page, state, &[]);
}

/// The same without some of its rules.
#[track_caller]
pub fn passes_but(page: &Page, state: &str, except: &[&str]) {
    page.settle();
    if page.look("return !window.axe") {
        let path = std::env::var_os("AXE_PATH").expect("AXE_PATH names axe.min.js; `make browser` sets it");
        page.look::<()>(&std::fs::read_to_string(path).expect("AXE_PATH can be read"));
    }
    // Text under a sticky bar can be scrolled out from under it.
    let run = "const [except, done] = arguments, seen = (node) => !node.includes('partially obscured');
        axe.run(document, {preload: false, resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
            .then((found) => done(found.violations
                .map((v) => [v.id, v.help, v.nodes.map((n) => n.target.join(' ') + ' ' + n.failureSummary.slice(0, 200)).filter(seen)])
                .filter(([id, , nodes]) => nodes.length && !except.includes(id))))
            .catch((error) => done([['axe', String(error), []]]))";
    let found = page.await_script(run, &[json!(except)]);
    assert_eq!(found, json!([]), "{state}");
}

/// The prerendered pages, before the viewer takes them over.
fn pages_of_a_site_pass(page: &Page) {
    let paths = [
        "",
        "zh-Hans/",
        "interviews/the-other-eight-yuan/",
        "interviews/the-other-eight-yuan/zh-Hans/",
        "year/2015/",
        "zh-Hans/category/field-notes/",
        "theme/trust/",
        "zh-Hans/person/shao-yufen/",
        "themes/",
        "people/",
        "404.html",
    ];
    for path in paths {
        page.open(&format!("/{path}"));
        passes(page, path);
        page.open(&format!("/no-script/{path}"));
        passes(page, &format!("{path} without scripts"));
    }
}

fn the_first_page_passes(page: &Page) {
    page.plain();
    page.open("/");
    page.until_seen(".iv-entry");
    passes(page, "the list");
    page.click_text(".iv-langs button", "简体中文");
    page.until_text("h1", "访谈");
    passes(page, "the list in Chinese");
}

fn reading_passes_in_each_language(page: &Page) {
    interview::open(page, "");
    passes(page, "English");
    page.press("l");
    page.until("Chinese", || page.url().contains("lang=zh-Hans"));
    passes(page, "Chinese");
    page.press("l");
    page.until("both", || page.url().contains("lang=both"));
    passes(page, "both");
}

fn filters_and_search_pass(page: &Page) {
    interview::open(page, "&theme=trust&theme=night#t5.2:forty%20years");
    passes(page, "filtered, with a quotation");
    interview::open(page, "&q=roof&speaker=gao");
    passes(page, "searched");
    interview::open(page, "&only=questions&lang=both");
    passes(page, "questions only");
    page.click_text(".iv-tog", "Highlight Ada Osei");
    page.open(&format!("{OPEN}&theme=nope#a9.1:forty%20years%20of%20weather"));
    page.until_seen(".iv-lost");
    passes(page, "notices");
}

fn popovers_pass(page: &Page) {
    interview::open(page, "");
    page.click("[data-passage='a1.1'] .iv-term");
    page.until("the term", || page.text("#iv-term").contains("rain gauge"));
    passes(page, "a term is open");
    page.press_key(Key::Escape);
    page.click(".iv-settings-open");
    page.until_seen("#iv-settings");
    passes(page, "the settings are open");
    page.click_text(".iv-check", "Show pinyin in the text");
    page.press_key(Key::Escape);
    page.press("l");
    page.until_seen(".iv-transcript rt");
    passes(page, "with pinyin");
}

fn a_phone_passes(page: &Page) {
    page.size(PHONE);
    interview::open(page, "&lang=both");
    passes(page, "a phone");
    page.click_text(".iv-bar button", "Find and filter");
    page.until_seen("#iv-tools");
    passes(page, "the sheet is open");
}

fn dark_passes(page: &Page) {
    interview::open(page, "&q=notebook&theme=trust#t5.2");
    page.click(".iv-settings-open");
    page.click_text(".iv-choice", "Dark");
    page.until("dark", || page.look("return document.documentElement.dataset.theme === 'dark'"));
    passes(page, "dark, the settings open");
    page.press_key(Key::Escape);
    passes(page, "dark");
    page.open("/");
    page.until_seen(".iv-entry");
    passes(page, "the list, dark");
}

fn failures_and_empty_results_pass(page: &Page) {
    page.open("?src=gone.json");
    page.until_seen("[role=alert]");
    passes(page, "failed");
    interview::open(page, "&theme=rain&theme=school&match=all");
    page.until_seen(".iv-empty");
    passes(page, "nothing matches");
    let odd = json!({"title": "Odd", "date": "in spring", "turns": [{"id": "a", "speaker": "A", "text": "First."}, {"id": "a", "text": 7}]});
    page.site.put("odd.json", odd.to_string());
    page.open("?src=odd.json");
    page.click(".iv-problems summary");
    page.until_seen(".iv-problems li");
    passes(page, "problems");
    page.site.put("empty.json", json!({"title": "Silence", "turns": []}).to_string());
    page.open("?src=empty.json");
    page.until_text("h1", "Silence");
    passes(page, "without words");
}

/// An interview with words and names longer than any line.
fn endless() -> Value {
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);
    let url = format!("https://rain.example/{}", "years-and-years-".repeat(20));
    let (en, zh) = (format!("Read {url} or {long}."), format!("看{url}，{}。", "很长".repeat(60)));
    json!({
        "title": {"en": long, "zh-Hans": "长".repeat(60)}, "languages": ["en", "zh-Hans"],
        "summary": {"en": url, "zh-Hans": url}, "place": {"en": long}, "source": {"name": {"en": long}, "url": url},
        "speakers": [{"id": "a", "name": {"en": long}, "initials": {"en": "ABCDEF"}, "role": "interviewer"},
            {"id": "b", "name": {"en": "Ada Osei"}, "about": {"en": long}, "role": long}],
        "themes": [{"id": "x", "label": {"en": long}}, {"id": "y", "label": {"en": url}}],
        "glossary": [{"id": "t", "term": {"en": "Read", "zh-Hans": "很长很长"}, "pinyin": "hěncháng".repeat(20), "note": {"en": url}}],
        "turns": [{"speaker": "a", "text": {"en": en, "zh-Hans": zh}, "themes": ["x"], "heading": {"en": long}},
            {"speaker": "b", "text": {"en": en, "zh-Hans": zh}, "themes": ["x", "y"], "start": 3600},
            {"speaker": "b", "text": {"en": format!("[{url}]({url}) **{long}**")}}],
    })
}

fn stays_within(page: &Page, state: &str) {
    page.settle();
    let (wide, window): (f64, f64) = page.look("return [document.scrollingElement.scrollWidth, innerWidth]");
    // The outermost elements that overflow.
    let past = "const far = new Set(all('.iv *').filter((e) => { const r = e.getBoundingClientRect(); return r.right > innerWidth + 1 && r.width > 1 && getComputedStyle(e).position !== 'fixed' }));
        return [...far].filter((e) => !far.has(e.parentElement)).map((e) => `${e.parentElement.className} > ${e.className || e.localName}`)";
    assert!(wide <= window, "{state}: {wide} in {window}; {:?}", page.look::<Vec<Value>>(past));
}

fn every_state_stays_within(page: &Page) {
    page.site.put("endless.json", endless().to_string());
    page.open("/");
    page.until_seen(".iv-entry");
    stays_within(page, "the list");
    for file in ["rooftop.json", "endless.json"] {
        for lang in ["en", "zh-Hans", "both"] {
            page.open(&format!("?src={file}&lang={lang}&q=read&speaker=b#t2.1"));
            page.until_seen(".iv-block");
            stays_within(page, &format!("{file} in {lang}"));
        }
    }
    page.open("?src=endless.json&lang=both");
    page.until_seen(".iv-term");
    page.click(".iv-term");
    page.until_seen("#iv-term");
    stays_within(page, "a term");
    page.press_key(Key::Escape);
    page.click(".iv-settings-open");
    page.until_seen("#iv-settings");
    stays_within(page, "the settings");
    page.press_key(Key::Escape);
    page.click(".iv-bar-here");
    page.until_seen("#iv-tools");
    stays_within(page, "the sheet");
    let sheet: (f64, f64) =
        page.look("const e = document.querySelector('.iv-tools-body'); return [e.scrollWidth, e.clientWidth]");
    assert!(sheet.0 <= sheet.1, "the sheet itself: {sheet:?}");
    page.press_key(Key::Escape);
    page.open(&format!("?src={}.json", "gone".repeat(60)));
    page.until_seen("[role=alert]");
    stays_within(page, "failed");
}

fn narrow_windows_never_scroll_sideways(page: &Page) {
    page.size((320, 700));
    every_state_stays_within(page);
}

fn large_text_never_scrolls_sideways(page: &Page) {
    // 1280 by 900 at 200 %.
    page.size((640, 450));
    page.open("/");
    page.click(".iv-settings-open");
    page.click_text(".iv-choice", "Largest");
    page.press_key(Key::Escape);
    every_state_stays_within(page);
    page.size((320, 640));
    page.open("/");
    page.until_seen(".iv-entry");
    let ends: [f64; 2] = page.look(
        "return [document.querySelector('.iv-search').getBoundingClientRect().bottom, document.querySelector('.iv-bar').getBoundingClientRect().top]",
    );
    assert!(ends[0] < ends[1], "the search is above the bar: {ends:?}");
}
