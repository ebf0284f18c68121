//! Prerendered pages: what they do without scripts, and how the viewer takes them over.

use serde_json::Value;

use crate::interview::{self, Known};
use crate::page::Page;

crate::journeys![
    a_prerendered_page_is_readable_without_scripts,
    the_viewer_takes_over_a_prerendered_page_unchanged,
    actions_before_the_viewer_are_replayed,
    a_selection_in_a_linked_passage_stays,
    a_translated_page_is_taken_over,
    a_page_translated_later_shows_no_words_twice,
    a_page_changed_by_other_programs_is_taken_over,
    the_viewer_survives_later_changes_by_other_programs,
    foreign_elements_in_the_text_change_nothing,
    reading_needs_no_program,
    a_prerendered_page_opens_the_state_of_its_address,
    each_language_of_a_prerendered_page_has_an_address in Chromium,
    a_page_of_another_version_is_rendered_again in Chromium,
    a_prerendered_page_stays_if_the_program_does_not_load,
];

const PAGE: &str = "interviews/the-other-eight-yuan/";
const FILE: &str = include_str!("../../static/site/interviews/the-other-eight-yuan.json");
const PROGRAM: &str = "viewer_bg.wasm";

fn passages() -> Vec<Known> {
    interview::known(&serde_json::from_str(FILE).expect("it is JSON"))
}

/// Every passage, with its words in a language, or in the original.
fn words(lang: &str) -> Vec<(String, String)> {
    let text = |known: &Known| known.texts.get(lang).or(known.texts.get("en")).expect("a text").concat();
    passages().iter().map(|known| (known.id.clone(), squeezed(&text(known)))).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The text on the page: every passage with the words of its visible paragraphs.
fn shown(page: &Page) -> Vec<(String, String)> {
    let all: Vec<(String, String)> = page.look(
        "return all('[data-passage]').map((passage) => [passage.dataset.passage, all('[data-l]:not(.iv-note)', passage)
            .filter((text) => !text.querySelector('[data-l]') && text.checkVisibility()).map((text) => text.textContent).join(' ')])",
    );
    all.into_iter().map(|(id, text)| (id, squeezed(&text))).collect()
}

#[track_caller]
fn taken_over(page: &Page) {
    page.until("the viewer", || {
        page.look("return !!customElements.get('interview-viewer') && !globalThis.interviewReplay")
    });
}

/// The reader touches the page.
fn touch(page: &Page) {
    page.look::<()>("document.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))");
}

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

fn the_viewer_takes_over_a_prerendered_page_unchanged(page: &Page) {
    page.site.hold(PROGRAM);
    page.open(PAGE);
    let chosen: String = page.look(
        "window.shifts = [];
        if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
            new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({value}) => value))).observe({type: 'layout-shift', buffered: true});
        }
        window.before = [...all('.iv-passage'), document.querySelector('h1'), document.querySelector('.iv-search input')];
        scrollTo(0, 900);
        const text = document.querySelectorAll('.iv-passage p')[3].firstChild;
        getSelection().setBaseAndExtent(text, 2, text, 12);
        return String(getSelection())",
    );
    let file =
        || page.site.requests().iter().filter(|request| request.path.contains("the-other-eight-yuan.json")).count();
    touch(page);
    page.until("asked for", || page.site.requests().iter().any(|request| request.path.contains(PROGRAM)));
    page.look::<()>("document.querySelector('.iv-site .iv-langs a').focus({preventScroll: true})");
    page.site.put_as_built(PROGRAM);
    taken_over(page);
    page.settle();
    assert_eq!(page.look::<Vec<f64>>("return shifts"), Vec::<f64>::new(), "nothing moves");
    assert_eq!(page.look::<f64>("return scrollY"), 900.0);
    assert_eq!(page.look::<String>("return String(getSelection())"), chosen);
    assert!(page.look::<bool>("return before.every((element) => element.isConnected)"), "the elements are the same");
    assert!(page.look::<bool>("return document.activeElement.matches('.iv-langs a')"), "the focus is where it was");
    assert_eq!(file(), 0, "the interview does not come a second time");
    assert_eq!(shown(page), words("en"));
    // The page is now a viewer.
    page.click_text(".iv-tools .iv-chip", "Fundraising");
    page.until("folded", || page.look("return all('.iv-passage[hidden]').length > 0"));
    page.until("its address", || page.url().ends_with(&format!("{PAGE}?theme=fundraising")));
}

fn actions_before_the_viewer_are_replayed(page: &Page) {
    page.site.hold(PROGRAM);
    page.open(PAGE);
    page.click_text(".iv-tools .iv-chip", "Fundraising");
    page.type_into(".iv-search input", "soup");
    page.site.put_as_built(PROGRAM);
    taken_over(page);
    page.until("both", || page.url().ends_with(&format!("{PAGE}?theme=fundraising&q=soup")));
    assert_eq!(page.look::<String>("return document.querySelector('.iv-search input').value"), "soup");
    page.until("pressed", || page.look("return document.querySelector('.iv-tools .iv-chip[aria-pressed=true]')?.textContent.includes('Fundraising') ?? false"));
    // The popover that the browser opened by itself has its contents from the viewer.
    page.site.hold(PROGRAM);
    page.open(&format!("{PAGE}#a3"));
    page.click(".iv-share-open");
    page.site.put_as_built(PROGRAM);
    page.until_seen("#iv-share .iv-share-row");
}

fn a_selection_in_a_linked_passage_stays(page: &Page) {
    page.site.hold(PROGRAM);
    page.open(&format!("{PAGE}#a2.1"));
    let chosen: String = page.look(
        "const text = document.getElementById('a2.1').querySelector('p').firstChild;
        getSelection().setBaseAndExtent(text, 2, text, 12);
        return String(getSelection())",
    );
    touch(page);
    page.site.put_as_built(PROGRAM);
    taken_over(page);
    page.until("flagged", || page.look("return !!document.getElementById('a2.1').querySelector('.iv-flag')"));
    assert!(page.look::<bool>("return document.getElementById('a2.1').matches('.is-linked')"));
    assert_eq!(page.look::<String>("return String(getSelection())"), chosen);
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

fn a_page_of_another_version_is_rendered_again(page: &Page) {
    let built = std::fs::read_to_string(page.site.dist().join(format!("{PAGE}index.html"))).expect("it is built");
    let frame: Value = serde_json::from_str(
        built.split("id=\"iv-frame\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("a frame"),
    )
    .expect("it is JSON");
    let stamp = frame["built"].as_str().expect("it says what it was built from");
    // As an older program would have written it, with a difference.
    let older =
        built.replace(stamp, "0123456789abcdef").replace("<main id=\"iv-main\"", "<p>old</p><main id=\"iv-main\"");
    page.site.put(&format!("{PAGE}index.html"), older);
    page.open(&format!("{PAGE}?theme=fundraising"));
    taken_over(page);
    page.until("folded", || page.look("return all('.iv-passage[hidden]').length > 0"));
    assert!(!page.look::<bool>("return document.querySelector('#iv-app').textContent.startsWith('old')"));
    assert_eq!(page.look::<usize>("return all('#iv-main').length"), 1);
}

fn a_prerendered_page_stays_if_the_program_does_not_load(page: &Page) {
    page.site.provoke("");
    page.open(&format!("/no-program/{PAGE}"));
    touch(page);
    page.until_seen("#iv-stopped");
    assert_eq!(shown(page), words("en"));
    assert!(!page.sees(".iv-search input"), "what would do nothing is not shown");
}

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
    page.until("hits", || page.look("return all('.iv-hit').length > 0"));
    assert!(page.look::<bool>("return all('.iv-hit').every((hit) => hit.textContent.toLowerCase() === 'soup')"));
    page.click(".iv-status button");
    page.until("all of it", || page.look("return all('.iv-passage[hidden]').length === 0"));
    page.click(".iv-site .iv-langs [lang='zh-Hans']");
    page.until_text("h1", "还差八块钱");
    page.until_eq("the Chinese words", words("zh-Hans"), || shown(page));
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
