//! The list of a site: filters, search and favourites.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::access;
use crate::page::{PHONE, Page};

crate::journeys![
    facets_filter_with_counts_and_are_in_the_address in Chromium,
    several_themes_mean_either_or_both,
    a_theme_filters_in_place_before_the_viewer_is_there in Chromium,
    a_link_opens_its_choices_and_names_missing_ones in Chromium,
    titles_and_people_are_found_while_typing in Chromium,
    questions_are_found_as_their_files_arrive in Chromium,
    failed_questions_are_reported_and_fetched_again in Chromium,
    favourites_are_kept_and_listed,
    favourites_last_for_the_visit_without_storage,
    a_long_list_shows_more_on_request in Chromium,
    a_phone_filters_in_a_sheet,
    the_foot_shows_the_contact in Chromium,
];

fn entry(id: &str, title: [&str; 2], date: &str, category: &str, themes: &[&str]) -> Value {
    json!({"id": id, "title": {"en": title[0], "zh-Hans": title[1]}, "date": date, "category": category,
        "summary": {"en": format!("About {id}.")}, "people": [{"id": "gao", "label": {"en": "Gao Min", "zh-Hans": "高敏"}}],
        "themes": themes, "languages": ["en", "zh-Hans"], "answers": 12})
}

fn site() -> Value {
    json!({
        "languages": ["en", "zh-Hans"], "title": {"en": "Talks", "zh-Hans": "谈话"}, "lead": {"en": "With neighbours."},
        "contact": {"address": "14 Ropewalk Steps\nHeting", "email": "talk@ferry.example"},
        "notes": [{"title": "Reuse", "text": "With a link."}],
        "categories": [{"id": "brief", "label": {"en": "Brief News"}}, {"id": "field", "label": {"en": "Field Notes"}}],
        "interviews": [
            entry("ladder", ["Lend the Ladder", "借梯子"], "2015-05-14", "brief", &["Trust", "Money"]),
            entry("choir", ["The Choir", "合唱团"], "2015-04-02", "field", &["Trust"]),
            entry("tap", ["Who Owns the Tap?", "水龙头归谁"], "2014-01-19", "brief", &["Money"]),
        ],
        "questions": 2,
    })
}

/// On a page that is not prerendered.
fn open(page: &Page, address: &str) {
    page.plain();
    page.site.put("site.json", site().to_string());
    page.site.put(
        "questions/0.json",
        json!([{"id": "ladder", "questions": [{"id": "q1", "text": {"en": "Who paid for the roof?", "zh-Hans": "屋顶是谁出的钱？"}},
            {"id": "q2", "text": {"en": "Who climbed?"}}]}])
        .to_string(),
    );
    page.site.put(
        "questions/1.json",
        json!([{"id": "tap", "questions": (0..5).map(|n| json!({"id": format!("t{n}"), "text": {"en": format!("Did bucket {n} leak?")}})).collect::<Vec<_>>()}])
            .to_string(),
    );
    page.open(address);
    page.until_seen(".iv-list");
}

fn titles(page: &Page, expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
    page.until_eq("titles", expected, || page.texts(".iv-entry h3"));
}

fn facets_filter_with_counts_and_are_in_the_address(page: &Page) {
    open(page, "/");
    titles(page, &["Lend the Ladder", "The Choir", "Who Owns the Tap?"]);
    assert_eq!(
        page.texts(".iv-facet li"),
        ["All years 3", "2015 2", "2014 1", "All categories 3", "Brief News 2", "Field Notes 1"]
    );
    assert_eq!(page.texts(".iv-chip"), ["Trust 2", "Money 2"]);
    page.click_text(".iv-facet a", "2015");
    titles(page, &["Lend the Ladder", "The Choir"]);
    assert_eq!(page.texts(".iv-facet li")[3..], ["All categories 2", "Brief News 1", "Field Notes 1"]);
    page.click_text(".iv-chip", "Money");
    titles(page, &["Lend the Ladder"]);
    assert!(page.look::<bool>("return said(document.activeElement) === 'Money 1'"), "{}", page.focus());
    assert!(page.url().ends_with("/?year=2015&theme=Money"), "{}", page.url());
    assert!(page.text(".iv-status").starts_with("1 of 3 interviews"), "{}", page.text(".iv-status"));
    assert_eq!(page.texts(".iv-facet [aria-current], .iv-chip[aria-current]"), ["2015", "All categories", "Money 1"]);
    access::passes(page, "chosen");
    page.click_text(".iv-facet a", "Brief News");
    page.until_eq("the way", vec!["Home".to_string(), "Brief News".into(), "2015".into()], || {
        page.texts(".iv-crumbs li")
    });
    page.back();
    page.back();
    titles(page, &["Lend the Ladder", "The Choir"]);
    page.forward();
    titles(page, &["Lend the Ladder"]);
    page.click_text(".iv-status a", "Clear");
    titles(page, &["Lend the Ladder", "The Choir", "Who Owns the Tap?"]);
}

fn several_themes_mean_either_or_both(page: &Page) {
    open(page, "/");
    page.click_text(".iv-chip", "Trust");
    titles(page, &["Lend the Ladder", "The Choir"]);
    assert!(!page.sees(".iv-togs"), "one theme leaves no choice");
    // Those beside an interview choose, too.
    page.click_text(".iv-entry-about a", "Money");
    titles(page, &["Lend the Ladder", "The Choir", "Who Owns the Tap?"]);
    assert_eq!(page.texts(".iv-togs a"), ["Either 3", "Both 1"]);
    assert!(page.text(".iv-status").contains("Trust or Money"), "{}", page.text(".iv-status"));
    access::passes(page, "either");
    page.click_text(".iv-togs a", "Both");
    titles(page, &["Lend the Ladder"]);
    assert!(page.url().ends_with("/?theme=Trust&theme=Money&match=all"), "{}", page.url());
    assert!(page.text(".iv-status").contains("Trust and Money"), "{}", page.text(".iv-status"));
    page.back();
    titles(page, &["Lend the Ladder", "The Choir", "Who Owns the Tap?"]);
}

fn a_theme_filters_in_place_before_the_viewer_is_there(page: &Page) {
    page.site.hold("viewer_bg.wasm");
    page.open("/");
    page.click_text(".iv-tools .iv-chip", "Trust");
    page.site.put_as_built("viewer_bg.wasm");
    page.until("the theme in the address", || page.url().ends_with("/?theme=trust"));
    titles(page, &["The Other Eight Yuan"]);
    // Without a script, the link leads to the page of the theme.
    page.open("/no-script/");
    page.click_text(".iv-tools .iv-chip", "Trust");
    page.until_text("h1", "Trust");
}

fn a_link_opens_its_choices_and_names_missing_ones(page: &Page) {
    open(page, "/?category=brief&person=gao");
    titles(page, &["Lend the Ladder", "Who Owns the Tap?"]);
    assert!(page.text(".iv-status").contains("Gao Min"), "{}", page.text(".iv-status"));
    page.open("/?theme=Snow&year=2015");
    page.until_text(".iv-empty-head", "No interview matches all your choices.");
    assert!(page.text(".iv-status").contains("Snow"), "{}", page.text(".iv-status"));
    page.click_text(".iv-empty a", "Clear the filter");
    page.until_seen(".iv-entry");
}

fn titles_and_people_are_found_while_typing(page: &Page) {
    open(page, "/");
    page.until_seen(".iv-entry");
    let before: usize = page.look("return history.length");
    page.type_into(".iv-search input", "min CHOIR");
    titles(page, &["The Choir"]);
    page.until("the words in the address", || page.url().ends_with("?q=min%20CHOIR"));
    assert_eq!(page.look::<usize>("return history.length"), before, "typing makes no history");
    assert!(page.focus().starts_with("input"), "the field keeps the focus");
    assert!(!page.sees(".iv-crumbs"), "a search is no place in the site");
    page.click_text(".iv-search a", "Clear the search");
    page.until_eq("everything", 3, || page.texts(".iv-entry h3").len());
    // Traditional characters, and pinyin.
    for typed in ["水龍頭", "hechang"] {
        page.open(&format!("/?q={typed}"));
        page.until_eq("one", 1, || page.texts(".iv-entry h3").len());
    }
}

fn questions_are_found_as_their_files_arrive(page: &Page) {
    open(page, "/");
    page.until_seen(".iv-entry");
    page.site.hold("questions/1.json");
    page.type_into(".iv-search input", "ro");
    page.until_text(".iv-finding", "Searching the questions: 1 of 2");
    titles(page, &["Lend the Ladder"]);
    assert_eq!(page.texts(".iv-asked li"), ["Who paid for the roof?"]);
    assert_eq!(page.texts(".iv-asked .iv-mark"), ["ro"]);
    let href: String = page.look("return all('.iv-asked a')[0].getAttribute('href')");
    assert_eq!(href, "./?i=ladder#q1");
    page.open("/?q=bucket%20leak");
    page.until_text(".iv-finding", "Searching the questions: 1 of 2");
    assert!(!page.sees(".iv-empty"), "nobody knows yet whether there is nothing");
    page.site.put_as(
        "questions/1.json",
        "application/json",
        json!([{"id": "tap", "questions": (0..5).map(|n| json!({"id": format!("t{n}"), "text": {"en": format!("Did bucket {n} leak?")}})).collect::<Vec<_>>()}]).to_string(),
    );
    titles(page, &["Who Owns the Tap?"]);
    assert_eq!(page.texts(".iv-asked li").last().map(String::as_str), Some("and 2 more"));
    access::passes(page, "questions found");
    page.open("/?q=%E8%AA%B0%E5%87%BA%E7%9A%84%E9%8C%A2");
    page.until_eq("the Chinese words", vec!["屋顶是谁出的钱？".to_string()], || page.texts(".iv-asked li"));
    assert_eq!(page.texts(".iv-asked .iv-mark"), ["谁出的钱"]);
}

fn failed_questions_are_reported_and_fetched_again(page: &Page) {
    open(page, "/");
    page.until_seen(".iv-entry");
    page.site.fail("questions/1.json", 500);
    page.site.hold("viewer-search.bin");
    page.type_into(".iv-search input", "climbed");
    let told = "Some of the questions could not be fetched, and were not searched.";
    page.until_text(".iv-list [role=alert] p", told);
    // Later arrivals do not undo it.
    page.site.put_as_built("viewer-search.bin");
    page.settle();
    page.until_text(".iv-list [role=alert] p", told);
    titles(page, &["Lend the Ladder"]);
    page.site.put(
        "questions/1.json",
        json!([{"id": "tap", "questions": [{"id": "t", "text": "Who climbed?"}]}]).to_string(),
    );
    page.click_text(".iv-list button", "Try again");
    titles(page, &["Lend the Ladder", "Who Owns the Tap?"]);
    assert!(!page.sees("[role=alert]"));
}

fn favourites_are_kept_and_listed(page: &Page) {
    open(page, "/");
    page.until_seen(".iv-entry");
    let star = |title: &str| page.click(&format!("[aria-label='Favourite: {title}']"));
    star("The Choir");
    star("Lend the Ladder");
    page.until_text(".iv-favs", "Favourites (2)");
    star("Lend the Ladder");
    page.until_text(".iv-favs", "Favourites (1)");
    page.reload();
    page.until_text(".iv-favs", "Favourites (1)");
    assert_eq!(page.look::<usize>("return all('.iv-star[aria-pressed=true]').length"), 1);
    page.look::<()>("window.stays = true");
    page.click(".iv-favs");
    titles(page, &["The Choir"]);
    assert!(page.url().ends_with("?favourites=yes") && page.look::<bool>("return window.stays"), "{}", page.url());
    access::passes(page, "favourites");
    star("The Choir");
    page.until("none are left", || page.text(".iv-empty-head").starts_with("No favourites yet."));
    page.back();
    page.until_eq("the list", 3, || page.texts(".iv-entry h3").len());
}

fn favourites_last_for_the_visit_without_storage(page: &Page) {
    open(page, "/no-storage/");
    page.until_seen(".iv-entry");
    page.click("[aria-label='Favourite: The Choir']");
    page.until("it is told", || page.text(".iv-notice").contains("your favourites last until you leave"));
    page.click(".iv-favs");
    titles(page, &["The Choir"]);
}

fn a_long_list_shows_more_on_request(page: &Page) {
    let many: Vec<Value> =
        (0..120).map(|n| entry(&format!("n{n}"), [&format!("Talk {n}"), "谈"], "2015", "brief", &[])).collect();
    page.site.put("site.json", json!({"interviews": many}).to_string());
    page.open("/");
    for shown in [50, 100, 120] {
        page.until_eq("entries", shown, || page.texts(".iv-entry h3").len());
        assert_eq!(page.sees("[data-more]"), shown < 120);
        if shown < 120 {
            page.click_text("button", "Show more interviews");
        }
    }
}

fn a_phone_filters_in_a_sheet(page: &Page) {
    page.size(PHONE);
    open(page, "/");
    page.until_text(".iv-bar button", "3 interviews, all years");
    access::passes(page, "a phone");
    page.click(".iv-bar button");
    page.until_seen(".iv-tools");
    access::passes(page, "the sheet");
    page.click_text(".iv-facet a", "2014");
    page.click_text(".iv-tools-done button", "Show 1 interview");
    page.until("the sheet is gone", || !page.sees(".iv-tools"));
    titles(page, &["Who Owns the Tap?"]);
    assert_eq!(page.text(".iv-bar button"), "1 interview, 2014");
    page.click(".iv-bar button");
    page.until_seen(".iv-tools");
    page.press_key(Key::Escape);
    page.until("the sheet is gone", || !page.sees(".iv-tools"));
    let wide: [i64; 2] = page.look("return [document.scrollingElement.scrollWidth, innerWidth]");
    assert!(wide[0] <= wide[1], "{wide:?}");
}

fn the_foot_shows_the_contact(page: &Page) {
    open(page, "/");
    page.until_seen(".iv-foot");
    assert_eq!(page.texts(".iv-foot h2"), ["Contact", "Reuse"]);
    assert_eq!(page.texts(".iv-foot address p"), ["14 Ropewalk Steps", "Heting", "talk@ferry.example"]);
    page.click_text(".iv-langs button", "简体中文");
    page.until_text("h1", "谈话");
    page.until_eq("in Chinese", vec!["联系我们".to_string(), "Reuse".into()], || page.texts(".iv-foot h2"));
    access::passes(page, "in Chinese");
}
