//! Interviews are opened from the list of the site, and by their addresses.

use serde_json::json;

use super::TITLE;
use crate::interview::ROOFTOP;
use crate::page::Page;

crate::journeys![
    the_list_opens_an_interview,
    every_interview_of_the_site_opens_without_problems in Chromium,
    the_list_loads_when_it_is_requested_again,
    an_address_opens_an_interview_of_the_site_or_any_file,
    an_address_can_be_typed_into_the_first_page in Chromium,
];

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
