//! The element on other people's pages: what it shows, what it reports to the page, and how it copes with what pages do
//! with elements.

use serde_json::{Value, json};

use crate::access;
use crate::interview::{self, ROOFTOP};
use crate::page::{PHONE, Page};

crate::journeys![
    an_interview_is_shown_in_another_page,
    attributes_control_what_is_shown in Chromium,
    a_card_shows_one_passage_or_one_question in Chromium,
    a_page_receives_events_of_the_reader,
    ignored_values_are_reported_to_the_page in Chromium,
    a_page_can_call_go_to in Chromium,
    the_fragment_of_the_page_leads_to_passages,
    links_leave_the_address_of_the_page_alone,
    a_base_in_the_page_does_not_redirect_links,
    the_last_source_wins,
    a_moved_element_continues_and_a_removed_one_starts_again,
    an_element_may_be_created_in_any_way,
    an_interview_can_be_inline_json in Chromium,
    the_page_text_stays_if_nothing_loads,
    the_page_text_stays_if_the_program_cannot_run,
    two_scripts_do_not_conflict in Chromium,
    the_inline_script_needs_no_other_file,
    the_viewer_can_be_loaded_from_another_site,
    one_page_can_have_many_viewers in Chromium,
    share_links_to_the_page_of_the_interview in Chromium,
    a_frame_is_as_high_as_its_text,
    a_frame_follows_the_address_of_the_page_around_it,
    examples_show_their_interviews in Chromium,
];

const SCRIPT: &str = "<script type=\"module\" src=\"viewer/1/interview-viewer.js\"></script>";
/// Inserts the script into a page that has an element already.
const LATE_SCRIPT: &str = "const s = document.createElement('script'); s.type = 'module';
    s.src = 'viewer/1/interview-viewer.js'; document.head.append(s)";
const TEXT: &str = "<blockquote lang=\"en\" id=\"own\"><p>What the page says itself.</p></blockquote>";

/// A page with this body.
fn host(page: &Page, folder: &str, head: &str, body: &str) {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
        <title>Somebody else</title>{head}</head><body><main><h1>Somebody else’s page</h1>{body}</main></body></html>"
    );
    page.site.put("host.html", html);
    page.open(&format!("{folder}host.html"));
}

/// A page with one element, once the interview is there.
fn embed(page: &Page, attributes: &str) {
    host(page, "/", SCRIPT, &format!("<interview-viewer src=\"rooftop.json\" {attributes}>{TEXT}</interview-viewer>"));
    ready(page);
}

fn ready(page: &Page) {
    page.until("the element is ready", || page.look("return !!document.querySelector('interview-viewer')?.state"));
}

fn state(page: &Page) -> Value {
    page.look("return document.querySelector('interview-viewer').state")
}

/// Runs a script with the element as `e`.
fn with_element(page: &Page, script: &str) {
    page.look::<Value>(&format!("const e = document.querySelector('interview-viewer'); {script}; return null"));
}

fn shown(page: &Page) -> Vec<String> {
    page.look("return passages().filter(shown).map((p) => p.dataset.passage)")
}

fn an_interview_is_shown_in_another_page(page: &Page) {
    embed(page, "");
    let known = interview::rooftop();
    for passage in &known {
        let (lang, words) = passage.read_in("en");
        assert_eq!(page.look_for::<String>("return words(...arguments)", &[json!(passage.id), json!(lang)]), words);
    }
    assert!(!page.sees("#own"), "the page's own text gives way");
    assert_eq!(page.look::<String>("return document.querySelector('#own').textContent"), "What the page says itself.");
    assert_eq!(page.look::<String>("return document.title"), "Somebody else");
    assert_eq!(page.texts("h1"), ["Somebody else’s page"]);
    assert_eq!(page.texts("h2.iv-title"), ["Rain on the Bakery Roof"]);
    assert!(!page.sees("main main, .iv-crumbs, .iv-settings-open"), "nothing of a page of its own");
    access::passes(page, "embedded");
    page.click_text(".iv-chip", "Trust");
    page.until("filtered", || page.text(".iv-status").contains("Trust"));
    access::passes(page, "embedded and filtered");
    page.size(PHONE);
    page.click(".iv-bar [popovertarget=iv-tools]");
    page.until_seen(".iv-tools:popover-open");
    access::passes(page, "the sheet, embedded");
}

fn share_links_to_the_page_of_the_interview(page: &Page) {
    let watch = |page: &Page| {
        page.look::<()>(
            "Object.defineProperty(navigator.clipboard, 'writeText', {value: async (text) => { window.copied = text }})",
        );
    };
    embed(page, "themes=\"trust\"");
    watch(page);
    page.click(".iv-share-open");
    page.until("the rows", || page.sees("#iv-share li"));
    access::passes(page, "Share, embedded");
    assert!(!page.sees(".iv-share-embed, .iv-save"), "nothing that the page itself has to offer");
    page.click("#iv-share li:nth-child(2) button");
    page.until("the results in the site that the viewer comes from", || {
        page.look("return /[?&]src=[^#]*rooftop.json.*theme=trust/.test(window.copied ?? '')")
    });
    page.look::<()>(
        "const [text] = [...texts(passage('a1.1'))].filter((t) => t.data.startsWith('Because flour'));
        getSelection().setBaseAndExtent(text, 8, text, 20)",
    );
    page.until_seen("#iv-selected");
    page.click_text("#iv-selected button", "Copy link");
    page.until("the words", || page.look("return (window.copied ?? '').includes(':flour%20drinks')"));
}

fn attributes_control_what_is_shown(page: &Page) {
    embed(page, "lang=\"zh-Hans\" themes=\"trust, night\" match=\"any\" speakers=\"gao\"");
    page.until_text("h2.iv-title", "面包房屋顶上的雨");
    let of = |themes: &[&str], speaker: Option<&str>| -> Vec<String> {
        let all = interview::rooftop();
        let folded = interview::folds(&all, |p| {
            (themes.is_empty() || themes.iter().any(|theme| p.themes.contains(*theme)))
                && speaker.is_none_or(|speaker| p.speaker == speaker)
        });
        all.into_iter().map(|p| p.id).filter(|id| !folded.contains(id)).collect()
    };
    page.until_eq("both themes, one speaker", of(&["trust", "night"], Some("gao")), || shown(page));
    with_element(page, "e.speakers = ''; e.setAttribute('themes', 'rain')");
    page.until_eq("another theme, all speakers", of(&["rain"], None), || shown(page));
    page.until_text(".iv-langs [aria-pressed=true]", "中文");
    // The reader's choices stay if the page changes something else.
    page.settle();
    page.click_text(".iv-chip", "信任");
    page.until_eq("the reader's theme, too", of(&["rain", "trust"], None), || shown(page));
    with_element(page, "e.lang = 'en'");
    page.until_text("h2.iv-title", "Rain on the Bakery Roof");
    page.until_eq("the same passages", of(&["rain", "trust"], None), || shown(page));
    with_element(page, "e.themes = []; e.q = 'gauge'");
    page.until("hits", || page.look("return marked('.iv-hit').length > 0"));
    with_element(page, "e.q = null; e.view = 'questions'");
    page.until_text(".iv-tog[aria-pressed=true]", "Questions only");
    with_element(page, "e.view = 'full'; e.uiLang = 'zh-Hant'");
    page.until_text(".iv-outline + *, .iv-tools-row .iv-tog", "只看問題");
    with_element(page, "e.removeAttribute('ui-lang'); e.lang = 'both'");
    page.until_text(".iv-langs [aria-pressed=true]", "Both");
    // A language that the interview lacks, or an invalid tag, is ignored.
    with_element(page, "e.lang = 'fr'");
    page.until_eq("the first language", json!("en"), || state(page)["lang"].clone());
    let properties: Value = page.look(
        "const e = document.querySelector('interview-viewer'); return [e.src, e.themes, e.colorScheme, e.turn, e.view]",
    );
    assert_eq!(properties, json!(["rooftop.json", "", "", "", "full"]));
}

fn a_card_shows_one_passage_or_one_question(page: &Page) {
    let known = interview::rooftop();
    embed(page, "turn=\"a1.1\"");
    page.until_seen("figure.iv-card");
    let passage = known.iter().find(|p| p.id == "a1.1").expect("it is there");
    assert_eq!(shown(page), ["a1.1"]);
    assert_eq!(page.look::<String>("return words('a1.1', 'en')"), passage.read_in("en").1);
    assert!(page.sees(".iv-card .iv-question"), "with its question");
    let link: String = page.look("return named('.iv-card-end a', null)[0].href");
    assert_eq!(link, format!("{}/?src={}%2Frooftop.json#a1.1", page.site.origin(), urlencoded(&page.site.origin())));
    access::passes(page, "a card");
    page.click_text(".iv-langs button", "中文");
    page.until_eq("in Chinese", passage.read_in("zh-Hans").1, || page.look("return words('a1.1', 'zh-Hans')"));
    assert_eq!(state(page)["lang"], "zh-Hans");
    with_element(page, "e.turn = 't5.2:forty%20years'; e.lang = 'en'");
    page.until_eq("words in another", json!([["t5.2", "en", "forty years"]]), || {
        page.look("return marked('.iv-linked')")
    });
    // A question with all its answers.
    let question: String = page.look("const e = document.querySelector('interview-viewer'); return e.state.target");
    assert_eq!(question, "t5.2");
    with_element(page, "e.turn = 'q1'");
    page.until("the answers", || shown(page).contains(&"a1.1".to_string()));
    access::passes(page, "a card with a question");
    with_element(
        page,
        "e.addEventListener('interview-error', (event) => (window.told = event.detail.code)); e.turn = 'nowhere'",
    );
    page.until_eq("no such passage", json!("no-passage"), || page.look("return window.told ?? null"));
    page.until_seen("#own");
    assert_eq!(page.texts("[role=alert]"), ["The interview has no such question or passage."]);
    with_element(page, "e.turn = 'a1.1'");
    page.until("another is there", || shown(page) == ["a1.1"] && !page.sees("#own") && !page.sees("[role=alert]"));
    with_element(page, "e.view = 'full'");
    page.until_seen("h2.iv-title");
    page.until("the page's own text gives way", || !page.sees("#own"));
}

fn urlencoded(text: &str) -> String {
    text.replace(':', "%3A").replace('/', "%2F")
}

/// Records the events of the element from the start.
const LISTEN: &str = "window.told = []; for (const name of ['ready', 'change', 'error', 'warning', 'height'])
    document.addEventListener('interview-' + name, (event) => told.push([name, event.detail, event.target.localName]))";

fn a_page_receives_events_of_the_reader(page: &Page) {
    host(page, "/", SCRIPT, "");
    page.look::<()>(LISTEN);
    page.look::<()>("const e = document.createElement('interview-viewer'); e.src = 'rooftop.json'; document.querySelector('main').append(e)");
    ready(page);
    let told = |name: &str| -> Vec<Value> {
        page.look_for(
            "return told.filter(([name]) => name === arguments[0]).map(([, detail]) => detail)",
            &[json!(name)],
        )
    };
    assert_eq!(told("ready"), [json!({"title": "Rain on the Bakery Roof", "languages": ["en", "zh-Hans"]})]);
    assert_eq!(told("change"), [] as [Value; 0]);
    page.until("the height", || {
        let high = page.look::<f64>("return document.querySelector('interview-viewer').getBoundingClientRect().height");
        told("height").last().and_then(|detail| detail["height"].as_f64()).is_some_and(|told| (told - high).abs() < 1.5)
    });
    page.click_text(".iv-chip", "Trust");
    page.until("one change", || told("change").len() == 1);
    let change = told("change").remove(0);
    assert_eq!(change, state(page));
    let shown = page.text(".iv-status b");
    assert_eq!(change["themes"], json!(["trust"]));
    assert_eq!((change["lang"].clone(), change["match"].clone()), (json!("en"), json!("any")));
    assert!(shown.starts_with(&change["shown"].to_string()) && shown.contains(&change["total"].to_string()), "{shown}");
    page.click_text(".iv-langs button", "中文");
    page.until("another", || told("change").len() == 2);
    assert_eq!(told("change")[1]["lang"], "zh-Hans");
    assert!(told("change")[1]["address"].as_str().is_some_and(|address| address.contains("lang=zh-Hans&theme=trust")));
}

fn a_page_can_call_go_to(page: &Page) {
    page.site.hold("slow.json");
    host(page, "/", SCRIPT, "<interview-viewer src=\"slow.json\"></interview-viewer>");
    page.until("the element", || page.look("return !!customElements.get('interview-viewer')"));
    with_element(page, "e.goTo('?theme=trust#a12.2')");
    page.site.put("slow.json", ROOFTOP);
    ready(page);
    page.until_eq("what was asked for before", json!("a12.2"), || state(page)["target"].clone());
    assert_eq!(state(page)["themes"], json!(["trust"]));
    // Far away while it is not rendered yet.
    let away = |id: &str| {
        page.look_for::<f64>("return passage(arguments[0])?.getBoundingClientRect().top ?? 1e6", &[json!(id)])
    };
    page.until("it is in the window", || (0.0..600.0).contains(&away("a12.2")));
    with_element(page, "e.goTo('a1.1')");
    page.until("another passage", || (0.0..600.0).contains(&away("a1.1")));
    assert_eq!(state(page)["themes"], json!(["trust"]), "what is filtered stays");
    with_element(page, "e.goTo('?lang=both')");
    page.until_eq("both", json!("both"), || state(page)["lang"].clone());
    assert_eq!(state(page)["themes"], json!([]));
    // A dialog scrolls, and the page does not.
    let body = "<dialog><interview-viewer src=\"rooftop.json\"></interview-viewer></dialog>";
    host(page, "/", SCRIPT, body);
    page.look::<()>(
        "const d = document.querySelector('dialog'); d.style.cssText = 'height: 400px; overflow: auto'; d.showModal()",
    );
    ready(page);
    with_element(page, "e.goTo('#a8.1')");
    page.until("it is in the dialog's window", || (0.0..600.0).contains(&away("a8.1")));
    assert!(page.look::<f64>("return document.querySelector('dialog').scrollTop") > 500.0);
    // Folding above the reader does not move their place.
    page.settle();
    let before = away("a8.1");
    page.look::<()>("passage('a8.1').querySelector('.iv-themes button').click()");
    page.until("filtered", || page.text(".iv-status").contains("passages are about"));
    page.settle();
    assert!((away("a8.1") - before).abs() < 2.0, "{before} {}", away("a8.1"));
}

fn the_fragment_of_the_page_leads_to_passages(page: &Page) {
    let body = "<p>Before.</p><interview-viewer src=\"rooftop.json\" address=\"hash\"></interview-viewer>";
    host(page, "/", SCRIPT, body);
    page.open("host.html#a12.2");
    page.reload();
    ready(page);
    let top = |id: &str| page.look_for::<f64>("return passage(arguments[0]).getBoundingClientRect().top", &[json!(id)]);
    page.until("there at once", || (0.0..600.0).contains(&top("a12.2")));
    page.click_text(".iv-outline a, .iv-meta a", "12.1");
    page.until("the address says so", || page.url().contains("#a12.1~"));
    page.back();
    page.until_eq("back", json!("a12.2"), || state(page)["target"].clone());
    assert!(page.url().ends_with("host.html#a12.2"));
    page.look::<()>("location.hash = '#a1.1'");
    page.until("a link of the page's own", || (0.0..600.0).contains(&top("a1.1")));
}

fn links_leave_the_address_of_the_page_alone(page: &Page) {
    embed(page, "turn=\"a12.2\" view=\"full\"");
    page.settle();
    assert_eq!(page.look::<f64>("return scrollY"), 0.0, "nobody is taken to the middle of a page");
    assert!(page.sees(".is-linked"), "but it is marked");
    let before = page.url();
    let entries: usize = page.look("return history.length");
    page.look::<()>("all('.iv-meta a').find((a) => said(a) === '12.1').click()");
    page.until("the passage", || state(page)["target"].as_str().is_some_and(|target| target.starts_with("a12.1~")));
    page.until("it is in the window", || {
        (0.0..600.0).contains(&page.look::<f64>("return passage('a12.1').getBoundingClientRect().top"))
    });
    assert_eq!((page.url(), page.look::<usize>("return history.length")), (before, entries));
}

fn a_base_in_the_page_does_not_redirect_links(page: &Page) {
    let viewer = "<interview-viewer src=\"rooftop.json\" address=\"hash\"></interview-viewer>";
    host(
        page,
        "/open-policy/",
        "<base href=\"/elsewhere/\">",
        &(SCRIPT.replace("viewer/1", "/viewer/1") + &viewer.replace("rooftop", "/rooftop")),
    );
    ready(page);
    let here = format!("{}/open-policy/host.html", page.site.origin());
    page.until("all links", || page.look("return all('a[href*=\"#\"]').length > 40"));
    let hrefs: Vec<String> = page.look("return all('a[href*=\"#\"]').map((link) => link.href)");
    assert!(hrefs.iter().all(|href| href.starts_with(&format!("{here}#"))), "{hrefs:?}");
    page.click("[data-passage='a1.1'] .iv-meta a");
    page.until("the passage", || page.url().starts_with(&format!("{here}#a1.1~")));
    page.look::<()>("all(\"[data-passage='a1.2'] .iv-meta a\")[0].focus()");
    page.press_key(fantoccini::key::Key::Enter);
    page.until("by key", || page.url().starts_with(&format!("{here}#a1.2~")));
    // Another quotation of the same passage, or none, replaces the one before.
    with_element(page, "e.goTo('#a1.1:the%20sack')");
    page.until_eq("the words", format!("{here}#a1.1:the%20sack"), || page.url());
    with_element(page, "e.goTo('?q=sack#a1.1')");
    page.until_eq("without them", format!("{here}#a1.1"), || page.url());
}

fn the_last_source_wins(page: &Page) {
    let other = ROOFTOP.replace("\"Rain on the Bakery Roof\"", "\"Another\"");
    page.site.hold("slow.json");
    page.site.put("other.json", other);
    host(page, "/", SCRIPT, &format!("<interview-viewer src=\"slow.json\">{TEXT}</interview-viewer>"));
    page.until("asked for", || page.site.requests().iter().any(|request| request.path == "/slow.json"));
    assert!(page.sees("#own"), "meanwhile, the page's own text");
    with_element(page, "e.src = 'other.json'");
    page.until_text("h2.iv-title", "Another");
    page.site.put("slow.json", ROOFTOP);
    page.settle();
    assert_eq!(page.text("h2.iv-title"), "Another");
    with_element(page, "e.src = 'rooftop.json'");
    page.until_text("h2.iv-title", "Rain on the Bakery Roof");
    // Removed while it loads: nothing appears, and nothing fails.
    page.site.hold("late.json");
    with_element(page, "e.src = 'late.json'");
    page.until("asked for", || page.site.requests().iter().any(|request| request.path == "/late.json"));
    page.look::<()>("window.gone = document.querySelector('interview-viewer'); gone.remove()");
    page.site.put("late.json", ROOFTOP);
    page.settle();
    assert_eq!(page.look::<Value>("return gone.state"), Value::Null);
}

fn a_moved_element_continues_and_a_removed_one_starts_again(page: &Page) {
    embed(page, "");
    page.click_text(".iv-chip", "Trust");
    page.until("filtered", || page.text(".iv-status").contains("Trust"));
    with_element(
        page,
        "const box = document.createElement('div'); document.querySelector('main').prepend(box); box.append(e)",
    );
    page.settle();
    assert!(page.text(".iv-status").contains("Trust"), "what is moved keeps what the reader chose");
    page.click_text(".iv-status button", "Clear");
    page.until("and can be used", || !page.text(".iv-status").contains("Trust"));
    page.look::<()>("window.kept = document.querySelector('interview-viewer'); kept.remove()");
    page.until_eq("it is gone", Value::Null, || page.look("return kept.state"));
    page.look::<()>("document.querySelector('main').append(kept)");
    ready(page);
    assert_eq!(page.texts("h2.iv-title"), ["Rain on the Bakery Roof"], "once");
    // A copy is a viewer of its own.
    with_element(page, "e.after(e.cloneNode(true))");
    page.until_eq("two", 2, || page.texts("h2.iv-title").len());
    page.click_text(".iv-chip", "Trust");
    page.until("the first", || page.texts(".iv-status").concat().contains("Trust"));
    assert_eq!(page.look::<usize>("return named('.iv-status.is-on', null).length"), 1, "the other is not touched");
}

fn an_element_may_be_created_in_any_way(page: &Page) {
    // Hidden at first.
    let body = "<div id=\"tab\" hidden><interview-viewer src=\"rooftop.json\"></interview-viewer></div>";
    host(page, "/", SCRIPT, body);
    ready(page);
    page.look::<()>("document.querySelector('#tab').hidden = false");
    page.until_seen("h2.iv-title");
    page.click_text(".iv-chip", "Trust");
    page.until("it works", || page.text(".iv-status").contains("Trust"));
    // In the page before its script.
    host(page, "/", "", &format!("<interview-viewer src=\"rooftop.json\" lang=\"zh-Hans\">{TEXT}</interview-viewer>"));
    page.until_seen("#own");
    page.look::<()>(LATE_SCRIPT);
    page.until_text("h2.iv-title", "面包房屋顶上的雨");
    // In a shadow root of the page.
    host(page, "/", SCRIPT, "<div id=\"outer\"></div>");
    page.look::<()>(
        "const root = document.querySelector('#outer').attachShadow({mode: 'open'});
        const e = document.createElement('interview-viewer'); root.append(e); e.setAttribute('src', 'rooftop.json')",
    );
    page.until_seen("h2.iv-title");
    page.click_text(".iv-chip", "Trust");
    page.until("it works there", || page.text(".iv-status").contains("Trust"));
    page.type_into(".iv-search input", "gauge");
    page.until("and finds", || page.look("return marked('.iv-hit').length > 0"));
    // Created from HTML by a script.
    page.look::<()>("document.querySelector('main').innerHTML = '<interview-viewer src=\"rooftop.json\" turn=\"a1.1\"></interview-viewer>'");
    page.until_seen("figure.iv-card");
}

fn an_interview_can_be_inline_json(page: &Page) {
    let file = ROOFTOP.replace('<', "\\u003c");
    let body = format!(
        "<interview-viewer lang=\"en\">{TEXT}<script type=\"application/json\">{file}</script></interview-viewer>"
    );
    host(page, "/", SCRIPT, &body);
    ready(page);
    assert_eq!(page.text("h2.iv-title"), "Rain on the Bakery Roof");
    assert!(page.site.requests().iter().all(|request| !request.path.contains("rooftop")), "it is not asked for");
}

fn the_page_text_stays_if_nothing_loads(page: &Page) {
    page.site.provoke("Failed to load resource");
    page.site.put("words.json", "Once upon a time");
    page.site.put("broken.json", "{\"title\": \"x\", \"turns\": [");
    page.site.fail("down.json", 500);
    page.site.cut("cut.json", ROOFTOP);
    let other = page.other_site();
    other.put("private.json", ROOFTOP);
    page.site.provoke("policy: connect-src");
    let private = format!("{}/private.json", other.origin());
    for (src, codes) in [
        ("missing.json", ["not-found", ""]),
        ("down.json", ["http", ""]),
        // Firefox takes the incomplete file for complete.
        ("cut.json", ["cut", "not-interview"]),
        ("words.json", ["not-interview", ""]),
        ("broken.json", ["not-interview", ""]),
        ("ftp://nowhere.example/x.json", ["bad-address", ""]),
        (&*private, ["network", ""]),
        ("", ["no-source", ""]),
    ] {
        host(page, "/", "", &format!("<interview-viewer src=\"{src}\" ui-lang=\"zh-Hans\">{TEXT}</interview-viewer>"));
        page.look::<()>(LISTEN);
        page.look::<()>(LATE_SCRIPT);
        let error = || page.look::<Value>("return told.find(([name]) => name === 'error')?.[1] ?? null");
        page.until(src, || !error().is_null());
        assert!(codes.contains(&error()["code"].as_str().expect("a code")), "{src}: {}", error());
        assert!(!error()["message"].as_str().expect("a message").is_empty());
        assert!(page.sees("#own"), "{src}: the page's own text stays");
        let alerts = page.texts("[role=alert]");
        assert_eq!(alerts.len(), 1, "{src}: one line says why: {alerts:?}");
        assert!(
            alerts[0].contains(['访', '这', '连', '地', '服']),
            "{src}: in the language that was asked for: {alerts:?}"
        );
        access::passes(page, src);
    }
    // It can be retried, corrected or removed.
    with_element(page, "e.src = 'rooftop.json'");
    ready(page);
    assert!(!page.sees("#own") && page.texts("[role=alert]").is_empty());
    with_element(page, "e.src = null");
    page.until_seen("#own");
    assert!(page.text("[role=alert]").contains("src") && !page.sees("h2.iv-title"), "{:?}", page.texts("[role=alert]"));
    page.visit("about:blank");
}

fn the_page_text_stays_if_the_program_cannot_run(page: &Page) {
    for (folder, code, words) in [
        ("/no-wasm/", "no-webassembly", "WebAssembly"),
        ("/closed-policy/", "policy", "'wasm-unsafe-eval'"),
        ("/no-program/", "program", "could not be fetched"),
    ] {
        page.site.provoke("");
        host(page, folder, "", &format!("<interview-viewer src=\"rooftop.json\">{TEXT}</interview-viewer>"));
        page.look::<()>(LISTEN);
        page.look::<()>(LATE_SCRIPT);
        page.until_seen("[role=alert]");
        assert!(page.text("[role=alert]").contains(words), "{}", page.text("[role=alert]"));
        assert!(page.sees("#own"));
        let told: Value = page.look("return told.find(([name]) => name === 'error')[1].code");
        assert_eq!(told, code);
    }
}

fn two_scripts_do_not_conflict(page: &Page) {
    let script = std::fs::read(page.site.dist().join("viewer/1/interview-viewer.js")).expect("it is built");
    let newer = String::from_utf8(script).expect("it is text").replace("version = \"0", "version = \"9");
    page.site.put("viewer/2/interview-viewer.js", newer);
    let scripts =
        ["viewer/1/interview-viewer.js", "viewer/1/interview-viewer.js?again", "viewer/2/interview-viewer.js"];
    let head = scripts.map(|src| format!("<script type=\"module\" src=\"{src}\"></script>")).concat();
    let says = "<script src=\"says.js\"></script>";
    page.site.put("says.js", "window.said = []; console.info = (line) => window.said.push(line);");
    host(
        page,
        "/",
        &format!("{says}{head}"),
        &format!("<interview-viewer src=\"rooftop.json\">{TEXT}</interview-viewer>"),
    );
    ready(page);
    assert_eq!(page.texts("h2.iv-title").len(), 1);
    let said: Vec<String> = page.look("return window.said");
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].contains("interview-viewer 0.") && said[1].contains(" 9."), "both versions: {said:?}");
}

fn the_inline_script_needs_no_other_file(page: &Page) {
    let head = "<script type=\"module\" src=\"viewer/1/interview-viewer.inline.js\"></script>";
    host(page, "/no-program/", head, "<interview-viewer src=\"../rooftop.json\"></interview-viewer>");
    ready(page);
    assert_eq!(page.text("h2.iv-title"), "Rain on the Bakery Roof");
    assert!(page.site.requests().iter().all(|request| !request.path.contains(".wasm")));
}

fn the_viewer_can_be_loaded_from_another_site(page: &Page) {
    let other = page.other_site();
    other.put_shared("rooftop.json", ROOFTOP);
    let there = other.origin();
    let script = format!("<script type=\"module\" src=\"{there}/viewer/1/interview-viewer.js\"></script>");
    let body = format!("<interview-viewer src=\"{there}/rooftop.json\">{TEXT}</interview-viewer>");
    host(page, "/open-policy/", &script, &body);
    ready(page);
    let asked: Vec<String> = other.requests().into_iter().map(|request| request.path).collect();
    let files = ["/viewer/1/interview-viewer.js", "/viewer/1/viewer_bg.wasm", "/rooftop.json"];
    assert_eq!(asked.len(), files.len(), "one request for each: {asked:?}");
    assert!(files.iter().all(|file| asked.iter().any(|path| path.starts_with(file))), "{asked:?}");
    // The search tables, too: no text contains pinyin.
    page.type_into(".iv-search input", "mianbao");
    page.until("characters by their sound", || {
        page.look(
            "return all('.iv-elsewhere button').some((b) => /\\d/.test(b.textContent)) || marked('.iv-hit').length > 0",
        )
    });
    // A frame reports its height across sites.
    let frame = format!(
        "<iframe title=\"An interview\" src=\"{there}/viewer/1/embed.html?src=..%2F..%2Frooftop.json\"></iframe>"
    );
    host(page, "/open-policy/", "<script src=\"examples/iframe.js\"></script>", &frame);
    page.until("the height of its text", || {
        page.look::<f64>("return document.querySelector('iframe').clientHeight") > 2000.0
    });
    // The request to the other site is intended: it is not an error of this page.
    page.visit("about:blank");
}

fn one_page_can_have_many_viewers(page: &Page) {
    let one = |n: usize| match n % 3 {
        0 => "<interview-viewer src=\"rooftop.json\"></interview-viewer>",
        1 => "<interview-viewer src=\"rooftop.json\" lang=\"zh-Hans\" turn=\"a1.1\"></interview-viewer>",
        _ => "<interview-viewer src=\"rooftop.json\" lang=\"both\" themes=\"trust\"></interview-viewer>",
    };
    host(page, "/", SCRIPT, &(0..20).map(one).collect::<String>());
    page.until("all are ready", || {
        page.look("return [...document.querySelectorAll('interview-viewer')].every((e) => e.state)")
    });
    assert_eq!(page.texts("h2.iv-title").len(), 13);
    assert_eq!(page.texts("figure.iv-card").len(), 7);
    let programs = page.site.requests().iter().filter(|request| request.path.contains("viewer_bg.wasm")).count();
    assert_eq!(programs, 1, "the program comes once");
    page.look::<()>("document.querySelectorAll('interview-viewer').forEach((e) => e.remove())");
    page.settle();
}

fn ignored_values_are_reported_to_the_page(page: &Page) {
    let wrong = "lang=\"fr\" ui-lang=\"xx\" match=\"some\" speakers=\"nobody\" view=\"full\" turn=\"a999\"";
    host(page, "/", "", &format!("<interview-viewer src=\"rooftop.json\" {wrong}>{TEXT}</interview-viewer>"));
    page.look::<()>(LISTEN);
    page.look::<()>(LATE_SCRIPT);
    ready(page);
    let ignored = || -> Vec<[String; 3]> {
        page.look(
            "return told.filter(([name]) => name === 'warning').map(([, { code, name, value }]) => [code, name, value]).sort()",
        )
    };
    let expected = [
        ["not-a-choice", "match", "some"],
        ["not-a-choice", "ui-lang", "xx"],
        ["not-in-interview", "lang", "fr"],
        ["not-in-interview", "speakers", "nobody"],
        ["not-in-interview", "turn", "a999"],
    ];
    page.until("each is named once", || ignored() == expected.map(|one| one.map(str::to_owned)));
    let message = "return told.find(([name, said]) => name === 'warning' && said.name === 'lang')[1].message";
    let message: String = page.look(message);
    assert!(message.contains("en") && message.contains("zh-Hans"), "it names those that there are: {message}");
    with_element(page, "e.themes = 'trust,weather'");
    page.until("what is set later is named, too", || {
        ignored().contains(&["not-in-interview", "themes", "weather"].map(str::to_owned))
    });
    // A frame reports them to the page around it.
    host(page, "/", "", "");
    page.look::<()>(
        "window.told = []; addEventListener('message', ({ data }) => told.push(data));
        const frame = document.createElement('iframe');
        frame.src = 'viewer/1/embed.html?src=../../rooftop.json&speakers=nobody&colour=red';
        document.body.append(frame)",
    );
    let told = "return told.filter(({ type }) => type === 'interview-warning').map(({ code, name, value }) => [code, name, value]).sort()";
    let expected = [["not-in-interview", "speakers", "nobody"], ["unknown-parameter", "colour", "red"]];
    page.until("the frame names them", || {
        page.look::<Vec<[String; 3]>>(told) == expected.map(|one| one.map(str::to_owned))
    });
}

fn a_frame_is_as_high_as_its_text(page: &Page) {
    page.open("/examples/iframe.html");
    let frames = "const frames = [...document.querySelectorAll('iframe')]";
    page.until("the frames have their heights", || {
        page.look(&format!(
            "{frames}; return frames.every((f) => f.contentDocument?.querySelector('interview-viewer')?.state
                && Math.abs(f.clientHeight - f.contentDocument.documentElement.scrollHeight) < 2)"
        ))
    });
    page.settle();
    let heights = || page.look::<Vec<f64>>(&format!("{frames}; return frames.map((f) => f.clientHeight)"));
    let before = heights();
    page.settle();
    assert_eq!(heights(), before, "and keep them");
    assert!(before.iter().any(|high| *high > 2000.0), "{before:?}");
}

fn a_frame_follows_the_address_of_the_page_around_it(page: &Page) {
    page.open("/examples/iframe.html");
    let inside = "const inside = [...document.querySelectorAll('iframe')].map((f) => f.contentDocument?.querySelector('interview-viewer'))
        .find((e) => e?.state && e.getAttribute('view') === 'full')";
    page.until("the frame", || page.look(&format!("{inside}; return !!inside")));
    let link: String = page.look(&format!(
        "{inside}; const a = [...inside.shadowRoot.querySelectorAll('.iv-meta a')].at(-1); a.click(); return a.getAttribute('href')"
    ));
    page.until("the page's address", || page.url().ends_with(&link));
    page.look::<()>(&format!(
        "{inside}; const a = inside.shadowRoot.querySelector('.iv-meta a'); location.hash = a.getAttribute('href')"
    ));
    page.until("the frame goes there", || {
        page.look(&format!("{inside}; return '#' + inside.state.target === location.hash"))
    });
}

fn examples_show_their_interviews(page: &Page) {
    for (name, viewers) in [("plain", 1), ("card", 2), ("dark", 1), ("wordpress", 1), ("two", 2)] {
        page.open(&format!("/examples/{name}.html"));
        page.until(name, || {
            page.look::<usize>(
                "return [...document.querySelectorAll('interview-viewer')].filter((e) => e.state).length",
            ) == viewers
        });
        assert!(page.texts(".iv-notice").is_empty(), "{name}: {:?}", page.texts(".iv-notice"));
    }
}
