//! All descriptions of the element agree: `custom-elements.json`, for code editors, from which `tools/dist.mjs` takes
//! the attributes and the state for `static/element.js` and `interview-viewer.d.ts`; these two files themselves; the
//! filters and interface languages in Rust; and docs/embedding.md, for people. `UPDATE=1` writes the tables of that page.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use interview_viewer::state::{Filter, Takes, Ui};
use interview_viewer::words::autonym;
use serde_json::Value;

const SCRIPT: &str = "static/element.js";
/// The codes of its events.
const CODES: &str = "static/parts/element-codes.js";
const MANIFEST: &str = "static/element/custom-elements.json";
const TYPES: &str = "static/element/interview-viewer.d.ts";
const PACKAGE: &str = "static/element/package.json";
const GUIDE: &str = "docs/embedding.md";
const SHEET: &str = "static/css/viewer/tokens.css";

type Names = BTreeSet<String>;

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The part of a file between two texts.
fn part(file: &str, from: &str, to: &str) -> String {
    let text = read(file);
    let (_, after) = text.split_once(from).unwrap_or_else(|| panic!("{file} has no {from:?}"));
    let (inside, _) = after.split_once(to).unwrap_or_else(|| panic!("{file} has no {to:?} after {from:?}"));
    inside.to_string()
}

/// The words between pairs of a mark.
fn quoted(text: &str, mark: char) -> Names {
    text.lines().flat_map(|line| line.split(mark).skip(1).step_by(2)).map(str::to_string).collect()
}

fn same(what: &str, one: (&str, &Names), other: (&str, &Names)) {
    let only = |here: &Names, there: &Names| here.difference(there).cloned().collect::<Vec<_>>().join(", ");
    let (here, there) = (only(one.1, other.1), only(other.1, one.1));
    assert!(
        here.is_empty() && there.is_empty(),
        "{what} differ. Only in {}: [{here}]. Only in {}: [{there}].",
        one.0,
        other.0
    );
    assert!(!one.1.is_empty(), "no {what} found in {} and {}", one.0, other.0);
}

/// The description of the element in the manifest.
fn manifest() -> Value {
    let manifest: Value = serde_json::from_str(&read(MANIFEST)).unwrap_or_else(|error| panic!("{MANIFEST}: {error}"));
    manifest["modules"][0]["declarations"][0].clone()
}

/// The items of one kind in the manifest.
fn listed(kind: &str) -> Vec<Value> {
    manifest()[kind].as_array().unwrap_or_else(|| panic!("{MANIFEST} has no {kind}")).clone()
}

fn text(thing: &Value, key: &str) -> String {
    thing[key].as_str().unwrap_or_else(|| panic!("{MANIFEST}: no {key} in {thing}")).to_string()
}

fn names(things: &[Value]) -> Names {
    things.iter().map(|thing| text(thing, "name")).collect()
}

/// The events in the manifest, each with its type.
fn events() -> BTreeMap<String, String> {
    listed("events").iter().map(|event| (text(event, "name"), text(&event["type"], "text"))).collect()
}

/// The guide for people who embed the element.
fn section() -> String {
    read(GUIDE)
}

/// The public names of the class; `next` has the characters that may follow a name.
fn members(file: &str, next: &[char]) -> Names {
    let body = part(file, "class InterviewViewer extends HTMLElement {", "\n}");
    let lines = body.lines().filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
    let declared = lines.filter_map(|line| {
        let mut line = line;
        while let Some((word, rest)) = line.split_once(' ')
            && ["static", "readonly", "async", "get", "set"].contains(&word)
        {
            line = rest;
        }
        let (name, _) = line.split_once(next)?;
        let name = name.trim();
        name.chars().all(char::is_alphanumeric).then(|| name.to_string())
    });
    // The declarations repeat two methods of every element, for the types of their events.
    declared.filter(|name| !name.is_empty() && !name.ends_with("EventListener")).collect()
}

/// A text with these rows in the table under this head.
fn with_rows(text: &str, head: &str, rows: &[String]) -> String {
    let (before, after) = text.split_once(head).unwrap_or_else(|| panic!("{GUIDE} has no table {head:?}"));
    let (_, rest) = after.split_once("\n\n").unwrap_or_else(|| panic!("{GUIDE} ends in a table"));
    format!("{before}{head}\n{}\n\n{rest}", rows.join("\n"))
}

#[test]
fn the_guide_has_the_tables_of_the_manifest() {
    let row = |thing: &Value, keys: &[&str]| {
        let cells: Vec<_> = keys.iter().map(|key| text(thing, key)).collect();
        format!("| `{}` | {} |", text(thing, "name"), cells.join(" | "))
    };
    let attributes: Vec<_> = listed("attributes").iter().map(|one| row(one, &["description"])).collect();
    let properties: Vec<_> = listed("cssProperties").iter().map(|one| row(one, &["default", "description"])).collect();
    let guide = with_rows(&read(GUIDE), "| attribute | says |\n| --- | --- |", &attributes);
    let guide = with_rows(&guide, "| CSS property | default | sets |\n| --- | --- | --- |", &properties);
    if env::var_os("UPDATE").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(GUIDE), &guide).expect("it can be written");
    }
    assert!(read(GUIDE) == guide, "UPDATE=1 writes the tables of {GUIDE} anew, from {MANIFEST}");
}

#[test]
fn interface_languages_are_the_same_everywhere() {
    let attributes = listed("attributes");
    let attribute = attributes.iter().find(|one| one["name"] == "ui-lang").expect("an attribute ui-lang");
    let tags = Ui::ALL.map(|ui| format!("\"{}\"", ui.tag())).join(" | ");
    assert_eq!(text(&attribute["type"], "text"), tags, "left: {MANIFEST}, right: the interface");
    let (description, options) = (text(attribute, "description"), read("docs/command.md"));
    let option = options.lines().find(|line| line.contains("--lang LANG")).expect("an option --lang");
    for ui in Ui::ALL {
        let tag = format!("`{}`", ui.tag());
        assert!(description.contains(&tag), "{MANIFEST}: the description of ui-lang lacks {tag}");
        assert!(option.contains(&tag), "docs/command.md: the first --lang lacks {tag}");
        assert!(read("README.md").contains(autonym(ui)), "README.md lacks {}", autonym(ui));
    }
}

#[test]
fn each_filter_has_an_attribute_with_its_parameter() {
    let attributes = listed("attributes");
    for filter in Filter::ALL {
        let attribute = attributes.iter().find(|attribute| attribute["name"] == filter.attribute());
        let attribute = attribute.unwrap_or_else(|| panic!("{MANIFEST} has no attribute {}", filter.attribute()));
        assert_eq!(attribute["parameter"], filter.parameter(), "{MANIFEST}: {}", filter.attribute());
        let is_list = attribute["type"]["text"] == "string | readonly string[]";
        assert_eq!(is_list, filter.takes() == Takes::Ids, "{MANIFEST}: whether {} is a list", filter.attribute());
        // In the state, a list has the name of its attribute, a single value that of its parameter.
        let name = if is_list { filter.attribute() } else { filter.parameter() };
        let state = &events()["interview-change"];
        assert!(state.contains(&format!(" {name}: ")), "{MANIFEST}: the state lacks {name}: {state}");
    }
}

#[test]
fn properties_and_methods_are_the_same_everywhere() {
    let (attributes, shown) = (listed("attributes"), listed("members"));
    for attribute in &attributes {
        let (name, property) = (text(attribute, "name"), text(attribute, "fieldName"));
        let (first, rest) = name.split_once('-').unwrap_or((&name, ""));
        let capital = rest.get(..1).unwrap_or("").to_uppercase();
        assert_eq!(property, format!("{first}{capital}{}", rest.get(1..).unwrap_or("")), "the property of {name}");
    }
    let all = names(&shown);
    let typed = members(TYPES, &[':', '(']);
    same("properties and methods", (TYPES, &typed), (MANIFEST, &all));

    // Without the methods that the browser calls, and the static ones.
    let of_the_browser =
        |name: &String| name.ends_with("Callback") || name == "constructor" || name == "observedAttributes";
    let mut written = members(SCRIPT, &['(', '=', ';']);
    written.retain(|name| !of_the_browser(name));
    let of_the_class = |name: &str| read(SCRIPT).contains(&format!("\n  static {name}"));
    written.retain(|name| !of_the_class(name));
    let mut others = all.clone();
    others.retain(|name| !of_the_class(name));
    same("properties and methods", (SCRIPT, &written), (MANIFEST, &others));

    let section = section();
    for member in shown.iter().filter(|member| member["static"].is_null()) {
        let name = text(member, "name");
        let written = [format!("`{name}`"), format!("`{name}(")];
        assert!(written.iter().any(|name| section.contains(name)), "{GUIDE} does not speak of {name}");
    }
}

#[test]
fn events_are_the_same_everywhere() {
    let events: Names = events().into_keys().collect();
    let spoken = |text: &str, mark| {
        let mut words = quoted(text, mark);
        words.retain(|word| word.starts_with("interview-") && word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        words.remove("interview-viewer");
        words
    };
    // Each is sent as `#send("ready", …)`.
    let script = read(SCRIPT);
    let sent = script.split("#send(\"").skip(1).filter_map(|after| after.split_once('"'));
    same("events", (SCRIPT, &sent.map(|(name, _)| format!("interview-{name}")).collect()), (MANIFEST, &events));
    let typed = part(TYPES, "export interface InterviewEvents {", "\n}");
    same("events", (TYPES, &spoken(&typed, '"')), (MANIFEST, &events));
    same("events", (GUIDE, &spoken(&section(), '`')), (MANIFEST, &events));
}

#[test]
fn the_manifest_describes_one_state() {
    let state = listed("members").into_iter().find(|member| member["name"] == "state").expect("a member `state`");
    let state = text(&state["type"], "text");
    let state = state.strip_suffix(" | null").expect("a state is null until the interview is there");
    assert_eq!(events()["interview-change"], format!("CustomEvent<{state}>"), "{MANIFEST} has two states");
}

#[test]
fn error_codes_are_the_same_everywhere() {
    let error = listed("events").into_iter().find(|event| event["name"] == "interview-error").expect("interview-error");
    let codes = quoted(&text(&error["type"], "text"), '"');
    let written = quoted(&part(CODES, "const codes = [", "]"), '"');
    same("error codes", (CODES, &written), (MANIFEST, &codes));
    same("error codes", (TYPES, &quoted(&part(TYPES, "type InterviewErrorCode =", ";"), '"')), (MANIFEST, &codes));

    let section = section();
    let items: Vec<_> = section.lines().filter(|line| line.starts_with("- the ")).collect();
    same("error codes", (GUIDE, &quoted(&items.join("\n"), '`')), (MANIFEST, &codes));

    let description = text(&error, "description");
    let explained: Names = description.split('`').skip(1).step_by(2).map(str::to_string).collect();
    let missing: Vec<_> = codes.difference(&explained).collect();
    assert!(missing.is_empty(), "{MANIFEST} does not explain {missing:?}");
}

#[test]
fn warning_codes_are_the_same_everywhere() {
    let events = listed("events");
    let warning = events.into_iter().find(|event| event["name"] == "interview-warning").expect("interview-warning");
    let codes = quoted(&text(&warning["type"], "text"), '"');
    let written = quoted(&part(CODES, "const warnings = [", "]"), '"');
    same("warning codes", (CODES, &written), (MANIFEST, &codes));
    let typed = part(TYPES, "type InterviewWarningCode =", ";");
    same("warning codes", (TYPES, &quoted(&typed, '"')), (MANIFEST, &codes));
    let (section, description) = (section(), text(&warning, "description"));
    for code in codes {
        let code = format!("`{code}`");
        assert!(section.contains(&code) && description.contains(&code), "{GUIDE} and {MANIFEST} explain {code}");
    }
}

/// The custom properties of the sheet that a host page can set: selector, name, value. It cannot reach
/// those that are declared inside the element, at `.iv`.
fn declared() -> Vec<(String, String, String)> {
    let mut sheet = read(SHEET);
    while let Some((before, after)) = sheet.split_once("/*").filter(|(_, after)| after.contains("*/")) {
        sheet = format!("{before}{}", after.split_once("*/").expect("looked for").1);
    }
    let blocks = sheet.split('}').filter_map(|block| block.rsplit_once('{'));
    let blocks = blocks.map(|(before, body)| (before.rsplit('\n').next().unwrap_or(before).trim(), body));
    let reachable = blocks.filter(|(selector, _)| selector.contains(":where(") && !selector.contains(".iv"));
    let declarations = reachable.flat_map(|(selector, body)| {
        body.split(';').filter_map(move |one| {
            let (name, value) = one.split_once(':')?;
            name.trim().starts_with("--iv-").then(|| (selector.into(), name.trim().into(), value.trim().into()))
        })
    });
    declarations.collect()
}

#[test]
fn css_properties_are_those_of_the_sheet() {
    let properties = listed("cssProperties");
    let declared = declared();
    let mut names_in_sheet: Names = declared.iter().map(|(_, name, _)| name.clone()).collect();
    // The element's own unit, in place of the page's `rem`.
    names_in_sheet.insert("--iv-rem".into());
    same("CSS properties", (SHEET, &names_in_sheet), (MANIFEST, &names(&properties)));

    for property in properties.iter().filter(|property| property["name"] != "--iv-rem") {
        let (name, default, description) =
            (text(property, "name"), text(property, "default"), text(property, "description"));
        let values = || declared.iter().filter(|(_, other, _)| *other == name);
        let (_, _, light) = values().next().expect("compared above");
        let light = light.strip_suffix("rem").map_or(light.clone(), |n| format!("calc({n} * var(--iv-rem))"));
        assert_eq!(default, light, "{name}: on the left the default in {MANIFEST}, on the right in {SHEET}");
        if let Some((_, _, dark)) = values().find(|(selector, ..)| selector == ":where([data-theme=\"dark\"])") {
            assert!(description.ends_with(&format!("Dark: {dark}.")), "{name} is {dark} in the dark: {MANIFEST}");
        }
    }

    let section = section();
    let spoken = section.split("--iv-").skip(1).map(|after| {
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(after.len());
        format!("--iv-{}", &after[..end])
    });
    let unknown: Vec<_> = spoken.filter(|name| !names_in_sheet.contains(name)).collect();
    assert!(unknown.is_empty(), "{GUIDE} speaks of CSS properties that {SHEET} has not: {unknown:?}");
}

fn package() -> Value {
    serde_json::from_str(&read(PACKAGE)).unwrap_or_else(|error| panic!("{PACKAGE}: {error}"))
}

#[test]
fn the_package_has_all_files_of_its_folder() {
    let package = package();
    let listed: Vec<_> = package["files"].as_array().expect("files").iter().filter_map(Value::as_str).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/element");
    for file in fs::read_dir(folder).expect("the folder") {
        let name = file.expect("a file").file_name().into_string().expect("a name");
        // npm includes these by itself.
        let always = name == "package.json" || name == "README.md";
        assert!(always || listed.contains(&name.as_str()), "{PACKAGE}: `files` lacks {name}");
    }
}

#[test]
fn the_version_is_the_same_everywhere() {
    let package = package();
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"), "left: {PACKAGE}, right: Cargo.toml");
    let written = part(SCRIPT, "static version = \"", "\"");
    assert_eq!(written, env!("CARGO_PKG_VERSION"), "left: {SCRIPT}, right: Cargo.toml");
}
