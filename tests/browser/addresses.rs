//! Addresses: they contain the reader's choices, and open what they describe.

use serde_json::{Value, json};

use crate::interview::{self, OPEN};
use crate::page::Page;

crate::journeys![
    every_choice_round_trips_through_the_address in Chromium,
    back_and_forward_step_through_the_choices,
    typing_does_not_fill_the_history,
    a_link_to_a_passage_leads_to_it_and_marks_it,
    a_link_to_a_turn_marks_all_of_it in Chromium,
    a_link_unfolds_what_a_filter_folds in Chromium,
    a_link_into_a_long_interview_leads_there,
    a_link_leads_to_the_same_place_before_the_viewer_is_there in Chromium,
    a_link_with_a_search_moves_the_focus_to_the_passage in Chromium,
    a_quotation_is_found_marked_and_scrolled_into_view,
    a_long_quotation_is_cited_by_its_first_and_last_words in Chromium,
    a_quotation_survives_a_switch_of_language in Chromium,
    a_missing_quotation_is_reported in Chromium,
    unknown_names_in_an_address_are_reported in Chromium,
    foreign_parameters_are_kept in Chromium,
    a_reload_keeps_the_place,
];

/// Everything that a reader sees of a state.
fn state(page: &Page) -> Value {
    page.look(
        "return {
            folded: folded(), hits: marked('.iv-hit'), quoted: marked('.iv-linked'),
            linked: all('.iv-passage.is-linked').map((p) => p.id),
            pressed: all('[aria-pressed=true]').filter((e) => shown(e) && !e.closest('.iv-langs')).map(said),
            mode: document.querySelector('.iv-block').dataset.mode, sentence: all('.iv-sentence').map(said),
            query: document.querySelector('.iv-search input').value, title: document.title,
            counts: named('.iv-chip, .iv-voices small, .iv-outline small', null).map(said),
        }",
    )
}

fn in_window(page: &Page, css: &str) -> bool {
    page.look_for(
        "const r = document.querySelector(arguments[0])?.getBoundingClientRect(); return !!r && r.top >= 0 && r.top < innerHeight - 20",
        &[json!(css)],
    )
}

fn every_choice_round_trips_through_the_address(page: &Page) {
    interview::open(page, "");
    let mut states = Vec::new();
    let mut note = |what: &str, part: &str| {
        page.until(what, || page.url().contains(part));
        page.settle();
        states.push((page.url(), state(page)));
    };
    page.click_text(".iv-chip", "Trust");
    note("a theme", "theme=trust");
    page.click_text(".iv-chip", "Rain");
    note("two themes", "theme=rain&theme=trust");
    page.click_text("[role=group] .iv-tog", "Both");
    note("all of them", "match=all");
    page.click_text(".iv-tog", "Only Gao Min");
    note("a speaker", "speaker=gao");
    page.type_into(".iv-search input", "glass 玻璃");
    page.click_text(".iv-langs button", "Both");
    note("words, both languages", "lang=both");
    page.click_text(".iv-langs button", "中文");
    note("Chinese", "lang=zh-Hans");
    page.click_text(".iv-status button", "清除");
    page.click_text(".iv-langs button", "English");
    page.click_text(".iv-tog", "Questions only");
    note("questions only", "only=questions");
    page.click("[data-passage='t1.1'] .iv-meta a, #q1 .iv-num");
    note("a passage", "#");
    let other = page.another();
    for (url, state_then) in states {
        other.visit("about:blank");
        other.visit(&url);
        other.until("the whole interview", || other.look("return !!passage('a12.2')"));
        other.until_eq(&url, state_then, || state(&other));
    }
    other.nothing_went_wrong();
}

fn back_and_forward_step_through_the_choices(page: &Page) {
    interview::open(page, "");
    let mut states = vec![state(page)];
    let mut note = |part: &str| {
        page.until(part, || page.url().contains(part));
        page.settle();
        states.push(state(page));
    };
    page.click_text(".iv-chip", "Trust");
    note("theme=trust");
    page.click_text(".iv-langs button", "中文");
    note("lang=zh-Hans");
    page.click_text(".iv-tog", "只看 高敏");
    note("speaker=gao");
    for then in states.iter().rev().skip(1) {
        page.back();
        page.until_eq("back", then.clone(), || state(page));
    }
    for then in states.iter().skip(1) {
        page.forward();
        page.until_eq("forward", then.clone(), || state(page));
    }
}

fn typing_does_not_fill_the_history(page: &Page) {
    interview::open(page, "");
    page.click_text(".iv-chip", "Trust");
    page.until("the address", || page.url().contains("theme=trust"));
    let length = || page.look::<u32>("return history.length");
    let before = length();
    page.click(".iv-search input");
    for key in "notebook".chars() {
        page.press(&key.to_string());
    }
    page.until("the words in the address", || page.url().contains("q=notebook"));
    assert!(length() <= before + 1, "{} entries became {}", before, length());
    page.back();
    page.until("the words are gone", || !page.url().contains("q="));
    page.until_eq("from the box, too", String::new(), || {
        page.look("return document.querySelector('.iv-search input').value")
    });
}

fn a_link_to_a_passage_leads_to_it_and_marks_it(page: &Page) {
    interview::open(page, "#a9.2");
    page.until("the passage is in the window", || in_window(page, "[id='a9.2']"));
    assert_eq!(page.look::<Vec<String>>("return all('.is-linked').map((p) => p.id)"), ["a9.2"]);
    assert!(page.text("[id='a9.2']").contains("Linked passage"));
    // Its number is the link to it.
    page.click("[id='a9.1'] .iv-meta a");
    // The file gives the passage no id: the link pins its words.
    page.until("the address", || page.url().contains("#a9.1~"));
    page.until_eq("the mark has moved", vec!["a9.1".to_string()], || {
        page.look("return all('.is-linked').map((p) => p.id)")
    });
    page.click_text(".iv-outline a", "3 What do you need on the roof?");
    page.until("the question is in the window", || in_window(page, "#q3 h2"));
    assert!(page.url().ends_with("#q3"));
    page.back();
    page.until_eq("the mark is back", vec!["a9.1".to_string()], || {
        page.look("return all('.is-linked').map((p) => p.id)")
    });
    page.until("and in the window", || in_window(page, "[id='a9.1']"));
}

fn a_link_to_a_turn_marks_all_of_it(page: &Page) {
    interview::open(page, "#t5");
    page.until("the turn is in the window", || in_window(page, "#t5"));
    assert_eq!(page.look::<Vec<String>>("return all('.is-linked').map((p) => p.id)"), ["t5.1", "t5.2", "t5.3"]);
}

fn a_link_unfolds_what_a_filter_folds(page: &Page) {
    interview::open(page, "&theme=rain#t5.2");
    page.until("the passage is in the window", || in_window(page, "[id='t5.2']"));
    assert!(page.sees("[id='t5.2']"));
    assert!(page.look::<bool>("return folded().includes('t5.1')"), "its neighbour is folded");
}

fn a_link_into_a_long_interview_leads_there(page: &Page) {
    interview::open_long(page, "#a77.5");
    page.until("the passage is in the window", || in_window(page, "[id='a77.5']"));
    page.click_text(".iv-outline a", "12 What about number 12?");
    page.until("the question is in the window", || in_window(page, "#q12 h2"));
    page.settle();
    assert!(in_window(page, "#q12 h2"), "it stays there");
    page.back();
    page.until("back to the first", || in_window(page, "[id='a77.5']"));
}

fn quoted(page: &Page) -> Vec<(String, String, String)> {
    page.look("return marked('.iv-linked')")
}

fn quote(id: &str, lang: &str, words: &str) -> Vec<(String, String, String)> {
    vec![(id.into(), lang.into(), words.into())]
}

fn a_quotation_is_found_marked_and_scrolled_into_view(page: &Page) {
    interview::open(page, "#t5.2:forty%20years%20of%20weather");
    page.until_eq("the quotation", quote("t5.2", "en", "forty years of weather"), || quoted(page));
    page.until("it is in the window", || in_window(page, ".iv-linked"));
    assert!(page.text("[id='t5.2']").contains("Linked quote"));
    // A quotation may begin in emphasis and end in a link; a turn's address finds it in its passages.
    interview::open(page, "#a6:the%20bag%2C%20in%20millimetres");
    page.until_eq("through emphasis", quote("a6.1", "en", "the bag, in millimetres"), || quoted(page));
}

fn a_long_quotation_is_cited_by_its_first_and_last_words(page: &Page) {
    interview::open(page, "#t5.2:She%20kept,she%20retired");
    let words = "She kept forty years of weather in her head; I asked what would happen to it when she retired";
    page.until_eq("the quotation", quote("t5.2", "en", words), || quoted(page));
    // Over two paragraphs.
    interview::open(page, "#a5:your%20elbows,Around%20four");
    let both = [quote("a5.1", "en", "your elbows."), quote("a5.1", "en", "Around four")].concat();
    page.until_eq("the quotation in two paragraphs", both, || quoted(page));
}

fn a_quotation_survives_a_switch_of_language(page: &Page) {
    interview::open(page, "#t5.2:forty%20years%20of%20weather");
    page.until_eq("the quotation", quote("t5.2", "en", "forty years of weather"), || quoted(page));
    let url = page.url();
    page.click_text(".iv-langs button", "中文");
    page.until_eq("no words to mark", Vec::new(), || quoted(page));
    assert_eq!(
        page.look::<Vec<String>>("return all('.is-linked').map((p) => p.id)"),
        ["t5.2"],
        "the passage is marked"
    );
    assert!(page.text("[id='t5.2']").contains("链接段落"), "{}", page.text("[id='t5.2']"));
    assert!(!page.sees(".iv-lost"), "nothing is lost");
    assert!(page.url().ends_with("#t5.2:forty%20years%20of%20weather"));
    page.click_text(".iv-langs button", "English");
    page.until_eq("the quotation again", quote("t5.2", "en", "forty years of weather"), || quoted(page));
    assert_eq!(page.url(), url);
}

fn a_missing_quotation_is_reported(page: &Page) {
    interview::open(page, "#t5.2:forty%20years%20of%20sunshine");
    page.until("told", || {
        page.text(".iv-notices").contains("The text that this link points to is no longer in the interview.")
    });
    assert!(page.look::<bool>("return all('.is-linked, .iv-linked').length === 0"), "no other words are marked");
    assert!(page.text(".iv-notices").contains("“forty years of sunshine”"), "{}", page.text(".iv-notices"));
    // The link leads to words that have moved to another passage.
    interview::open(page, "#a9.1:forty%20years%20of%20weather");
    page.until_text(
        ".iv-lost",
        "The text that this link points to has moved since the link was made. It is now in passage 2.2. Copy a new link",
    );
    page.until_eq("the words", "forty years of weather".to_string(), || page.text("mark.iv-linked"));
    page.until("the note is in the window, too", || in_window(page, ".iv-lost"));
    page.look::<()>(
        "Object.defineProperty(navigator.clipboard, 'writeText', {value: async (text) => { window.copied = text }})",
    );
    page.click_text(".iv-lost button", "Copy a new link");
    page.until("the new link", || page.look("return /#[^:]+:forty%20years%20of%20weather$/.test(window.copied ?? '')"));
    let link: String = page.look("return window.copied");
    page.visit(&link);
    page.until_eq("the words", "forty years of weather".to_string(), || page.text("mark.iv-linked"));
    assert!(!page.sees(".iv-lost"), "nothing has moved");
}

fn unknown_names_in_an_address_are_reported(page: &Page) {
    page.open(&format!("{OPEN}&theme=nope&theme=rain&speaker=zz&lang=fr&match=none&only=x#t99"));
    page.until_seen(".iv-notice");
    let notice = page.text(".iv-notice");
    for vain in ["no theme “nope”", "no speaker “zz”", "lang=fr", "match=none", "only=x", "no passage “t99”"]
    {
        assert!(notice.contains(vain), "{vain} is told: {notice}");
    }
    assert!(!notice.contains("“rain”"), "{notice}");
    assert!(notice.contains("See all questions"), "{notice}");
    assert_eq!(page.text(".iv-chip[aria-pressed=true]"), "Rain 9", "what is known is chosen");
    page.click_text(".iv-notice button", "Dismiss");
    page.until_eq("the notice is gone", false, || page.sees(".iv-notice"));
}

fn foreign_parameters_are_kept(page: &Page) {
    interview::open(page, "&from=a%20letter");
    page.click_text(".iv-chip", "Trust");
    page.until("both", || page.url().contains("theme=trust") && page.url().contains("from=a%20letter"));
}

fn a_reload_keeps_the_place(page: &Page) {
    let place = || {
        page.look::<(String, f64)>(
        "const p = passages().find((p) => shown(p) && p.getBoundingClientRect().bottom > 1); return [p.id, p.getBoundingClientRect().top]",
    )
    };
    for parameters in ["", "&lang=both&theme=trust", "#t5.2"] {
        interview::open(page, parameters);
        page.look::<()>("passage('a8.1').scrollIntoView({block: 'start', behavior: 'instant'}); scrollBy({top: 30, behavior: 'instant'})");
        page.settle();
        let before = place();
        page.reload();
        page.until("the interview", || page.look("return !!passage('a12.2')"));
        page.settle();
        let after = place();
        assert!(after.0 == before.0 && (after.1 - before.1).abs() <= 1.0, "{parameters}: from {before:?} to {after:?}");
    }
    interview::open_long(page, "");
    page.look::<()>("passage('a60.4').scrollIntoView({block: 'start', behavior: 'instant'})");
    page.settle();
    let before = place();
    page.reload();
    page.until_eq("all passages", 1000, || page.look("return passages().length"));
    page.settle();
    let after = place();
    assert!(after.0 == before.0 && (after.1 - before.1).abs() <= 1.0, "from {before:?} to {after:?}");
}

/// A page of a site.
const PAGE: &str = "/interviews/the-other-eight-yuan/";

fn a_link_leads_to_the_same_place_before_the_viewer_is_there(page: &Page) {
    let goes = |hash: &str| -> f64 {
        page.look_for::<()>("location.hash = arguments[0]", &[json!(hash)]);
        page.settle();
        page.look_for("return document.getElementById(arguments[0]).getBoundingClientRect().top", &[json!(hash)])
    };
    for size in [(1280, 900), (390, 844)] {
        page.size(size);
        // A question, an answer below its speaker's name, and one below another.
        for hash in ["q2", "a2.1", "a3.2"] {
            page.open(PAGE);
            let before = goes(hash);
            page.open(PAGE);
            page.press("j");
            page.until("a question, by the viewer", || page.url().contains("#q"));
            let after = goes(hash);
            assert!((before - after).abs() < 4.0, "{hash} at {before} and {after} in {size:?}");
        }
    }
}

fn a_link_with_a_search_moves_the_focus_to_the_passage(page: &Page) {
    page.open(&format!("{PAGE}?q=lock#a3.1~c06be1tj"));
    page.until("the hits", || !page.texts(".iv-hit").is_empty());
    page.settle();
    assert_eq!(page.look::<String>("return document.activeElement.id"), "a3.1");
}
