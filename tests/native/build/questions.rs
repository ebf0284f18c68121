//! What other sites take: the pages of questions, oEmbed documents, feeds with the whole text.

use super::*;

const SITE: &str = "https://lanes.example/talks/";

/// The oEmbed document of a page, found as a consumer finds it.
fn oembed(place: &Place, page: &str) -> Value {
    let page = html(&place.read(page));
    let is = |all: &&BTreeMap<String, String>| all.get("type").is_some_and(|kind| kind == "application/json+oembed");
    let links: Vec<_> = page.elements.iter().filter(|(tag, _)| tag == "link").map(|(_, all)| all).filter(is).collect();
    assert_eq!(links.len(), 1);
    assert_eq!(links[0]["rel"], "alternate");
    serde_json::from_str(&place.read(links[0]["href"].strip_prefix(SITE).unwrap())).unwrap()
}

#[test]
fn each_question_has_a_page_in_each_language() {
    let place = Place::new("questions");
    place.site("tests/sites/small");
    assert!(place.build().is_good());
    let page = html(&place.read("interviews/well/zh-Hans/q/q1/index.html"));
    for words in ["是谁的？", "谁的也不是。", "We keep a book."] {
        assert!(page.text.contains(words), "{words}");
    }
    assert_eq!(page.lang_of("是谁的？"), "zh-Hans");
    assert_eq!(page.meta("og:title"), ["是谁的？"]);
    assert_eq!(page.meta("og:url"), [format!("{SITE}interviews/well/zh-Hans/q/q1/")]);
    assert_eq!(page.meta("description"), ["邵玉芬：谁的也不是。"]);
    let href = |rel: &str| {
        page.elements.iter().find(|(_, all)| all.get("rel").is_some_and(|is| is == rel)).map(|(_, all)| &all["href"])
    };
    assert_eq!(href("canonical").unwrap(), &format!("{SITE}interviews/well/zh-Hans/"));
    assert!(page.all("link", "href").any(|href| href == "../../../../../interviews/well.json#q1"));
    assert!(page.all("a", "href").any(|href| href == "../../../../../interviews/well/zh-Hans/#q1"));
    assert!(page.all("a", "href").any(|href| href == "../../../../../interviews/well/zh-Hans/?theme=trust"));
    let controls = page
        .elements
        .iter()
        .filter(|(tag, all)| tag == "button" || all.contains_key("role") && all["role"] == "button");
    assert_eq!(controls.count(), 0, "without the program, a button would do nothing");
    let sitemap = place.read("sitemap.xml");
    assert!(!sitemap.contains("/q/"), "the canonical pages are listed");
}

#[test]
fn the_site_says_whether_questions_have_pages() {
    for (said, pages, noted) in
        [("true", true, false), ("false", false, false), ("\"no\"", true, true), ("1", true, true)]
    {
        let place = Place::new("question-pages");
        let site = place.site("tests/sites/small");
        let file = site.join("site.json");
        let text = fs::read_to_string(&file).unwrap().replacen('{', &format!("{{\"question_pages\": {said},"), 1);
        fs::write(&file, text).unwrap();
        let report = place.build();
        assert_eq!(place.out().join("interviews/well/q/q1/index.html").is_file(), pages, "{said}");
        let named = report.diagnostics.iter().any(|one| one.message.contains("true or false") && one.line == 1);
        assert_eq!(named, noted, "{said}");
    }
}

#[test]
fn an_address_can_be_embedded_by_oembed() {
    let place = Place::new("oembed");
    place.site("tests/sites/small");
    place.build();
    let cases = [
        ("interviews/well/index.html", "Who owns the </script><b>well</b>?", "Nobody's & ", ""),
        ("interviews/well/zh-Hans/index.html", "井归谁？", "谁的也不是。", ""),
        ("interviews/well/q/q1/index.html", "Whose is it?", "Nobody's & ", "q1"),
    ];
    for (page, title, words, turn) in cases {
        let document = oembed(&place, page);
        // https://oembed.com, 2.3.4: the parameters of every response, and of the type `rich`.
        assert_eq!((&document["version"], &document["type"]), (&"1.0".into(), &"rich".into()));
        assert_eq!(document["title"], title);
        assert_eq!(document["provider_url"], SITE);
        let inside = html(document["html"].as_str().unwrap());
        assert!(inside.text.contains(words), "{page}");
        let tags: Vec<&str> = inside.elements.iter().map(|(tag, _)| tag.as_str()).collect();
        // WordPress takes a block quotation without attributes and then a frame; everything else is cut out.
        assert_eq!((tags[0], *tags.last().unwrap()), ("blockquote", "iframe"));
        assert!(inside.elements[0].1.is_empty());
        assert_eq!(tags.iter().filter(|tag| ["blockquote", "iframe"].contains(*tag)).count(), 2);
        let (_, frame) = inside.elements.last().unwrap();
        assert_eq!(
            (&frame["width"], &frame["height"]),
            (&document["width"].to_string(), &document["height"].to_string())
        );
        let (page, query) = frame["src"].split_once('?').unwrap();
        assert_eq!(page, format!("{SITE}viewer/1/embed.html"));
        let query: BTreeMap<String, String> = form_urlencoded(query);
        assert_eq!(query["src"], format!("{SITE}interviews/well.json"));
        assert_eq!(query.get("turn").map_or("", String::as_str), turn);
        assert!(!frame["src"].contains('#'), "WordPress writes a fragment of its own");
    }
}

fn form_urlencoded(query: &str) -> BTreeMap<String, String> {
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| (decoded(key), decoded(value)))
        .collect()
}

#[test]
fn without_the_address_of_the_site_there_is_no_oembed() {
    let place = Place::new("oembed-without-url");
    let site = place.site("tests/sites/small");
    let mut file: Value = serde_json::from_str(&fs::read_to_string(site.join("site.json")).unwrap()).unwrap();
    file.as_object_mut().unwrap().remove("url");
    fs::write(site.join("site.json"), file.to_string()).unwrap();
    place.build();
    assert!(place.out().join("interviews/well/q/q1/index.html").is_file());
    assert!(place.files().keys().all(|path| !path.ends_with("oembed.json")));
    assert!(!place.read("interviews/well/index.html").contains("oembed"));
}

#[test]
fn feeds_have_the_whole_text() {
    let place = Place::new("full-feeds");
    place.site("tests/sites/small");
    place.build();
    for (folder, title, words) in
        [("", "Who owns the </script><b>well</b>?", "We keep a book."), ("zh-Hans/", "井归谁？", "谁的也不是。")]
    {
        let feed = place.read(&format!("{folder}feed.xml"));
        let feed = roxmltree::Document::parse(&feed).unwrap();
        let entries = || feed.descendants().filter(|node| node.has_tag_name((ATOM, "entry")));
        let text = |entry: roxmltree::Node, name: &'static str| {
            let found = entry.children().find(|node| node.has_tag_name((ATOM, name)));
            found.and_then(|node| node.text()).unwrap_or_default().to_owned()
        };
        let entry = entries().find(|entry| text(*entry, "title") == title).unwrap();
        let content = html(&text(entry, "content"));
        assert!(content.text.contains(words), "{}", content.text);
        let json: Value = serde_json::from_str(&place.read(&format!("{folder}feed.json"))).unwrap();
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(json["feed_url"], format!("{SITE}{folder}feed.json"));
        let items = json["items"].as_array().unwrap();
        assert_eq!(items.len(), entries().count());
        for item in items {
            assert!(item["id"].as_str().unwrap().starts_with(SITE));
            assert!(item.get("content_html").or(item.get("content_text")).is_some(), "an item has content");
        }
        let item = items.iter().find(|item| item["title"] == title).unwrap();
        assert_eq!(item["content_html"], text(entry, "content"));
        assert_eq!(item["authors"].as_array().unwrap().len(), 1);
    }
    let opml = place.read("interviews.opml");
    let opml = roxmltree::Document::parse(&opml).unwrap();
    let feeds: Vec<&str> = opml.descendants().filter_map(|node| node.attribute("xmlUrl")).collect();
    assert_eq!(feeds, [format!("{SITE}feed.xml"), format!("{SITE}zh-Hans/feed.xml")]);
}

#[test]
fn search_engines_read_the_questions_and_answers() {
    let place = Place::new("has-part");
    place.site("tests/sites/small");
    place.build();
    let page = html(&place.read("interviews/well/index.html"));
    let data: Value = serde_json::from_str(&page.data["application/ld+json"]).unwrap();
    let [question] = &data["hasPart"].as_array().unwrap()[..] else { panic!("one question") };
    assert_eq!((&question["@type"], &question["name"]), (&"Question".into(), &"Whose is it?".into()));
    let answer = &question["acceptedAnswer"][0];
    assert_eq!(answer["author"]["name"], "Shao Yufen");
    assert_eq!(answer["text"], "Nobody's & everybody's.\n\nWe keep a book.\n\nIt is wet.");
    assert_eq!(answer["url"], format!("{SITE}interviews/well/#a1"));
}
