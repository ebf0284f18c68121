//! Filters fold what does not match, and nothing else.

use std::collections::BTreeSet;

use serde_json::json;

use crate::interview::{self, Known, rooftop};
use crate::page::Page;

crate::journeys![
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
    either("Both");
    agrees(page, &all, &Chosen { themes: &["trust", "night"], all: true, ..Chosen::default() });
    chip("Night");
    agrees(page, &all, &Chosen { themes: &["trust"], all: true, ..Chosen::default() });
    chip("Rain");
    agrees(page, &all, &Chosen { themes: &["trust", "rain"], all: true, ..Chosen::default() });
    either("Either");
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
    page.click_text("[role=group] .iv-tog", "Both");
    page.until_text(".iv-empty-head", "No passage is about both.");
    agrees(page, &all, &Chosen { themes: &["rain", "school"], all: true, ..Chosen::default() });
    let any = Chosen { themes: &["rain", "school"], ..Chosen::default() };
    let count = all.iter().filter(|passage| any.takes(passage)).count();
    page.click_text(".iv-empty button", &format!("Show those {count}"));
    agrees(page, &all, &any);
    page.click_text("[role=group] .iv-tog", "Both");
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
