//! The text of the interview is complete and in order.

use serde_json::json;

use crate::interview::{self, rooftop};
use crate::page::Page;

crate::journeys![
    every_word_of_the_file_is_in_the_page,
    every_word_of_a_long_file_is_in_the_page in Chromium,
    every_turn_and_passage_carries_its_address in Chromium,
    questions_are_numbered_headings_with_follow_ups_below in Chromium,
    a_speakers_name_appears_only_where_the_speaker_changes in Chromium,
    lists_emphasis_and_links_are_elements,
    the_glossary_and_the_themes_are_below_the_text in Chromium,
];

fn every_word_of_the_file_is_in_the_page(page: &Page) {
    interview::open(page, "");
    for passage in rooftop() {
        for (lang, paragraphs) in &passage.texts {
            let words: String = page.look_for("return words(...arguments)", &[json!(passage.id), json!(lang)]);
            assert_eq!(words, paragraphs.concat(), "{} in {lang}", passage.id);
        }
    }
    let ids: Vec<String> = page.look("return passages().map((p) => p.dataset.passage)");
    assert_eq!(ids, rooftop().into_iter().map(|passage| passage.id).collect::<Vec<_>>(), "in the order of the file");
}

fn every_word_of_a_long_file_is_in_the_page(page: &Page) {
    interview::open_long(page, "");
    let all = interview::known(&interview::long());
    for lang in ["en", "zh-Hans"] {
        let script = "return passages().map((p) => [p.dataset.passage, words(p.dataset.passage, arguments[0])])";
        let seen: Vec<(String, String)> = page.look_for(script, &[json!(lang)]);
        let expected: Vec<_> = all.iter().map(|passage| (passage.id.clone(), passage.texts[lang].concat())).collect();
        for (seen, expected) in seen.iter().zip(&expected) {
            assert_eq!(seen, expected);
        }
    }
}

fn every_turn_and_passage_carries_its_address(page: &Page) {
    interview::open(page, "");
    for passage in rooftop() {
        let script = "const [turn, id] = arguments;
            return document.getElementById(id) === passage(id) && document.getElementById(turn).contains(passage(id))";
        let carried: bool = page.look_for(script, &[json!(passage.turn), json!(passage.id)]);
        assert!(carried, "{} in {}", passage.id, passage.turn);
    }
    assert!(
        page.look::<bool>("return new Set(all('[id]').map((e) => e.id)).size === all('[id]').length"),
        "ids are unique"
    );
}

fn questions_are_numbered_headings_with_follow_ups_below(page: &Page) {
    interview::open(page, "");
    let asked: Vec<String> = (rooftop().iter())
        .filter(|passage| passage.asks && !interview::LATER_QUESTIONS.contains(&&*passage.turn))
        .enumerate()
        .map(|(n, passage)| format!("{} {}", n + 1, passage.texts["en"][0]))
        .collect();
    assert_eq!(page.texts(".iv-thread h2"), asked);
    assert_eq!(page.text("#f3 h3"), "Follow-up question: And when nobody looks?");
    let order: Vec<String> = page.look("return all('.iv-transcript [id]:not([data-passage])').map((e) => e.id)");
    let place = |id: &str| order.iter().position(|other| other == id).unwrap_or_else(|| panic!("{id} in {order:?}"));
    assert!(place("a3") < place("f3") && place("f3") < place("a3b"), "the follow-up stands between its answers");
    let thread = |id: &str| {
        page.look_for::<String>("return passage(arguments[0]).closest('section').dataset.thread", &[json!(id)])
    };
    assert_eq!(
        [thread("q7b.1"), thread("a7.1"), thread("a7b.1")],
        ["q7", "q7", "q7"],
        "two questions in a row, one thread"
    );
    assert_eq!(thread("t1.1"), "t1", "what stands before the first question is an opening");
    let outline = page.texts(".iv-outline li");
    assert_eq!(outline.len(), 12);
    assert_eq!(outline[0], "1 The gauge", "the heading stands for the question in the outline");
    assert_eq!(outline[1], "2 Who taught whom in this kitchen?");
}

fn a_speakers_name_appears_only_where_the_speaker_changes(page: &Page) {
    interview::open(page, "");
    let named = |turn: &str| page.sees(&format!("#{turn} .iv-who"));
    assert!(named("a1") && named("t5") && named("t6"));
    assert_eq!(page.text("#t5 .iv-who"), "AO Ada Osei");
    // The questioner speaks in between.
    assert!(named("a7") && named("a7b"));
    // If the passages between are folded, one name is enough.
    page.click_text(".iv-tog", "Only Ada Osei");
    page.until("the others' names are gone", || !named("t6") && !named("a1"));
    assert!(named("t5"));
}

fn lists_emphasis_and_links_are_elements(page: &Page) {
    interview::open(page, "");
    assert_eq!(page.texts("#a3 ol[lang=en] li").len(), 3);
    assert_eq!(page.text("#a3 ol[lang=en] li:nth-child(2)"), "2. a glass with lines on it");
    assert_eq!(page.text("#a6 [lang=en] em"), "in millimetres");
    assert_eq!(page.text("#a6 [lang=en] strong"), "the only honest number");
    let href: String = page.look("return document.querySelector('#a6 [lang=en] a').href");
    assert_eq!(href, "https://rain.example/years");
    assert_eq!(page.text("#a1 .iv-who .iv-time"), "0:00:42", "the turn's time in the recording");
    assert_eq!(page.text("[data-passage='a1.3'] .iv-time"), "0:01:35", "the passage's");
}

fn the_glossary_and_the_themes_are_below_the_text(page: &Page) {
    interview::open(page, "");
    let terms = page.texts(".iv-appendix:first-of-type dl > div");
    let all = page.texts(".iv-appendix").join(" ");
    for words in
        ["old dough", "老面", "lǎomiàn", "mother dough", "Dough kept back from yesterday", "rain gauge", "What falls"]
    {
        assert!(all.contains(words), "{words}: {terms:?}");
    }
    let below: bool = page.look(
        "return all('.iv-appendix').every((e) => e.getBoundingClientRect().top >= passage('a12.2').getBoundingClientRect().bottom)",
    );
    assert!(below);
}
