//! What the scripts in `static/` share with the program: the interface words, and how a language is negotiated.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use interview_viewer::build::scripts::with_words;
use interview_viewer::document;
use interview_viewer::interview::{self, Lang};
use interview_viewer::state::Ui;
use interview_viewer::words::scripts::FILES;
use serde_json::Value;

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect(file)
}

/// Runs a script in Node, and returns its output. `None` without Node, which CI does not accept.
fn node(script: &str, arguments: &[&str]) -> Option<String> {
    let run = Command::new("node").args(["--input-type=module", "-e", script, "--"]).args(arguments).output();
    let Ok(output) = run else {
        assert!(env::var_os("CI").is_none(), "CI needs Node");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("it prints UTF-8"))
}

#[test]
fn the_words_of_each_script_match_the_program() {
    for file in FILES {
        let (now, wanted) = (read(file), with_words(file, &read(file)).expect("the marks are there"));
        if env::var_os("UPDATE").is_some() && now != wanted {
            fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(file), &wanted).expect("the script can be written");
        } else {
            assert!(now == wanted, "{file}: UPDATE=1 writes its words anew");
        }
    }
}

#[test]
fn no_script_has_words_of_its_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names = ["static", "static/parts", "static/sw"].into_iter().flat_map(|folder| {
        let inside = fs::read_dir(root.join(folder)).expect("a folder with scripts");
        inside.map(move |entry| format!("{folder}/{}", entry.expect("an entry").file_name().to_str().expect("a name")))
    });
    for name in names.filter(|name| name.ends_with(".js")) {
        let text = read(&name);
        let own = text.split_once("// </words>").map_or(&*text, |(_, after)| after);
        let code = own.lines().filter(|line| !line.trim_start().starts_with("//"));
        let han =
            code.filter(|line| line.contains("zh-Han") || line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)));
        assert_eq!(han.collect::<Vec<_>>(), Vec::<&str>::new(), "{name}");
    }
}

/// Tags from readers, files and browsers, and the interface language for each.
const FOLLOWING: [(&str, Ui); 22] = [
    ("en", Ui::En),
    ("en-GB", Ui::En),
    ("de", Ui::En),
    ("ja", Ui::En),
    ("und", Ui::En),
    ("zha", Ui::En),
    ("zh", Ui::ZhHans),
    ("zh-CN", Ui::ZhHans),
    ("zh-SG", Ui::ZhHans),
    ("zh-Hans", Ui::ZhHans),
    ("zh-Hans-HK", Ui::ZhHans),
    ("ZH-hans-tw", Ui::ZhHans),
    ("cmn-Hans", Ui::ZhHans),
    ("wuu", Ui::ZhHans),
    ("zh-Latn-pinyin", Ui::ZhHans),
    ("zh-Hant", Ui::ZhHant),
    ("zh-hant-cn", Ui::ZhHant),
    ("zh-TW", Ui::ZhHant),
    ("zh-HK", Ui::ZhHant),
    ("zh-MO", Ui::ZhHant),
    ("yue-HK", Ui::ZhHant),
    ("nan-Hant", Ui::ZhHant),
];

#[test]
fn the_interface_follows_the_script_that_is_read() {
    for (read, ui) in FOLLOWING {
        assert_eq!(Ui::following(&Lang::parse(read).expect("a tag")), ui, "{read}");
    }
}

#[test]
fn the_scripts_choose_the_language_as_the_program_does() {
    let tags: Vec<&str> = FOLLOWING.iter().map(|(tag, _)| *tag).collect();
    let wanted: Vec<&str> = FOLLOWING.iter().map(|(_, ui)| ui.tag()).collect();
    let script = with_words("static/parts/boot-words.js", "// <words>\n// </words>").expect("the marks are there")
        + "\nconsole.log(process.argv.slice(1).map(follows).join(' '));";
    if let Some(said) = node(&script, &tags) {
        assert_eq!(said.trim(), wanted.join(" "));
    }
}

/// A page with only what the preview needs: renders it for a file in a language, and prints its texts and its ids.
const DRAW: &str = r#"
class Element {
  constructor(name) { Object.assign(this, { name, own: {}, inside: [] }); }
  setAttribute(name, value) { this.own[name] = `${value}`; }
  append(...inside) { this.inside.push(...inside); }
  *all() { for (const one of this.inside) if (one instanceof Element) { yield one; yield* one.all(); } }
  *texts() { for (const one of this.inside) if (one instanceof Element) yield* one.texts(); else yield `${one}`; }
}
Object.assign(globalThis, { document: { createElement: (name) => new Element(name) }, location: { search: "" } });
const [script, text, ...languages] = process.argv.slice(1);
const { preview } = await import(script);
const drawn = languages.map((lang) => {
  const [box, { turns, ...head }] = [new Element("div"), JSON.parse(text)];
  preview(box, head, lang || null)(turns, Infinity);
  const ids = [...box.all()].flatMap(({ own }) => own["data-passage"] ?? []);
  return { words: [...box.texts()].join(" "), ids, elements: [...new Set([...box.all()].map(({ name }) => name))] };
});
console.log(JSON.stringify(drawn));
"#;

/// A text in the languages that the reader sees: the requested one, or else the interview's first one that it has.
fn in_languages<'v>(text: &'v Value, lang: &str, languages: &[Lang]) -> Vec<&'v Value> {
    let Value::Object(texts) = text else { return vec![text] };
    let like = |tag: &str| texts.iter().find(|(own, _)| own.eq_ignore_ascii_case(tag)).map(|(_, text)| text);
    match lang {
        "both" => texts.values().collect(),
        _ => {
            let first = || languages.iter().find_map(|tag| like(tag.as_str()));
            vec![like(lang).or_else(first).expect("a text is in a language of the interview")]
        }
    }
}

fn words(values: Vec<&Value>, out: &mut Vec<String>) {
    for value in values {
        match value {
            Value::String(text) => out.extend(text.split_whitespace().map(String::from)),
            Value::Array(list) => words(list.iter().collect(), out),
            other => panic!("{other} is no text"),
        }
    }
}

/// Title, names and turns, word by word.
fn expected(file: &Value, lang: &str, languages: &[Lang]) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |text: &Value| words(in_languages(text, lang, languages), &mut out);
    add(&file["title"]);
    let speakers = file["speakers"].as_array().map_or(&[][..], Vec::as_slice);
    for turn in file["turns"].as_array().expect("turns") {
        if let Some(id) = turn.get("speaker") {
            add(speakers.iter().find(|speaker| speaker["id"] == *id).and_then(|it| it.get("name")).unwrap_or(id));
        }
        match turn.get("passages").and_then(Value::as_array) {
            Some(passages) => passages.iter().for_each(|passage| add(&passage["text"])),
            None => add(turn.get("text").unwrap_or(&turn["heading"])),
        }
    }
    out
}

#[test]
fn the_preview_has_every_word_of_a_file_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let script = format!("file://{}", root.join("static/preview.js").display());
    let mut good = 0;
    for entry in fs::read_dir(root.join("tests/interviews")).expect("the folder of the interviews") {
        let folder = entry.expect("an entry").path();
        let problems = fs::read_to_string(folder.join("problems.txt")).expect("the problems");
        if problems.lines().any(|line| !line.contains(": note: ")) {
            continue;
        }
        let text = fs::read_to_string(folder.join("input.json")).expect("the file");
        let (interview, _) = interview::check(document::parse(text.as_bytes()).expect("it is read"));
        let file: Value = serde_json::from_str(&text).expect("JSON");
        // Without an order of languages, a text is read in its first one, and a `Value` does not keep the order.
        let usual = file["languages"].is_array().then_some("");
        let languages = interview.languages.iter().map(Lang::as_str);
        let languages: Vec<&str> = languages.chain(usual).chain(["both"]).collect();
        let Some(said) = node(DRAW, &[&[&*script, &text], &languages[..]].concat()) else { return };
        let drawn: Vec<Value> = serde_json::from_str(&said).expect("JSON");
        let mut ids: Vec<&str> = interview.passages().map(|passage| &*passage.id).collect();
        ids.sort_unstable();
        for (lang, drawn) in languages.iter().zip(&drawn) {
            let mut words: Vec<&str> = drawn["words"].as_str().expect("a text").split_whitespace().collect();
            let mut expected = expected(&file, lang, &interview.languages);
            if *lang == "both" {
                // Side by side in the order of the file, which a `Value` does not keep.
                words.sort_unstable();
                expected.sort_unstable();
            }
            assert_eq!(words, expected, "{}, {lang}", folder.display());
            let mut own: Vec<&str> =
                drawn["ids"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
            own.sort_unstable();
            assert_eq!(own, ids, "{}, {lang}", folder.display());
            for element in drawn["elements"].as_array().expect("a list") {
                let plain = ["div", "main", "h1", "p", "span"];
                assert!(plain.contains(&element.as_str().expect("a name")), "{element} claims something");
            }
        }
        good += 1;
    }
    assert!(good > 10, "{good} good files");
}
