//! Traps in the folder for the site.

use std::fs;

use interview_viewer::build::{self, Options};

use super::{Trap, interview};

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
