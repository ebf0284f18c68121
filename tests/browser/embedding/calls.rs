//! The element reports to the page, and the page calls it.

use serde_json::{Value, json};

use super::{LATE_SCRIPT, LISTEN, SCRIPT, TEXT, host, ready, state, with_element};
use crate::interview::ROOFTOP;
use crate::page::Page;

crate::journeys![
    a_page_receives_events_of_the_reader,
    ignored_values_are_reported_to_the_page in Chromium,
    a_page_can_call_go_to in Chromium,
    properties_may_be_set_before_the_script_has_loaded in Chromium,
];

fn properties_may_be_set_before_the_script_has_loaded(page: &Page) {
    host(page, "/", "", "<interview-viewer></interview-viewer>");
    with_element(page, "e.src = 'rooftop.json'; e.uiLang = 'zh-Hant'; e.themes = ['trust']");
    page.look::<()>(LATE_SCRIPT);
    ready(page);
    assert_eq!(state(page)["themes"], json!(["trust"]));
    assert_eq!(
        page.look::<String>("return document.querySelector('interview-viewer').getAttribute('ui-lang')"),
        "zh-Hant"
    );
    with_element(page, "e.themes = []");
    page.until("they still work", || state(page)["themes"] == json!([]));
}

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
