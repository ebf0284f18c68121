//! The pages, lists and feeds of a site, and what a second build writes.

use super::*;

#[test]
fn every_page_is_linked_and_every_link_has_a_target() {
    let sites =
        [("tests/sites/small", "https://lanes.example/talks/"), ("static/site", "https://willowferry.example/")];
    for (site, base) in sites {
        let place = Place::new(&format!("links-{}", site.replace('/', "-")));
        place.site(site);
        let report = place.build();
        assert!(report.is_good(), "{:?}", report.diagnostics);
        let seen = crawl(&place, base);
        for path in place.files().keys().filter(|path| path.ends_with(".html") && *path != "404.html") {
            assert!(seen.contains(path), "nothing leads to {path}");
        }
    }
}

#[test]
fn the_pages_of_an_interview_contain_all_of_it() {
    let place = Place::new("whole");
    place.site("tests/sites/small");
    place.build();
    let page = place.read("interviews/well/index.html");
    let english = html(&page);
    for words in ["Who owns the </script><b>well</b>?", "Whose is it?", "Nobody's & ", "everybody's", "It is wet."] {
        assert!(english.text.contains(words), "{words}");
        assert_eq!(english.lang_of(words), "en", "{words}");
    }
    assert_eq!(english.all("html", "lang").next().unwrap(), "en");
    assert_eq!(english.lang_of("谁的也不是。"), "zh-Hans");
    let chinese = html(&place.read("interviews/well/zh-Hans/index.html"));
    assert_eq!(chinese.all("html", "lang").next().unwrap(), "zh-Hans");
    assert!(chinese.text.contains("谁的也不是。") && chinese.text.contains("It is wet."));
    // The file in the page is the file.
    let whole: Value = serde_json::from_str(&english.data["iv-interview"]).unwrap();
    let file: Value = serde_json::from_str(&place.read("interviews/well.json")).unwrap();
    assert_eq!(whole, file);
    let frame: Value = serde_json::from_str(&english.data["iv-frame"]).unwrap();
    assert_eq!(frame["root"], "../../");
    assert_eq!(frame["twins"]["zh-Hans"], "interviews/well/zh-Hans/");
    assert_eq!(frame["crumbs"][0]["path"], "category/notes/");
}

#[test]
fn questions_are_no_landmarks() {
    let place = Place::new("landmarks");
    place.site("static/site");
    place.build();
    let page = html(&place.read("interviews/the-other-eight-yuan/index.html"));
    let threads: Vec<_> = page.elements.iter().filter(|(_, all)| all.contains_key("data-thread")).collect();
    assert!(threads.len() > 10, "{} questions", threads.len());
    for (name, attributes) in threads {
        // A named section is a landmark.
        let is_named = attributes.keys().any(|key| key.starts_with("aria-label"));
        let role = attributes.get("role").map(String::as_str);
        assert!(name == "section" && (role == Some("group")) == is_named, "{name} {attributes:?}");
    }
}

#[test]
fn the_text_waits_only_for_what_it_needs() {
    let place = Place::new("first");
    place.site("tests/sites/small");
    place.build();
    let at = |page: &str, part: &str| page.find(part).unwrap_or_else(|| panic!("{part} is in the page"));
    let list = place.read("index.html");
    assert!(at(&list, "more.css") < at(&list, "<body"), "a list is drawn by both files");
    for found in fs::read_dir(place.out().join("interviews")).unwrap().filter_map(Result::ok) {
        let Ok(page) = fs::read_to_string(found.path().join("index.html")) else { continue };
        assert!(at(&page, "replay.js") < at(&page, "viewer.css") && at(&page, "viewer.css") < at(&page, "<body"));
        assert!(
            at(&page, "</interview-viewer>") < at(&page, "more.css") && at(&page, "more.css") < at(&page, "loader.js")
        );
        // The first paint contains the first answer.
        let (_, first) = page.split_once("data-first=\"#").expect("where the text begins");
        let (id, _) = first.split_once('"').unwrap();
        let passage = at(&page, &format!("id=\"{id}\" data-passage="));
        assert_eq!(
            page.find("class=\"iv-turn").map(|turn| page[turn..].find("data-passage=").unwrap() + turn),
            page[passage..].find("data-passage=").map(|more| more + passage)
        );
    }
}

#[test]
fn metadata_describes_an_interview() {
    let place = Place::new("machines");
    place.site("tests/sites/small");
    place.build();
    let page = html(&place.read("interviews/well/index.html"));
    assert_eq!(page.meta("citation_author"), ["Shao, Yufen"]);
    assert_eq!(page.meta("citation_publication_date"), ["2015/05/14"]);
    assert_eq!(page.meta("citation_public_url"), ["https://lanes.example/talks/interviews/well/"]);
    assert_eq!(page.meta("og:title"), ["Who owns the </script><b>well</b>?"]);
    assert_eq!(page.meta("description"), ["Eleven families, one \"well\"."]);
    let links: Vec<_> = page.elements.iter().filter(|(tag, _)| tag == "link").map(|(_, all)| all).collect();
    let with = |key: &str, value: &str| links.iter().find(|all| all.get(key).is_some_and(|is| is == value)).unwrap();
    assert_eq!(with("rel", "canonical")["href"], "https://lanes.example/talks/interviews/well/");
    assert_eq!(with("hreflang", "zh-Hans")["href"], "https://lanes.example/talks/interviews/well/zh-Hans/");
    assert_eq!(with("hreflang", "x-default")["href"], "https://lanes.example/talks/interviews/well/");
    assert_eq!(with("type", "application/json")["href"], "../../interviews/well.json");
    let data: Value = serde_json::from_str(&page.data["application/ld+json"]).unwrap();
    assert_eq!(data["headline"], "Who owns the </script><b>well</b>?");
    assert_eq!(data["author"][0]["name"], "Shao Yufen");
    assert_eq!(data["contributor"][0]["name"], "Ren Tola");
    assert_eq!(data["inLanguage"], "en");
}

#[test]
fn lists_are_completed_from_the_interviews() {
    let place = Place::new("completed");
    place.site("tests/sites/small");
    let report = place.build();
    let site: Value = serde_json::from_str(&place.read("site.json")).unwrap();
    let ids: Vec<&str> = site["interviews"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["Choir/1", "well", "unlisted"]);
    let [choir, well, _] = &site["interviews"].as_array().unwrap()[..] else { panic!() };
    assert_eq!(
        (&choir["title"]["en"], &choir["date"], &choir["page"]),
        (&"The choir".into(), &"2016".into(), &true.into())
    );
    assert_eq!((&well["answers"], &well["category"]), (&1.into(), &"notes".into()));
    assert_eq!(well["minutes"]["zh-Hans"], 1);
    assert_eq!(well["themes"].as_array().unwrap().len(), 1, "only those that passages are about");
    // The same person, because of the name that both share.
    assert_eq!(choir["people"][0]["id"], "shao-yufen");
    assert_eq!(choir["people"], well["people"]);
    assert_eq!(choir["themes"][0]["id"], "trust");
    assert_eq!(site["categories"][1]["label"]["zh-Hans"], "Letters");
    let questions: Value = serde_json::from_str(&place.read("questions/0.json")).unwrap();
    assert_eq!(questions[1]["questions"][0]["text"]["zh-Hans"], "是谁的？");
    assert_eq!(site["questions"], 1);
    assert!(report.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::LeftOut));
    assert!(
        report
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.file.ends_with("unlisted.json") && diagnostic.severity == Severity::Note)
    );
}

#[test]
fn a_theme_and_a_person_list_their_passages() {
    let place = Place::new("passages");
    place.site("tests/sites/small");
    place.build();
    let theme = html(&place.read("theme/trust/index.html"));
    let hrefs: Vec<&String> = theme.all("a", "href").collect();
    assert!(hrefs.contains(&&"../../interviews/well/?theme=trust#a1.1".to_owned()), "{hrefs:?}");
    assert!(theme.text.contains("2 passages") && theme.text.contains("We keep a book. It is wet."));
    let chinese = html(&place.read("zh-Hans/theme/trust/index.html"));
    assert!(chinese.text.contains("信任") && chinese.lang_of("谁的也不是。") == "zh-Hans");
    assert_eq!(chinese.lang_of("We keep a book."), "en", "what is not translated says so");
    let person = html(&place.read("person/shao-yufen/index.html"));
    assert!(person.text.contains("Interviewee") && person.text.contains("2 interviews"));
    assert!(person.all("a", "href").any(|href| href == "../../?person=shao-yufen"));
}

#[test]
fn sitemap_and_feeds_can_be_read() {
    let place = Place::new("feeds");
    place.site("tests/sites/small");
    place.build();
    let sitemap = place.read("sitemap.xml");
    let sitemap = roxmltree::Document::parse(&sitemap).unwrap();
    let locs: Vec<_> = sitemap.descendants().filter(|node| node.has_tag_name((SITEMAPS, "loc"))).collect();
    let is_there = locs.iter().any(|loc| loc.text() == Some("https://lanes.example/talks/interviews/well/zh-Hans/"));
    assert!(locs.len() > 20 && is_there, "{locs:?}");
    for (path, title) in [("feed.xml", "Lane House"), ("zh-Hans/feed.xml", "巷屋")] {
        let feed = place.read(path);
        let feed = roxmltree::Document::parse(&feed).unwrap();
        let all = |name: &'static str| feed.descendants().filter(move |node| node.has_tag_name((ATOM, name)));
        assert_eq!(all("title").next().unwrap().text(), Some(title));
        assert_eq!(all("entry").count(), 2, "what has no date is not in it");
    }
    assert!(place.read("robots.txt").contains("Sitemap: https://lanes.example/talks/sitemap.xml"));
    let missing = html(&place.read("404.html"));
    assert!(missing.all("link", "href").any(|href| href.starts_with("/talks/viewer.css")));
    assert!(missing.all("script", "src").any(|src| src.starts_with("/talks/lost.js?v=")), "leads changed links on");
}

#[test]
fn a_second_build_writes_nothing_and_removes_stale_files() {
    let place = Place::new("again");
    let site = place.site("tests/sites/small");
    place.build();
    fs::write(place.out().join("kept.html"), "of somebody else").unwrap();
    let before = place.files();
    let report = place.build();
    assert_eq!((report.written, report.removed), (0, 0));
    assert_eq!(place.files(), before);
    fs::remove_file(site.join("interviews/unlisted.json")).unwrap();
    let report = place.build();
    assert!(report.removed > 0 && report.written > 0);
    assert!(
        !place.out().join("interviews/unlisted").exists() && !place.out().join("interviews/unlisted.json").exists()
    );
    assert!(place.out().join("kept.html").exists() && place.out().join("interviews/well/index.html").exists());
}

#[test]
fn compressed_files_hold_the_same() {
    let place = Place::new("compressed");
    place.site("tests/sites/small");
    place.build();
    let page = fs::read(place.out().join("interviews/well/index.html")).unwrap();
    let gzip = fs::read(place.out().join("interviews/well/index.html.gz")).unwrap();
    let plain = miniz_oxide::inflate::decompress_to_vec(&gzip[10..gzip.len() - 8]).unwrap();
    assert!(plain == page);
    let mut plain = Vec::new();
    let packed = fs::read(place.out().join("interviews/well/index.html.br")).unwrap();
    std::io::copy(&mut brotli::Decompressor::new(&packed[..], 4096), &mut plain).unwrap();
    assert!(plain == page && place.out().join("viewer.js.br").exists());
}
