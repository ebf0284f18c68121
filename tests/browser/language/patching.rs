//! Patching the page in place gives the same page as rendering it again.

use serde_json::json;

use crate::interview;
use crate::page::Page;

crate::journeys![
    changing_in_place_gives_the_same_page_as_rendering_again in Chromium,
];

/// The elements of the text, without the order of attributes, traces of the focus and of the place, and the mark of the present match: an
/// address does not say at which match the reader was.
fn drawn(page: &Page) -> Vec<String> {
    page.settle();
    page.look(
        "const stays = ({ name, value }) => name !== 'data-here' && (name !== 'tabindex' || value !== '-1');
        const said = ({ name, value }) => ` ${name}=${name === 'class' ? value.split(' ').filter((one) => one !== 'is-present').join(' ') : value}`;
        const attributes = (e) => [...e.attributes].filter(stays).map(said).sort().join('');
        const inside = (n) => [...n.childNodes].filter((one) => !one.matches?.('.iv-present'));
        const line = (n) => n.data ?? `<${n.localName}${attributes(n)}>${inside(n).map(line).join('')}</>`;
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
