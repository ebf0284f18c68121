//! Prerendered pages that translators, extensions and other programs have changed.

use super::{PAGE, PROGRAM, passages, shown, taken_over, touch, words};
use crate::page::Page;

crate::journeys![
    a_translated_page_is_taken_over,
    a_page_translated_later_shows_no_words_twice,
    a_page_changed_by_other_programs_is_taken_over,
    the_viewer_survives_later_changes_by_other_programs,
    foreign_elements_in_the_text_change_nothing,
];

/// Does what a browser's own translation does: replaces words by its own elements.
const TRANSLATION: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((text) => text.data.trim() && !text.parentElement.closest('script, style, textarea, font'))) {
        const [outer, inner] = ['font', 'font'].map((name) => document.createElement(name));
        inner.textContent = text.data.replaceAll('a', 'ä');
        outer.append(inner);
        text.replaceWith(outer);
    }";

/// Uses the controls, each of which must work; the words of the interview's heading come from the viewer.
fn use_controls(page: &Page) {
    page.click(".iv-tools .iv-chip");
    page.until("folded", || page.look("return all('.iv-passage[hidden]').length > 0"));
    page.click(".iv-status button");
    page.until("unfolded", || page.look("return all('.iv-passage[hidden]').length === 0"));
    page.type_into(".iv-search input", "soup");
    // The first letters may have hits of their own.
    let all = "const hits = all('.iv-hit'); return hits.length > 0 && hits.every((hit) => hit.textContent.toLowerCase() === 'soup')";
    page.until("hits", || page.look(all));
    page.click(".iv-status button");
    page.until("all of it", || page.look("return all('.iv-passage[hidden]').length === 0"));
    page.click(".iv-site .iv-langs [lang='zh-Hans']");
    page.until_text("h1", "还差八块钱");
    // A passage without Chinese keeps the words of the browser's translation.
    let original = || shown(page).into_iter().map(|(id, text)| (id, text.replace('ä', "a"))).collect();
    page.until_eq("the Chinese words", words("zh-Hans"), original);
    page.click(".iv-site .iv-langs button");
    page.until("both", || page.look("return document.querySelector('.iv').dataset.reading === 'both'"));
    let title: String = page.look("return document.querySelector('h1').textContent");
    assert_eq!(title.matches("Eight").count(), 1, "{title}");
    assert_eq!(title.matches("八块钱").count(), 1, "{title}");
    page.click(".iv-site .iv-langs [lang='en']");
    page.until_text("h1", "The Other Eight Yuan");
}

fn a_translated_page_is_taken_over(page: &Page) {
    page.site.hold(PROGRAM);
    page.open(PAGE);
    page.look::<()>(TRANSLATION);
    page.look::<()>("scrollTo(0, 900)");
    page.settle();
    let place = "return [scrollY, document.getElementById('a1.1').getBoundingClientRect().top]";
    let before: Vec<f64> = page.look(place);
    let chosen: String = page.look(
        "const text = document.querySelectorAll('.iv-passage p')[3].querySelector('font font').firstChild;
        getSelection().setBaseAndExtent(text, 2, text, 12);
        document.querySelector('.iv-site .iv-langs [lang=zh-Hans]').focus({preventScroll: true});
        return String(getSelection())",
    );
    touch(page);
    page.site.put_as_built(PROGRAM);
    taken_over(page);
    page.settle();
    assert_eq!(page.look::<Vec<f64>>(place), before);
    assert_eq!(page.look::<String>("return String(getSelection())"), chosen);
    assert!(page.look::<bool>("return document.activeElement.matches('.iv-langs [lang=zh-Hans]')"), "the focus");
    assert!(page.look::<bool>("return document.querySelectorAll('.iv-passage font').length > 100"), "the text stays");
    use_controls(page);
    // The first page, too.
    page.open("");
    page.look::<()>(TRANSLATION);
    page.click(".iv-search input");
    taken_over(page);
    page.press("tide");
    page.until("found", || page.look("return all('.iv-entry').length === 1"));
    page.until("its address", || page.url().ends_with("?q=tide"));
}

fn a_page_translated_later_shows_no_words_twice(page: &Page) {
    page.open(PAGE);
    touch(page);
    taken_over(page);
    page.look::<()>(TRANSLATION);
    use_controls(page);
}

/// Inserts and wraps elements, splits and replaces texts, and changes words, as extensions, spell checkers and reading
/// aids do.
const MEDDLING: &str = "
    let state = SEED;
    const some = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
    for (let n = 0; n < 12; n++) {
        const elements = all('#iv-app *').filter((element) => element.namespaceURI.endsWith('xhtml'));
        const element = elements[some(elements.length)];
        const text = [...element.childNodes].find((node) => node.nodeType === 3 && node.data.length > 6);
        const put = (name) => document.createElement(name);
        [
            () => element.append(put('reading-aid')),
            () => element.prepend(put('font')),
            () => text?.splitText(2),
            () => text?.replaceWith(Object.assign(put('mark'), {textContent: text.data})),
            () => element.before(document.createComment('x'), 'stray'),
            () => { const around = put('span'); element.replaceWith(around); around.append(element); },
        ][some(6)]();
    }";

fn a_page_changed_by_other_programs_is_taken_over(page: &Page) {
    for seed in [1, 2, 3, 5, 8, 13] {
        page.site.hold(PROGRAM);
        page.open(PAGE);
        page.look::<()>(&MEDDLING.replace("SEED", &seed.to_string()));
        touch(page);
        page.site.put_as_built(PROGRAM);
        taken_over(page);
        page.click(".iv-site .iv-langs [lang='zh-Hans']");
        page.until_text("h1", "还差八块钱");
        // Foreign elements among the words stay; the passages are those of the file.
        let ids: Vec<String> = passages().into_iter().map(|known| known.id).collect();
        assert_eq!(
            page.look::<Vec<String>>("return all('[data-passage]').map((p) => p.dataset.passage)"),
            ids,
            "{seed}"
        );
        page.type_into(".iv-search input", "钱");
        page.until("hits", || page.look("return all('.iv-hit').length > 0"));
        assert!(page.look::<bool>("return all('.iv-hit').every((hit) => hit.textContent === '钱')"), "{seed}");
    }
}

/// Wraps everything except the text in foreign elements, and removes some of it.
const WRAPPING: &str = "
    for (const element of all('#iv-app :not(.iv-threads, .iv-threads *, :has(.iv-threads))')) {
        const around = document.createElement('span');
        element.replaceWith(around);
        around.append(element);
    }
    for (const gone of all('.iv-site .iv-langs > :last-child, .iv-crumbs > :first-child, .iv-status > *')) gone.remove();";

fn the_viewer_survives_later_changes_by_other_programs(page: &Page) {
    for seed in [4, 6, 9, 10, 15, 21] {
        page.open(PAGE);
        touch(page);
        taken_over(page);
        page.look::<()>(&MEDDLING.replace("SEED", &seed.to_string()));
        page.look::<()>(WRAPPING);
        for (lang, title) in [("zh-Hans", "还差八块钱"), ("en", "The Other Eight Yuan"), ("zh-Hans", "还差八块钱")]
        {
            page.look::<()>(&format!("document.querySelector(\".iv-langs [lang='{lang}']\").click()"));
            page.until("the title", || page.text("h1").contains(title));
        }
        page.type_into(".iv-search input", "钱");
        page.until("hits", || page.look("return all('.iv-hit').length > 0"));
        page.look::<()>("document.querySelector('.iv-tools .iv-chip').click()");
        page.until("folded", || page.look("return all('.iv-passage[hidden]').length > 0"));
        assert!(!page.sees(".iv-stopped"), "{seed}");
    }
}

fn foreign_elements_in_the_text_change_nothing(page: &Page) {
    page.open(PAGE);
    touch(page);
    taken_over(page);
    page.look::<()>(
        "for (const element of all('.iv-threads > :first-child, .iv-threads > :nth-child(3), .iv-passage, .iv-thread')) {
            element.before(document.createElement('reading-aid'));
        }",
    );
    use_controls(page);
}
