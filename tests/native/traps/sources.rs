//! Traps in the editors’ folder.

use std::fs;

use interview_viewer::build::{self, Severity};
use interview_viewer::state::Ui;
use serde_json::Value;

use super::{Trap, interview};

#[test]
fn files_that_are_not_interviews_are_reported_and_kept() {
    let case = fs::read_to_string("tests/sites/folders/cases.json").unwrap();
    for (n, case) in serde_json::from_str::<Vec<Value>>(&case).unwrap().iter().enumerate() {
        let site = case["site"].to_string();
        let mut files = vec![("site.json", &*site)];
        files.extend(case["files"].as_object().unwrap().iter().map(|(path, text)| (&**path, text.as_str().unwrap())));
        let trap = Trap::new(&format!("folders-{n}"), &files);
        let (checked, report) = (trap.checked(), trap.build());
        let (messages, out) = (trap.messages(&report), trap.out());
        let texts = |key: &str| case[key].as_array().into_iter().flatten().map(|text| text.as_str().unwrap());
        for line in texts("told") {
            assert!(
                messages.contains(line) && checked.contains(line),
                "{}: {line} in\n{messages}\n{checked}",
                case["case"]
            );
        }
        // Without the quoted lines of the files, which are indented and may contain any word.
        let told = |text: &str| text.lines().filter(|line| !line.starts_with("    ")).collect::<String>();
        let (told_by_build, told_by_check) = (told(&messages), told(&checked));
        for line in texts("silent") {
            let is_told = told_by_build.contains(line) || told_by_check.contains(line);
            assert!(!is_told, "{}: {line} in\n{messages}", case["case"]);
        }
        assert_eq!(report.is_good(), case["good"] == true, "{}: {messages}", case["case"]);
        for path in texts("there") {
            assert!(out.contains_key(path), "{}: {path} in {:?}", case["case"], out.keys());
        }
        for path in texts("gone") {
            assert!(!out.keys().any(|known| known.starts_with(path)), "{}: {path}", case["case"]);
        }
    }
}

/// Entries that name good files, bad ones, and none.
const LIST: &str = r#"{"interviews": [
  "good.json",
  "hidden.json.txt",
  "end.json",
  "Dike.json",
  {"file": "folder.json"},
  {"file": "own.json", "id": "own.json"},
  {"file": "cafe.json", "id": "café"},
  {"file": "cafe-2.json", "id": "cafe\u0301"},
  {"file": "gr.json", "id": "τέλος"},
  {"file": "gr-2.json", "id": "τέλοσ"}
]}"#;

/// The files in the folder of the interviews.
const NAMES: [&str; 15] = [
    "good.json",
    "hidden.json.txt",
    "end.json.txt",
    "dike.json",
    "folder.json/inside.json",
    "own.json",
    "cafe.json",
    "cafe-2.json",
    "gr.json",
    "gr-2.json",
    "walk.json",
    "Walk.json",
    "o\u{308}l.json",
    "talk.json~",
    "lost.json.txt",
];

#[test]
fn one_bad_file_or_name_stops_nothing_else() {
    let mut files = vec![("site.json", LIST)];
    let good = interview("Good", "x");
    let long = format!("interviews/{}.json", "长".repeat(80));
    for file in NAMES {
        files.push((Box::leak(format!("interviews/{file}").into_boxed_str()), &good));
    }
    files.push((&long, &good));
    let trap = Trap::new("names", &files);
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let bad = std::ffi::OsStr::from_bytes(b"bad-\xff.json");
        fs::write(trap.0.join("site/interviews").join(bad), &good).unwrap();
        std::os::unix::fs::symlink("nowhere.json", trap.0.join("site/interviews/dangling.json")).unwrap();
        std::os::unix::fs::symlink("..", trap.0.join("site/interviews/again")).unwrap();
        std::os::unix::fs::symlink("nowhere.png", trap.0.join("site/picture.png")).unwrap();
    }
    let report = trap.build();
    let messages = trap.messages(&report);
    let checked = trap.checked();
    for line in [
        "site/site.json:3:3: expected a file whose name ends in .json: rename it to hidden.json",
        "site/site.json:4:3: there is no file interviews/end.json, but there is interviews/end.json.txt",
        "site/site.json:5:3: note: the file is called interviews/dike.json",
        "site/site.json:6:3: expected a file, found a folder",
        "site/site.json:9:33: expected an id that nothing else has",
        "site/site.json:11:31: expected an id that nothing else has",
        "site/interviews/lost.json.txt: expected a file whose name ends in .json: rename it to lost.json",
        "site/interviews/talk.json~: note: not published",
    ] {
        assert!(messages.contains(line), "{line} is not in\n{messages}");
        assert!(checked.contains(line), "{line} is not in\n{checked}");
    }
    #[cfg(unix)]
    for line in ["bad-", "site/interviews/dangling.json: could not be read", "site/picture.png: could not be read"] {
        assert!(messages.contains(line) && checked.contains(line), "{line} is not in\n{messages}\n{checked}");
    }
    assert!(!report.is_good() && !messages.contains("/again"), "links that lead back are not followed: {messages}");
    let out = trap.out();
    for page in ["good", "~44~ike", "inside", "own.json", "café", "walk", "~57~alk", "öl", &"长".repeat(80)[..]] {
        let page = if page.len() > 200 { continue } else { format!("interviews/{page}/index.html") };
        assert!(out.contains_key(&page), "{page}\n{messages}\n{:?}", out.keys());
    }
    assert!(out.contains_key("interviews/öl.json"), "published names are composed");
    let listed = trap.json("site.json");
    for entry in listed["interviews"].as_array().unwrap() {
        let file = format!("interviews/{}", entry["file"].as_str().unwrap());
        assert!(out.contains_key(&file), "{file}");
    }
    // No two names that are equal on some file system.
    let mut folded: Vec<String> = out.keys().map(|path| path.to_lowercase()).collect();
    folded.sort();
    folded.dedup();
    assert_eq!(folded.len(), out.len());
    assert!(!out.keys().any(|path| path.contains(".txt/") || path.ends_with("json~")));
}

#[test]
fn hidden_files_for_the_web_are_copied() {
    let files = [
        ("site.json", "{\"interviews\": []}"),
        ("interviews/a.json", &*interview("A", "x")),
        (".well-known/security.txt", "Contact: mailto:a@talks.example"),
        (".htaccess", "Options -Indexes"),
        (".git/HEAD", "secret"),
        (".env", "secret"),
    ];
    let trap = Trap::new("hidden", &files);
    assert!(trap.build().is_good());
    let out = trap.out();
    assert!(out.contains_key(".well-known/security.txt") && out.contains_key(".htaccess"));
    assert!(!out.contains_key(".git/HEAD") && !out.contains_key(".env"));
}

#[test]
fn a_site_is_checked_by_its_folder_or_its_file() {
    let trap = Trap::new(
        "checked",
        &[("site.json", "{\"interviews\": [\"b.json\"]}"), ("interviews/a.json", "{\"title\": }")],
    );
    let (messages, _) = build::check_site(&trap.0.join("site/site.json"), Ui::En);
    assert!(messages.len() == 1 && messages[0].severity == Severity::LeftOut && messages[0].line == 1, "{messages:?}");
    let checked = trap.checked();
    assert!(
        checked.contains("site/interviews/a.json:1:11: ") && checked.contains("site.json:1:17: there is no file"),
        "{checked}"
    );
    fs::rename(trap.0.join("site/site.json"), trap.0.join("site/site.json.txt")).unwrap();
    assert!(trap.checked().contains("there is no file site.json, but there is site.json.txt"), "{}", trap.checked());
}

#[test]
fn editors_files_do_not_replace_the_files_of_the_site() {
    let files = [
        ("site.json", "{\"interviews\": []}"),
        ("interviews/a.json", &*interview("A", "x")),
        ("sw.js", "mine"),
        ("offline.json", "mine"),
        ("questions", "mine"),
        ("index.html/picture.png", "mine"),
        ("People/index.html", "mine"),
        ("interviews/a/index.html", "mine"),
        ("about/index.html", "mine"),
    ];
    let trap = Trap::new("editors", &files);
    let report = trap.build();
    let messages = trap.messages(&report);
    assert!(report.is_good() && report.files > 0, "{messages}");
    for file in
        ["sw.js", "offline.json", "questions", "index.html/picture.png", "People/index.html", "interviews/a/index.html"]
    {
        assert!(
            messages.contains(&format!("site/{file}: note: the site has a page or a file of its own")),
            "{file}: {messages}"
        );
    }
    assert_eq!(trap.with("mine"), ["about/index.html"]);
}

#[test]
fn a_file_in_place_of_the_interviews_folder_is_reported() {
    let trap = Trap::new("no-folder", &[("site.json", "{\"interviews\": [\"a.json\"]}"), ("interviews", "a list")]);
    let messages = trap.messages(&trap.build());
    assert!(messages.contains("site/interviews: expected a folder, found a file"), "{messages}");
    assert!(trap.out().contains_key("index.html"));
    let trap = Trap::new("no-file", &[("site.json/a.json", "x")]);
    let report = trap.build();
    assert!(trap.messages(&report).contains("site/site.json: could not be read") && !trap.0.join("out").exists());
}
