//! Editors' mistakes: how a build reports them, and that it builds the rest.

use super::*;

/// What a build of `tests/sites/mistakes` says in each language is in `tests/sites/mistakes.txt`. `UPDATE=1` rewrites it.
#[test]
fn mistakes_are_reported_with_their_place_and_the_rest_is_built() {
    let mut said = String::new();
    for ui in Ui::ALL {
        let place = Place::new(&format!("mistakes-{}", ui.tag()));
        place.site("tests/sites/mistakes");
        let report = build::build(&Options { ui, ..place.order() });
        said.push_str(
            &build::rendered(&report.diagnostics, ui).replace(&format!("{}/", place.0.join("site").display()), ""),
        );
        said.push('\n');
        assert!(!report.is_good() && report.interviews == 7 && report.refused == 6, "{said}");
        for (page, is_there) in [("good", true), ("part", true), ("broken", false), ("lost", false), ("nothing", false)]
        {
            assert_eq!(place.out().join("interviews").join(page).join("index.html").exists(), is_there, "{page}");
        }
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/mistakes.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &said).unwrap();
    }
    assert_eq!(said, fs::read_to_string(&file).unwrap_or_default(), "UPDATE=1 accepts what is on the left");
}

#[test]
fn a_site_file_of_another_shape_is_told_what_to_write() {
    for (text, told) in [
        ("{}", ""),
        (r#"{"name": "Lanes"}"#, ""),
        (r#"{"interview": ["a.json"]}"#, "found “interview” (did you mean “interviews”?)"),
        (r#"["a.json"]"#, r#"write {"interviews": before the first [, and } after the last ]"#),
        (r#""a.json""#, r#"expected an object, such as {"interviews": []}"#),
        (r#"{"turns": []}"#, "this is an interview, not a site"),
        (r#"{"format": "interview/1"}"#, "expected “site/1”, found “interview/1”"),
        (r#"{"contact": "a@b.example"}"#, r#"write {"email": "a@b.example"}"#),
        (r#"{"contact": {"links": ["b.example"]}}"#, r#"write {"label": "…", "url": "https://b.example"}"#),
        (r#"{"notes": "Quote us."}"#, r#"write [{"text": "Quote us."}]"#),
        (r#"{"contact": {"email": "not an email"}}"#, "expected an e-mail address"),
        (r#"{"contact": {"fax": "1"}}"#, "the keys here are address, email, phone, links"),
    ] {
        let said = build::rendered(&build::check(text.as_bytes(), "site.json", Ui::En), Ui::En);
        assert!(said.contains(told) && said.is_empty() == told.is_empty(), "{text}: {said}");
    }
}

#[test]
fn the_folder_of_a_misspelt_name_is_named() {
    let place = Place::new("misspelt");
    place.site("tests/sites/small");
    let (found, _) = build::check_folder(&place.0.join("sitte"), Ui::En);
    let said = build::rendered(&found, Ui::En);
    assert!(said.contains("sitte: there is no folder") && said.contains("(did you mean site?)"), "{said}");
}

#[test]
fn what_stops_a_build_is_told_before_the_interviews_are_read() {
    let place = Place::new("stopped");
    let site = place.site("tests/sites/small");
    fs::write(site.join("interviews/broken.json"), "{").unwrap();
    fs::create_dir(place.out()).unwrap();
    fs::write(place.out().join("notes.txt"), "x").unwrap();
    let (out, program) = (place.out(), place.0.join("nowhere"));
    for (out, program, told) in [
        (out.join("notes.txt"), place.order().program, "notes.txt: expected a folder, found a file"),
        (out.clone(), place.order().program, "files that this command did not write (notes.txt)"),
        (place.0.join("new"), program, "the viewer's program is not here"),
    ] {
        let report = build::build(&Options { out, program, ..place.order() });
        let said = build::rendered(&report.diagnostics, Ui::En);
        assert!(said.contains(told) && report.diagnostics.len() == 1, "{said}");
    }
}

#[test]
fn the_address_of_a_site_is_that_of_a_folder() {
    for (url, read) in [
        ("https://ngo.example/talks/index.html?x#y", Some("https://ngo.example/talks/")),
        ("https://ngo.example/#top", Some("https://ngo.example/")),
        ("https://ngo.example", None),
    ] {
        let text = format!(r#"{{"url": "{url}", "interviews": []}}"#);
        let said = build::rendered(&build::check(text.as_bytes(), "site.json", Ui::En), Ui::En);
        let told = read.map(|read| format!("read as “{read}”")).unwrap_or_default();
        assert!(said.contains(&told) && said.is_empty() == read.is_none(), "{url}: {said}");
    }
}

#[test]
fn the_same_note_of_many_files_is_printed_for_the_first_few() {
    let place = Place::new("many");
    let site = place.site("tests/sites/small");
    for n in 0..9 {
        fs::copy(site.join("interviews/well.json"), site.join(format!("interviews/well-{n}.json"))).unwrap();
    }
    let said = build::rendered(&place.build().diagnostics, Ui::En);
    assert_eq!(said.matches("no line of site.json has this file").count(), 4, "{said}");
    assert!(said.contains("note: in 7 more files: no line of site.json has this file"), "{said}");
}

#[test]
fn a_file_is_searched_for_the_words_that_it_withholds() {
    let turn = r#"{"id": "t@", "speaker": "A", "text": "Qu An dug it."}"#;
    let turns: Vec<String> = (0..9).map(|n| turn.replace('@', &n.to_string())).collect();
    let turns = turns.join(",\n");
    let file = format!(r#"{{"title": "T", "languages": ["en"], "withheld": ["Qu An"], "turns": [{turns}]}}"#);
    let (_, diagnostics) = build::check_interview("a.json", file.into_bytes(), Ui::En).unwrap();
    let said = build::rendered(&diagnostics, Ui::En);
    assert_eq!(said.matches("this contains words that must not be published (a.json:1:").count(), 5, "{said}");
    assert!(said.contains("with this, in 4 more places") && !said.contains("nothing was written"), "{said}");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_reported_and_not_followed() {
    use std::os::unix::fs::symlink;
    let place = Place::new("symlinks");
    let site = place.site("tests/sites/small");
    fs::create_dir(place.0.join("private")).unwrap();
    fs::write(place.0.join("private/list.txt"), "x").unwrap();
    symlink(place.0.join("private"), site.join("private")).unwrap();
    symlink(place.0.join("private/list.txt"), site.join("interviews/list.txt")).unwrap();
    symlink(site.join("interviews/well.json"), site.join("same.json")).unwrap();
    let report = place.build();
    let said = build::rendered(&report.diagnostics, Ui::En);
    assert!(!report.is_good() && said.matches("this link leads out of the folder").count() == 2, "{said}");
    let written = place.files();
    assert!(written.keys().all(|path| !path.contains("private") && !path.ends_with("list.txt")), "{written:?}");
    assert!(written.contains_key("same.json"), "links within the site are followed");
}

#[test]
fn pages_declare_their_paper() {
    let cases = [
        ("\"Letter\"", Some("Letter"), ""),
        ("\"A4\"", None, ""),
        ("\"A5\"", None, "found “A5”"),
        ("4", None, "found 4"),
    ];
    for (n, (paper, said, messages)) in cases.into_iter().enumerate() {
        let place = Place::new(&format!("paper-{n}"));
        let site = place.site("tests/sites/small");
        let text = fs::read_to_string(site.join("site.json")).unwrap();
        fs::write(site.join("site.json"), text.replacen('{', &format!("{{\"paper\": {paper},"), 1)).unwrap();
        let report = place.build();
        let lines: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
        assert!(lines.contains(messages) && lines.contains("found") != messages.is_empty(), "{paper}: {lines}");
        let page = html(&place.read("index.html"));
        assert_eq!(page.all("html", "data-paper").next().map(String::as_str), said, "{paper}");
    }
}

#[test]
fn a_theme_with_another_name_elsewhere_is_reported() {
    let place = Place::new("renamed");
    let interviews = place.0.join("site/interviews");
    fs::create_dir_all(&interviews).unwrap();
    fs::write(
        place.0.join("site/site.json"),
        r#"{"interviews": [{"file": "a.json"}, {"file": "b.json"}, {"file": "c.json"}]}"#,
    )
    .unwrap();
    for (file, label) in [("a.json", "Trust"), ("b.json", "Trust"), ("c.json", "Faith")] {
        let interview = format!(
            r#"{{"title": "{file}", "languages": ["en"], "themes": [{{"id": "trust", "label": {{"en": "{label}"}}}}],
                "turns": [{{"speaker": "a", "text": "Yes.", "themes": ["trust"]}}]}}"#
        );
        fs::write(interviews.join(file), interview).unwrap();
    }
    let messages: String = build::check_folder(&place.0.join("site"), Ui::En)
        .0
        .iter()
        .map(|diagnostic| diagnostic.rendered(Ui::En))
        .collect();
    assert_eq!(messages.matches("the theme “trust” has another name here").count(), 1, "{messages}");
    assert!(messages.contains("c.json: note:") && messages.contains("call it “Trust”"), "{messages}");
    let report = place.build();
    assert!(
        report.is_good()
            && report
                .diagnostics
                .iter()
                .any(|diagnostic| diagnostic.severity == Severity::Note && diagnostic.file.ends_with("c.json"))
    );
}

#[test]
fn likely_mistakes_of_editors_are_understood_or_reported() {
    let place = Place::new("rough");
    place.site("tests/sites/rough");
    // An earlier site in the folder, and the program.
    fs::create_dir_all(place.0.join("site/old")).unwrap();
    fs::copy(place.0.join("program/loader.js"), place.0.join("site/old/loader.js")).unwrap();
    fs::write(place.0.join("site/old/.interview-build"), "Files that “interview build” has written, and may remove.\n")
        .unwrap();
    let report = place.build();
    let messages: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
    let messages = messages.replace(&format!("{}/", place.0.join("site").display()), "");
    for line in [
        "site.json:2:17: expected a language tag such as en, zh-Hans or zh-Hant, found “chinese”",
        "site.json:5:40: “2020/5/14” is a date in another form: write \"2020-05-14\"",
        "site.json:6:6: expected a key of the format, found “flie”",
        "site.json:6:5: expected “file”, the name of a file in the folder interviews; this line was left out",
        "site.json:7:14: another line has the file 2019/walk.json already",
        "interviews/more/deep.JSON: note: no line of site.json has this file",
        "interviews/2019/walk.json: note: “散步” is not among the site’s categories",
        "interviews/2019/walk.json:4:3: expected a key of the format, found “speaker” (did you mean “speakers”?)\n    \"speaker\": ",
    ] {
        assert!(messages.contains(line), "{line} is not in\n{messages}");
    }
    assert!(!report.is_good() && report.interviews == 3);
    let home = html(&place.read("index.html"));
    assert_eq!(home.all("html", "lang").next().unwrap(), "zh");
    for page in ["interviews/walk", "interviews/2020-walk", "interviews/deep", "en"] {
        assert!(place.out().join(page).join("index.html").exists(), "{page}\n{messages}");
    }
    assert!(place.out().join("interviews/river.txt").exists() && !place.out().join("old").exists());
    assert!(!place.out().join("themes").exists(), "there are none");
    assert!(!place.read("sitemap.xml").contains("/themes/"));
    // Mistakes are the editor's concern: readers of the page see none of them.
    let page = html(&place.read("interviews/walk/index.html"));
    assert!(!page.text.contains("第4行第3列"), "{}", page.text);
}

#[test]
fn languages_default_to_those_of_the_interviews() {
    let place = Place::new("languages");
    let site = place.site("tests/sites/rough");
    fs::write(site.join("site.json"), "{\"interviews\": [\"2019/walk.json\"]}").unwrap();
    place.build();
    let home = html(&place.read("index.html"));
    assert_eq!(home.all("html", "lang").next().unwrap(), "zh-Hans");
    assert!(place.out().join("en/index.html").exists());
}

#[test]
fn a_list_links_to_the_nearest_language_of_an_interview() {
    let place = Place::new("nearest");
    let site = place.site("tests/sites/rough");
    let walk = fs::read_to_string(site.join("interviews/2019/walk.json")).unwrap();
    fs::write(
        site.join("interviews/2019/walk.json"),
        walk.replace("zh-Hans", "zh-Hant")
            .replace("{\"zh-Hant\": \"去哪", "{\"en\": \"Where?\", \"zh-Hant\": \"去哪")
            .replace("  \"title", "  \"languages\": [\"en\", \"zh-Hant\"],\n  \"title"),
    )
    .unwrap();
    fs::write(site.join("site.json"), "{\"languages\": [\"en\", \"zh-Hans\"], \"interviews\": [\"2019/walk.json\"]}")
        .unwrap();
    place.build();
    let home = html(&place.read("zh-Hans/index.html"));
    assert!(home.all("a", "href").any(|href| href == "../interviews/walk/zh-Hant/"));
}

#[test]
fn the_sources_are_never_overwritten() {
    let place = Place::new("over");
    let site = place.site("tests/sites/small");
    let before = fs::read(site.join("site.json")).unwrap();
    for out in [site.clone(), site.join("interviews"), site.join("interviews/new")] {
        let report = build::build(&Options { out: out.clone(), ..place.order() });
        let messages: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
        assert!(!report.is_good() && messages.contains("name another folder with --out"), "{messages}");
        assert!(fs::read(site.join("site.json")).unwrap() == before && !out.join("feed.xml").exists());
    }
    for (out, force) in [(site.join("dist"), false), (place.0.clone(), true)] {
        assert!(build::build(&Options { out, force, ..place.order() }).is_good());
    }
    assert!(fs::read(site.join("site.json")).unwrap() == before);
}
