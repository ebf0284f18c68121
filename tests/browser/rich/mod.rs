//! *Copy for WeChat, Word, mail*: what other editors receive, and the QR code of the address.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use rqrr::PreparedImage;
use serde_json::Value;

use crate::access::passes;
use crate::interview::{self, rooftop};
use crate::page::{PHONE, Page};

crate::journeys![
    a_copied_interview_survives_the_editor_of_wechat in Chromium,
    each_part_can_be_copied in Chromium,
    a_refused_clipboard_leaves_the_text_selected in Chromium,
    another_program_reads_the_code_of_the_address in Chromium,
    a_code_that_cannot_be_fetched_is_named in Chromium,
    rich_text_passes_on_a_phone_and_in_the_dark in Chromium,
    an_own_file_has_rich_text_and_no_code in Chromium,
    an_element_has_rich_text_and_a_code in Chromium,
    a_frame_in_a_sandbox_has_them_too needs SandboxedSelf,
    an_address_to_paste_is_named_on_pages_of_a_site in Chromium,
];

const SHOWN: &str = "return named('#iv-rich', null)[0].textContent";
const STATUS: &str = "#iv-share .iv-share-copy [role=status]";

#[track_caller]
fn share(page: &Page) {
    page.click(".iv-share-open");
    page.click("#iv-share .iv-share-rich");
    page.until_seen("#iv-rich");
}

#[track_caller]
fn copy(page: &Page) {
    page.click_text("#iv-share .iv-share-copy .iv-btn", "Copy");
    page.until_text(STATUS, "Copied.");
}

/// Pastes what was copied into the editor of another site.
fn paste(page: &Page) {
    page.site.put("wechat.js", include_str!("wechat.js"));
    page.site.put(
        "editor.html",
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Editor</title><main><h1>Editor</h1>\
        <div contenteditable role=\"textbox\" aria-label=\"Article\">Write here</div></main><script src=\"/wechat.js\"></script></html>",
    );
    page.open("/open-policy/editor.html");
    page.click("[contenteditable]");
    page.chord(&[Key::Control.into(), 'v']);
    page.until("it is pasted", || page.text("[contenteditable]") != "Write here");
}

/// Leaves out the numbers of links.
fn without_numbers(text: &str) -> String {
    text.replace(" [1]", "").replace("[1]", "")
}

fn a_copied_interview_survives_the_editor_of_wechat(page: &Page) {
    interview::open(page, "&lang=both");
    share(page);
    page.click_text("#iv-share .iv-choice", "This interview");
    let shown = page.look::<String>(SHOWN);
    copy(page);
    assert!(page.focus().starts_with("button.iv-btn"), "the focus stays: {}", page.focus());
    paste(page);
    let lost: BTreeSet<String> = page.look("return lost");
    assert!(lost.iter().all(|lost| lost == "lang" || lost == "dir"), "{lost:?}");
    let pasted: String = page.look("return document.querySelector('[contenteditable]').textContent");
    assert_eq!(pasted, shown);
    assert!(pasted.contains("[1] https://rain.example/years"), "{pasted}");
    let said = without_numbers(&pasted);
    for passage in rooftop() {
        let all = passage.texts.values().flatten();
        all.for_each(|paragraph| assert!(said.contains(&**paragraph), "{paragraph} is missing"));
    }
    let looks: Value = page.look(
        "const all = (css) => [...document.querySelectorAll(`[contenteditable] ${css}`)], style = (e) => getComputedStyle(e);
        return {
            names: all('p > strong:first-child').filter((e) => +style(e).fontWeight >= 600).map((e) => e.textContent),
            asks: all('p').filter((e) => style(e).borderLeftWidth === '3px').length,
            links: all('a').length,
        }",
    );
    let names: BTreeSet<String> = serde_json::from_value(looks["names"].clone()).expect("names");
    for name in ["Wen Lan:", "Ada Osei:", "阿达："] {
        assert!(names.contains(name), "{name} is not among {names:?}");
    }
    assert!(looks["asks"].as_u64() > Some(10), "{looks}");
    assert_eq!(looks["links"], 0);
    // The editor does strip.
    let stripped: String = page.look(
        "return strip('<p id=a class=b style=\"position: fixed; color: red\"><a href=https://x.example>c</a></p><script>d</script>').innerHTML",
    );
    assert_eq!(stripped, "<p style=\"color: red;\">c</p>");
}

fn each_part_can_be_copied(page: &Page) {
    interview::open(page, "&theme=trust");
    page.look::<()>(
        "const [text] = [...texts(passage('a1.1'))].filter((t) => t.data.startsWith('Because flour'));
        getSelection().setBaseAndExtent(text, 8, text, 20)",
    );
    share(page);
    let shown = || page.look::<String>(SHOWN);
    assert!(shown().contains("flour drinks") && !shown().contains("Because"), "{}", shown());
    page.click_text("#iv-share .iv-choice", "These results");
    let all = rooftop();
    let seen: Vec<String> =
        page.look("return passages().filter((p) => shown(p) && !p.closest('[hidden]')).map((p) => p.dataset.passage)");
    page.until("what the filter leaves", || shown().contains("[…]"));
    let said = without_numbers(&shown());
    for passage in &all {
        for paragraph in &passage.texts[passage.read_in("en").0] {
            assert_eq!(said.contains(&**paragraph), seen.contains(&passage.id), "{}: {paragraph}", passage.id);
        }
    }
    assert!(shown().contains("theme=trust"), "{}", shown());
    page.click_text("#iv-share .iv-choice", "中文");
    page.until("the other language", || shown().contains("面包房屋顶上的雨"));
    page.click_text("#iv-share .iv-choice", "This interview");
    page.until("all of it", || !shown().contains("[…]"));
    copy(page);
    // The message about this text does not apply to the next.
    page.click_text("#iv-share .iv-choice", "Both");
    page.until("nothing said", || page.text(STATUS).is_empty());
}

fn a_refused_clipboard_leaves_the_text_selected(page: &Page) {
    interview::open(page, "");
    page.look::<()>(
        "document.execCommand = () => false;
        Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => ({write: () => Promise.reject()}), configurable: true})",
    );
    share(page);
    page.click_text("#iv-share .iv-share-copy .iv-btn", "Copy");
    page.until("what to do instead", || page.text(STATUS).contains("copy it by hand"));
    page.until("the text has the focus", || page.focus().contains("iv-rich"));
    let by_hand = "const event = new ClipboardEvent('copy', {clipboardData: new DataTransfer(), bubbles: true, cancelable: true});
        document.getElementById('iv-rich').dispatchEvent(event);
        return event.defaultPrevented ? event.clipboardData.getData('text/html') : null";
    assert!(page.look::<String>(by_hand).contains("<strong>Wen Lan:</strong>"));
    page.look::<()>("getSelection().selectAllChildren(document.querySelector('#iv-rich p'))");
    assert_eq!(page.look::<Option<String>>(by_hand), None, "a part is copied as it is selected");
    page.look::<()>(
        "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => ({write: async ([item]) => {
            window.written = await (await item.getType('text/html')).text();
        }})})",
    );
    page.click_text("#iv-share .iv-choice", "This interview");
    copy(page);
    page.until("the other way", || page.look("return (window.written ?? '').includes('<strong>Wen Lan:</strong>')"));
}

/// Reads the code in an image of the page; `image` is a script for its address.
#[track_caller]
fn decoded(page: &Page, image: &str) -> String {
    let script = format!(
        "const done = arguments[0], image = new Image();
        image.onload = () => {{
            const [side, canvas] = [400, document.createElement('canvas')];
            canvas.width = canvas.height = side;
            const pen = canvas.getContext('2d');
            pen.drawImage(image, 0, 0, side, side);
            const {{ data }} = pen.getImageData(0, 0, side, side);
            done(Array.from({{ length: side * side }}, (_, n) => (data[4 * n] < 128 ? '1' : '0')).join(''));
        }};
        image.src = {image}"
    );
    let pixels = page.await_script(&script, &[]);
    let pixels = pixels.as_str().expect("pixels").as_bytes();
    let side = pixels.len().isqrt();
    let light = |x: usize, y: usize| if pixels[y * side + x] == b'1' { 0 } else { 255 };
    let mut image = PreparedImage::prepare_from_greyscale(side, side, light);
    let grids = image.detect_grids();
    grids.first().expect("a code").decode().expect("it can be read").1
}

fn another_program_reads_the_code_of_the_address(page: &Page) {
    interview::open(page, "&theme=trust");
    share(page);
    page.until_seen("#iv-qr img");
    let address = page.text(".iv-qr-address");
    assert!(address.contains("theme=trust"), "{address}");
    assert_eq!(decoded(page, "document.querySelector('#iv-qr img').src"), address);
    let alt: String = page.look("return document.querySelector('#iv-qr img').alt");
    assert_eq!(alt, format!("QR code of the address {address}"));
    page.click_text("#iv-share .iv-choice", "This interview");
    page.until("the code of another address", || page.text(".iv-qr-address") != address);
    let address = page.text(".iv-qr-address");
    for (button, kind) in [("Save as PNG", "image/png"), ("Save as SVG", "image/svg+xml")] {
        page.look::<()>(
            "window.saved = null;
            URL.createObjectURL = (blob) => {
                const reader = new FileReader();
                reader.onload = () => { window.saved = { type: blob.type, url: reader.result } };
                reader.readAsDataURL(blob);
                return 'data:,';
            };
            HTMLAnchorElement.prototype.click = function () { window.file = this.download }",
        );
        page.click_text("#iv-share button", button);
        page.until(button, || page.look("return !!window.saved"));
        assert_eq!(page.look::<String>("return window.saved.type"), kind);
        assert!(
            page.look::<String>("return window.file").starts_with("Rain"),
            "{}",
            page.look::<String>("return window.file")
        );
        assert_eq!(decoded(page, "window.saved.url"), address);
    }
}

fn a_code_that_cannot_be_fetched_is_named(page: &Page) {
    page.site.put("addon-qr_bg.wasm", "not a program");
    interview::open(page, "");
    share(page);
    page.until_text("#iv-qr .iv-share-note", "The QR code could not be loaded.");
}

fn rich_text_passes_on_a_phone_and_in_the_dark(page: &Page) {
    page.size(PHONE);
    interview::open(page, "&lang=zh-Hans");
    page.click(".iv-settings-open");
    page.click_text(".iv-choice", "深色");
    page.press_key(Key::Escape);
    share(page);
    page.until_seen("#iv-qr img");
    passes(page, "rich text on a phone, in the dark");
    let wide: (f64, f64) =
        page.look("const e = document.getElementById('iv-share'); return [e.scrollWidth, e.clientWidth]");
    assert!(wide.0 <= wide.1, "{wide:?}");
    page.until("the way back has the focus", || page.focus().starts_with("button.iv-share-back"));
    page.press_key(Key::Enter);
    page.until("the row that led there has the focus", || page.focus().contains("iv-share-rich"));
}

fn an_own_file_has_rich_text_and_no_code(page: &Page) {
    page.open("/");
    page.click(".iv-own summary");
    page.type_into("#iv-paste", r#"{"title": "Mine", "turns": [{"speaker": "Ada", "text": "One."}]}"#);
    page.click_text(".iv-own button", "Open the pasted text");
    page.until_text("h1", "Mine");
    share(page);
    assert!(page.look::<String>(SHOWN).contains("Ada: One."));
    copy(page);
    assert!(!page.sees("#iv-qr img") && !page.look::<String>(SHOWN).contains("http"), "it has no address");
}

const FRAME: &str = "viewer/1/embed.html?src=../../interviews/tide-time-school.json";

fn an_element_has_rich_text_and_a_code(page: &Page) {
    page.open(&format!("/{FRAME}"));
    share(page);
    page.until_seen("#iv-qr img");
    let address = page.text(".iv-qr-address");
    assert!(address.ends_with("i=tide-time-school") || address.contains("tide-time-school"), "{address}");
    let shown = page.look::<String>(SHOWN);
    copy(page);
    paste(page);
    assert_eq!(page.look::<String>("return document.querySelector('[contenteditable]').textContent"), shown);
}

fn a_frame_in_a_sandbox_has_them_too(page: &Page) {
    page.site.put(
        "host.html",
        format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Somebody else</title><main><h1>A post</h1>\
            <iframe title=\"An interview\" sandbox=\"allow-scripts\" width=\"900\" height=\"900\" src=\"/{FRAME}\"></iframe></main></html>"
        ),
    );
    page.open("/open-policy/host.html");
    page.inside("iframe", || {
        assert_eq!(page.look::<String>("return origin"), "null");
        page.until_seen(".iv-passage");
        share(page);
        page.until_seen("#iv-qr img");
        assert!(page.text("#iv-qr .iv-share-note").contains("right-click"), "a sandbox saves no files");
        page.click_text("#iv-share .iv-share-copy .iv-btn", "Copy");
        page.until("an answer", || !page.text(STATUS).is_empty());
    });
}

fn an_address_to_paste_is_named_on_pages_of_a_site(page: &Page) {
    page.open("/interviews/tide-time-school/");
    page.until_seen(".iv-passage");
    page.click(".iv-share-open");
    page.click(".iv-share-embed");
    page.until_seen(".iv-share-paste");
    assert_eq!(page.text(".iv-share-paste small"), "https://willowferry.example/interviews/tide-time-school/");
    passes(page, "an address to paste");
    interview::open(page, "");
    page.click(".iv-share-open");
    page.click(".iv-share-embed");
    page.until_seen("#iv-share-code");
    assert!(!page.sees(".iv-share-paste"), "a file from elsewhere has no page");
}
