//! Transcripts and captions that are opened as they are: an add-on makes interviews of them.

use serde_json::json;

use crate::page::Page;

crate::journeys![
    a_chosen_transcript_is_read_and_saved_as_an_interview,
    a_word_document_opens_with_its_notes,
    dropped_captions_open_and_are_read_again_later,
    a_transcript_and_its_translation_open_side_by_side,
    pasted_words_open in Chromium,
    words_pasted_from_a_document_keep_their_bold_names in Chromium,
    an_address_of_a_transcript_opens_it,
    an_address_of_a_page_opens_its_interview in Chromium,
    a_file_without_text_is_refused_in_the_language_of_the_reader in Chromium,
    a_missing_add_on_is_reported in Chromium,
];

/// Makes interviews of files.
const ADD_ON: &str = "addon-import_bg.wasm";

const TALK: &str = "# Rain over the bakery\n\nDate: 14 April 2021\n\n**Wen Lan:** Why a rain gauge?\n\n\
    **Ada Osei:** Because flour drinks.\n\n**Wen Lan:** Since when?\n\n**Ada Osei:** Since 1998.\n";
const CAPTIONS: &str = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Wen Lan>Why a rain gauge?\n\n\
    00:04.000 --> 00:06.000\n<v Ada Osei>Because flour drinks.\n";
const TRANSLATION: &str = "# 面包房\n\n**小梅：** 为什么要放雨量计？\n\n**阿乔：** 因为面粉会喝水。\n\n\
    **小梅：** 从什么时候开始的？\n\n**阿乔：** 1998年开始的。\n";
const SUMMARY: &str = ".iv-imported [role=status]";

fn begin(page: &Page) {
    page.open("/");
    page.until_seen(".iv-entry");
}

fn drop_file(page: &Page, name: &str, content: &str) {
    drop_files(page, &[(name, content)]);
}

fn drop_files(page: &Page, files: &[(&str, &str)]) {
    page.look_for::<()>(
        "const data = new DataTransfer();
        for (const [name, content] of arguments[0]) data.items.add(new File([content], name));
        for (const type of ['dragover', 'drop']) {
            document.body.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: data}));
        }",
        &[json!(files)],
    );
}

fn paste(page: &Page, into: &str, text: &str, html: &str) {
    page.look_for::<()>(
        "const data = new DataTransfer();
        data.setData('text/plain', arguments[1]);
        if (arguments[2]) data.setData('text/html', arguments[2]);
        const event = new ClipboardEvent('paste', {bubbles: true, cancelable: true, clipboardData: data});
        document.querySelector(arguments[0]).dispatchEvent(event);",
        &[json!(into), json!(text), json!(html)],
    );
}

fn a_chosen_transcript_is_read_and_saved_as_an_interview(page: &Page) {
    let file = std::env::temp_dir().join(format!("viewer-talk-{}.md", std::process::id()));
    std::fs::write(&file, TALK).expect("a file can be written");
    begin(page);
    page.click("h1");
    page.choose_file("input[type=file]", &file);
    page.until_text("h1", "Rain over the bakery");
    std::fs::remove_file(&file).expect("it is still there");
    page.until("the summary", || {
        page.text(SUMMARY).contains("read as Markdown: 4 turns, 2 speakers. Nothing was left")
    });
    page.until("the focus on the title", || page.focus().starts_with("h1"));
    page.click(".iv-imported summary");
    assert!(page.text(".iv-imported li").len() > 5, "{:?}", page.texts(".iv-imported li"));
    let read = "return passages().map((p) => p.dataset.passage + [...texts(p)].map((t) => t.data).join(''))";
    let passages: Vec<String> = page.look(read);
    page.look::<()>(
        "URL.createObjectURL = (blob) => (blob.text().then((text) => (window.saved = text)), 'blob:saved')",
    );
    page.click_text(".iv-imported button", "Save as interview JSON");
    page.until("the file", || page.look("return 'saved' in window"));
    let saved: String = page.look("return saved");
    page.click_text(".iv-imported button", "Dismiss");
    page.until("no notice", || !page.sees(".iv-imported"));
    begin(page);
    drop_file(page, "saved.json", &saved);
    page.until_text("h1", "Rain over the bakery");
    assert_eq!(page.look::<Vec<String>>(read), passages);
    assert!(page.texts(".iv-imported").is_empty() && page.texts(".iv-problems").is_empty(), "it is an interview file");
    let sent = page.site.requests().into_iter().filter(|request| request.method != "GET").count();
    assert_eq!(sent, 0, "nothing of the file is sent anywhere");
}

fn dropped_captions_open_and_are_read_again_later(page: &Page) {
    begin(page);
    drop_file(page, "talk.vtt", CAPTIONS);
    page.until("the summary", || page.text(SUMMARY).contains("“talk.vtt” was read as captions: 2 turns, 2 speakers"));
    page.reload();
    page.until("the same", || page.text(SUMMARY).contains("“talk.vtt” was read as captions: 2 turns, 2 speakers"));
    page.until("the words", || page.text(".iv-transcript").contains("Because flour drinks."));
}

fn a_transcript_and_its_translation_open_side_by_side(page: &Page) {
    begin(page);
    drop_files(page, &[("talk0.md", TALK), ("talk1.md", TRANSLATION)]);
    let said = "“talk0.md” and “talk1.md” were put side by side: 4 turns";
    page.until("the summary", || page.text(SUMMARY).contains(said));
    page.click_text(".iv-langs button", "Both");
    page.until("both languages", || {
        ["Because flour drinks.", "因为面粉会喝水。"].iter().all(|said| page.text(".iv-transcript").contains(said))
    });
    // The page of an interview leaves its address to that interview, and opens another page.
    page.open("/interviews/tide-time-school/");
    page.until_seen(".iv-transcript");
    drop_files(page, &[("talk0.md", TALK), ("talk1.md", TRANSLATION)]);
    page.until("the summary on a page of its own", || page.text(SUMMARY).contains(said));
}

fn a_word_document_opens_with_its_notes(page: &Page) {
    begin(page);
    page.click(".iv-own summary");
    page.choose_file("input[type=file]", &std::path::absolute("tests/import/docx/notes/talk.docx").expect("a path"));
    page.until("the summary", || page.text(SUMMARY).contains("“talk.docx” was read as a Word document"));
    let notes = page.texts(".iv-imported li");
    assert!(!notes.is_empty(), "the notes are there");
    page.until("the words", || page.text(".iv-transcript").len() > 50);
}

fn words_pasted_from_a_document_keep_their_bold_names(page: &Page) {
    let text =
        "Wen Lan Why a rain gauge?\n\nAda Osei Because flour drinks.\n\nWen Lan Since when?\n\nAda Osei Since 1998.";
    let html = "<p><b>Wen Lan</b> Why a rain gauge?</p><p><b>Ada Osei</b> Because flour drinks.</p>\
                <p><b>Wen Lan</b> Since when?</p><p><b>Ada Osei</b> Since 1998.</p>";
    begin(page);
    page.click(".iv-own summary");
    page.type_into("#iv-paste", text);
    paste(page, "#iv-paste", text, html);
    page.click_text("button", "Open the pasted text");
    page.until("the summary", || page.text(SUMMARY).contains("4 turns, 2 speakers"));
    begin(page);
    paste(page, "h1", text, html);
    page.until("the same", || page.text(SUMMARY).contains("4 turns, 2 speakers"));
}

fn pasted_words_open(page: &Page) {
    begin(page);
    page.click(".iv-own summary");
    page.type_into(
        "#iv-paste",
        "记者：为什么要放雨量计？\n王小明：因为面粉会喝水。\n记者：从什么时候开始的？\n王小明：1998年。",
    );
    page.click_text("button", "Open the pasted text");
    page.until("the summary", || page.text(SUMMARY).contains("4 段发言，2 位发言人"));
    begin(page);
    page.click(".iv-own summary");
    paste(page, "body", TALK, "");
    page.until_text("h1", "Rain over the bakery");
}

fn an_address_of_a_transcript_opens_it(page: &Page) {
    page.site.put_as("talks/rain-talk.txt", "text/plain", TALK);
    page.open("?src=talks/rain-talk.txt");
    page.until("the summary", || page.text(SUMMARY).contains("2 speakers"));
    page.until_text("h1", "Rain over the bakery");
}

fn an_address_of_a_page_opens_its_interview(page: &Page) {
    page.open("?src=interviews/the-other-eight-yuan/index.html");
    page.until_text("h1", "The Other Eight Yuan");
    page.until("all of the text, with its languages", || {
        page.look("return passages().length > 50 && all('.iv-langs [lang=zh-Hans]').length > 0")
    });
    assert!(page.texts(".iv-imported").is_empty(), "it is an interview file");
}

fn a_file_without_text_is_refused_in_the_language_of_the_reader(page: &Page) {
    page.open("/zh-Hans/");
    page.until_seen(".iv-entry");
    page.until("a refusal", || {
        drop_file(page, "talk.pdf", "%PDF-1.7\n");
        page.texts("[role=alert] p").iter().any(|said| said.starts_with("这是 PDF") && said.ends_with('。'))
    });
    assert_eq!(page.text("h1"), "这个文件无法作为访谈打开");
    page.until("the focus on the title", || page.focus().starts_with("h1"));
}

fn a_missing_add_on_is_reported(page: &Page) {
    page.site.put(ADD_ON, "not a program");
    page.site.put_as("talk.md", "text/plain", TALK);
    page.open("?src=talk.md");
    page.until("what is missing", || page.text("[role=alert] p").starts_with("The part of the viewer that reads such"));
    assert!(page.texts("button").contains(&"Try again".to_string()));
}
