//! The viewer takes over a prerendered page.

use serde_json::Value;

use super::{PAGE, PROGRAM, shown, taken_over, touch, words};
use crate::page::Page;

crate::journeys![
    the_viewer_takes_over_a_prerendered_page_unchanged,
    actions_before_the_viewer_are_replayed,
    a_selection_in_a_linked_passage_stays,
    a_page_of_another_version_is_rendered_again in Chromium,
    what_is_typed_during_the_takeover_stays,
    a_prerendered_page_stays_if_the_program_does_not_load,
];

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
    // Letters after `/` are words to search for, although each is a key of its own elsewhere.
    page.site.hold(PROGRAM);
    page.open(PAGE);
    page.press("/junk");
    page.site.put_as_built(PROGRAM);
    taken_over(page);
    page.until("the words", || page.url().ends_with(&format!("{PAGE}?q=junk")));
    assert_eq!(page.look::<String>("return document.querySelector('.iv-search input').value"), "junk");
    assert!(page.focus().starts_with("input"), "{}", page.focus());
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

fn what_is_typed_during_the_takeover_stays(page: &Page) {
    let built = std::fs::read_to_string(page.site.dist().join("site.json")).expect("it is built");
    // The list is another one than the page was written from, so the viewer renders all of it again.
    page.site.put("site.json", format!("{built}\n"));
    page.site.hold(PROGRAM);
    page.open("/");
    page.click(".iv-own summary");
    page.look::<()>(
        "const define = customElements.define;
        customElements.define = function (...all) {
            const field = document.querySelector('#iv-paste');
            field.value = '{\"title\": \"Typed\", \"turns\": [{\"text\": \"Hello.\"}]}';
            field.dispatchEvent(new InputEvent('input', {bubbles: true}));
            field.form.requestSubmit();
            window.written = field;
            return define.apply(this, all);
        }",
    );
    page.site.put_as_built(PROGRAM);
    page.until_text("h1", "Typed");
    assert!(!page.look::<bool>("return written.isConnected"), "it was typed into a field that was replaced");
}

fn a_prerendered_page_stays_if_the_program_does_not_load(page: &Page) {
    page.site.provoke("");
    page.open(&format!("/no-program/{PAGE}"));
    touch(page);
    page.until_seen("#iv-stopped");
    assert_eq!(shown(page), words("en"));
    page.until("what would do nothing is not shown", || !page.sees(".iv-search input"));
}
