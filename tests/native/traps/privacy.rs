//! Private members and withheld words never leave the editors' folder.

use super::*;

#[test]
fn private_content_never_leaves_the_folder() {
    let river = format!(
        r#"{{
  "$note": "PRIVATE-1",
  "title": {{"en": "River", "$why": "PRIVATE-2"}},
  "x-phone": ["PRIVATE-3", {{"a": 1}}],
  "colour": 1.50,
  "turns": [
    {{"speaker": "Ina", "\u0024seen": "PRIVATE-4", "text": "The river.", "x\u002dmood": "PRIVATE-5"}}
  ],
  "speakers": [{{"id": "Ina", "name": {{"en": "Ina", "x-known-as": "PRIVATE-6"}}}}]{}
}}"#,
        " ".repeat(1100)
    );
    let site = r#"{"$editor": "PRIVATE-7", "url": "https://talks.example", "name": {"en": "Talks", "x-old": "PRIVATE-8"},
  "contact": {"email": "a@talks.example", "x-phone": "PRIVATE-9"},
  "notes": [{"title": "T", "text": "N", "$by": "PRIVATE-10"}],
  "categories": [{"id": "c", "label": "C", "x-c": "PRIVATE-11"}],
  "interviews": [{"file": "river.json", "category": "c", "$state": "PRIVATE-12", "people": [{"id": "Ina", "label": {"en": "Ina", "$p": "PRIVATE-13"}}]}]}"#;
    let plain = interview("Plain", "1 2");
    let files = [
        ("site.json", site),
        ("interviews/river.json", &*river),
        ("interviews/river.json.bak", "PRIVATE-14"),
        ("interviews/plain.json", &plain),
        ("old/river.json", &*river),
        ("site.json~", "PRIVATE-15"),
        ("data.json", "{\"$id\": \"of another kind\"}"),
    ];
    let trap = Trap::new("private", &files);
    let report = trap.build();
    assert!(report.is_good(), "{}", trap.messages(&report));
    assert!(!trap.messages(&report).contains("x-"), "{}", trap.messages(&report));
    assert_eq!(trap.with("PRIVATE"), Vec::<String>::new());
    let out = trap.out();
    let published = String::from_utf8(out["interviews/river.json"].clone()).unwrap();
    assert!(published.contains("\"colour\": 1.50") && out.contains_key("interviews/river.json.gz"), "{published}");
    assert_eq!(published.lines().count(), river.lines().count(), "each value keeps its line");
    assert_eq!(out["interviews/plain.json"], plain.as_bytes(), "a file with nothing private is the same to the byte");
    assert_eq!(out["data.json"], b"{\"$id\": \"of another kind\"}");
    // The page has what the file has.
    let page = String::from_utf8(out["interviews/river/index.html"].clone()).unwrap();
    let (_, rest) = page.split_once("id=\"iv-interview\"").unwrap();
    let json = rest.split_once('>').unwrap().1.split_once("</script>").unwrap().0;
    assert_eq!(serde_json::from_str::<Value>(json).unwrap(), trap.json("interviews/river.json"));
}

#[test]
fn a_site_with_withheld_words_in_it_is_not_written() {
    let clean = interview("Clean", "Nothing of it.");
    let site = "{\"interviews\": [],\n \"withheld\": [\"Odo  Quill\", \"柳岸三号\"]}";
    for (name, file, text, place) in [
        ("turn", "interviews/b.json", interview("B", "I met *Odo*\\nQuill there."), "site/interviews/b.json:3:45: "),
        ("escape", "interviews/b.json", interview("B", "\\u67f3岸三号"), "site/interviews/b.json:3:45: "),
        ("title", "interviews/b.json", interview("Odo Quill", "x"), "site/interviews/b.json:2:12: "),
        (
            "unknown",
            "interviews/b.json",
            "{\"title\": \"B\", \"more\": [\"Odo Quill\"], \"turns\": [\"x\"]}".into(),
            "b.json:1:25: ",
        ),
        ("page", "about.html", "<p>By\n<b>Odo</b> Qu&#105;ll</p>".into(), "site/about.html"),
        ("script", "own.js", "show('?q=Odo%20Quill')".into(), "site/own.js:1:1: "),
        ("name", "Odo Quill.png", "-".into(), "out/Odo Quill.png: "),
    ] {
        let trap = Trap::new(&format!("withheld-{name}"), &[("site.json", site), ("interviews/a.json", &clean)]);
        assert!(trap.build().is_good());
        let before = trap.out();
        trap.write(&format!("site/{file}"), &text);
        let report = trap.build();
        let messages = trap.messages(&report);
        assert!(
            messages.contains(place) && messages.contains("must not be published (site/site.json:2:"),
            "{name}: {messages}"
        );
        assert!(messages.contains("nothing was written") && messages.contains(place), "{name}: {messages}");
        assert!(!messages.contains("Quill there") && !report.is_good() && report.files == 0, "{name}");
        assert_eq!(trap.out(), before, "{name}");
        assert!(build::build(&Options { out: trap.0.join("new/out"), ..trap.order() }).files == 0);
        assert!(!trap.0.join("new").exists());
        if name != "name" {
            assert!(trap.checked().contains(place), "{name}: {}", trap.checked());
        }
    }
}

#[test]
fn an_interview_withholds_words_from_the_whole_site_silently() {
    let a = interview("A", "The mill by the weir.");
    let b = a.replace("\"title\"", "\"withheld\": [\"by the weir\"],\n  \"title\"");
    let files = [("site.json", "{\"interviews\": []}"), ("interviews/a.json", &*a)];
    let trap = Trap::new("withholds", &files);
    assert!(trap.build().is_good());
    trap.write("site/interviews/b.json", &b.replace("by the weir.", "there."));
    let report = trap.build();
    let messages = trap.messages(&report);
    assert!(
        messages.contains("site/interviews/a.json:3:") && messages.contains("(site/interviews/b.json:2:16)"),
        "{messages}"
    );
    // Also from a broken one.
    trap.write("site/interviews/b.json", "{\"withheld\": [\"by the weir\"], \"title\": }");
    assert!(trap.messages(&trap.build()).contains("must not be published"));
    trap.write("site/interviews/b.json", "{\"withheld\": [\"by the weir\", \"title\": }");
    assert!(trap.messages(&trap.build()).contains("too broken for the command to read"));
    // Another case is another word.
    trap.write(
        "site/interviews/b.json",
        &b.replace("[\"by the weir\"]", "[\"By the weir\"]").replace("by the weir.", "there."),
    );
    let report = trap.build();
    assert!(report.is_good(), "{}", trap.messages(&report));
    assert!(trap.with("withheld").is_empty() && trap.with("By the weir").is_empty());
    // Wrong kinds are reported.
    trap.write(
        "site/interviews/b.json",
        &b.replace("[\"by the weir\"]", "[[\"no list\"], \"\"]").replace("by the weir.", "there."),
    );
    trap.write("site/site.json", "{\"interviews\": [], \"withheld\": \"words\"}");
    let checked = trap.checked();
    assert!(checked.contains("site/site.json:1:32: expected a list"), "{checked}");
    assert!(checked.contains("site/interviews/b.json:2:16: "), "{checked}");
}

#[test]
fn withdrawn_text_is_removed_from_every_file() {
    let told_of = interview("The ferry", "She sold the ferry in secret.").replace("Ina Roth", "Bao Linde");
    let files = [
        (
            "site.json",
            "{\"url\": \"https://talks.example/\", \"interviews\": [{\"file\": \"ferry.json\", \"date\": \"2020\"}, \"a.json\"]}",
        ),
        ("interviews/ferry.json", &*told_of),
        ("interviews/a.json", &interview("A", "Kept.")),
        ("interviews/ferry-notes.txt", "She sold the ferry in secret."),
    ];
    let trap = Trap::new("withdrawn", &files);
    assert!(trap.build().is_good());
    for text in ["in secret", "The ferry", "Bao Linde"] {
        assert!(trap.with(text).iter().any(|path| path.ends_with(".gz")), "{text}: {:?}", trap.with(text));
    }
    fs::remove_file(trap.0.join("site/interviews/ferry.json")).unwrap();
    fs::remove_file(trap.0.join("site/interviews/ferry-notes.txt")).unwrap();
    trap.write("site/site.json", "{\"url\": \"https://talks.example/\", \"interviews\": [\"a.json\"]}");
    let report = trap.build();
    assert!(report.is_good() && report.removed > 0);
    for text in ["in secret", "The ferry", "Bao Linde", "bao-linde", "ferry"] {
        assert_eq!(trap.with(text), Vec::<String>::new(), "{text}");
    }
    assert!(!trap.out().keys().any(|path| path.contains("ferry") || path.contains("bao")));
}
