//! Languages: each one, both, and the reader's place when they change.

use std::collections::BTreeMap;

use serde_json::json;

use crate::interview::{self, rooftop};
use crate::page::{DESKTOP, PHONE, Page};

crate::journeys![
    each_language_mode_shows_only_its_words in Chromium,
    both_languages_are_side_by_side_or_stacked_on_a_phone,
    every_run_of_text_declares_its_language in Chromium,
    chinese_within_english_declares_itself in Chromium,
    the_interface_follows_the_text_until_it_is_set in Chromium,
    a_passage_without_translation_says_so in Chromium,
    the_place_is_kept_when_the_language_changes,
    the_place_is_kept_when_passages_fold_and_unfold,
    the_place_is_kept_on_a_phone,
    the_place_is_kept_in_a_long_interview,
    changing_in_place_gives_the_same_page_as_rendering_again in Chromium,
];

/// What a reader sees of each passage, by language.
fn seen(page: &Page) -> BTreeMap<String, BTreeMap<String, String>> {
    page.look(
        "const all = {};
        for (const p of passages()) {
            const by = all[p.dataset.passage] = {};
            for (const text of texts(p)) {
                const e = text.parentElement;
                if (!text.data.trim() || e.closest('.iv-meta, .iv-note, .iv-num, .iv-sr') || !shown(e)) continue;
                by[lang(text)] = (by[lang(text)] ?? '') + text.data;
            }
        }
        return all",
    )
}

fn each_language_mode_shows_only_its_words(page: &Page) {
    interview::open(page, "");
    let read = |langs: &[&str]| -> BTreeMap<String, BTreeMap<String, String>> {
        let passages = rooftop();
        let by = |passage: &interview::Known| match langs {
            [one] => [passage.read_in(one)].into_iter().map(|(lang, words)| (lang.to_string(), words)).collect(),
            _ => passage.texts.iter().map(|(lang, paragraphs)| (lang.clone(), paragraphs.concat())).collect(),
        };
        passages.iter().map(|passage| (passage.id.clone(), by(passage))).collect()
    };
    page.until_eq("English", read(&["en"]), || seen(page));
    page.click_text(".iv-langs button", "中文");
    page.until_eq("Chinese", read(&["zh-Hans"]), || seen(page));
    assert_eq!(page.text("h1"), "面包房屋顶上的雨");
    assert_eq!(page.texts(".iv-chip")[1], "面包 5");
    page.click_text(".iv-langs button", "对照");
    page.until_eq("both", read(&["en", "zh-Hans"]), || seen(page));
    assert!(page.text("h1").contains("Rain on the Bakery Roof") && page.text("h1").contains("面包房屋顶上的雨"));
    page.click_text(".iv-langs button", "English");
    page.until_eq("English again", read(&["en"]), || seen(page));
}

fn both_languages_are_side_by_side_or_stacked_on_a_phone(page: &Page) {
    interview::open(page, "&lang=both");
    let rects = |id: &str| -> [[f64; 4]; 2] {
        let script = "return ['en', 'zh-Hans'].map((l) => {
            const r = passage(arguments[0]).querySelector(`p[lang=${l}]`).getBoundingClientRect();
            return [r.left, r.right, r.top, r.bottom];
        })";
        page.look_for(script, &[json!(id)])
    };
    for id in ["t1.1", "a1.1", "t5.2", "a12.2"] {
        let [en, zh] = rects(id);
        assert!(en[1] <= zh[0], "{id}: English stands left of Chinese: {en:?} {zh:?}");
        assert!((en[2] - zh[2]).abs() < 12.0, "{id}: they begin at the same height: {en:?} {zh:?}");
    }
    page.size(PHONE);
    for id in ["t1.1", "a1.1", "t5.2", "a12.2"] {
        page.until("Chinese below English", || {
            let [en, zh] = rects(id);
            en[3] <= zh[2] && (en[0] - zh[0]).abs() < 2.0
        });
    }
}

fn every_run_of_text_declares_its_language(page: &Page) {
    // Han characters must be in an element that declares Chinese, and words in Latin letters in one that does not,
    // except within the Chinese text itself, and except names that belong to no language.
    let wrong = "const known = arguments[0], found = [];
        for (const text of texts(document.querySelector('.iv'))) {
            const data = text.data, l = lang(text), e = text.parentElement;
            const han = /\\p{Script=Han}/u.test(data), latin = /[A-Za-z]{2}/.test(data);
            if (han && !/^zh(-Hans|-Hant)?$/.test(l)) found.push(`${l}: ${data}`);
            if (!han && latin && /^zh(-Han[st])?$/.test(l) && !e.closest('kbd, code') && !/^https?:/.test(data) && !known.some((k) => k.includes(data.trim()))) found.push(`${l}: ${data}`);
            if (!l) found.push(`none: ${data}`);
        }
        return found";
    let names = json!(["café 🥖🥖", "CC-BY-4.0", "JSON"]);
    let check = |state: &str| {
        page.settle();
        let found: Vec<String> = page.look_for(wrong, std::slice::from_ref(&names));
        assert!(found.is_empty(), "{state}: {found:?}");
    };
    interview::open(page, "");
    check("English");
    page.click("[data-passage='q1.1'] .iv-term");
    page.until_seen("#iv-term");
    check("a term in English");
    page.press_key(fantoccini::key::Key::Escape);
    page.click_text(".iv-langs button", "中文");
    page.until_text("h1", "面包房屋顶上的雨");
    check("Chinese");
    page.click_text(".iv-chip", "信任");
    page.type_into(".iv-search input", "雨 rain");
    page.until("a filter", || page.text(".iv-status").contains("信任"));
    check("filtered in Chinese");
    page.click_text(".iv-status button", "清除");
    page.click_text(".iv-langs button", "对照");
    page.until("both", || page.sees("[lang=en] + [lang=zh-Hans]"));
    check("both");
    page.click(".iv-settings-open");
    page.click_text(".iv-choice", "繁體中文");
    page.until_text(".iv-settings-open", "設定");
    check("both, with the interface in traditional characters");
    let lang: String = page.look("return document.documentElement.lang");
    assert_eq!(lang, "zh-Hans", "the page's language is that of its text");
}

fn chinese_within_english_declares_itself(page: &Page) {
    let file = json!({"title": "About 老面", "languages": ["en"], "speakers": [{"id": "a", "name": "高敏"}],
        "turns": [{"speaker": "a", "text": "We call it 老面, *old 面 dough*, in [the 厨房](https://rain.example)."}]});
    page.site.put("mixed.json", file.to_string());
    page.open("?src=mixed.json");
    page.until_seen("[data-passage]");
    let wrong: Vec<String> = page.look(
        "return [...texts(document.querySelector('.iv'))].filter((t) => /\\p{Script=Han}/u.test(t.data) !== lang(t).startsWith('zh') && /[\\p{L}]/u.test(t.data) && !/^https?:/.test(t.data))
            .map((t) => `${lang(t)}: ${t.data}`)",
    );
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(
        page.look::<String>("return passage('t1.1').querySelector('p').textContent"),
        "We call it 老面, old 面 dough, in the 厨房."
    );
}

fn the_interface_follows_the_text_until_it_is_set(page: &Page) {
    interview::open(page, "");
    assert_eq!(page.text(".iv-settings-open"), "Settings");
    page.click_text(".iv-langs button", "中文");
    page.until_text(".iv-settings-open", "设置");
    page.click_text(".iv-langs button", "对照");
    page.until_eq("both keeps the interface", "设置".to_string(), || page.text(".iv-settings-open"));
    page.click(".iv-settings-open");
    page.click_text(".iv-choice", "English");
    page.until_text(".iv-settings-open", "Settings");
    page.press_key(fantoccini::key::Key::Escape);
    page.click_text(".iv-langs button", "中文");
    page.until_text("h1", "面包房屋顶上的雨");
    assert_eq!(page.text(".iv-settings-open"), "Settings", "it stays as it is set");
    assert_eq!(page.texts(".iv-chip")[1], "面包 5", "labels of the file follow the text");
    // The rows for folded passages belong to the interface, too.
    page.click_text(".iv-chip", "面包");
    page.until_text("[data-row] u", "show");
    page.click(".iv-settings-open");
    page.click_text(".iv-choice", "简体中文");
    page.until_text("[data-row] u", "展开");
}

fn a_passage_without_translation_says_so(page: &Page) {
    interview::open(page, "");
    let note = "[data-passage='a4.1'] .iv-note";
    assert!(!page.sees(note), "nothing is missing in English");
    page.click_text(".iv-langs button", "中文");
    page.until_text(note, "尚未译成中文。");
    assert_eq!(page.texts(".iv-transcript .iv-note").len(), 1, "only where something is missing");
    let lang: String = page.look("return named('[data-passage=\"a4.1\"] p[data-l]:not(.iv-note)', null)[0].lang");
    assert_eq!(lang, "en");
}

/// The passage at the top of the window, and the distance of its top from the window's.
fn top(page: &Page) -> (String, f64) {
    page.look(
        "const p = passages().find((p) => shown(p) && p.getBoundingClientRect().bottom > 1);
        return [p.dataset.passage, p.getBoundingClientRect().top]",
    )
}

fn top_of(page: &Page, id: &str) -> f64 {
    page.look_for("return passage(arguments[0]).getBoundingClientRect().top", &[json!(id)])
}

/// Scrolls so that a passage's top is this many pixels below the window's.
pub fn put(page: &Page, id: &str, at: f64) {
    let script =
        "scrollBy({top: passage(arguments[0]).getBoundingClientRect().top - arguments[1], behavior: 'instant'})";
    // Text that is laid out only when it is near may shift it.
    page.until("the passage is in place", || {
        page.look_for::<()>(script, &[json!(id), json!(at)]);
        (top_of(page, id) - at).abs() < 1.0
            || page.look("return scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    });
    page.settle();
}

/// Does something and asserts that the passage at the top stays in place, at once and after all rendering.
#[track_caller]
fn keeps(page: &Page, what: &str, act: impl Fn(), done: impl Fn() -> bool) {
    let (id, before) = top(page);
    act();
    page.until(what, done);
    page.settle();
    let after = top_of(page, &id);
    assert!((after - before).abs() <= 1.0, "{what}: {id} was at {before:.1} and is at {after:.1}");
}

fn reads(page: &Page, mode: &str) -> bool {
    page.look_for("return new URLSearchParams(location.search).get('lang') === arguments[0]", &[json!(mode)])
}

/// Steps through all languages and back to the first, with the key, from the current place.
#[track_caller]
fn keeps_through_languages(page: &Page) {
    for mode in [Some("zh-Hans"), Some("both"), None] {
        let done = || match mode {
            Some(mode) => reads(page, mode),
            None => page.look("return !location.search.includes('lang')"),
        };
        keeps(page, mode.unwrap_or("en"), || page.press("l"), done);
    }
}

fn the_place_is_kept_when_the_language_changes(page: &Page) {
    interview::open(page, "");
    for (id, at) in [("a1.2", 8.0), ("t5.2", 200.0), ("a4.1", -20.0), ("a8.1", 5.0), ("a11.1", -40.0), ("q9.1", 10.0)] {
        put(page, id, at);
        keeps_through_languages(page);
    }
    page.look::<()>("scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})");
    page.settle();
    keeps_through_languages(page);
}

fn the_place_is_kept_when_passages_fold_and_unfold(page: &Page) {
    interview::open(page, "");
    let pressed = |n: usize| page.look::<bool>(&format!("return all('.iv-chip')[{n}].ariaPressed === 'true'"));
    // A theme beside the passage keeps the place; one in the panel leads to the first match.
    let theme = |id: &str| page.tap(&format!("[data-passage='{id}'] .iv-themes button"), Some("Trust"));
    let clear = || page.tap(".iv-status button", Some("Clear"));
    // Each of these is about trust, and much before it is not.
    for (id, at) in [("t5.2", 8.0), ("a6.1", 10.0), ("a7.1", -10.0), ("a10.2", 5.0)] {
        put(page, id, at);
        keeps(page, "trust", || theme(id), || pressed(2));
        keeps(page, "everything", clear, || !pressed(2));
    }
    put(page, "t5.2", 8.0);
    theme("t5.2");
    page.until("filtered", || pressed(2));
    let row = "[data-row='a1.1']";
    let open = |is: &str| {
        page.look_for::<bool>(
            "return document.querySelector(arguments[0]).ariaExpanded === arguments[1]",
            &[json!(row), json!(is)],
        )
    };
    // A row far above the window, and one within it, below the passage at the top.
    keeps(page, "a row above opens", || page.tap(row, None), || open("true"));
    keeps(page, "a row above closes", || page.tap(row, None), || open("false"));
    let below = "[data-row='t5.3']";
    keeps(page, "a row below opens", || page.tap(below, None), || page.sees("[data-passage='t5.3']"));
    keeps(page, "a row below closes", || page.tap(below, None), || !page.sees("[data-passage='t5.3']"));
}

fn the_place_is_kept_on_a_phone(page: &Page) {
    page.size(PHONE);
    interview::open(page, "");
    for (id, at) in [("a1.2", 8.0), ("t5.2", -120.0), ("a8.1", 5.0), ("a11.1", 200.0)] {
        put(page, id, at);
        keeps_through_languages(page);
    }
    page.size(DESKTOP);
}

fn the_place_is_kept_in_a_long_interview(page: &Page) {
    interview::open_long(page, "");
    for (id, at) in [("a3.4", 8.0), ("a99.8", -10.0)] {
        put(page, id, at);
        keeps_through_languages(page);
    }
    let pressed = |n: usize| page.look::<bool>(&format!("return all('.iv-chip')[{n}].ariaPressed === 'true'"));
    let theme = |id: &str| page.tap(&format!("[data-passage='{id}'] .iv-themes button"), None);
    let filters = || pressed(0) || pressed(1);
    put(page, "a55.5", 8.0);
    keeps(page, "a theme", || theme("a55.5"), filters);
    keeps(page, "everything", || page.tap(".iv-status button", Some("Clear")), || !filters());
    put(page, "a92.3", 8.0);
    keeps(page, "another theme", || theme("a92.3"), filters);
    keeps(
        page,
        "a row far above opens",
        || page.tap("[data-row='a1.1']", None),
        || page.look("return !passage('a1.1').closest('[hidden]')"),
    );
    keeps(page, "everything", || page.tap(".iv-status button", Some("Clear")), || !filters());
}

/// The elements of the text, without the order of attributes and without traces of the focus.
fn drawn(page: &Page) -> Vec<String> {
    page.settle();
    page.look(
        "const stays = ({ name, value }) => name !== 'tabindex' || value !== '-1';
        const attributes = (e) => [...e.attributes].filter(stays).map((a) => ` ${a.name}=${a.value}`).sort().join('');
        const line = (n) => n.data ?? `<${n.localName}${attributes(n)}>${[...n.childNodes].map(line).join('')}</>`;
        return all('.iv-block').map(line)",
    )
}

fn changing_in_place_gives_the_same_page_as_rendering_again(page: &Page) {
    let change = |lang: &str, theme: &str| {
        page.click(&format!(".iv-site .iv-langs [lang='{lang}']"));
        page.until("the language", || {
            page.look::<bool>(&format!(
                "return !!document.querySelector('.iv-site .iv-langs [lang=\"{lang}\"][aria-pressed=true]')"
            ))
        });
        page.click(&format!(".iv-tools-themes .iv-chip:nth-child({theme})"));
        page.settle();
    };
    // One with gaps in the translation, a quoting address, follow-ups and times; and one that changes in slices.
    for (open, target) in [(interview::OPEN, "#a2.1:Gao%20taught"), (interview::OPEN_LONG, "")] {
        page.open(&format!("{open}{target}"));
        page.until("the text", || page.look("return passages().length > 0"));
        page.settle();
        change("zh-Hans", "1");
        change("en", "2");
        change("zh-Hans", "1");
        is_as_written(page);
        // Links to another passage: an answer, and a question, which has nothing else beside it. (It opens no row,
        // since addresses do not contain that.)
        for linked in [
            ".iv-turn .iv-passage:not([hidden], [hidden] *)",
            ".iv-ask .iv-passage:not(.has-margin, [hidden], [hidden] *)",
        ] {
            let id: String = page.look_for("return document.querySelector(arguments[0]).id", &[json!(linked)]);
            page.look_for::<()>("location.hash = arguments[0]", &[json!(id)]);
            page.until("its flag", || {
                page.look_for("return !!document.getElementById(arguments[0]).querySelector('.iv-flag')", &[json!(id)])
            });
            page.settle();
            is_as_written(page);
        }
    }
}

/// Asserts that the page equals the page that its address opens.
#[track_caller]
fn is_as_written(page: &Page) {
    let changed = drawn(page);
    let address = page.url();
    page.visit("about:blank");
    page.visit(&address);
    page.until("the text", || page.look("return passages().length > 0"));
    let written = drawn(page);
    assert_eq!(changed.len(), written.len());
    for (changed, written) in changed.iter().zip(&written) {
        assert_eq!(changed, written);
    }
}
