//! Files that are missing, broken or odd: the page says what is wrong, and what to do.

use serde_json::{Value, json};

use super::TITLE;
use crate::interview::ROOFTOP;
use crate::page::Page;

crate::journeys![
    a_missing_file_is_named_and_can_be_retried in Chromium,
    a_server_error_is_reported_and_can_be_retried in Chromium,
    broken_json_is_reported_with_its_place_in_each_language in Chromium,
    an_unknown_interview_is_reported in Chromium,
    problems_of_a_file_are_listed_and_the_rest_is_read,
    a_mistake_without_its_explanation_is_shown_with_its_place in Chromium,
    an_interview_without_words_says_so in Chromium,
    an_incomplete_file_is_reported_and_can_be_retried,
    a_page_in_place_of_a_file_is_reported in Chromium,
    a_passage_missing_in_a_new_version_is_reported in Chromium,
];

/// Reports on files.
const ADD_ON: &str = "addon-report_bg.wasm";

fn a_missing_file_is_named_and_can_be_retried(page: &Page) {
    page.open("?src=later.json");
    page.until_text("h1", "This interview could not be fetched");
    let reason = format!("There is no file at {}/later.json.", page.site.origin());
    assert_eq!(page.text("[role=alert] p"), reason);
    page.site.put("later.json", ROOFTOP);
    page.click_text("button", "Try again");
    page.until_text("h1", TITLE);
}

fn a_server_error_is_reported_and_can_be_retried(page: &Page) {
    page.site.fail("later.json", 500);
    page.open("?src=later.json");
    page.until_text("[role=alert] p", "The server answered with error 500.");
    page.click_text("button", "Try again");
    page.until_text("[role=alert] p", "The server answered with error 500.");
    page.site.put("later.json", ROOFTOP);
    page.click_text("button", "Try again");
    page.until_text("h1", TITLE);
}

fn broken_json_is_reported_with_its_place_in_each_language(page: &Page) {
    page.site.put("broken.json", "{\n  \"title\": \"Rain\"\n  \"turns\": []\n}");
    page.open("?src=broken.json");
    page.until_text("h1", "This interview could not be read");
    let reason = || page.text("[role=alert] p");
    assert!(reason().contains("ine 2, column 18: a comma is missing"), "{}", reason());
    page.click_text(".iv-langs button", "简体中文");
    page.until_text("h1", "这篇访谈无法读取");
    assert!(reason().starts_with("第2行第18列："), "{}", reason());
    page.click_text(".iv-langs button", "繁體中文");
    page.until("the same in traditional characters", || reason().starts_with("第2行第18欄："));
    page.click_text(".iv-langs button", "English");
    page.site.put("broken.json", ROOFTOP);
    page.click_text("button", "Try again");
    page.until_text("h1", TITLE);
}

fn an_unknown_interview_is_reported(page: &Page) {
    page.open("?i=nobody");
    page.until_text("[role=alert] p", "This site has no interview called “nobody”.");
    page.click_text("a", "Interviews");
    page.until_seen(".iv-entry");
}

fn problems_of_a_file_are_listed_and_the_rest_is_read(page: &Page) {
    let file = json!({"title": "Odd", "date": "in spring", "turns": [
        {"id": "a", "speaker": "A", "text": "First."},
        {"id": "a", "speaker": "A", "text": "Second."},
        {"speaker": "A", "text": 7}]});
    page.site.put("odd.json", serde_json::to_string_pretty(&file).expect("it can be written"));
    page.open("?src=odd.json");
    page.until_text("h1", "Odd");
    let reports = || page.site.requests().iter().filter(|request| request.path.contains(ADD_ON)).count();
    assert_eq!(reports(), 0, "the report is fetched when the list is opened");
    page.click_text(".iv-problems summary", "3 problems in the file");
    page.until_eq("the number of lines", 3, || page.texts(".iv-problems li").len());
    let lines = page.texts(".iv-problems li");
    assert!(lines.iter().all(|line| line.contains("ine ") && line.contains("expected")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("/date")), "{lines:?}");
    let read: Vec<String> = page.look("return passages().map((p) => [...texts(p)].map((t) => t.data).join(''))");
    assert!(read.iter().any(|p| p.contains("First.")) && read.iter().any(|p| p.contains("Second.")), "{read:?}");
    assert!(page.text(".iv-facts").contains("in spring"), "the date as it is written");
}

fn a_mistake_without_its_explanation_is_shown_with_its_place(page: &Page) {
    page.site.put(ADD_ON, "not a program");
    page.site.put("broken.json", "{\"title\": oops}");
    page.open("?src=broken.json");
    page.until_text("[role=alert] p", "The mistake is near line 1, column 11. Its explanation could not be loaded.");
}

fn an_interview_without_words_says_so(page: &Page) {
    page.site.put("empty.json", json!({"title": "Silence", "turns": []}).to_string());
    page.open("?src=empty.json");
    page.until_text("h1", "Silence");
    assert_eq!(page.text(".iv-transcript"), "This interview has no words yet.");
}

fn an_incomplete_file_is_reported_and_can_be_retried(page: &Page) {
    page.site.cut("later.json", ROOFTOP);
    page.open("?src=later.json");
    page.until_seen("[role=alert]");
    // Firefox takes the incomplete file for complete.
    let told = |ways: [&str; 3]| ways.iter().any(|way| page.text("[role=alert] p").contains(way));
    let reason = page.text("[role=alert] p");
    assert!(
        told([
            "The connection broke off before the whole file had arrived.",
            "the file ends within",
            "at the end of the file"
        ]),
        "{reason}"
    );
    page.click_text(".iv-langs button", "简体中文");
    page.until("the same in Chinese", || told(["文件还没有传完，连接就断开了。", "没有结束", "文件末尾"]));
    let (file, list): (String, String) =
        page.look("const [file, list] = named('[role=alert] a', null); return [file.href, list.href]");
    assert_eq!((file, list), (format!("{}/later.json", page.site.origin()), format!("{}/", page.site.origin())));
    page.site.put("later.json", ROOFTOP);
    page.click_text("button", "重试");
    page.until_text("h1", "面包房屋顶上的雨");
}

fn a_page_in_place_of_a_file_is_reported(page: &Page) {
    // Some sites answer this if there is no file, or if one has to sign in.
    page.site.put_as("later.json", "text/html", "<!doctype html><title>Sign in</title><p>Please sign in.</p>");
    page.open("?src=later.json");
    page.until_text("h1", "This is not interview JSON");
    page.site.put("later.json", ROOFTOP);
    page.click_text("button", "Try again");
    page.until_text("h1", TITLE);
}

fn a_passage_missing_in_a_new_version_is_reported(page: &Page) {
    page.site.put("kept.json", ROOFTOP);
    page.open("?src=kept.json#t5.2");
    page.until("the passage is marked", || page.text("[id='t5.2']").contains("Linked passage"));
    let mut file: Value = serde_json::from_str(ROOFTOP).expect("it is JSON");
    let turns = file["turns"].as_array_mut().expect("it has turns");
    turns[4]["passages"].as_array_mut().expect("it has passages").truncate(1);
    page.site.put("kept.json", file.to_string());
    page.reload();
    page.until_seen(".iv-notice");
    assert!(page.text(".iv-notice").contains("no passage “t5.2”"), "{}", page.text(".iv-notice"));
    assert!(page.look::<bool>("return !passage('t5.2') && !!passage('t5.1')"), "the new version is shown");
}
