//! Reading: every word is there, answers are with their questions, and filters fold what does not match.

use std::collections::BTreeSet;

use serde_json::json;

use crate::interview::{self, Known, rooftop};
use crate::page::Page;

crate::journeys![
    every_word_of_the_file_is_in_the_page,
    every_word_of_a_long_file_is_in_the_page in Chromium,
    every_turn_and_passage_carries_its_address in Chromium,
    questions_are_numbered_headings_with_follow_ups_below in Chromium,
    a_speakers_name_appears_only_where_the_speaker_changes in Chromium,
    lists_emphasis_and_links_are_elements,
    the_glossary_and_the_themes_are_below_the_text in Chromium,
    themes_fold_exactly_the_other_passages in Chromium,
    themes_fold_a_long_interview_too in Chromium,
    a_theme_beside_a_passage_filters in Chromium,
    choosing_one_speaker_folds_the_others_and_updates_counts in Chromium,
    highlighting_a_speaker_folds_nothing in Chromium,
    an_empty_result_offers_ways_out in Chromium,
    a_row_opens_and_closes_what_it_folds,
    the_browsers_find_unfolds_passages,
    a_link_to_a_text_unfolds_it,
];

/// The choices in the tools.
#[derive(Default)]
struct Chosen<'a> {
    themes: &'a [&'a str],
    all: bool,
    speakers: &'a [&'a str],
}

impl Chosen<'_> {
    fn takes_themes(&self, passage: &Known) -> bool {
        let mut wanted = self.themes.iter();
        let has = |id: &&str| passage.themes.contains(*id);
        self.themes.is_empty() || if self.all { wanted.all(has) } else { wanted.any(has) }
    }

    fn takes_speaker(&self, passage: &Known) -> bool {
        self.speakers.is_empty() || self.speakers.contains(&&*passage.speaker)
    }

    fn takes(&self, passage: &Known) -> bool {
        self.takes_themes(passage) && self.takes_speaker(passage)
    }

    /// The passages that must be folded.
    fn folds(&self, all: &[Known]) -> BTreeSet<String> {
        if self.themes.is_empty() && self.speakers.is_empty() {
            return BTreeSet::new();
        }
        interview::folds(all, |passage| self.takes(passage))
    }

    /// The counts of the chips: how many passages this theme would show with the other choices unchanged.
    fn counts(&self, all: &[Known], theme: &str) -> usize {
        let with = |passage: &&Known| {
            let others = !self.all || self.themes.iter().all(|id| passage.themes.contains(*id));
            passage.themes.contains(theme) && others && self.takes_speaker(passage)
        };
        all.iter().filter(with).count()
    }
}

const THEMES: [(&str, &str); 6] = [
    ("rain", "Rain"),
    ("bread", "Bread"),
    ("trust", "Trust"),
    ("tools", "Tools"),
    ("school", "School"),
    ("night", "Night"),
];

fn folded(page: &Page) -> BTreeSet<String> {
    page.look::<Vec<String>>("return folded()").into_iter().collect()
}

/// Asserts that exactly the passages that do not match are folded, and that the counts in the tools agree.
#[track_caller]
fn agrees(page: &Page, all: &[Known], chosen: &Chosen) {
    page.until_eq("what is folded", chosen.folds(all), || folded(page));
    let plain: usize =
        page.look("return passages().filter((p) => p.closest('[hidden]:not([hidden=until-found])')).length");
    assert_eq!(plain, 0, "what is folded can be found by the browser");
    let counts = THEMES.map(|(id, label)| format!("{label} {}", chosen.counts(all, id)));
    assert_eq!(page.texts(".iv-chip"), counts);
    let shown = all.iter().filter(|passage| chosen.takes(passage)).count();
    if !chosen.themes.is_empty() || !chosen.speakers.is_empty() {
        let status = page.text(".iv-sentence");
        assert!(status.starts_with(&format!("{shown} of {} passages", all.len())), "{status}");
    }
}

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

fn themes_fold_exactly_the_other_passages(page: &Page) {
    interview::open(page, "");
    let all = rooftop();
    let chip = |label: &str| page.click_text(".iv-chip", label);
    let either = |label: &str| page.click_text("[role=group] .iv-tog", label);
    agrees(page, &all, &Chosen::default());
    assert!(!page.sees(".iv-status button"), "nothing is filtered yet");
    chip("Trust");
    agrees(page, &all, &Chosen { themes: &["trust"], ..Chosen::default() });
    assert!(page.text(".iv-status").contains("Trust"));
    chip("Night");
    agrees(page, &all, &Chosen { themes: &["trust", "night"], ..Chosen::default() });
    either("All");
    agrees(page, &all, &Chosen { themes: &["trust", "night"], all: true, ..Chosen::default() });
    chip("Night");
    agrees(page, &all, &Chosen { themes: &["trust"], all: true, ..Chosen::default() });
    chip("Rain");
    agrees(page, &all, &Chosen { themes: &["trust", "rain"], all: true, ..Chosen::default() });
    either("Any");
    agrees(page, &all, &Chosen { themes: &["trust", "rain"], ..Chosen::default() });
    page.click_text(".iv-status button", "Clear");
    agrees(page, &all, &Chosen::default());
    let told = "return document.querySelector('.iv-sentence').textContent";
    assert_eq!(page.look::<String>(told), format!("{} passages", all.len()), "all are there again");
    assert!(page.look::<bool>("return document.activeElement.matches('.iv-sentence')"), "{}", page.focus());
    let pressed: Vec<String> = page.look("return all('.iv-chip').map((chip) => chip.ariaPressed)");
    assert!(pressed.iter().all(|pressed| pressed == "false"));
}

fn themes_fold_a_long_interview_too(page: &Page) {
    interview::open_long(page, "");
    let all = interview::known(&interview::long());
    let odd = Chosen { themes: &["odd"], ..Chosen::default() };
    page.click_text(".iv-chip", "Odd");
    page.until_eq("what is folded", odd.folds(&all), || folded(page));
    page.click_text(".iv-tog", "Only Gao Min");
    let gao = Chosen { speakers: &["gao"], ..odd };
    page.until_eq("what is folded", gao.folds(&all), || folded(page));
    let shown = all.iter().filter(|passage| gao.takes(passage)).count();
    assert!(
        page.text(".iv-status").starts_with(&format!("{shown} of {} passages", all.len())),
        "{}",
        page.text(".iv-status")
    );
    page.click_text(".iv-status button", "Clear");
    page.until_eq("what is folded", BTreeSet::new(), || folded(page));
}

fn a_theme_beside_a_passage_filters(page: &Page) {
    interview::open(page, "");
    page.click_text("[data-passage='t5.2'] .iv-themes button", "School");
    agrees(page, &rooftop(), &Chosen { themes: &["school"], ..Chosen::default() });
    page.click_text("[data-passage='t5.2'] .iv-themes button", "School");
    agrees(page, &rooftop(), &Chosen::default());
}

fn choosing_one_speaker_folds_the_others_and_updates_counts(page: &Page) {
    interview::open(page, "");
    let all = rooftop();
    page.click_text(".iv-tog", "Only Gao Min");
    agrees(page, &all, &Chosen { speakers: &["gao"], ..Chosen::default() });
    page.click_text(".iv-chip", "Trust");
    agrees(page, &all, &Chosen { speakers: &["gao"], themes: &["trust"], ..Chosen::default() });
    let said = |name: &str| {
        let count = all.iter().filter(|p| p.speaker == name && p.themes.contains("trust")).count();
        format!("{count}")
    };
    assert_eq!(page.texts(".iv-voices b small"), [said("wl"), said("gao"), said("osei")], "counts of the speakers");
    page.click_text(".iv-tog", "Only Ada Osei");
    agrees(page, &all, &Chosen { speakers: &["gao", "osei"], themes: &["trust"], ..Chosen::default() });
    assert!(page.text(".iv-status").contains("Gao Min or Ada Osei"), "{}", page.text(".iv-status"));
}

fn highlighting_a_speaker_folds_nothing(page: &Page) {
    interview::open(page, "");
    let look = |turn: &str| {
        let script = "const turn = document.getElementById(arguments[0]), s = getComputedStyle(turn), b = getComputedStyle(turn, '::before');
            return [s.backgroundColor, s.boxShadow, s.borderColor, b.opacity, b.width, b.backgroundColor].join()";
        page.look_for::<String>(script, &[json!(turn)])
    };
    page.until_eq("at rest", false, || page.look("return document.getAnimations().length > 0"));
    let (gao, osei) = (look("a1"), look("t5"));
    page.click_text(".iv-tog", "Highlight Gao Min");
    page.until("Gao's words look otherwise", || look("a1") != gao);
    assert_eq!(look("t5"), osei, "Osei's words look as before");
    assert_eq!(folded(page), BTreeSet::new());
    page.click_text(".iv-tog", "Highlight Gao Min");
    page.until_eq("as before", gao, || look("a1"));
}

fn an_empty_result_offers_ways_out(page: &Page) {
    interview::open(page, "");
    let all = rooftop();
    page.click_text(".iv-chip", "Rain");
    page.click_text(".iv-chip", "School");
    page.click_text("[role=group] .iv-tog", "All");
    page.until_text(".iv-empty-head", "No passage is about all of these.");
    agrees(page, &all, &Chosen { themes: &["rain", "school"], all: true, ..Chosen::default() });
    let any = Chosen { themes: &["rain", "school"], ..Chosen::default() };
    let count = all.iter().filter(|passage| any.takes(passage)).count();
    page.click_text(".iv-empty button", &format!("Show those {count}"));
    agrees(page, &all, &any);
    page.click_text("[role=group] .iv-tog", "All");
    page.click_text(".iv-empty button", "Clear the filter");
    page.until_eq("what is folded", BTreeSet::new(), || folded(page));
    assert!(!page.sees(".iv-empty"));
}

fn a_row_opens_and_closes_what_it_folds(page: &Page) {
    interview::open(page, "");
    page.click_text(".iv-chip", "Bread");
    let all = rooftop();
    let bread = Chosen { themes: &["bread"], ..Chosen::default() };
    agrees(page, &all, &bread);
    let row = "#a1 .iv-fold";
    assert_eq!(page.text(row), "2 passages not on this theme · show");
    page.click(row);
    let mut expected = bread.folds(&all);
    expected.remove("a1.1");
    expected.remove("a1.2");
    page.until_eq("what is folded", expected, || folded(page));
    page.until_text(row, "2 passages not on this theme · hide");
    assert!(page.sees("[data-passage='a1.2']"));
    page.click(row);
    agrees(page, &all, &bread);
    // Passages of two consecutive turns share one row.
    page.click("#t5 .iv-fold");
    page.until("three passages of two turns are open", || {
        !folded(page).contains("t5.2") && !folded(page).contains("t6.1")
    });
}

fn the_browsers_find_unfolds_passages(page: &Page) {
    interview::open(page, "");
    page.click_text(".iv-chip", "Bread");
    page.until("a passage is folded", || folded(page).contains("a10.1"));
    // What a browser does when its find reaches folded words.
    page.look::<()>(
        "passage('a10.1').closest('[hidden=until-found]').dispatchEvent(new Event('beforematch', {bubbles: true}))",
    );
    page.until("it is unfolded", || !folded(page).contains("a10.1"));
    assert!(page.sees("#q10 h2"), "its question is there, too");
    assert!(folded(page).contains("a11.1"), "the next question stays folded");
    assert_eq!(page.text(".iv-chip[aria-pressed=true]"), "Bread 5", "the filter stays");
}

fn a_link_to_a_text_unfolds_it(page: &Page) {
    interview::open(page, "");
    if !page.look::<bool>("return 'fragmentDirective' in document && 'onbeforematch' in window") {
        return;
    }
    page.click_text(".iv-chip", "Bread");
    page.until("a passage is folded", || folded(page).contains("a8.1"));
    // A link starts the browser's own search for words.
    page.look::<()>(
        "const a = document.createElement('a'); a.href = '#:~:text=with%20a%20snail'; a.id = 'find'; a.textContent = 'find';
        document.querySelector('main').prepend(a)",
    );
    page.click("#find");
    page.until("it is unfolded", || !folded(page).contains("a8.1"));
    page.until("it is in the window", || {
        page.look("const r = passage('a8.1').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight")
    });
}
