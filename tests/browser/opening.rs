//! Ways to open an interview, and the messages if one does not load.

use serde_json::{Value, json};

use crate::access;
use crate::interview::{self, ROOFTOP};
use crate::page::Page;

crate::journeys![
    the_list_opens_an_interview,
    every_interview_of_the_site_opens_without_problems in Chromium,
    the_list_loads_when_it_is_requested_again,
    an_address_opens_an_interview_of_the_site_or_any_file,
    an_address_can_be_typed_into_the_first_page in Chromium,
    a_missing_file_is_named_and_can_be_retried in Chromium,
    a_server_error_is_reported_and_can_be_retried in Chromium,
    broken_json_is_reported_with_its_place_in_each_language in Chromium,
    an_unknown_interview_is_reported in Chromium,
    a_file_from_the_disk_opens_and_back_returns_to_the_list,
    a_dropped_file_opens,
    a_file_dragged_over_the_page_shows_a_sign,
    an_own_file_is_kept_until_it_is_removed,
    an_own_file_opens_without_storage_and_the_page_says_so,
    pasted_text_opens_and_broken_text_can_be_corrected,
    problems_of_a_file_are_listed_and_the_rest_is_read in Chromium,
    an_interview_without_words_says_so in Chromium,
    a_slow_file_shows_that_it_is_loading,
    the_text_appears_before_the_viewer_and_stays_in_place,
    an_address_with_filters_waits_for_the_viewer,
    a_long_file_is_readable_while_the_rest_loads,
    a_file_of_another_site_opens_if_that_site_allows_it,
    an_incomplete_file_is_reported_and_can_be_retried,
    a_page_in_place_of_a_file_is_reported in Chromium,
    the_content_type_of_a_file_makes_no_difference,
    a_redirected_file_opens_if_the_policy_allows_it,
    a_replaced_file_is_fetched_again,
    a_passage_missing_in_a_new_version_is_reported in Chromium,
    nothing_is_fetched_twice,
    a_background_page_is_rendered_at_its_place needs Background,
    a_page_as_built_opens_an_interview,
];

const TITLE: &str = "Rain on the Bakery Roof";

fn the_list_opens_an_interview(page: &Page) {
    page.site.put("interviews/rain.json", ROOFTOP);
    let entry = |id: &str, title: &str, date: &str| {
        json!({"id": id, "title": {"en": title}, "date": date, "languages": ["en", "zh-Hans"],
            "people": [{"en": "Gao Min"}], "themes": [{"en": "Rain"}]})
    };
    let list = json!({"interviews": [entry("old", "An Old One", "1999"), entry("rain", TITLE, "2021-04")]});
    page.site.put("site.json", list.to_string());
    page.open("/");
    page.until_eq("titles, the newest first", vec![TITLE.to_string(), "An Old One".into()], || {
        page.texts(".iv-entry h3")
    });
    assert_eq!(page.texts(".iv-year h2"), ["2021", "1999"]);
    assert!(page.text(".iv-entry").contains("Gao Min"), "who speaks stands in the list");
    page.click_text(".iv-entry a", TITLE);
    page.until_text("h1", TITLE);
    assert_eq!(page.texts(".iv-crumbs li"), ["Home", "2021"]);
    assert_eq!(page.look::<String>("return location.search"), "?i=rain");
    assert_eq!(page.look::<String>("return document.title"), format!("{TITLE} | Willow Ferry Civic Exchange"));
    page.back();
    page.until_eq("the list again", 2, || page.texts(".iv-entry h3").len());
}

fn every_interview_of_the_site_opens_without_problems(page: &Page) {
    page.open("/");
    page.until_seen(".iv-entry");
    let links: Vec<(String, String)> = page.look("return all('.iv-entry h3 a').map((a) => [said(a), a.href])");
    assert!(links.len() >= 3, "the site has {} interviews", links.len());
    for (title, href) in links {
        page.visit(&href);
        page.until_text("h1", &title);
        assert!(!page.sees(".iv-problems"), "{title}: {}", page.text(".iv-problems"));
        assert!(page.look::<usize>("return passages().length") > 10, "{title} has passages");
    }
}

fn the_list_loads_when_it_is_requested_again(page: &Page) {
    page.site.fail("site.json", 500);
    page.open("/");
    page.until_seen(".iv-entry");
    page.click(".iv-search input");
    page.until_text("[role=alert] p", "The list of interviews could not be fetched.");
    page.site.put("site.json", json!({"interviews": [{"id": "x", "title": "Ex"}]}).to_string());
    page.click_text("button", "Try again");
    page.until_text(".iv-entry h3", "Ex");
}

fn an_address_opens_an_interview_of_the_site_or_any_file(page: &Page) {
    page.site.put("interviews/rain.json", ROOFTOP);
    page.site.put("somewhere/else.json", ROOFTOP);
    let whole = format!("?src={}/somewhere/else.json", page.site.origin());
    for address in ["?i=rain", "?src=somewhere/else.json", "?src=%2Fsomewhere%2Felse.json", &whole] {
        page.open(address);
        page.until_text("h1", TITLE);
    }
}

fn an_address_can_be_typed_into_the_first_page(page: &Page) {
    page.open("/");
    page.click_text(".iv-own summary", "Open an interview of your own");
    page.type_into("#iv-address", &format!("{}/rooftop.json", page.site.origin()));
    page.click_text("button", "Open the address");
    page.until_text("h1", TITLE);
    page.back();
    page.until_seen(".iv-entry");
}

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
    page.until("the focus on what unfolds the list", || page.look("return document.activeElement.matches('summary')"));
    page.visit(&own);
    page.until_text("h1", "This file is not in this browser");
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
    page.type_into("#iv-paste", "WL: Why does a bakery keep a rain gauge?");
    page.click_text("button", "Open the pasted text");
    page.until_seen("[role=alert]");
    assert!(page.text("[role=alert]").contains("JSON"), "it is no JSON at all: {}", page.text("[role=alert]"));
}

fn problems_of_a_file_are_listed_and_the_rest_is_read(page: &Page) {
    let file = json!({"title": "Odd", "date": "in spring", "turns": [
        {"id": "a", "speaker": "A", "text": "First."},
        {"id": "a", "speaker": "A", "text": "Second."},
        {"speaker": "A", "text": 7}]});
    page.site.put("odd.json", serde_json::to_string_pretty(&file).expect("it can be written"));
    page.open("?src=odd.json");
    page.until_text("h1", "Odd");
    page.click_text(".iv-problems summary", "3 problems in the file");
    let lines = page.texts(".iv-problems li");
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.contains("ine ") && line.contains("expected")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("/date")), "{lines:?}");
    let read: Vec<String> = page.look("return passages().map((p) => [...texts(p)].map((t) => t.data).join(''))");
    assert!(read.iter().any(|p| p.contains("First.")) && read.iter().any(|p| p.contains("Second.")), "{read:?}");
    assert!(page.text(".iv-facts").contains("in spring"), "the date as it is written");
}

fn an_interview_without_words_says_so(page: &Page) {
    page.site.put("empty.json", json!({"title": "Silence", "turns": []}).to_string());
    page.open("?src=empty.json");
    page.until_text("h1", "Silence");
    assert_eq!(page.text(".iv-transcript"), "This interview has no words yet.");
}

fn a_slow_file_shows_that_it_is_loading(page: &Page) {
    page.site.hold("slow.json");
    page.open("?src=slow.json");
    page.until_text("main [role=status]", "Loading the interview");
    page.site.put("slow.json", ROOFTOP);
    page.until_text("h1", TITLE);
    assert!(!page.sees(".iv-bone"), "the bones are gone");
}

/// The passages of the preview: their ids and words in a language.
fn first_words(page: &Page, lang: &str) -> Vec<(String, String)> {
    page.look(&format!("return all('[data-passage]', first).map((p) => [p.dataset.passage, wordsOf(p, '{lang}')])"))
}

fn the_text_appears_before_the_viewer_and_stays_in_place(page: &Page) {
    let known = interview::rooftop();
    for (parameters, lang, title) in
        [("", "en", TITLE), ("&lang=zh-Hans", "zh-Hans", "面包房屋顶上的雨"), ("&lang=both", "zh-Hans", TITLE)]
    {
        page.site.hold("viewer_bg.wasm");
        page.open(&format!("{}{parameters}", interview::OPEN));
        page.until_eq("the passages", known.len(), || first_words(page, lang).len());
        // As in the file, with the marks of emphasis and links.
        let bare = |words: &str| words.replace(['*', '[', ']'], "").replace("(https://rain.example/years)", "");
        for ((id, words), passage) in first_words(page, lang).iter().zip(&known) {
            // The original replaces a missing translation.
            let own = passage.texts.get(lang).map(|t| t.concat()).unwrap_or_default();
            assert_eq!((id, bare(words)), (&passage.id, own), "{lang}");
        }
        assert_eq!(page.look::<String>("return document.title"), title);
        access::passes(page, "before there is a viewer");
        let place = "const top = [...document.querySelectorAll('[data-passage]')].find((e) => shown(e) && e.getBoundingClientRect().bottom > 1);
            return [top.dataset.passage, top.getBoundingClientRect().top]";
        page.look::<()>("scrollTo(0, 900)");
        let (id, top): (String, f64) = page.look(place);
        page.site.put_as_built("viewer_bg.wasm");
        page.until("the viewer", || page.look("return !first && !!passage('a12.2')"));
        page.until("the same place", || {
            let (now, y): (String, f64) = page.look(place);
            now == id && (y - top).abs() < 1.5
        });
    }
}

fn an_address_with_filters_waits_for_the_viewer(page: &Page) {
    for more in ["&theme=rain", "&q=roof", "&only=questions", "#a12"] {
        page.site.hold("viewer_bg.wasm");
        page.open(&format!("{}{more}", interview::OPEN));
        page.until("the file", || {
            page.look("return performance.getEntriesByName(new URL('rooftop.json', location).href).length > 0")
        });
        page.settle();
        assert_eq!(first_words(page, "en"), [], "{more}");
        page.site.put_as_built("viewer_bg.wasm");
        page.until("the viewer", || page.look("return !!passage('a12.2')"));
    }
}

fn a_long_file_is_readable_while_the_rest_loads(page: &Page) {
    let whole = interview::long().to_string();
    page.site.pause("long.json", whole.clone());
    page.open("?src=long.json");
    page.until_text(".iv-transcript > [role=status]", "The rest of the interview is loading…");
    let begun: usize = page.look("return passages().length");
    assert!((10..1000).contains(&begun), "{begun} passages of the first half");
    assert!(page.sees("#q1 h2"), "there is something to read");
    // The reader's actions meanwhile keep their effect when the rest has loaded.
    page.click_text(".iv-langs button", "中文");
    page.until_text(".iv-langs [aria-pressed=true]", "中文");
    page.until("the language in the address", || page.url().contains("lang="));
    let _: Value = page.look("scrollTo(0, 2500); return null");
    page.settle();
    let place = "const top = passages().find((e) => e.getBoundingClientRect().bottom > 1);
        return [top.id, Math.round(top.getBoundingClientRect().top)].join()";
    let before: String = page.look(place);
    page.site.put("long.json", whole);
    page.until_eq("all passages", 1000, || page.look("return passages().length"));
    page.until_eq("the same place", before, || page.look(place));
    assert_eq!(page.text(".iv-langs [aria-pressed=true]"), "中文");
    assert!(!page.sees(".iv-transcript > [role=status]"));
}

fn a_file_of_another_site_opens_if_that_site_allows_it(page: &Page) {
    let other = page.other_site();
    other.put("private.json", ROOFTOP);
    other.put_shared("public.json", ROOFTOP);
    page.open(&format!("/open-policy/?src={}/private.json", other.origin()));
    page.until("the reason that the browser knows", || page.text("[role=alert] p").contains("CORS"));
    page.open(&format!("/open-policy/?src={}/public.json", other.origin()));
    page.until_text("h1", TITLE);
    // If the page's own policy forbids it, no request is sent.
    page.site.provoke("policy: connect-src");
    let asked = other.requests().len();
    page.open(&format!("/?src={}/public.json", other.origin()));
    page.until_text("h1", "This interview could not be fetched");
    assert_eq!(other.requests().len(), asked);
    // The request to the other site is intended: it is not an error of this page.
    page.visit("about:blank");
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

fn the_content_type_of_a_file_makes_no_difference(page: &Page) {
    for mime in ["text/plain", "application/octet-stream", "text/html"] {
        page.site.put_as("odd", mime, ROOFTOP);
        page.open("?src=odd");
        page.until_text("h1", TITLE);
        page.visit("about:blank");
    }
}

fn a_redirected_file_opens_if_the_policy_allows_it(page: &Page) {
    page.site.put("new/rain.json", ROOFTOP);
    page.site.redirect("old.json", "/new/rain.json");
    page.open("?src=old.json");
    page.until_text("h1", TITLE);
    let other = page.other_site();
    other.put("private.json", ROOFTOP);
    other.put_shared("public.json", ROOFTOP);
    page.site.redirect("old.json", &format!("{}/private.json", other.origin()));
    page.open("/open-policy/?src=old.json");
    page.until("the reason", || page.text("[role=alert] p").contains("does not answer"));
    page.site.redirect("old.json", &format!("{}/public.json", other.origin()));
    page.click_text("button", "Try again");
    page.until_text("h1", TITLE);
    // The request to the other site is intended: it is not an error of this page.
    page.visit("about:blank");
}

/// The interview with another title.
fn newer() -> String {
    ROOFTOP.replace("\"Rain on the Bakery Roof\"", "\"Rain, Second Edition\"")
}

fn a_replaced_file_is_fetched_again(page: &Page) {
    // The site allows caching, as many do.
    page.site.put_to_keep("kept.json", ROOFTOP);
    page.open("?src=kept.json");
    page.until_text("h1", TITLE);
    page.site.put_to_keep("kept.json", newer());
    page.click_text(".iv-chip", "Trust");
    page.until("filtered", || page.text(".iv-status").contains("Trust"));
    assert_eq!(page.text("h1"), TITLE, "what is open stays as it is");
    page.reload();
    page.until_text("h1", "Rain, Second Edition");
    page.until("the same filter", || page.text(".iv-status").contains("Trust"));
    // Also if the page is only opened again.
    page.site.put_to_keep("kept.json", ROOFTOP);
    page.open("?src=kept.json&lang=zh-Hans");
    page.open("?src=kept.json");
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

fn nothing_is_fetched_twice(page: &Page) {
    page.site.put("interviews/rain.json", ROOFTOP);
    // Files kept for offline reading are requested again, but come from the browser's cache.
    page.open("/as-built/icon.svg");
    page.look::<()>("localStorage.setItem('interview-viewer-offline /as-built/', 'off')");
    for address in ["/as-built/?i=rain", "/as-built/?src=rooftop.json", "/as-built/"] {
        let before = page.site.requests().len();
        page.open(address);
        page.until_seen("[data-passage], .iv-entry");
        // The last part that an interview asks for.
        let asks = |name: &str| page.site.requests().iter().skip(before).any(|request| request.path.contains(name));
        page.until("everything is asked for", || !address.contains('?') || asks("/stopped.js"));
        let mut asked: Vec<String> =
            page.site.requests().into_iter().skip(before).map(|request| request.path).collect();
        asked.sort();
        // Browsers may revalidate an image that is shown again.
        let twice: Vec<_> = asked.windows(2).filter(|two| two[0] == two[1] && !two[0].ends_with(".svg")).collect();
        assert!(twice.is_empty(), "{address} asks twice for {twice:?}");
        // A list needs no program until somebody searches in it.
        let program = asked.iter().filter(|path| path.starts_with("/as-built/viewer_bg.wasm")).count();
        assert_eq!(program, usize::from(address.contains('?')), "{asked:?}");
    }
}

fn a_background_page_is_rendered_at_its_place(page: &Page) {
    page.site.hold("slow.json");
    page.open("?src=slow.json#t5.2");
    page.until_text("main [role=status]", "Loading the interview");
    page.in_the_background(|| {
        page.until("the page is hidden", || page.look("return opener.document.hidden"));
        page.site.put("slow.json", ROOFTOP);
        page.until("the whole interview", || {
            page.look("return !!opener.document.querySelector('[data-passage=\"a12.2\"]')")
        });
    });
    assert_eq!(page.text("h1"), TITLE);
    page.until("the passage is in the window", || {
        page.look("const r = passage('t5.2').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight - 20")
    });
    assert!(page.text("[id='t5.2']").contains("Linked passage"));
    page.click_text(".iv-chip", "Trust");
    page.until("it goes on as usual", || page.text(".iv-status").contains("Trust"));
}

fn a_page_as_built_opens_an_interview(page: &Page) {
    page.open(&format!("/as-built/{}", interview::OPEN));
    page.until_text("h1", TITLE);
    page.until_seen("[data-passage]");
    let scripts: Vec<String> = page.look(
        "return all('script:not([type$=json])').map((s) => s.getAttribute('src')?.replace(/\\?v=.*/, '') ?? 'inline')",
    );
    assert_eq!(scripts, ["./replay.js", "./loader.js"]);
}
