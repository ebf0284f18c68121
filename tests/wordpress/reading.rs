//! What readers get.

use serde_json::json;

use crate::page::Page;
use crate::{Journey, World};

pub const JOURNEYS: &[Journey] = &[
    ("a_shortcode_shows_a_question", a_shortcode_shows_a_question),
    ("words_stay_as_they_are_written", words_stay_as_they_are_written),
    ("a_pasted_address_is_a_sandboxed_frame", a_pasted_address_is_a_sandboxed_frame),
    ("a_pasted_address_of_the_own_site_is_the_element", a_pasted_address_of_the_own_site_is_the_element),
    ("the_address_of_the_page_leads_to_a_passage", the_address_of_the_page_leads_to_a_passage),
    ("every_theme_shows_text_and_viewer", every_theme_shows_text_and_viewer),
    ("a_page_cache_keeps_only_pages_with_the_text", a_page_cache_keeps_only_pages_with_the_text),
    ("a_strict_policy_is_kept", a_strict_policy_is_kept),
    ("the_text_stays_if_the_site_is_down", the_text_stays_if_the_site_is_down),
    ("feeds_have_the_text", feeds_have_the_text),
];

pub fn until_ready(page: &Page) {
    page.until("every viewer is there", || {
        page.look("const all = [...document.querySelectorAll('interview-viewer')]; return all.length > 0 && all.every((e) => e.state)")
    });
}

/// The text of the page as it is sent, which search engines read.
pub fn sent(page: &Page, url: &str) -> String {
    let script = "const [url, done] = arguments; fetch(url, {cache: 'no-store'}).then((r) => r.text()).then(done, (e) => done(`${e}`))";
    page.await_script(script, &[json!(url)]).as_str().expect("a text").to_owned()
}

fn a_shortcode_shows_a_question(world: &World) {
    let address = world.interview("tide-time-school/zh-Hans/q/t6/");
    let page = world.reader();
    page.visit(&world.post(&format!("[interview url=\"{address}\" ui-lang=en accent=#9c2b1f]")));
    until_ready(&page);
    assert!(page.text(".iv-question").contains("第一课教什么"), "{}", page.text(".iv-question"));
    assert_eq!(page.texts(".iv-question").len(), 1, "only this question");
    let html = sent(&page, &page.url());
    let inside = html
        .split("<interview-viewer")
        .nth(1)
        .and_then(|rest| rest.split("</interview-viewer>").next())
        .unwrap_or_default();
    assert!(
        inside.contains("第一课教什么") && inside.contains("<strong lang=\"zh-Hans\" dir=\"auto\">麦阿凤</strong>"),
        "{inside}"
    );
    assert!(!inside.contains("What was the first lesson"), "{inside}");
    assert_eq!(
        page.look::<String>(
            "return getComputedStyle(document.querySelector('interview-viewer')).getPropertyValue('--iv-accent')"
        ),
        "#9c2b1f"
    );
    page.done();
}

fn words_stay_as_they_are_written(world: &World) {
    let words = "\"It's\" -- 9x9... :) :mrgreen: Wordpress [gallery] &lt;b&gt; <b>bold</b> (c) http://example.org/";
    let file = json!({"title": words, "languages": ["en"], "turns": [{"speaker": words, "text": words}]});
    world.site.put("interviews/words.json", file.to_string());
    let address = world.interview("words.json");
    let block = format!("<!-- wp:interview-viewer/interview {{\"url\":\"{address}\"}} /-->");
    for content in [format!("[interview url=\"{address}\"]"), block] {
        let page = world.reader();
        page.visit(&format!("{}?policy=no-script", world.post(&content)));
        assert_eq!(
            page.texts("interview-viewer h2, interview-viewer strong, interview-viewer p[lang]"),
            [words; 3],
            "{content}"
        );
        assert!(!page.look::<bool>("return !!document.querySelector('interview-viewer :is(img, b)')"));
        page.done();
    }
}

fn a_pasted_address_is_a_sandboxed_frame(world: &World) {
    let page = world.reader();
    page.visit(&world.post(&format!("{}\n", world.interview("tide-time-school/q/t6/"))));
    page.until_seen("iframe.wp-embedded-content[sandbox='allow-scripts'][data-secret]");
    page.until("the frame stands in the place of the text", || !page.sees("blockquote.wp-embedded-content"));
    page.inside("iframe.wp-embedded-content", || {
        assert_eq!(page.look::<String>("return origin"), "null");
        page.until_text(".iv-question", "What was the first lesson?");
    });
    page.visit(&format!("{}?policy=no-script", page.url()));
    assert!(page.text("blockquote.wp-embedded-content").contains("What was the first lesson?"));
    page.done();
}

fn a_pasted_address_of_the_own_site_is_the_element(world: &World) {
    world.wordpress.php(&["site", &format!("{}/", world.site.origin())]);
    let page = world.reader();
    page.visit(&world.post(&format!("{}\n", world.interview("river-smell-dictionary/en/?theme=evidence#t2.1"))));
    until_ready(&page);
    assert!(!page.sees("iframe"));
    assert!(sent(&page, &page.url()).contains("It’s a pan lid."));
    page.visit(&world.post(&format!("{}\n", world.interview("river-smell-dictionary/en/?theme=evidence"))));
    until_ready(&page);
    assert_eq!(
        page.look::<Vec<String>>("return document.querySelector('interview-viewer').state.themes"),
        ["evidence"]
    );
    page.done();
    world.wordpress.php(&["site", ""]);
}

fn the_address_of_the_page_leads_to_a_passage(world: &World) {
    let post = world.post(&format!("[interview url=\"{}\"]", world.interview("tide-time-school/")));
    let page = world.reader();
    page.visit(&format!("{post}#t6"));
    until_ready(&page);
    page.until("the viewer goes there", || {
        page.look("return document.querySelector('interview-viewer').state.target === 't6'")
    });
    page.visit(&format!("{post}?policy=no-script#t33"));
    page.until("the browser goes there", || page.look("return scrollY > 2000"));
    page.done();
}

fn every_theme_shows_text_and_viewer(world: &World) {
    let post = world.post(&format!(
        "<!-- wp:interview-viewer/interview {{\"url\":\"{}\",\"align\":\"wide\"}} /-->",
        world.interview("the-other-eight-yuan/")
    ));
    let themes = world.wordpress.php(&["themes"]);
    assert!(themes.split(' ').count() > 1, "{themes}");
    for theme in themes.split(' ') {
        world.wordpress.php(&["theme", theme]);
        let page = world.reader();
        for width in [1280, 390] {
            page.size((width, 900));
            page.visit(&post);
            until_ready(&page);
            // The page itself may be wider: one of these themes has a wide field for comments.
            let [left, right]: [i32; 2] = page.look(
                "const r = document.querySelector('interview-viewer').getBoundingClientRect();
                return [Math.round(r.left), Math.round(r.right)]",
            );
            assert!(left >= 0 && right <= width as i32 && right - left > 300, "{theme}: {left} to {right} of {width}");
            keep_picture(&page, &format!("{theme}-{width}"));
        }
        page.visit(&format!("{post}?policy=no-script"));
        assert!(page.text("interview-viewer").contains("Could each of you say what you do"), "{theme}");
        keep_picture(&page, &format!("{theme}-text"));
        page.done();
    }
    world.wordpress.php(&["theme", "twentytwentythree"]);
}

/// Saves a picture into the folder that PICTURES names.
fn keep_picture(page: &Page, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES") {
        page.picture(&std::path::Path::new(&folder).join(format!("wordpress-{name}.png")));
    }
}

fn a_page_cache_keeps_only_pages_with_the_text(world: &World) {
    world.site.fail("interviews/cached.json", 503);
    world.wordpress.put("advanced-cache.php", include_str!("advanced-cache.php"));
    let page = world.reader();
    page.visit(&world.wordpress.url(""));
    let post = world.post(&format!("[interview url=\"{}\"]", world.interview("cached.json")));
    let is_cached = || {
        let script = "const [url, done] = arguments; fetch(url).then((r) => done(r.headers.get('X-Cache') === 'hit'))";
        page.await_script(script, &[json!(post)]) == json!(true)
    };
    assert!(!sent(&page, &post).contains("Words of a cached interview"));
    assert!(!is_cached(), "a page without the text");
    world
        .site
        .put("interviews/cached.json", r#"{"title": "Cached", "turns": [{"text": "Words of a cached interview."}]}"#);
    world.wordpress.php(&["read-again"]);
    page.until("the text", || sent(&page, &post).contains("Words of a cached interview"));
    page.until("the page is cached", is_cached);
    page.visit(&post);
    until_ready(&page);
    page.done();
    world.wordpress.remove("advanced-cache.php");
}

fn a_strict_policy_is_kept(world: &World) {
    let post = world.post(&format!("[interview url=\"{}\"]", world.interview("tide-time-school/")));
    let page = world.reader();
    page.visit(&format!("{post}?policy=strict"));
    until_ready(&page);
    page.click_text(".iv-langs button", "中文");
    page.until("the other language", || {
        page.look("return document.querySelector('interview-viewer').state.lang === 'zh-Hans'")
    });
    // WordPress itself has styles and scripts in its pages, which such a policy forbids.
    assert!(!page.look::<bool>("return !!document.querySelector('interview-viewer').parentElement.outerHTML.match(/ style=| on[a-z]+=|<script|<style/)"));
    page.done();
}

fn the_text_stays_if_the_site_is_down(world: &World) {
    world.site.put("interviews/kept.json", r#"{"title": "Kept", "turns": [{"text": "The old words."}]}"#);
    let page = world.reader();
    page.visit(&world.post(&format!("[interview url=\"{}\"]", world.interview("kept.json"))));
    let post = page.url();
    assert!(sent(&page, &post).contains("The old words."));
    world.site.fail("interviews/kept.json", 500);
    world.wordpress.php(&["read-again"]);
    let asked = || world.site.requests().iter().filter(|request| request.path.contains("kept.json")).count();
    let before = asked();
    page.until("WordPress has asked again", || sent(&page, &post).contains("The old words.") && asked() > before);
    world.site.put("interviews/kept.json", r#"{"title": "Kept", "turns": [{"text": "The new words."}]}"#);
    let admin = world.user("admin");
    admin.visit(&world.wordpress.url("wp-admin/options-general.php?page=interview-viewer"));
    admin.click("input[value='Read all interviews again']");
    admin.until_seen(".notice-success");
    admin.done();
    page.until("the new words", || sent(&page, &post).contains("The new words."));
    page.done();
}

fn feeds_have_the_text(world: &World) {
    world.post(&format!("[interview url=\"{}\"]", world.interview("tide-time-school/#t3")));
    let page = world.reader();
    page.visit(&world.wordpress.url(""));
    let feed = sent(&page, &world.wordpress.url("?feed=rss2"));
    assert!(feed.contains("You looked at the water.") && !feed.contains("<interview-viewer"), "{feed}");
    page.done();
}
