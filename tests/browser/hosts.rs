//! The pages around the viewer: whatever their styles, the viewer looks the same, and it does not change them.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::access;
use crate::page::{DESKTOP, PHONE, Page};
use crate::printing;

crate::journeys![
    a_style_that_reverts_everything_does_not_leak_in,
    large_letters_do_not_leak_in in Chromium,
    small_letters_do_not_leak_in in Chromium,
    inherited_properties_do_not_leak_in in Chromium,
    rules_for_tags_do_not_leak_in,
    rules_for_boxes_do_not_leak_in,
    a_shrinking_box_does_not_leak_in in Chromium,
    floating_boxes_do_not_leak_in in Chromium,
    right_to_left_does_not_leak_in in Chromium,
    vertical_writing_does_not_leak_in in Chromium,
    a_ui_kit_does_not_leak_in,
    a_css_reset_does_not_leak_in in Chromium,
    a_block_theme_does_not_leak_in in Chromium,
    a_dark_page_gets_the_dark_viewer,
    a_card_is_the_same_to_the_pixel,
    full_windows_are_the_same_to_the_pixel needs Pictures,
    print_is_the_same_to_the_byte needs Print,
    the_viewer_leaves_the_page_unchanged,
    the_layers_of_the_page_stay_above,
    a_viewer_is_never_without_width,
    an_inline_viewer_reports_its_height,
    examples_pass_in_a_wide_window in Chromium,
    examples_pass_on_a_phone in Chromium,
    examples_never_scroll_sideways,
];

/// The style of a page: the name of its file, and the rules.
type Style = (&'static str, &'static str);

macro_rules! styles {
    ($($name:ident = $file:literal),* $(,)?) => {
        $(const $name: Style = ($file, include_str!(concat!("hosts/", $file, ".css")));)*
    };
}
styles![
    NEUTRAL = "neutral",
    REVERT = "revert",
    LARGE = "large",
    SMALL = "small",
    LETTERS = "letters",
    TAGS = "tags",
    BOXES = "boxes",
    SHRINKING = "shrinking",
    FLOATING = "floating",
    RTL = "rtl",
    VERTICAL = "vertical",
    REBOOT = "reboot",
    PREFLIGHT = "preflight",
    BLOCKS = "blocks",
    DARK = "dark",
    PAPER = "paper",
];

const SCRIPT: &str = "<script type=\"module\" src=\"/viewer/1/interview-viewer.js\"></script>";

/// Puts a page with this style on the site: `tags.html` with the viewer, `tags-alone.html` without its script.
fn put(page: &Page, (name, css): (&str, &str)) {
    let html = include_str!("hosts/host.html").replace("STYLE", name);
    page.site.put("place.css", include_str!("hosts/place.css"));
    page.site.put(&format!("{name}.css"), css);
    page.site.put(&format!("{name}.html"), html.replace("SCRIPT", SCRIPT));
    page.site.put(&format!("{name}-alone.html"), html.replace("SCRIPT", ""));
}

/// Runs a script with the functions of `hosts.js`.
#[track_caller]
fn look<T: serde::de::DeserializeOwned>(page: &Page, script: &str, arguments: &[Value]) -> T {
    page.look_for(&format!("{}\n{script}", include_str!("hosts.js")), arguments)
}

/// Opens the plain page and another, side by side.
fn open_pair(page: &Page, style: Style) {
    put(page, NEUTRAL);
    put(page, style);
    let frames = [NEUTRAL.0, style.0].map(|name| format!("<iframe src=\"/{name}.html\" title=\"{name}\"></iframe>"));
    page.site.put("pair.css", include_str!("hosts/pair.css"));
    page.site.put(
        "pair.html",
        format!(
            "<!doctype html><html lang=\"en\"><title>Two</title><link rel=\"icon\" href=\"data:,\">\
            <link rel=\"stylesheet\" href=\"pair.css\">{}",
            frames.concat()
        ),
    );
    // The viewer without an interview says so.
    page.open("/pair.html");
}

/// Waits until the viewers show this.
#[track_caller]
fn shows(page: &Page, css: &str) {
    page.until(css, || look(page, "return shows(arguments[0])", &[json!(css)]));
}

/// The attributes of a viewer, its width, and what it must show.
const STATES: &[(&str, u32, &str)] = &[
    (r#"{}"#, 600, ".iv-line"),
    (r#"{"src": "/rooftop.json"}"#, 1120, ".iv-tools"),
    (r#"{"src": "/rooftop.json", "lang": "both"}"#, 1120, "[data-mode=both]"),
    (r#"{"src": "/rooftop.json", "lang": "zh-Hans", "themes": "trust"}"#, 700, "[data-mode='1'] .iv-fold"),
    (r#"{"src": "/rooftop.json", "lang": "en", "q": "notebook", "themes": "rain school"}"#, 360, ".iv-hit"),
    (r#"{"src": "/rooftop.json", "lang": "en", "themes": "rain school", "match": "all"}"#, 360, ".iv-empty"),
    (r#"{"src": "/rooftop.json", "turn": "t5.2", "lang": "en"}"#, 560, ".iv-card-by"),
    (r#"{"src": "/rooftop.json", "turn": "t5.2", "lang": "both"}"#, 960, ".iv-card [data-mode=both]"),
];

/// Asserts that a viewer looks the same on the plain page and on this one, in all states.
#[track_caller]
fn nothing_leaks_in(page: &Page, style: Style) {
    open_pair(page, style);
    page.until("two pages", || look(page, "return frames().every((page) => root(page))", &[]));
    nothing_leaks_in_now(page, style.0, STATES);
}

#[track_caller]
fn nothing_leaks_in_now(page: &Page, name: &str, states: &[(&str, u32, &str)]) {
    let same = |state: &str| {
        page.until_eq(&format!("{name}: {state}"), Vec::<String>::new(), || look(page, "return differences()", &[]));
    };
    for (attributes, wide, css) in states {
        let attributes: Value = serde_json::from_str(attributes).expect("attributes are an object");
        look::<()>(page, "ask(...arguments)", &[attributes.clone(), json!(wide)]);
        shows(page, css);
        same(&format!("{attributes} in {wide}"));
    }
    look::<()>(page, "ask(...arguments)", &[json!({"src": "/rooftop.json", "lang": "en"}), json!(360)]);
    shows(page, ".iv-bar");
    look::<()>(page, "press('.iv-bar button')", &[]);
    shows(page, "#iv-tools:popover-open");
    same("the sheet");
    look::<()>(page, "press('.iv-sheet-head button')", &[]);
    look::<()>(page, "press('.iv-term')", &[]);
    shows(page, "#iv-term:popover-open");
    // Only one of them can have the focus.
    look::<()>(page, "frames().forEach((page) => root(page).activeElement?.blur())", &[]);
    same("a term");
}

fn a_style_that_reverts_everything_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, REVERT);
}

fn large_letters_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, LARGE);
}

fn small_letters_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, SMALL);
}

fn inherited_properties_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, LETTERS);
}

fn rules_for_tags_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, TAGS);
}

fn rules_for_boxes_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, BOXES);
}

fn a_shrinking_box_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, SHRINKING);
}

fn floating_boxes_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, FLOATING);
}

fn right_to_left_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, RTL);
}

fn vertical_writing_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, VERTICAL);
}

fn a_ui_kit_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, REBOOT);
}

fn a_css_reset_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, PREFLIGHT);
}

fn a_block_theme_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, BLOCKS);
}

fn a_dark_page_gets_the_dark_viewer(page: &Page) {
    open_pair(page, DARK);
    page.until("two pages", || look(page, "return frames().every((page) => root(page))", &[]));
    look::<()>(page, "viewer(frames()[0]).setAttribute('color-scheme', 'dark')", &[]);
    nothing_leaks_in_now(page, DARK.0, &STATES[1..]);
    let papers = "return frames().map((page) => getComputedStyle(root(page).querySelector('.iv')).backgroundColor)";
    assert_eq!(look::<Vec<String>>(page, papers, &[]), ["rgb(23, 24, 21)", "rgb(23, 24, 21)"]);
    // The element has the last word.
    look::<()>(page, "frames().forEach((page) => viewer(page).setAttribute('color-scheme', 'light'))", &[]);
    nothing_leaks_in_now(page, "light in the dark", &STATES[1..]);
    assert_eq!(look::<Vec<String>>(page, papers, &[]), ["rgb(253, 252, 250)", "rgb(253, 252, 250)"]);
}

const CARD: &str = r#"{"src": "/rooftop.json", "turn": "t5.2", "lang": "en"}"#;
const FULL: &str = r#"{"src": "/rooftop.json", "lang": "en"}"#;

/// Asserts that a picture of the viewer is the same on all pages.
#[track_caller]
fn pictures_are_the_same(page: &Page, attributes: &str, wide: u32, css: &str, picture: impl Fn() -> Vec<u8>) {
    let attributes: Value = serde_json::from_str(attributes).expect("attributes are an object");
    let open = |style: Style| {
        put(page, style);
        page.open(&format!("/{}.html", style.0));
        page.until("the page", || look(page, "return !!root(document)", &[]));
        look::<()>(page, "ask(...arguments)", &[attributes.clone(), json!(wide)]);
        shows(page, css);
        page.settle();
    };
    open(NEUTRAL);
    let plain = picture();
    for style in [REVERT, LARGE, LETTERS, TAGS, BOXES, RTL, REBOOT, PREFLIGHT, BLOCKS] {
        open(style);
        // Late painting may take a moment.
        page.until(&format!("the same picture of {attributes} in {wide}: {}", style.0), || picture() == plain);
    }
}

fn a_card_is_the_same_to_the_pixel(page: &Page) {
    pictures_are_the_same(page, CARD, 560, ".iv-card-by", || page.picture_of("interview-viewer"));
}

fn full_windows_are_the_same_to_the_pixel(page: &Page) {
    for (size, css) in [(DESKTOP, ".iv-tools"), (PHONE, ".iv-bar")] {
        page.size(size);
        // The viewer fills the window.
        pictures_are_the_same(page, FULL, size.0, css, || page.picture_of_window());
    }
}

fn print_is_the_same_to_the_byte(page: &Page) {
    let printed = |css| {
        // Under one address, since the address may be printed.
        put(page, ("paper", css));
        page.open("/paper.html");
        page.until("the page", || look(page, "return !!root(document)", &[]));
        let attributes: Value = serde_json::from_str(FULL).expect("attributes are an object");
        look::<()>(page, "ask(...arguments)", &[attributes, json!(700)]);
        shows(page, ".iv-transcript");
        page.settle();
        printing::drawn(&page.print())
    };
    let plain = printed(NEUTRAL.1);
    assert!(plain.len() > 2, "{} pages", plain.len());
    page.until("the same on paper", || printed(PAPER.1) == plain);
}

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
    put(page, ("layers", include_str!("hosts/layers.css")));
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
        let html = include_str!("hosts/host.html").replace("STYLE", "place-of-its-own").replace("SCRIPT", SCRIPT);
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

/// Pages with viewers; and whether these may be dark: some pages have colours for one scheme only.
const EXAMPLES: &[(&str, bool)] = &[
    ("examples/index.html", false),
    ("examples/plain.html", true),
    ("examples/card.html", false),
    ("examples/dark.html", false),
    ("examples/wordpress.html", false),
    ("examples/two.html", true),
    ("examples/iframe.html", false),
    ("viewer/1/embed.html?src=../../interviews/tide-time-school.json&lang=both", true),
    ("viewer/1/embed.html?src=../../interviews/tide-time-school.json&view=card#coffin-lid.2", true),
];

/// Opens an example and waits for all viewers in it, also those in frames.
fn open_example(page: &Page, address: &str) {
    page.open(&format!("/{address}"));
    // A frame further down loads only when it is near.
    page.look::<()>("document.querySelectorAll('iframe').forEach((frame) => frame.loading = 'eager')");
    page.until(address, || {
        page.look(
            "const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument);
            return [document, ...frames].every((page, n) => {
                const viewers = [...page?.querySelectorAll('interview-viewer') ?? []];
                return (n === 0 || viewers.length) && viewers.every((one) => one.state);
            })",
        )
    });
    page.settle();
}

fn examples_pass_at(page: &Page, size: (u32, u32)) {
    page.size(size);
    for (address, dark) in EXAMPLES {
        open_example(page, address);
        // In a frame, the page around it is responsible for these.
        let except: &[_] =
            if address.starts_with("viewer/") { &["landmark-one-main", "page-has-heading-one", "region"] } else { &[] };
        access::passes_but(page, address, except);
        if *dark {
            page.look::<()>("document.querySelectorAll('interview-viewer').forEach((one) => one.colorScheme = 'dark')");
            access::passes_but(page, &format!("{address}, dark"), except);
        }
    }
}

fn examples_pass_in_a_wide_window(page: &Page) {
    examples_pass_at(page, DESKTOP);
}

fn examples_pass_on_a_phone(page: &Page) {
    examples_pass_at(page, PHONE);
}

fn examples_never_scroll_sideways(page: &Page) {
    page.size((320, 700));
    for (name, _) in EXAMPLES {
        open_example(page, name);
        let (wide, window): (f64, f64) = page.look("return [document.scrollingElement.scrollWidth, innerWidth]");
        assert!(wide <= window, "{name}: {wide} in {window}");
    }
}
