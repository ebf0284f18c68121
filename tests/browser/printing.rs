//! Printing: the text and nothing but the text.

use crate::interview;
use crate::page::Page;

crate::journeys![
    an_interview_can_be_printed needs Print,
    a_filter_shortens_the_print needs Print,
    what_matches_a_filter_is_printed,
    the_printed_address_is_the_page_address,
];

/// How many pages a PDF has. Some writers put the page objects into compressed streams.
fn pages(pdf: &[u8]) -> usize {
    assert!(pdf.starts_with(b"%PDF"), "it is a PDF");
    let streams = places(pdf, b"stream").map(|at| pdf[at..].trim_ascii_start());
    let unpacked = streams.filter_map(|packed| miniz_oxide::inflate::decompress_to_vec_zlib(packed).ok());
    named_pages(pdf) + unpacked.map(|bytes| named_pages(&bytes)).sum::<usize>()
}

/// The contents of each page: the compressed streams that write letters.
pub fn drawn(pdf: &[u8]) -> Vec<Vec<u8>> {
    let streams = places(pdf, b"stream").map(|at| pdf[at..].trim_ascii_start());
    let unpacked = streams.filter_map(|packed| miniz_oxide::inflate::decompress_to_vec_zlib(packed).ok());
    unpacked.filter(|bytes| places(bytes, b" Tf").next().is_some()).collect()
}

/// How often it contains `/Type /Page`, not counting `/Pages`.
fn named_pages(bytes: &[u8]) -> usize {
    let is_page = |at: &usize| {
        let kind = bytes[*at..].trim_ascii_start();
        kind.starts_with(b"/Page") && !kind[b"/Page".len()..].starts_with(b"s")
    };
    places(bytes, b"/Type").filter(is_page).count()
}

/// Where a sequence of bytes ends within another.
fn places<'a>(bytes: &'a [u8], part: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(part.len()).enumerate().filter(move |(_, window)| *window == part).map(|(at, _)| at + part.len())
}

fn an_interview_can_be_printed(page: &Page) {
    interview::open(page, "");
    let one = pages(&page.print());
    assert!((2..12).contains(&one), "{one} pages");
    interview::open(page, "&lang=both");
    let both = pages(&page.print());
    assert!(both > one, "both languages take more room: {both} and {one}");
}

fn a_filter_shortens_the_print(page: &Page) {
    interview::open_long(page, "");
    let all = pages(&page.print());
    assert!(all > 30, "all thousand passages are printed, also those far from the window: {all} pages");
    interview::open(page, "");
    let all = pages(&page.print());
    for filter in ["&only=questions", "&theme=night"] {
        interview::open(page, filter);
        let some = pages(&page.print());
        assert!(some < all, "{some} of {all} pages with {filter}");
    }
}

fn what_matches_a_filter_is_printed(page: &Page) {
    for (address, sentence) in [
        ("", ""),
        ("&theme=night&speaker=gao", "1 of 41 passages is about Night"),
        ("&theme=night&lang=zh-Hans", "谈到夜里"),
    ] {
        interview::open(page, address);
        page.settle();
        let shown = "return passages().filter((p) => !p.closest('[hidden]')).map((p) => p.id)";
        let shown: Vec<String> = page.look(shown);
        // The page in print media.
        page.look::<()>(
            "for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
                if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all'",
        );
        let printed = "return passages().filter((p) => p.getClientRects().length).map((p) => p.id)";
        assert_eq!(page.look::<Vec<String>>(printed), shown, "{address}");
        let unnamed: Vec<String> = page.look(
            "let before, unnamed = [];
            for (const turn of all('.iv-threads [data-s][id]').filter((turn) => turn.querySelector('.iv-passage:not([hidden])')?.getClientRects().length)) {
                const named = turn.querySelector(':scope > .iv-who, :scope > .iv-asks').getClientRects().length > 0;
                if (!named && turn.dataset.s !== before) unnamed.push(turn.id);
                before = turn.dataset.s;
            }
            return unnamed",
        );
        assert_eq!(unnamed, Vec::<String>::new(), "{address}");
        assert_eq!(page.sees(".iv-sentence"), !address.is_empty(), "{address}");
        assert!(page.text(".iv-sentence").contains(sentence), "{}", page.text(".iv-sentence"));
        assert!(!page.sees(".iv-status button") && !page.sees(".iv-fold u"), "no controls");
    }
}

fn the_printed_address_is_the_page_address(page: &Page) {
    interview::open(page, "");
    let printed = || page.look::<String>("return document.querySelector('.iv-print-address').textContent");
    page.until_eq("as it was opened", page.url(), printed);
    page.click_text(".iv-chip", "Trust");
    page.until("the theme in the address", || page.url().contains("theme=trust"));
    page.until_eq("filtered", page.url(), printed);
    page.click_text(".iv-langs button", "中文");
    page.until("the language in the address", || page.url().contains("lang=zh-Hans"));
    page.until_eq("in Chinese", page.url(), printed);
    page.click("[id='t5.2'] .iv-meta a");
    page.until("the passage in the address", || page.url().contains("#t5.2~"));
    page.until_eq("with a passage", page.url(), printed);
}
