//! Search: finds typed words, marks them to the character, and steps through the hits.

pub mod elsewhere;
pub mod field;
pub mod hits;
pub mod matching;

use std::collections::BTreeSet;

use crate::interview::rooftop;
use crate::page::Page;

/// Passage, language and words.
type Hit = (String, String, String);

const BOX: &str = ".iv-search input";

fn marked(page: &Page) -> Vec<Hit> {
    page.look("return marked('.iv-hit')")
}

/// The message about the hits in the box, in English.
fn count(page: &Page) -> String {
    page.text(".iv-search output").replace('/', " of ")
}

fn folded(page: &Page) -> BTreeSet<String> {
    page.look::<Vec<String>>("return folded()").into_iter().collect()
}

/// The position of the current hit among the marks.
fn current(page: &Page) -> Option<usize> {
    let now: i64 = page.look("return all('.iv-hit').filter(shown).findIndex((mark) => mark.matches('.is-now'))");
    usize::try_from(now).ok()
}

#[track_caller]
fn search(page: &Page, words: &str) {
    if page.look("return document.querySelector('.iv-search input').value !== ''") {
        page.click(".iv-search button:last-child");
        page.until_eq("the box is empty", String::new(), || count(page));
    }
    page.type_into(BOX, words);
}

/// Every occurrence of these words in a language, letter by letter.
fn places(lang: &str, words: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    for passage in rooftop() {
        let (lang, _) = passage.read_in(lang);
        for paragraph in &passage.texts[lang] {
            hits.extend(
                paragraph.match_indices(words).map(|_| (passage.id.clone(), lang.to_string(), words.to_string())),
            );
        }
    }
    hits
}

/// Asserts that exactly these words are marked in exactly these places, and counted.
#[track_caller]
fn finds(page: &Page, typed: &str, expected: &[Hit]) {
    search(page, typed);
    page.until_eq(typed, expected.to_vec(), || marked(page));
    page.until_eq("the number of hits", format!("1 of {}", expected.len()), || count(page));
}

fn hit(id: &str, lang: &str, words: &str) -> Hit {
    (id.into(), lang.into(), words.into())
}

/// The passage that has the focus.
fn focused(page: &Page) -> Option<String> {
    page.look("return document.activeElement.getAttribute('data-passage')")
}

fn is_in_view(page: &Page) -> bool {
    page.look("const r = document.querySelector('.iv-hit.is-now')?.getBoundingClientRect(); return !!r && r.top >= 0 && r.bottom <= innerHeight")
}
