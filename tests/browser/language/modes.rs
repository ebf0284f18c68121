//! What each language mode shows.

use std::collections::BTreeMap;

use serde_json::json;

use crate::interview::{self, rooftop};
use crate::page::{PHONE, Page};

crate::journeys![
    each_language_mode_shows_only_its_words in Chromium,
    both_languages_are_side_by_side_or_stacked_on_a_phone,
    every_run_of_text_declares_its_language in Chromium,
    chinese_within_english_declares_itself in Chromium,
    the_interface_follows_the_text_until_it_is_set in Chromium,
    a_passage_without_translation_says_so in Chromium,
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
    page.until_text(note, "此段没有中文。");
    assert_eq!(page.texts(".iv-transcript .iv-note").len(), 1, "only where something is missing");
    let lang: String = page.look("return named('[data-passage=\"a4.1\"] p[data-l]:not(.iv-note)', null)[0].lang");
    assert_eq!(lang, "en");
}
