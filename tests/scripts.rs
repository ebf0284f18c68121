//! What the scripts in `static/` share with the program: the interface words, and how a language is negotiated.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use interview_viewer::build::scripts::with_words;
use interview_viewer::interview::Lang;
use interview_viewer::state::Ui;
use interview_viewer::words::scripts::FILES;

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect(file)
}

/// Runs a script in Node, and gives what it prints. `None` where there is no Node, which CI does not accept.
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
fn the_words_of_each_script_are_those_of_the_program() {
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
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("static")).expect("the folder of the scripts")
    {
        let name = format!("static/{}", entry.expect("an entry").file_name().to_str().expect("a name"));
        if !name.ends_with(".js") || name.ends_with("first.js") {
            continue;
        }
        let text = read(&name);
        let own = text.split_once("// </words>").map_or(&*text, |(_, after)| after);
        let code = own.lines().filter(|line| !line.trim_start().starts_with("//"));
        let han =
            code.filter(|line| line.contains("zh-Han") || line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)));
        assert_eq!(han.collect::<Vec<_>>(), Vec::<&str>::new(), "{name}");
    }
}

/// Tags that readers, files and browsers have, and the interface language that follows from each.
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
fn the_scripts_follow_as_the_program_does() {
    let tags: Vec<&str> = FOLLOWING.iter().map(|(tag, _)| *tag).collect();
    let wanted: Vec<&str> = FOLLOWING.iter().map(|(_, ui)| ui.tag()).collect();
    let script = with_words("static/boot.js", "// <words>\n// </words>").expect("the marks are there")
        + "\nconsole.log(process.argv.slice(1).map(follows).join(' '));";
    if let Some(said) = node(&script, &tags) {
        assert_eq!(said.trim(), wanted.join(" "));
    }
}
