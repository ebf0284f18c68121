//! One interview has one page, and the language that a reader chose stays from page to page.

use crate::page::Page;

crate::journeys![
    an_interview_address_redirects_to_its_page,
    the_chosen_language_is_remembered,
    the_chosen_language_is_remembered_without_written_pages in Chromium,
];

const PAGE: &str = "interviews/the-other-eight-yuan/";

#[track_caller]
fn leads(page: &Page, from: &str, to: &str) {
    page.open(from);
    page.until(&format!("{from} leads to {to}"), || page.url() == format!("{}/{to}", page.site.origin()));
    page.until_seen(".iv-where .iv-star");
}

fn an_interview_address_redirects_to_its_page(page: &Page) {
    page.open("themes/");
    let before: usize = page.look("return history.length");
    leads(page, "?i=the-other-eight-yuan&theme=fundraising&x=1#a3", &format!("{PAGE}?theme=fundraising&x=1#a3"));
    assert_eq!(page.look::<usize>("return history.length"), before + 1, "there is no entry for the way");
    leads(page, "?i=the-other-eight-yuan&lang=zh-Hans", &format!("{PAGE}zh-Hans/"));
    leads(page, "?lang=both&i=the-other-eight-yuan", &format!("{PAGE}?lang=both"));
    leads(page, "zh-Hans/?i=the-other-eight-yuan", &format!("{PAGE}zh-Hans/"));
    page.open("?i=nobody");
    page.until_text("h1", "This interview could not be fetched");
    // A file that somebody added to the site by hand has no page.
    let file = std::fs::read(page.site.dist().join("interviews/the-other-eight-yuan.json")).expect("it is built");
    page.site.put("interviews/by-hand.json", file);
    page.open("?i=by-hand");
    page.until_text("h1", "The Other Eight Yuan");
    assert!(page.url().ends_with("/?i=by-hand"), "{}", page.url());
}

#[track_caller]
fn comes_to(page: &Page, what: &str, path: &str) {
    page.until(what, || page.url() == format!("{}/{path}", page.site.origin()));
    page.until_seen("h1");
}

fn the_chosen_language_is_remembered(page: &Page) {
    page.open(PAGE);
    page.press("l");
    comes_to(page, "the text in Chinese", &format!("{PAGE}?lang=zh-Hans"));
    page.click_text(".iv-crumbs a", "首页");
    comes_to(page, "the first page in Chinese", "zh-Hans/");
    page.click_text(".iv-entry h3 a", "河的气味词典");
    comes_to(page, "another interview", "interviews/river-smell-dictionary/");
    assert_eq!(page.look::<String>("return document.documentElement.lang"), "zh-Hans");
    // Addresses that name no language.
    for (from, to) in [("", "zh-Hans/"), ("themes/", "zh-Hans/themes/"), (PAGE, &format!("{PAGE}zh-Hans/"))] {
        page.open(from);
        comes_to(page, from, to);
    }
    page.open(&format!("{PAGE}#a1.1"));
    comes_to(page, "with a place", &format!("{PAGE}zh-Hans/#a1.1"));
    // Addresses that do, or quote words.
    for named in ["?lang=en", "#a1.1:two"] {
        page.open(&format!("{PAGE}{named}"));
        page.settle();
        assert_eq!(page.text("h1"), "The Other Eight Yuan", "{named}");
    }
    // The switch of a page without the program chooses, too.
    page.open("zh-Hans/themes/");
    page.click(".iv-langs a[lang=en]");
    comes_to(page, "the themes in English", "themes/");
    page.open("");
    page.settle();
    comes_to(page, "the first page in English", "");
}

fn the_chosen_language_is_remembered_without_written_pages(page: &Page) {
    page.plain();
    let file = std::fs::read(page.site.dist().join("interviews/the-other-eight-yuan.json")).expect("it is built");
    page.site.put("interviews/by-hand.json", file);
    page.open("?i=the-other-eight-yuan");
    page.click_text(".iv-langs button", "中文");
    page.until_text("h1", "还差八块钱");
    page.open("?i=by-hand");
    page.until_text("h1", "还差八块钱");
    page.until("its address says so", || page.url().ends_with("/?i=by-hand&lang=zh-Hans"));
    page.click(".iv-crumbs a");
    page.until_text("h1", "访谈");
    page.open("?i=by-hand&lang=en");
    page.until_text("h1", "The Other Eight Yuan");
}
