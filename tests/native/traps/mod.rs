//! Folders of sites with traps, as editors, computers and accidents leave them: nothing is lost, nothing secret gets
//! out, and one bad file stops nothing else.

mod privacy;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use interview_viewer::build::{self, Options, Report, Severity};
use interview_viewer::state::Ui;
use serde_json::Value;

const PROGRAM: [&str; 8] =
    ["loader.js", "element.js", "preview.js", "viewer.js", "viewer_bg.wasm", "viewer.css", "more.css", "replay.js"];

/// A folder of its own for a test, with a site.
struct Trap(PathBuf);

impl Trap {
    fn new(name: &str, files: &[(&str, &str)]) -> Trap {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("traps").join(name);
        fs::remove_dir_all(&root).ok();
        let trap = Trap(root);
        for file in PROGRAM {
            trap.write(&format!("program/{file}"), "a program");
        }
        for (path, text) in files {
            trap.write(&format!("site/{path}"), text);
        }
        trap
    }

    fn write(&self, path: &str, text: &str) {
        let at = self.0.join(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, text).unwrap();
    }

    fn order(&self) -> Options {
        let [site, out, program] = ["site", "out", "program"].map(|name| self.0.join(name));
        Options { pdf: false, force: false, site, out, program, jobs: 2, ui: Ui::En }
    }

    fn build(&self) -> Report {
        build::build(&self.order())
    }

    fn messages(&self, report: &Report) -> String {
        report
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.rendered(Ui::En))
            .collect::<String>()
            .replace(&format!("{}/", self.0.display()), "")
    }

    fn checked(&self) -> String {
        let (diagnostics, _) = build::check_folder(&self.0.join("site"), Ui::En);
        self.messages(&Report { diagnostics, ..Report::default() })
    }

    /// All files of the site, by path; compressed ones decompressed.
    fn out(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.0.join("out")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                    continue;
                }
                let path = entry.path().strip_prefix(self.0.join("out")).unwrap().to_str().unwrap().to_owned();
                let bytes = fs::read(entry.path()).unwrap();
                let mut plain = Vec::new();
                match path.rsplit('.').next() {
                    Some("br") => drop(std::io::copy(&mut brotli::Decompressor::new(&bytes[..], 4096), &mut plain)),
                    Some("gz") => plain = miniz_oxide::inflate::decompress_to_vec(&bytes[10..bytes.len() - 8]).unwrap(),
                    _ => plain = bytes,
                }
                files.insert(path, plain);
            }
        }
        files
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&self.out()[path]).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The files that contain a text.
    fn with(&self, text: &str) -> Vec<String> {
        let files = self.out().into_iter();
        files.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text)).map(|(path, _)| path).collect()
    }
}

fn interview(title: &str, text: &str) -> String {
    format!(
        "{{\n  \"title\": \"{title}\",\n  \"turns\": [{{\"speaker\": \"Ina Roth\", \"text\": \"{text}\"}}]\n}}\n{}",
        // Long enough to be compressed.
        " ".repeat(1200)
    )
}

#[test]
fn a_folder_with_foreign_files_is_refused_and_left_unchanged() {
    let trap =
        Trap::new("foreign", &[("site.json", "{\"interviews\": []}"), ("interviews/a.json", &interview("A", "x"))]);
    trap.write("out/index.html", "my own page");
    trap.write("out/notes/diary.txt", "mine");
    let before = trap.out();
    let report = trap.build();
    let messages = trap.messages(&report);
    assert!(
        messages.contains("out: nothing was written") && messages.contains("index.html, notes/diary.txt"),
        "{messages}"
    );
    assert!(messages.contains("--force") && !report.is_good() && report.files == 0);
    assert_eq!(trap.out(), before);
    let report = build::build(&Options { force: true, ..trap.order() });
    assert!(report.is_good(), "{}", trap.messages(&report));
    assert_eq!(trap.out()["notes/diary.txt"], b"mine");
    assert_ne!(trap.out()["index.html"], b"my own page");
    assert!(trap.build().is_good(), "then it is ours");
}

#[test]
fn hidden_and_neighbouring_files_are_allowed_and_kept() {
    let trap =
        Trap::new("beside", &[("site.json", "{\"interviews\": []}"), ("interviews/a.json", &interview("A", "x"))]);
    trap.write("out/.git/HEAD", "ref: refs/heads/pages");
    assert!(trap.build().is_good());
    trap.write("out/CNAME", "talks.example");
    trap.write("out/.well-known/security.txt", "Contact: mailto:a@talks.example");
    trap.write("out/interviews/a/picture.png", "mine");
    assert!(trap.build().is_good());
    fs::remove_file(trap.0.join("site/interviews/a.json")).unwrap();
    trap.write("site/interviews/b.json", &interview("B", "y"));
    assert!(trap.build().is_good());
    let out = trap.out();
    for path in
        [".git/HEAD", "CNAME", ".well-known/security.txt", "interviews/a/picture.png", "interviews/b/index.html"]
    {
        assert!(out.contains_key(path), "{path}");
    }
    assert!(!out.contains_key("interviews/a/index.html") && !out.contains_key("interviews/a.json"));
    // A file that a new page would overwrite.
    trap.write("out/interviews/c/index.html", "mine");
    trap.write("site/interviews/c.json", &interview("C", "z"));
    let report = trap.build();
    assert!(trap.messages(&report).contains("(interviews/c/index.html)"), "{}", trap.messages(&report));
    assert!(!trap.out().contains_key("interviews/c.json"));
}

#[test]
fn files_changed_by_hand_are_reported_and_not_overwritten() {
    let trap =
        Trap::new("by-hand", &[("site.json", "{\"interviews\": []}"), ("interviews/a.json", &interview("A", "x"))]);
    assert!(trap.build().is_good());
    let page = String::from_utf8(trap.out()["interviews/a/index.html"].clone()).unwrap();
    trap.write("out/interviews/a/index.html", &page.replace("Ina Roth", "Ina M. Roth"));
    let report = trap.build();
    let messages = trap.messages(&report);
    assert!(messages.contains("changed since the last build (interviews/a/index.html)"), "{messages}");
    assert!(trap.with("Ina M. Roth") == ["interviews/a/index.html"]);
    assert!(build::build(&Options { force: true, ..trap.order() }).is_good());
    // Version control may change line endings.
    trap.write("out/interviews/a/index.html", &page.replace('\n', "\r\n"));
    assert!(trap.build().is_good());
    assert_eq!(trap.out()["interviews/a/index.html"], page.as_bytes());
}

#[test]
fn a_place_taken_by_a_file_or_a_folder_is_reported() {
    let trap =
        Trap::new("kinds", &[("site.json", "{\"interviews\": []}"), ("interviews/a.json", &interview("A", "x"))]);
    assert!(trap.build().is_good());
    fs::remove_dir_all(trap.0.join("out/people")).unwrap();
    trap.write("out/people", "a list of mine");
    fs::remove_file(trap.0.join("out/robots.txt")).unwrap();
    trap.write("out/robots.txt/mine.txt", "mine");
    let report = trap.build();
    let messages = trap.messages(&report);
    assert!(messages.contains("(people, robots.txt/mine.txt)"), "{messages}");
    let before = trap.out();
    let report = build::build(&Options { force: true, ..trap.order() });
    let messages = trap.messages(&report);
    assert!(messages.contains("folders stand in the place of files of the site (robots.txt)"), "{messages}");
    assert!(!report.is_good() && (report.files, report.written) == (0, 0) && trap.out() == before);
    // A folder that is empty, or has only our files, is removed.
    fs::remove_file(trap.0.join("out/robots.txt/mine.txt")).unwrap();
    let report = build::build(&Options { force: true, ..trap.order() });
    assert!(report.is_good() && trap.0.join("out/robots.txt").is_file(), "{}", trap.messages(&report));
    assert!(trap.out().contains_key("people/index.html"));
    fs::remove_file(trap.0.join("out/index.html")).unwrap();
    trap.write("out/index.html/.hidden", "mine");
    let report = build::build(&Options { force: true, ..trap.order() });
    assert!(trap.messages(&report).contains("(index.html)") && report.written == 0, "{}", trap.messages(&report));
}

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
        for line in texts("silent") {
            assert!(!messages.contains(line) && !checked.contains(line), "{}: {line} in\n{messages}", case["case"]);
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

#[test]
fn one_bad_file_or_name_stops_nothing_else() {
    let site = r#"{"interviews": [
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
    let mut files = vec![("site.json", site)];
    let good = interview("Good", "x");
    let long = format!("interviews/{}.json", "长".repeat(80));
    for file in [
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
    ] {
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
fn an_interrupted_run_does_not_block_the_next() {
    let trap =
        Trap::new("stopped", &[("site.json", "{\"interviews\": []}"), ("interviews/a.json", &interview("A", "x"))]);
    trap.write("out/.interview-build.new/index.html", "half a page");
    assert!(trap.build().is_good());
    assert!(!trap.0.join("out/.interview-build.new").exists());
    let report = trap.build();
    assert_eq!((report.written, report.removed), (0, 0));
}

#[test]
fn a_manifest_with_outside_paths_removes_nothing_there() {
    let trap =
        Trap::new("elsewhere", &[("site.json", "{\"interviews\": []}"), ("interviews/a.json", &interview("A", "x"))]);
    trap.write("mine/old.html", "mine");
    trap.write("mine.html", "mine");
    let list =
        "Files that “interview build” has written, and may remove.\n../mine.html\nlink/old.html\n/etc/hostname\n";
    trap.write("out/.interview-build", list);
    #[cfg(unix)]
    std::os::unix::fs::symlink("../mine", trap.0.join("out/link")).unwrap();
    assert!(trap.build().is_good());
    assert!(trap.0.join("mine/old.html").exists() && trap.0.join("mine.html").exists());
    // A symlink is replaced, and its target stays.
    #[cfg(unix)]
    {
        let home = trap.0.join("out/index.html");
        fs::remove_file(&home).unwrap();
        std::os::unix::fs::symlink("../mine.html", &home).unwrap();
        build::build(&Options { force: true, ..trap.order() });
        assert_eq!(fs::read(trap.0.join("mine.html")).unwrap(), b"mine");
        assert!(!fs::symlink_metadata(home).unwrap().is_symlink());
    }
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
