//! *My site*: a site is made of the interviews of the desk, downloaded, and opened again.

use fantoccini::key::Key;
use serde_json::json;

use super::opening::{begin, drop_file};
use crate::access;
use crate::interview::ROOFTOP;
use crate::page::{DESKTOP, PHONE, Page};

crate::journeys![
    a_site_is_made_downloaded_and_opened_again,
    my_site_passes,
    a_missing_name_leads_to_its_field in Chromium,
];

const NAME: &str = "[id='dk-site-name-en']";

/// Opens *My site* with two drafts.
fn my_site(page: &Page) {
    begin(page);
    drop_file(page, "rooftop.json", ROOFTOP.as_bytes());
    page.until_text("h1", "Three voices, twelve questions, two languages");
    page.click_text(".dk-places a", "Interviews");
    page.until_seen(".dk-draft");
    drop_file(page, "talk.md", b"**Q:** Where?\n\n**A:** Here.\n");
    page.until("what was understood", || page.text("h1").starts_with("Two voices, one question"));
    page.click_text(".dk-places a", "My site");
    page.until("both interviews", || page.texts(".dk-site-name a").len() == 2);
}

fn a_site_is_made_downloaded_and_opened_again(page: &Page) {
    my_site(page);
    page.look::<()>(
        "const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { window.saved = blob; return make.call(URL, blob) };
        HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download }",
    );
    page.look::<()>("for (const box of all('.dk-tick input')) box.click()");
    page.type_into(NAME, "The Lane Archive\t");
    page.until("it is saved", || page.text(".dk-urail .dk-line").starts_with("Saved"));
    // Rights are asked about, once.
    page.click_text(".dk-unext button", "Download the site");
    page.until("the question", || page.texts(".dk-asks li span").concat().contains("talk"));
    page.click_text(".dk-asks button", "Download as it is");
    page.until("the download", || page.look::<Option<String>>("return window.savedAs").is_some());
    assert_eq!(page.look::<String>("return window.savedAs"), "The Lane Archive.zip");
    let names = page.await_script(
        "window.saved.arrayBuffer().then((bytes) => {
            const text = new TextDecoder('latin1').decode(bytes);
            const names = ['index.html', 'viewer_bg.wasm', 'interviews/talk/index.html', 'interviews/talk.json'];
            arguments[0](names.filter((name) => text.includes(`PK`) && text.includes(name)));
        })",
        &[],
    );
    assert_eq!(names, json!(["index.html", "viewer_bg.wasm", "interviews/talk/index.html", "interviews/talk.json"]));
    page.click_text("#main button", "Show the home page");
    page.until("the home page", || {
        let said: String =
            page.look("return all('.dk-home')[0]?.contentDocument?.querySelector('.iv-org')?.textContent ?? ''");
        said == "The Lane Archive"
    });
    // A site that is dropped among the interviews leads here, and takes the place of the present one only when the editor
    // wants it.
    page.click_text(".dk-places a", "Interviews");
    page.until_seen(".dk-draft");
    page.look::<()>(
        "const data = new DataTransfer();
        data.items.add(new File([window.saved], 'site.zip'));
        document.body.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: data}))",
    );
    page.click_text(".iv-notice a", "Open it in My site");
    page.until("the question", || page.sees(".dk-asks"));
    page.click_text(".dk-asks button", "Replace it");
    page.until_text("[role=status]", "The site is open, with 2 interviews.");
    page.until("it is saved", || page.text(".dk-urail .dk-line").starts_with("Saved"));
    // Its interviews are the drafts, which are not listed again; the step outlives a reload.
    page.reload();
    page.until("the site after a reload", || page.texts(".dk-site-name a").len() == 2);
    assert_eq!(page.texts(".dk-site-name").len(), 2);
    assert_eq!(page.texts(".dk-urail .dk-line button"), ["Undo: open a site", "Redo"]);
    page.click_text(".dk-urail .dk-line button", "Undo: open a site");
    page.until_text("[role=status]", "Undone: open a site");
    page.click_text(".dk-site-name a", "talk");
    page.until("the text", || page.texts("main").concat().contains("Here."));
    let sent = page.site.requests().into_iter().filter(|request| request.method != "GET").count();
    assert_eq!(sent, 0, "nothing is sent anywhere");
}

fn my_site_passes(page: &Page) {
    my_site(page);
    page.look::<()>("for (const box of all('.dk-tick input')) box.click()");
    page.look::<()>("for (const more of all('details')) more.open = true");
    page.click_text(".dk-site-list button", "Add a note");
    page.click_text(".dk-unext button", "Download the site");
    page.until("the question", || page.sees(".dk-asks"));
    for size in [DESKTOP, PHONE] {
        page.size(size);
        for scheme in ["light", "dark"] {
            page.look_for::<()>("document.documentElement.dataset.theme = arguments[0]", &[json!(scheme)]);
            access::passes(page, &format!("my site, {scheme}, {size:?}"));
            let wide: bool = page.look("return document.documentElement.scrollWidth > innerWidth");
            assert!(!wide, "it scrolls sideways at {size:?}");
        }
    }
}

/// Two speakers without a name in Chinese, and a turn whose id is a language.
const NAMES: &str = r#"{"languages": ["en", "zh-Hans"], "title": {"en": "Two names", "zh-Hans": "两个名字"}, "date": "2015",
    "rights": {"licence": "CC-BY-4.0"}, "speakers": [{"id": "r", "name": {"en": "Ruth"}}, {"id": "j", "name": {"en": "Jo"}}],
    "turns": [{"id": "t1", "speaker": "j", "text": {"en": "Where?", "zh-Hans": "在哪里？"}},
    {"id": "zh-Hans", "speaker": "r", "text": {"en": "Here.", "zh-Hans": "这里。"}}]}"#;

fn a_missing_name_leads_to_its_field(page: &Page) {
    const FIELD: &str = "input#dk-name-zh-Hans";
    let is_in = |name: &str| {
        let open = page.texts(".dk-panel .is-name[aria-expanded=true]").concat();
        page.focus() == FIELD && open.starts_with(name)
    };
    begin(page);
    drop_file(page, "names.json", NAMES.as_bytes());
    page.until_text("h1", "Two voices, one question, two languages");
    page.until("it is kept", || !page.url().contains("/new"));
    page.click_text(".dk-places a", "My site");
    page.until_seen(".dk-problems a");
    page.click_text(".dk-problems a", "2 speakers have no name in Chinese");
    page.until("the field of the first", || is_in("Ruth"));
    page.press("露特");
    page.press_key(Key::F8);
    page.until("the field of the next", || is_in("Jo"));
    page.press_key(Key::Escape);
    page.until("the passage that was in hand", || page.focus().starts_with("div#dk-0-0"));
    // The rail has the other only.
    page.until("the problem", || page.texts(".dk-rail .dk-problems").concat().contains("Jo has no name in Chinese"));
    page.click_text(".dk-rail .dk-problems button", "Jo has no name in Chinese");
    page.until("its field", || is_in("Jo"));
    page.click_text(".dk-places a", "My site");
    let here = "return document.activeElement.closest('.dk-problems a')?.textContent ?? ''";
    page.until("the link that led there", || page.look::<String>(here) == "Jo has no name in Chinese");
}
