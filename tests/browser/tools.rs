//! The reader's tools: glossary, pinyin, questions, settings, keys, and the sheet on a phone.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use serde_json::json;

use crate::interview::{self, OPEN, rooftop};
use crate::page::{PHONE, Page};

crate::journeys![
    a_term_opens_beside_its_word_by_click,
    a_term_opens_by_key_and_returns_the_focus,
    pinyin_is_shown_above_terms_when_switched_on,
    questions_only_folds_the_answers in Chromium,
    the_current_question_follows_the_reader,
    settings_are_kept_over_a_reload in Chromium,
    the_page_works_without_storage,
    single_keys_work_and_can_be_turned_off in Chromium,
    single_keys_do_nothing_in_fields,
    the_skip_link_jumps_past_the_bar,
    the_focus_stays_on_the_pressed_button,
    a_phone_has_its_tools_in_a_sheet,
];

fn folded(page: &Page) -> BTreeSet<String> {
    page.look::<Vec<String>>("return folded()").into_iter().collect()
}

fn is_open(page: &Page, id: &str) -> bool {
    page.look_for("return document.getElementById(arguments[0]).matches(':popover-open')", &[json!(id)])
}

fn shows_the_gauge(page: &Page) {
    page.until("the popover", || is_open(page, "iv-term"));
    let words = || page.text("#iv-term");
    page.until("the term", || words().contains("rain gauge"));
    assert!(words().contains("A tin funnel over a glass with lines."), "{}", words());
    let syllables: Vec<(String, String)> = page.look(
        "return all('#iv-term rt').map((rt) => [[...rt.parentElement.childNodes].filter((n) => n.nodeType === 3).length && rt.previousElementSibling?.previousSibling?.textContent || '', rt.textContent])",
    );
    let readings: Vec<&str> = syllables.iter().map(|(_, reading)| &**reading).collect();
    assert_eq!(readings, ["yǔ", "liàng", "tǒng"]);
    assert!(page.look::<bool>(
        "return document.querySelector('#iv-term ruby').textContent.replace(/\\(.*?\\)/g, '') === '雨量筒'"
    ));
}

fn a_term_opens_beside_its_word_by_click(page: &Page) {
    interview::open(page, "");
    let term = "[data-passage='a1.1'] [lang=en] .iv-term";
    assert_eq!(page.text(term), "rain gauge");
    page.click(term);
    shows_the_gauge(page);
    page.until("it stands by its word, within the window", || {
        page.look_for(
            "const w = document.querySelector(arguments[0]).getBoundingClientRect(), p = document.getElementById('iv-term').getBoundingClientRect();
            return p.left >= 0 && p.right <= innerWidth && p.top >= 0 && p.bottom <= innerHeight
                && (Math.abs(p.top - w.bottom) < 40 || Math.abs(w.top - p.bottom) < 40)",
            &[json!(term)],
        )
    });
    page.click_text("#iv-term button", "Close");
    page.until("it is closed", || !is_open(page, "iv-term"));
    page.click(term);
    shows_the_gauge(page);
    page.click("h1");
    page.until("a click elsewhere closes it", || !is_open(page, "iv-term"));
    // An alias opens the same term as its name.
    page.click_text(".iv-term", "mother dough");
    page.until("the other term", || page.text("#iv-term").contains("Dough kept back from yesterday"));
}

fn a_term_opens_by_key_and_returns_the_focus(page: &Page) {
    interview::open(page, "");
    let focused = || page.look::<bool>("return document.activeElement.matches('[data-passage=\"a1.1\"] .iv-term')");
    for key in [Key::Enter, Key::Space] {
        page.look::<()>("document.querySelector('[data-passage=\"a1.1\"] [lang=en] .iv-term').focus()");
        let before: f64 = page.look("return scrollY");
        page.press_key(key);
        shows_the_gauge(page);
        assert_eq!(page.look::<f64>("return scrollY"), before, "the page stays where it is");
        page.press_key(Key::Escape);
        page.until("it is closed", || !is_open(page, "iv-term"));
        page.until("the focus is back on the word", focused);
    }
    page.look::<()>("document.querySelector('[data-passage=\"a1.1\"] [lang=en] .iv-term').focus()");
    page.press_key(Key::Enter);
    shows_the_gauge(page);
    // The popover can be reached with the keyboard: its button is next.
    page.press_key(Key::Tab);
    page.until("the focus is in the popover", || page.look("return !!document.activeElement.closest('#iv-term')"));
    page.press_key(Key::Enter);
    page.until("its button closes it", || !is_open(page, "iv-term"));
    page.until("the focus is back on the word", focused);
    // The next Tab goes to what follows the word.
    page.press_key(Key::Enter);
    shows_the_gauge(page);
    page.press_key(Key::Tab);
    page.until("the focus is in the popover", || page.look("return !!document.activeElement.closest('#iv-term')"));
    page.press_key(Key::Tab);
    page.until("it is closed", || !is_open(page, "iv-term"));
    page.until("the focus goes on in the text", || {
        page.look("return document.activeElement.closest('.iv-threads') && !document.activeElement.matches('.iv-term')")
    });
}

fn pinyin_is_shown_above_terms_when_switched_on(page: &Page) {
    interview::open(page, "&lang=zh-Hans");
    assert_eq!(page.texts(".iv-transcript rt").len(), 0);
    page.click(".iv-settings-open");
    page.click_text(".iv-check", "在正文中显示拼音");
    page.until("pinyin", || page.texts(".iv-transcript rt").contains(&"lǎomiàn".to_string()));
    let passages = rooftop();
    let t5 = passages.iter().find(|passage| passage.id == "t5.1").expect("it is there");
    let words = || page.look::<String>("return words('t5.1', 'zh-Hans')");
    page.until_eq("the words are as they were", t5.texts["zh-Hans"][0].clone(), words);
    page.press_key(Key::Escape);
    page.reload();
    page.until("pinyin after a reload", || page.texts(".iv-transcript rt").contains(&"yǔliàngtǒng".to_string()));
}

fn questions_only_folds_the_answers(page: &Page) {
    interview::open(page, "");
    page.click_text(".iv-tog", "Questions only");
    // Follow-ups are questions.
    let answers: BTreeSet<String> = rooftop().into_iter().filter(|p| !p.asks).map(|p| p.id).collect();
    page.until_eq("what is folded", answers, || folded(page));
    assert_eq!(page.text("#t5 .iv-fold"), "4 passages in the answers · show");
    assert_eq!(page.texts(".iv-thread h2").len(), 12);
    assert!(page.url().contains("only=questions"));
    page.click("#t5 .iv-fold");
    page.until("one answer is open", || page.sees("[data-passage='t5.2']"));
    page.click_text(".iv-tog", "Questions only");
    page.until_eq("nothing is folded", BTreeSet::new(), || folded(page));
}

fn the_current_question_follows_the_reader(page: &Page) {
    interview::open(page, "");
    let current = || page.text(".iv-outline [aria-current]");
    page.until_eq("the first at the top", "1 The gauge".to_string(), current);
    for (passage, question) in [
        ("t5.2", "2 Who taught whom in this kitchen?"),
        ("a8.1", "8 What was the wettest day in the notebook?"),
        ("a4.2", "4 Did the school take an interest?"),
    ] {
        page.look_for::<()>(
            "passage(arguments[0]).scrollIntoView({block: 'start', behavior: 'instant'})",
            &[json!(passage)],
        );
        page.until_eq("the question that is read", question.to_string(), current);
        let seen: bool = page.look(
            "const a = document.querySelector('.iv-outline [aria-current]').getBoundingClientRect(), l = document.querySelector('.iv-outline').getBoundingClientRect();
            return a.top >= l.top - 1 && a.bottom <= l.bottom + 1",
        );
        assert!(seen, "its line is in view in the list");
    }
    assert_eq!(page.look::<usize>("return all('.iv-outline [aria-current]').length"), 1);
    // The question of a followed line becomes the current one, even the last, although the page ends below it.
    for question in
        ["12 Will it rain tomorrow?", "11 How does one write such things down?", "3 What do you need on the roof?"]
    {
        page.click_text(".iv-outline a", question);
        page.until_eq("the question that was followed", question.to_string(), current);
    }
}

fn settings_are_kept_over_a_reload(page: &Page) {
    interview::open(page, "");
    let size = || page.look::<f64>("return parseFloat(getComputedStyle(passage('a1.1').querySelector('p')).fontSize)");
    let paper = || page.look::<String>("return getComputedStyle(document.querySelector('.iv')).backgroundColor");
    let (size_before, paper_before) = (size(), paper());
    page.click(".iv-settings-open");
    page.click_text(".iv-choice", "Largest");
    page.until("larger text", || size() > size_before * 1.3);
    page.click_text(".iv-choice", "Dark");
    page.until("another paper", || paper() != paper_before);
    page.click_text(".iv-choice", "繁體中文");
    page.until_text(".iv-settings-open", "設定");
    let (large, dark) = (size(), paper());
    page.reload();
    page.until("the interview", || page.look("return !!passage('a12.2')"));
    page.until_eq("the same size", large, size);
    assert_eq!(paper(), dark);
    assert_eq!(page.text(".iv-settings-open"), "設定");
    page.open("/");
    page.until_text(".iv-settings-open", "設定");
    assert_eq!(paper(), dark, "on the first page, too");
    page.click(".iv-settings-open");
    page.click_text(".iv-choice", "淺色");
    page.until_eq("light again", paper_before, paper);
}

fn the_page_works_without_storage(page: &Page) {
    page.open(&format!("/no-storage/{OPEN}"));
    page.until("the interview", || page.look("return !!passage('a12.2')"));
    let denied: bool = page.look("try { localStorage; return false } catch { return true }");
    assert!(denied, "the journey denies storage");
    page.click(".iv-settings-open");
    page.click_text(".iv-choice", "Dark");
    page.until("dark", || page.look("return getComputedStyle(document.documentElement).colorScheme === 'dark'"));
    page.press_key(Key::Escape);
    page.click_text(".iv-chip", "Trust");
    page.until("filtered", || page.text(".iv-status").contains("Trust"));
    page.reload();
    page.until("the interview", || page.look("return !!passage('a12.2')"));
}

fn single_keys_work_and_can_be_turned_off(page: &Page) {
    interview::open(page, "");
    // Keys reach the page only after the reader has clicked in it.
    page.click("h1");
    page.press("/");
    page.until("the focus is in the box", || page.focus().starts_with("input"));
    page.press("roof");
    page.until("hits", || page.text(".iv-search output").starts_with("1 of "));
    assert_eq!(page.look::<String>("return document.activeElement.value"), "roof", "the key itself is not typed");
    page.look::<()>("document.activeElement.blur()");
    page.press("n");
    page.until("the second hit", || page.text(".iv-search output").starts_with("2 of "));
    page.press("p");
    page.until("the first hit", || page.text(".iv-search output").starts_with("1 of "));
    page.click(".iv-search button:last-child");
    page.look::<()>("document.activeElement.blur(); scrollTo(0, 0)");
    let here = || page.look::<String>("return location.hash");
    let at_top = |css: &str| {
        page.look_for::<bool>(
            "const t = document.querySelector(arguments[0]).getBoundingClientRect().top; return t >= 0 && t < 200",
            &[json!(css)],
        )
    };
    for hash in ["q1", "q2", "q3"] {
        page.press("j");
        page.until("the next question", || here() == format!("#{hash}") && at_top(&format!("#{hash} h2")));
        page.settle();
    }
    page.press("k");
    page.until("the question before", || here() == "#q2" && at_top("#q2 h2"));
    page.settle();
    page.press("l");
    page.until_text(".iv-langs [aria-pressed=true]", "中文");
    page.press("l");
    page.until_text(".iv-langs [aria-pressed=true]", "对照");
    page.press("l");
    page.until_text(".iv-langs [aria-pressed=true]", "English");
    page.press("?");
    page.until("the settings", || is_open(page, "iv-settings"));
    page.click_text(".iv-check", "Keyboard shortcuts");
    page.press_key(Key::Escape);
    page.until("the settings are closed", || !is_open(page, "iv-settings"));
    page.press("l");
    page.press("/");
    page.settle();
    assert_eq!(page.text(".iv-langs [aria-pressed=true]"), "English", "the key does nothing any more");
    assert!(!page.focus().starts_with("input.") && page.focus() != "input", "{}", page.focus());
}

fn single_keys_do_nothing_in_fields(page: &Page) {
    interview::open(page, "");
    page.click(".iv-search input");
    page.press("jkl?np/");
    page.until_eq("all of it is typed", "jkl?np/".to_string(), || page.look("return document.activeElement.value"));
    assert_eq!(page.text(".iv-langs [aria-pressed=true]"), "English");
    assert!(!is_open(page, "iv-settings"));
    page.look::<()>("document.activeElement.blur()");
    page.chord(&[Key::Alt.into(), 'l']);
    page.settle();
    assert_eq!(page.text(".iv-langs [aria-pressed=true]"), "English", "with Alt it is another key");
}

fn the_skip_link_jumps_past_the_bar(page: &Page) {
    interview::open(page, "");
    page.press_key(Key::Tab);
    page.until("the skip link is first and seen", || {
        page.look("const e = document.activeElement, r = e.getBoundingClientRect(); return e.matches('.iv-skip') && r.top >= 0 && r.bottom > 0")
    });
    let address = page.url();
    page.press_key(Key::Enter);
    page.until("the focus is in the text", || page.focus().starts_with("main"));
    assert_eq!(page.url(), address, "the address names no passage");
    page.press_key(Key::Tab);
    assert!(
        page.look::<bool>("return !!document.activeElement.closest('main')"),
        "the next stop is within: {}",
        page.focus()
    );
}

fn the_focus_stays_on_the_pressed_button(page: &Page) {
    interview::open(page, "");
    let press = |css: &str, what: &str, done: &dyn Fn() -> bool| {
        page.look_for::<()>("document.querySelector(arguments[0]).focus()", &[json!(css)]);
        page.press_key(Key::Enter);
        page.until(what, done);
        page.settle();
        let kept: bool =
            page.look_for("return document.activeElement === document.querySelector(arguments[0])", &[json!(css)]);
        assert!(kept, "{what}: the focus is on {}", page.focus());
    };
    let filtered = || page.sees(".iv-status.is-on");
    press(".iv-chip", "a theme in the tools", &filtered);
    press(".iv-chip", "the same again", &|| !filtered());
    press("[data-passage='t5.2'] [data-pick=trust]", "a theme beside a passage", &filtered);
    press("#t5 .iv-fold", "a row", &|| page.sees("[data-passage='t5.1']"));
    press(".iv-voices .iv-tog", "a speaker", &|| page.sees(".is-lit"));
    press(".iv-langs button:nth-child(2)", "the language", &|| page.text("h1").contains("面包房"));
}

fn a_phone_has_its_tools_in_a_sheet(page: &Page) {
    page.size(PHONE);
    interview::open(page, "");
    assert!(!page.sees(".iv-tools"), "no tools over the text");
    page.click_text(".iv-bar button", "Find and filter");
    page.until("the sheet", || is_open(page, "iv-tools"));
    page.click_text(".iv-chip", "Trust");
    let count = rooftop().iter().filter(|passage| passage.themes.contains("trust")).count();
    page.click_text(".iv-tools-done button", &format!("Show {count} passages"));
    page.until("the sheet is closed", || !is_open(page, "iv-tools"));
    page.until("the text is filtered", || page.text(".iv-status").contains("Trust"));
    page.until_text(".iv-bar .iv-count", "1");
    page.click_text(".iv-bar button", "Find and filter 1");
    page.type_into(".iv-search input", "notebook");
    page.until("hits", || page.text(".iv-search output").starts_with("1 of "));
    page.press_key(Key::Escape);
    page.press_key(Key::Escape);
    page.until("the sheet is closed", || !is_open(page, "iv-tools"));
    page.click_text(".iv-status button", "Clear");
    // A question in the list goes there and closes the sheet.
    page.click(".iv-bar-here");
    page.until("the sheet", || is_open(page, "iv-tools"));
    page.click_text(".iv-outline a", "8 What was the wettest day in the notebook?");
    page.until("the sheet is closed", || !is_open(page, "iv-tools"));
    page.until("the question is in the window", || {
        page.look("const r = document.querySelector('#q8 h2').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight")
    });
    page.until("the bar says where the reader is", || page.text(".iv-bar-here").starts_with("8/12"));
}
