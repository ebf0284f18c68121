//! What a reader sees while the file and the viewer load.

use serde_json::Value;

use super::TITLE;
use crate::access;
use crate::interview::{self, ROOFTOP};
use crate::page::Page;

crate::journeys![
    a_slow_file_shows_that_it_is_loading,
    the_text_appears_before_the_viewer_and_stays_in_place,
    an_address_with_filters_waits_for_the_viewer,
    a_long_file_is_readable_while_the_rest_loads,
    a_background_page_is_rendered_at_its_place needs Background,
];

fn a_slow_file_shows_that_it_is_loading(page: &Page) {
    page.site.hold("slow.json");
    page.open("?src=slow.json");
    page.until_text("main [role=status]", "Loading the interview");
    page.site.put("slow.json", ROOFTOP);
    page.until_text("h1", TITLE);
    assert!(!page.sees(".iv-bone"), "the bones are gone");
}

/// The passages of the preview: their ids and words in a language.
fn first_words(page: &Page, lang: &str) -> Vec<(String, String)> {
    page.look(&format!("return all('[data-passage]', first).map((p) => [p.dataset.passage, wordsOf(p, '{lang}')])"))
}

fn the_text_appears_before_the_viewer_and_stays_in_place(page: &Page) {
    let known = interview::rooftop();
    for (parameters, lang, title) in
        [("", "en", TITLE), ("&lang=zh-Hans", "zh-Hans", "面包房屋顶上的雨"), ("&lang=both", "zh-Hans", TITLE)]
    {
        page.site.hold("viewer_bg.wasm");
        page.open(&format!("{}{parameters}", interview::OPEN));
        page.until_eq("the passages", known.len(), || first_words(page, lang).len());
        // As in the file, with the marks of emphasis and links.
        let bare = |words: &str| words.replace(['*', '[', ']'], "").replace("(https://rain.example/years)", "");
        for ((id, words), passage) in first_words(page, lang).iter().zip(&known) {
            // The original replaces a missing translation.
            let own = passage.texts.get(lang).map(|t| t.concat()).unwrap_or_default();
            assert_eq!((id, bare(words)), (&passage.id, own), "{lang}");
        }
        assert_eq!(page.look::<String>("return document.title"), title);
        access::passes(page, "before there is a viewer");
        let place = "const top = [...document.querySelectorAll('[data-passage]')].find((e) => shown(e) && e.getBoundingClientRect().bottom > 1);
            return [top.dataset.passage, top.getBoundingClientRect().top]";
        page.look::<()>("scrollTo(0, 900)");
        let (id, top): (String, f64) = page.look(place);
        page.site.put_as_built("viewer_bg.wasm");
        page.until("the viewer", || page.look("return !first && !!passage('a12.2')"));
        page.until("the same place", || {
            let (now, y): (String, f64) = page.look(place);
            now == id && (y - top).abs() < 1.5
        });
    }
}

fn an_address_with_filters_waits_for_the_viewer(page: &Page) {
    for more in ["&theme=rain", "&q=roof", "&only=questions", "#a12"] {
        page.site.hold("viewer_bg.wasm");
        page.open(&format!("{}{more}", interview::OPEN));
        page.until("the file", || {
            page.look("return performance.getEntriesByName(new URL('rooftop.json', location).href).length > 0")
        });
        page.settle();
        assert_eq!(first_words(page, "en"), [], "{more}");
        page.site.put_as_built("viewer_bg.wasm");
        page.until("the viewer", || page.look("return !!passage('a12.2')"));
    }
}

fn a_long_file_is_readable_while_the_rest_loads(page: &Page) {
    let whole = interview::long().to_string();
    page.site.pause("long.json", whole.clone());
    page.open("?src=long.json");
    page.until_text(".iv-transcript > [role=status]", "The rest of the interview is loading…");
    let begun: usize = page.look("return passages().length");
    assert!((10..1000).contains(&begun), "{begun} passages of the first half");
    assert!(page.sees("#q1 h2"), "there is something to read");
    // The reader's actions meanwhile keep their effect when the rest has loaded.
    page.click_text(".iv-langs button", "中文");
    page.until_text(".iv-langs [aria-pressed=true]", "中文");
    page.until("the language in the address", || page.url().contains("lang="));
    let _: Value = page.look("scrollTo(0, 2500); return null");
    page.settle();
    let place = "const top = passages().find((e) => e.getBoundingClientRect().bottom > 1);
        return [top.id, Math.round(top.getBoundingClientRect().top)].join()";
    let before: String = page.look(place);
    page.site.put("long.json", whole);
    page.until_eq("all passages", 1000, || page.look("return passages().length"));
    page.until_eq("the same place", before, || page.look(place));
    assert_eq!(page.text(".iv-langs [aria-pressed=true]"), "中文");
    assert!(!page.sees(".iv-transcript > [role=status]"));
}

fn a_background_page_is_rendered_at_its_place(page: &Page) {
    page.site.hold("slow.json");
    page.open("?src=slow.json#t5.2");
    page.until_text("main [role=status]", "Loading the interview");
    page.in_the_background(|| {
        page.until("the page is hidden", || page.look("return opener.document.hidden"));
        page.site.put("slow.json", ROOFTOP);
        page.until("the whole interview", || {
            page.look("return !!opener.document.querySelector('[data-passage=\"a12.2\"]')")
        });
    });
    assert_eq!(page.text("h1"), TITLE);
    page.until("the passage is in the window", || {
        page.look("const r = passage('t5.2').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight - 20")
    });
    assert!(page.text("[id='t5.2']").contains("Linked passage"));
    page.click_text(".iv-chip", "Trust");
    page.until("it goes on as usual", || page.text(".iv-status").contains("Trust"));
}
