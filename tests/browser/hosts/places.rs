//! The viewer leaves the page as it is, and fits into its place there.

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::{BLOCKS, DARK, FULL, NEUTRAL, PREFLIGHT, REBOOT, REVERT, SCRIPT, STATES, TAGS, look, put, shows};
use crate::page::Page;

crate::journeys![
    the_viewer_leaves_the_page_unchanged,
    the_layers_of_the_page_stay_above,
    a_viewer_is_never_without_width,
    an_inline_viewer_reports_its_height,
];

fn the_viewer_leaves_the_page_unchanged(page: &Page) {
    for style in [NEUTRAL, REVERT, TAGS, REBOOT, PREFLIGHT, BLOCKS, DARK] {
        put(page, style);
        page.open(&format!("/{}-alone.html", style.0));
        page.settle();
        let house = || look::<Vec<String>>(page, "return house()", &[]);
        let before = house();
        look::<()>(
            page,
            "window.touched = []; const script = document.createElement('script');
            script.type = 'module'; script.src = '/viewer/1/interview-viewer.js'; document.body.append(script);
            new MutationObserver((records) => touched.push(...records.map((one) => `${one.type} ${one.target.nodeName} ${one.attributeName}`)))
                .observe(document, {subtree: true, childList: true, attributes: true, characterData: true})",
            &[],
        );
        page.until("the element", || look(page, "return !!root(document)", &[]));
        // The journey itself sets these on the element.
        let ask = |attributes: &str, wide: u32, css: &str| {
            let attributes: Value = serde_json::from_str(attributes).expect("attributes are an object");
            look::<()>(page, "ask(...arguments)", &[attributes, json!(wide)]);
            shows(page, css);
        };
        for (attributes, wide, css) in STATES {
            ask(attributes, *wide, css);
        }
        ask(FULL, 360, ".iv-bar");
        look::<()>(page, "press('.iv-bar button')", &[]);
        shows(page, "#iv-tools:popover-open");
        page.press_key(Key::Escape);
        look::<()>(page, "press('.iv-langs button:nth-child(2)')", &[]);
        shows(page, "[data-mode='1']");
        page.settle();
        let touched: Vec<String> = page.look("return touched");
        let ours = ["attributes INTERVIEW-VIEWER", "attributes DIV style"];
        let touched: Vec<_> = touched.into_iter().filter(|one| !ours.iter().any(|own| one.starts_with(own))).collect();
        assert!(touched.is_empty(), "{}: {touched:?}", style.0);
        page.look::<()>("delete window.touched");
        let after = house();
        let changed: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).collect();
        assert!(changed.is_empty() && before.len() == after.len(), "{}: {changed:#?}", style.0);
    }
}

fn the_layers_of_the_page_stay_above(page: &Page) {
    put(page, ("layers", include_str!("pages/layers.css")));
    page.open("/layers.html");
    page.until("the page", || look(page, "return !!root(document)", &[]));
    look::<()>(page, "ask(...arguments)", &[json!({"src": "/rooftop.json", "themes": "trust"}), json!(360)]);
    shows(page, ".iv-status.is-on");
    page.look::<()>("scrollTo(0, 900)");
    page.settle();
    let above: Vec<String> =
        page.look("return [5, innerHeight - 5].map((y) => document.elementFromPoint(100, y).localName)");
    assert_eq!(above, ["header", "footer"]);
}

/// Places that take their width from their content, or that are narrow; and the least and greatest width of the viewer
/// there, on a page of 900 pixels.
const PLACES: &[(&str, &str, f64, f64)] = &[
    ("a column beside another", "display: grid; grid-template-columns: 1fr 300px; width: 900px", 600.0, 600.0),
    (
        "a column by its content",
        "display: grid; grid-template-columns: auto; justify-content: start; width: 900px",
        600.0,
        900.0,
    ),
    ("an item in a row", "display: flex; width: 900px", 600.0, 900.0),
    ("a column of items", "display: flex; flex-direction: column; align-items: center; width: 900px", 900.0, 900.0),
    ("a floating box", "float: left; max-width: 900px !important", 600.0, 900.0),
    ("a box in a line", "display: inline-block; max-width: 900px !important", 600.0, 900.0),
    ("a box that fits", "width: fit-content; max-width: 900px !important", 600.0, 900.0),
    ("a box that is small", "display: inline-grid; max-width: 300px !important", 300.0, 300.0),
    ("a box as narrow as a word", "width: min-content", 0.0, 40.0),
];

fn a_viewer_is_never_without_width(page: &Page) {
    for (name, css, least, most) in PLACES {
        put(
            page,
            ("place-of-its-own", &format!("div#place.place {{ position: static !important; width: auto; {css}; }}")),
        );
        let html = include_str!("pages/host.html").replace("STYLE", "place-of-its-own").replace("SCRIPT", SCRIPT);
        page.site.put("a-place.html", html.replace("id=\"place\"", "id=\"place\" class=\"place\""));
        page.open("/a-place.html");
        page.until("the page", || look(page, "return !!root(document)", &[]));
        page.look::<()>("document.querySelector('interview-viewer').src = '/rooftop.json'");
        shows(page, "[data-passage]");
        let widths = "return [root(document).querySelector('.iv'), document.getElementById('place')].map((one) => one.getBoundingClientRect().width)";
        let (wide, place): (f64, f64) = look(page, widths, &[]);
        assert!((*least..=*most).contains(&wide) && place <= 900.0, "{name}: {wide} in {place}");
    }
}

fn an_inline_viewer_reports_its_height(page: &Page) {
    put(page, REVERT);
    page.open("/revert.html");
    page.until("the page", || look(page, "return !!root(document)", &[]));
    page.look::<()>("addEventListener('interview-height', ({detail}) => window.told = detail.height)");
    for (attributes, wide, css) in &STATES[1..] {
        let attributes: Value = serde_json::from_str(attributes).expect("attributes are an object");
        look::<()>(page, "ask(...arguments)", &[attributes, json!(wide)]);
        shows(page, css);
        page.until(&format!("the height of {css}"), || {
            let box_and_told =
                "return [root(document).querySelector('.iv-box').getBoundingClientRect().height, window.told ?? 0]";
            let (high, told): (f64, f64) = look(page, box_and_told, &[]);
            high > 100.0 && (told - high.ceil()).abs() <= 1.0
        });
    }
}
