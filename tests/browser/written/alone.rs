//! What a prerendered page offers by itself, and by its address.

use super::{PAGE, PROGRAM, passages, shown, taken_over, touch, words};
use crate::page::Page;

crate::journeys![
    a_prerendered_page_is_readable_without_scripts,
    reading_needs_no_program,
    a_prerendered_page_opens_the_state_of_its_address,
    each_language_of_a_prerendered_page_has_an_address in Chromium,
];

fn a_prerendered_page_is_readable_without_scripts(page: &Page) {
    page.open(&format!("/no-script/{PAGE}"));
    assert_eq!(page.text("h1"), "The Other Eight Yuan");
    assert_eq!(shown(page), words("en"));
    // No visible control needs a script.
    let idle: Vec<String> = page.look(
        "return all('button, input, select, textarea').filter((control) => control.checkVisibility() && !control.hasAttribute('popovertarget'))
            .filter((control) => !control.closest('.iv-themes')).map((control) => control.outerHTML)",
    );
    assert_eq!(idle, Vec::<String>::new());
    page.click(".iv-site .iv-langs [lang='zh-Hans']");
    page.until("the Chinese page", || page.url().ends_with(&format!("{PAGE}zh-Hans/")));
    assert_eq!(page.text("h1"), "还差八块钱");
    assert_eq!(shown(page), words("zh-Hans"));
    assert_eq!(page.look::<String>("return document.documentElement.lang"), "zh-Hans");
    assert!(page.site.requests().iter().all(|request| !request.path.contains(".wasm")));
}

fn reading_needs_no_program(page: &Page) {
    page.site.hold(PROGRAM);
    page.open(PAGE);
    assert_eq!(shown(page), words("en"));
    assert!(!page.look::<bool>("return !!customElements.get('interview-viewer')"));
    // The text that was left for later is laid out, too, without the viewer.
    page.until("all of the page", || page.look("return !document.querySelector('[data-arrives], [data-here]')"));
    let skipped =
        "return all('.iv-answers').filter((answers) => getComputedStyle(answers).contentVisibility === 'auto').length";
    assert_eq!(page.look::<usize>(skipped), 0);
    page.press("j");
    page.site.put_as_built(PROGRAM);
    taken_over(page);
    page.until("the first question", || page.url().contains('#'));
}

fn a_prerendered_page_opens_the_state_of_its_address(page: &Page) {
    page.open(&format!("{PAGE}?theme=fundraising&lang=both"));
    taken_over(page);
    page.until("folded", || page.look("return all('.iv-passage[hidden]').length > 0"));
    assert_eq!(page.look::<String>("return document.querySelector('.iv').dataset.reading"), "both");
    page.open(&format!("{PAGE}?lang=xx"));
    page.until("told", || page.text(".iv-notices").contains("lang=xx"));
    page.open("?i=the-other-eight-yuan&lang=zh-Hans");
    page.until_text("h1", "还差八块钱");
    page.until("the page's language", || page.look("return document.documentElement.lang === 'zh-Hans'"));
    assert_eq!(page.text(".iv-org"), "柳渡公益交流中心");
    let known = passages();
    let answer = known.iter().find(|known| !known.asks && known.texts["en"].concat().len() > 80).expect("an answer");
    let quoted: String = answer.texts["en"].concat().chars().take(12).collect();
    page.open(&format!("{PAGE}zh-Hans/?lang=en#{}:{}", answer.id, quoted.replace(' ', "%20")));
    page.until_seen("mark.iv-linked");
    assert_eq!(page.text("mark.iv-linked"), quoted);
}

fn each_language_of_a_prerendered_page_has_an_address(page: &Page) {
    page.open(&format!("{PAGE}zh-Hans/"));
    touch(page);
    taken_over(page);
    page.click(".iv-site .iv-langs [lang='en']");
    page.until("English", || page.url().ends_with(&format!("{PAGE}zh-Hans/?lang=en")));
    page.until_eq("its words", words("en"), || shown(page));
    page.back();
    page.until("Chinese", || page.url().ends_with(&format!("{PAGE}zh-Hans/")));
    page.until_eq("its words", words("zh-Hans"), || shown(page));
    let home: String = page.look("return document.querySelector('.iv-crumbs a').href");
    assert!(home.ends_with("/zh-Hans/"), "home is the first page in the same language: {home}");
    let twins: Vec<(String, String)> =
        page.look("return all('link[rel=alternate][hreflang]').map((link) => [link.hreflang, link.href])");
    assert!(twins.iter().any(|(lang, href)| lang == "en" && href.ends_with(PAGE)), "{twins:?}");
}
