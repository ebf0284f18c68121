//! Files and texts of the reader's own.

use fantoccini::key::Key;
use serde_json::json;

use super::TITLE;
use crate::interview::ROOFTOP;
use crate::page::Page;

crate::journeys![
    a_file_from_the_disk_opens_and_back_returns_to_the_list,
    a_dropped_file_opens,
    a_file_dragged_over_the_page_shows_a_sign,
    an_own_file_is_kept_until_it_is_removed,
    files_without_titles_are_kept_apart in Chromium,
    an_own_file_opens_without_storage_and_the_page_says_so,
    pasted_text_opens_and_broken_text_can_be_corrected,
];

fn a_file_from_the_disk_opens_and_back_returns_to_the_list(page: &Page) {
    let file = std::env::temp_dir().join(format!("viewer-journey-{}.json", std::process::id()));
    std::fs::write(&file, ROOFTOP).expect("a file can be written");
    page.open("/");
    page.until_seen(".iv-entry");
    // With the mouse, as a reader would: WebKit's back skips history entries that a page adds without a user's action.
    page.click("h1");
    page.choose_file("input[type=file]", &file);
    page.until_text("h1", TITLE);
    std::fs::remove_file(&file).expect("it is still there");
    page.click_text(".iv-langs button", "中文");
    page.until_text("h1", "面包房屋顶上的雨");
    page.until("the address", || page.url().contains("lang=zh-Hans"));
    page.back();
    page.until_text("h1", TITLE);
    page.back();
    page.until_text("h1", "Interviews");
    page.until_seen(".iv-entry");
    let sent = page.site.requests().into_iter().filter(|request| request.method != "GET").count();
    assert_eq!(sent, 0, "nothing of the file is sent anywhere");
}

fn a_dropped_file_opens(page: &Page) {
    page.open("/");
    page.until_seen(".iv-entry");
    hold(page, &["dragover", "drop"], ROOFTOP);
    page.until_text("h1", TITLE);
}

/// Sends the events of a file that is dragged over the page.
fn hold(page: &Page, events: &[&str], text: &str) {
    let hold = "const data = new DataTransfer();
        data.items.add(new File([arguments[1]], 'rain.json', {type: 'application/json'}));
        for (const type of arguments[0]) {
            document.body.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: data}));
        }";
    page.look_for::<()>(hold, &[json!(events), json!(text)]);
}

fn a_file_dragged_over_the_page_shows_a_sign(page: &Page) {
    page.open("/zh-Hans/");
    page.until("words over the page", || {
        hold(page, &["dragenter", "dragover"], ROOFTOP);
        page.look("return document.querySelector('#iv-drop')?.textContent.startsWith('松开鼠标，打开文件') ?? false")
    });
    let covers = "const {width, height} = document.querySelector('#iv-drop').getBoundingClientRect();
        return width >= document.documentElement.clientWidth && height >= innerHeight";
    assert!(page.look::<bool>(covers), "all of the window");
    hold(page, &["dragleave"], ROOFTOP);
    page.until("the page alone", || page.look("return !document.querySelector('#iv-drop')"));
    // Dragged words are not a file to open.
    page.look::<()>(
        "const data = new DataTransfer();
        data.setData('text/plain', 'rain');
        document.body.dispatchEvent(new DragEvent('dragover', {bubbles: true, cancelable: true, dataTransfer: data}))",
    );
    assert!(page.look::<bool>("return !document.querySelector('#iv-drop')"));
}

fn an_own_file_is_kept_until_it_is_removed(page: &Page) {
    page.open("/");
    page.until_seen(".iv-entry");
    hold(page, &["dragover", "drop"], ROOFTOP);
    page.until_text("h1", TITLE);
    let own = page.url();
    assert!(own.contains("?own="), "{own}");
    page.reload();
    page.until_text("h1", TITLE);
    // Opened again, the same file is listed once.
    page.open("/");
    page.until_eq("what is kept", vec![TITLE.to_string()], || page.texts(".iv-own-kept a"));
    // With the mouse: WebKit's back skips history entries that a page adds without a user's action.
    page.click("h1");
    hold(page, &["dragover", "drop"], &ROOFTOP.replace("2021-04", "2021-05"));
    page.until_text("h1", TITLE);
    assert_eq!(page.url(), own);
    page.back();
    page.until_eq("what is kept", vec![TITLE.to_string()], || page.texts(".iv-own-kept a"));
    page.click_text(".iv-own-kept button", "Remove");
    page.until("nothing that is kept", || page.texts(".iv-own-kept a").is_empty());
    assert!(page.text(".iv-own-kept [role=status]").contains(TITLE), "it is said");
    page.until("the focus on Undo", || page.look("return said(document.activeElement) === 'Undo'"));
    page.press_key(Key::Enter);
    page.until_eq("what is kept again", vec![TITLE.to_string()], || page.texts(".iv-own-kept a"));
    page.until("the focus on the file", || page.look("return document.activeElement.matches('.iv-own-kept li > a')"));
    page.click_text(".iv-own-kept button", "Remove");
    page.until("nothing that is kept", || page.texts(".iv-own-kept a").is_empty());
    page.visit(&own);
    page.until_text("h1", "This file is not in this browser");
}

fn files_without_titles_are_kept_apart(page: &Page) {
    for said in ["Rain fills the gauge.", "Flour drinks it."] {
        page.open("/");
        page.until_seen(".iv-entry");
        page.click("h1");
        hold(page, &["dragover", "drop"], &json!({"turns": [{"speaker": "A", "text": said}]}).to_string());
        page.until("the interview", || page.text(".iv-transcript").contains(said));
    }
    page.open("/");
    page.until("both in the list", || page.texts(".iv-own-kept li > a").len() == 2);
}

fn an_own_file_opens_without_storage_and_the_page_says_so(page: &Page) {
    page.open("/no-storage/");
    page.until_seen(".iv-entry");
    page.click("h1");
    hold(page, &["dragover", "drop"], ROOFTOP);
    page.until_text("h1", TITLE);
    assert!(page.text(".iv-notices").contains("does not let the page keep your file"), "{}", page.text(".iv-notices"));
    page.back();
    page.until_seen(".iv-entry");
}

fn pasted_text_opens_and_broken_text_can_be_corrected(page: &Page) {
    let broken = "{\"title\": \"Pasted\", \"turns\": [{\"speaker\": \"A\", \"text\": \"Hello.\"}]";
    page.open("/");
    page.click(".iv-own summary");
    page.type_into("#iv-paste", broken);
    page.click_text("button", "Open the pasted text");
    page.until_text("h1", "This interview could not be read");
    assert!(!page.texts("button").contains(&"Try again".to_string()), "there is nothing to try again");
    let (focused, at): (String, usize) =
        page.look("const {id, selectionStart} = document.activeElement; return [id, selectionStart]");
    assert_eq!((&*focused, at), ("iv-mend", broken.len()), "the place of the mistake");
    assert_eq!(page.look::<String>("return document.querySelector('#iv-mend').value"), broken);
    assert!(page.text(".iv-excerpt").contains("Hello."), "the line itself");
    assert!(
        !page.texts("button").contains(&"Mend this and open".to_string()),
        "where the bracket belongs is not known"
    );
    page.type_into("#iv-mend", "}");
    page.click_text("button", "Open");
    page.until_text("h1", "Pasted");
    assert_eq!(page.text("#t1 p"), "Hello.");
    page.open("/");
    page.until_eq("what was opened", vec!["Pasted".to_string()], || page.texts(".iv-own-kept a"));
    page.type_into("#iv-paste", "{\"title\": \"Mended\", \"turns\": [{\"speaker\": \"A\"， \"text\": \"Hello.\",}]}");
    page.click_text("button", "Open the pasted text");
    page.until_seen(".iv-excerpt");
    page.click_text("button", "Mend this and open");
    page.until_eq("what was mended", "Line 1: ， became ,".to_owned(), || page.text(".iv-mended"));
    page.click_text("button", "Mend this and open");
    page.until_text("h1", "Mended");
    page.open("/");
    page.until_seen(".iv-own-kept a");
    page.type_into("#iv-paste", "{\"words\": []}");
    page.click_text("button", "Open the pasted text");
    page.until_seen("[role=alert]");
    assert!(page.text("[role=alert]").contains("turns"), "it is other JSON: {}", page.text("[role=alert]"));
}
