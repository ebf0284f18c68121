//! What the attributes of the element do.

use serde_json::{Value, json};

use super::{SCRIPT, TEXT, embed, host, ready, shown, state, with_element};
use crate::access;
use crate::interview::{self, ROOFTOP};
use crate::page::Page;

crate::journeys![
    attributes_control_what_is_shown in Chromium,
    a_card_shows_one_passage_or_one_question in Chromium,
    the_last_source_wins,
    an_interview_can_be_inline_json in Chromium,
];

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
