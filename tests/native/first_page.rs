//! The prerendered first page of a site: what it contains without the program.

use std::rc::Rc;

use interview_viewer::interview::Lang;
use interview_viewer::site::{PageContext, Site};
use interview_viewer::ui::{Written, write};
use serde_json::{Value, json};

fn site() -> Site {
    let interviews: Vec<Value> = (0..120)
        .map(|n| {
            json!({"id": format!("talk-{n}"), "title": {"en": format!("Talk {n}"), "zh-Hans": format!("第{n}次")}, "date": "2015",
                "category": "brief", "themes": [{"id": format!("t{}", n % 40), "label": {"en": format!("Theme {}", n % 40)}}],
                "languages": ["en", "zh-Hans"], "page": true})
        })
        .collect();
    let file = json!({"languages": ["en", "zh-Hans"], "categories": [{"id": "brief", "label": "Brief News"}], "interviews": interviews});
    Site::parse(file.to_string().as_bytes()).expect("a site")
}

/// The page at a path, in a language.
fn page(site: &Site, path: &str, tag: &str) -> String {
    let lang = Lang::parse(tag).expect("a tag");
    let root = interview_viewer::site::paths::root_from(path);
    let frame = PageContext { twins: vec![(lang.clone(), path.into())], ..site.frame(&root, &lang) };
    write(Written::List { frame: Rc::new(frame), site: Rc::new(site.clone()) })
}

#[track_caller]
fn has(html: &str, part: &str) {
    assert!(html.contains(part), "{part} is not in {html}");
}

#[test]
fn choices_are_links_to_pages() {
    let html = page(&site(), "", "en");
    for part in [
        "href=\"./year/2015/\"",
        "href=\"./category/brief/\"",
        "href=\"./theme/t0/\"",
        "href=\"./themes/\"",
        "href=\"./people/\"",
        "href=\"./page/2/\"",
        "href=\"./interviews/talk-0/\"",
        "action=\"./\"",
    ] {
        has(&html, part);
    }
    assert_eq!(html.matches("<article").count(), 50);
    assert_eq!(html.matches("iv-chip\"").count(), 24, "of 40 themes");
    assert!(!html.contains("style="), "no style in the page");
}

#[test]
fn the_page_of_another_language_stays_in_it() {
    let html = page(&site(), "zh-Hans/", "zh-Hans");
    for part in ["href=\"../zh-Hans/year/2015/\"", "href=\"../interviews/talk-0/zh-Hans/\"", "全部年份", "第0次"]
    {
        has(&html, part);
    }
}

#[test]
fn an_interview_is_found_by_its_id_as_people_see_it() {
    use unicode_normalization::UnicodeNormalization;
    let entries = ["cafe\u{301}-dike", "Öl", "walk", "Walk", "T\u{e9}a", "Te\u{301}a"];
    let entries: Vec<String> = entries.iter().map(|id| format!("{{\"id\": \"{id}\", \"file\": \"a.json\"}}")).collect();
    let site = format!("{{\"interviews\": [{}]}}", entries.join(","));
    let site = interview_viewer::site::Site::parse(site.as_bytes()).expect("a site");
    let meant = |id: &str| site.meant(id, |text| text.nfc().collect()).map(|listing| listing.id.to_string());
    for (id, found) in [
        ("caf\u{e9}-dike", Some("cafe\u{301}-dike")),
        ("CAFE\u{301}-Dike", Some("cafe\u{301}-dike")),
        ("o\u{308}l", Some("Öl")),
        ("Walk", Some("Walk")),
        ("walk", Some("walk")),
        ("WALK", None),
        ("Te\u{301}a", Some("Te\u{301}a")),
        ("dike", None),
    ] {
        assert_eq!(meant(id).as_deref(), found, "{id}");
    }
}
