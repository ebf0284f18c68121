//! Files, addresses and sites that mean harm, or do not work.

use serde_json::json;

use crate::reading::{sent, until_ready};
use crate::{Journey, World};

pub const JOURNEYS: &[Journey] = &[
    ("harmful_words_stay_words", harmful_words_stay_words),
    ("nothing_is_taken_from_inside", nothing_is_taken_from_inside),
    ("wrong_files_leave_a_link", wrong_files_leave_a_link),
    ("a_silent_site_is_waited_for_once", a_silent_site_is_waited_for_once),
    ("eight_blocks_share_a_page", eight_blocks_share_a_page),
    ("an_author_gets_no_html_into_a_page", an_author_gets_no_html_into_a_page),
    ("only_editors_may_ask", only_editors_may_ask),
];

fn payloads() -> Vec<String> {
    let all = [include_str!("../payloads/script-injection.txt"), include_str!("../payloads/naughty-strings.txt")];
    all.iter()
        .flat_map(|list| list.lines())
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

fn harmful_words_stay_words(world: &World) {
    let payloads = payloads();
    let turns = payloads.iter().enumerate().map(|(n, words)| {
        let id = if n % 2 == 0 { words.clone() } else { format!("{n}\" onclick=\"pwned()") };
        json!({"id": id, "speaker": words, "text": {"en\"><script>pwned()</script>": words, "en": words}})
    });
    let turns: Vec<_> = turns.collect();
    let file = json!({"title": "<script>pwned()</script>", "languages": ["en", "\"><script>pwned()</script>"], "url": "javascript:pwned()", "turns": turns});
    world.site.put("interviews/harmful.json", file.to_string());
    let page = world.reader();
    let post = world.post(&format!("[interview url=\"{}\"]", world.interview("harmful.json")));
    page.visit(&format!("{post}?policy=no-script"));
    let [elements, events]: [Vec<String>; 2] = page.look(
        "const all = [...document.querySelectorAll('interview-viewer *')];
        return [[...new Set(all.map((e) => e.localName))].sort(), all.flatMap((e) => [...e.attributes].map((a) => a.name)).filter((n) => !['lang', 'dir', 'id'].includes(n))]",
    );
    assert_eq!(elements, ["div", "h2", "p", "strong"]);
    assert!(events.is_empty(), "{events:?}");
    let said: Vec<String> = page
        .look("return [...document.querySelectorAll('interview-viewer div > p[lang=en]')].map((e) => e.textContent)");
    for words in payloads.iter().filter(|words| words.trim().len() > 3 && !words.chars().any(char::is_control)) {
        assert!(said.iter().any(|one| one.trim() == words.trim()), "{words:?} is changed or lost");
    }
    page.visit(&post);
    until_ready(&page);
    assert!(page.look::<bool>("return typeof window.pwned === 'undefined' && !document.querySelector('[onclick]')"));
    page.done();
}

fn nothing_is_taken_from_inside(world: &World) {
    let file = format!("{}/interviews/tide-time-school.json", world.inside.origin());
    world.site.redirect("interviews/inside.json", &file);
    world.site.put(
        "interviews/inside/index.html",
        format!("<html lang=\"en\"><link rel=\"alternate\" type=\"application/json\" href=\"{file}\">"),
    );
    let page = world.reader();
    page.visit(&world.wordpress.url(""));
    let addresses = [file, world.interview("inside.json"), world.interview("inside/")];
    let more = [
        "http://10.0.0.1/x.json",
        "http://169.254.169.254/latest/",
        "http://100.64.0.1/x.json",
        "http://[::1]/x.json",
        "file:///etc/passwd",
        "http://2130706433/",
        "http://user:secret@8.8.8.8/",
    ];
    for address in addresses.iter().map(String::as_str).chain(more) {
        let html = sent(&page, &world.post(&format!("[interview url=\"{address}\"]")));
        assert!(!html.contains("You looked at the water."), "{address}");
    }
    assert!(world.inside.requests().is_empty(), "{:?}", world.inside.requests());
    page.done();
}

fn wrong_files_leave_a_link(world: &World) {
    let list = "[0],".repeat(900_000);
    for (name, body) in [
        ("html.json", "<p>no JSON</p>".to_owned()),
        ("list.json", "[1, 2, 3]".to_owned()),
        ("large.json", format!(r#"{{"title": "x", "turns": ["{}"]}}"#, "a".repeat(5 << 20))),
        ("deep.json", "[".repeat(100_000)),
        ("parts.json", format!(r#"{{"title": "x", "turns": [{list}0]}}"#)),
    ] {
        world.site.put(&format!("interviews/{name}"), body);
        let address = world.interview(name);
        let page = world.reader();
        page.visit(&format!("{}?policy=no-script", world.post(&format!("[interview url=\"{address}\"]"))));
        assert_eq!(page.text(".wp-block-interview-viewer-interview a"), address);
        page.done();
    }
}

fn a_silent_site_is_waited_for_once(world: &World) {
    let silent = world.interview("silent.json");
    let shortcode = |n| {
        world.site.redirect(&format!("interviews/{n}.json"), &silent);
        format!("[interview url=\"{}\"]", world.interview(&format!("{n}.json")))
    };
    let content: Vec<String> = (1..=8).map(shortcode).collect();
    world.site.hold("interviews/silent.json");
    let page = world.reader();
    page.visit(&world.wordpress.url(""));
    let html = sent(&page, &world.post(&content.join("\n\n")));
    assert_eq!(html.matches("<interview-viewer").count(), 8);
    let asked = world.site.requests().iter().filter(|request| request.path.contains("silent.json")).count();
    assert_eq!(asked, 1);
    world.site.put("interviews/silent.json", "{}");
    world.wordpress.php(&["read-again"]);
    page.done();
}

fn eight_blocks_share_a_page(world: &World) {
    let names = ["tide-time-school", "the-other-eight-yuan", "river-smell-dictionary", "tide-time-school"];
    let block = |(n, name): (usize, &&str)| {
        let (address, lang) = (world.interview(&format!("{name}/")), if n < 4 { "en" } else { "zh-Hans" });
        format!("<!-- wp:interview-viewer/interview {{\"url\":\"{address}\",\"lang\":\"{lang}\"}} /-->")
    };
    let blocks: Vec<String> = names.iter().cycle().take(8).enumerate().map(block).collect();
    let page = world.reader();
    page.visit(&world.post(&blocks.join("\n\n")));
    until_ready(&page);
    let langs: Vec<String> =
        page.look("return [...document.querySelectorAll('interview-viewer')].map((e) => e.state.lang)");
    assert_eq!(langs, ["en", "en", "en", "en", "zh-Hans", "zh-Hans", "zh-Hans", "zh-Hans"]);
    let [twice, following]: [usize; 2] = page.look(
        "const ids = [...document.querySelectorAll('interview-viewer [id]')].map((e) => e.id);
        return [ids.length - new Set(ids).size, document.querySelectorAll('interview-viewer[address]').length]",
    );
    assert_eq!((twice, following), (0, 1));
    page.done();
}

fn an_author_gets_no_html_into_a_page(world: &World) {
    let address = world.interview("tide-time-school/?theme=women&lang=zh-Hans");
    let quoted = json!(address).to_string();
    let evil = "\\u0022\\u003e\\u003cscript\\u003epwned()\\u003c/script\\u003e";
    let content = format!(
        "<!-- wp:interview-viewer/interview {{\"url\":{quoted},\"q\":\"{evil}\",\"passage\":\"{evil}\",\"view\":\"full\",\"colorScheme\":\"{evil}\",\"accent\":\"{evil}\",\"align\":\"{evil}\",\"className\":\"{evil}\"}} /-->\n\n\
        [interview url=\"{address}\" q='\" onclick=pwned() x=\"' themes='\"><b>']"
    );
    let page = world.reader();
    page.visit(&format!("{}?policy=no-script", world.wordpress.php(&["post", &content, "author"])));
    let found: Vec<String> = page.look(
        "return [...document.querySelectorAll('interview-viewer, .wp-block-interview-viewer-interview')].flatMap((e) => [...e.attributes].map((a) => a.name)).filter((n) => !['src', 'class', 'q', 'turn', 'lang', 'view', 'themes', 'address', 'id'].includes(n))",
    );
    assert!(found.is_empty(), "{found:?}");
    assert!(!sent(&page, &page.url()).contains("<script>pwned"));
    assert_eq!(
        page.look::<String>("return document.querySelector('interview-viewer').lang"),
        "zh-Hans",
        "the ampersand is one"
    );
    page.done();
}

fn only_editors_may_ask(world: &World) {
    let page = world.reader();
    page.visit(&world.wordpress.url(""));
    let address = world.interview("nobody-asks.json");
    let route = world.wordpress.url(&format!("?rest_route=/interview-viewer/v1/interview&url={address}"));
    assert!(sent(&page, &route).contains("rest_forbidden"));
    assert!(!world.site.requests().iter().any(|request| request.path.contains("nobody-asks")));
    page.done();
}
