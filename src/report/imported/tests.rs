use super::*;

fn asked(files: &[(&str, &[u8])]) -> Vec<u8> {
    let head = request(files.iter().map(|(name, bytes)| (*name, bytes.len() as u32)));
    files.iter().fold(head.into_bytes(), |request, (_, bytes)| [&request, *bytes].concat())
}

fn answer(name: &str, bytes: &[u8]) -> Answer {
    Answer::read(write(asked(&[(name, bytes)])))
}

/// The account, and the number of turns in the interview file.
fn opened(answer: Answer) -> (serde_json::Value, usize) {
    let Answer::Imported(account, file) = answer else { panic!("{answer:?}") };
    let document = document::parse(file).expect("an interview file");
    let turns = document.file.good().map(|file| file.turns.values().count());
    (serde_json::from_str(&account).expect("it is JSON"), turns.unwrap_or_default())
}

const TALK: &str = "# The bakery\n\n**Mei:** Why a rain gauge?\n\n**Jo:** Because flour drinks.\n\n\
                    **Mei:** Since when?\n\n**Jo:** Since 1998.\n";

#[test]
fn a_transcript_becomes_an_interview_with_an_account_in_every_language() {
    let (account, turns) = opened(answer("talk.en.md", TALK.as_bytes()));
    assert_eq!((turns, &account["stem"]), (4, &json!("talk.en")));
    let [english, _, taiwanese] = [0, 1, 2].map(|n| account["summary"][n].as_str().unwrap_or_default());
    assert_eq!(english, "“talk.en.md” was read as Markdown: 4 turns, 2 speakers. Nothing was left out.");
    assert_eq!(taiwanese, "「talk.en.md」當作 Markdown 讀取：4 段發言，2 位發言人，沒有遺漏內容。");
    let [heading, items] = [0, 1].map(|n| &account["lists"][0][n]);
    assert!(heading[0].as_str().is_some_and(|text| text.starts_with("How the file was understood (")), "{heading}");
    let notes = items.as_array().expect("a list");
    assert!(notes.iter().any(|note| note[0].as_str().is_some_and(|text| text.contains("“The bakery”"))), "{notes:?}");
    assert!(notes.iter().all(|note| note.as_array().is_some_and(|texts| texts.len() == Ui::ALL.len())));
}

#[test]
fn a_name_with_spaces_and_files_with_empty_lines_arrive_whole() {
    let files: [(&str, &[u8]); 2] = [("a b\n.md", b"one\n\ntwo"), ("", b"\n\n")];
    assert_eq!(requested(&asked(&files)), Some(vec![("a b .md", files[0].1), ("", files[1].1)]));
    assert_eq!(Answer::read(write(b"broken\n\n".to_vec())), Answer::Nothing);
}

#[test]
fn a_transcript_and_its_translation_become_one_interview() {
    let chinese = "# 面包房\n\n**小梅：** 为什么要放雨量计？\n\n**阿乔：** 因为面粉会喝水。\n\n\
                   **小梅：** 从什么时候开始的？\n\n**阿乔：** 1998年开始的。\n";
    let ask = |one: &str, two: &str| {
        let files: [(&str, &[u8]); 2] = [("talk.en.md", one.as_bytes()), ("talk.zh.md", two.as_bytes())];
        Answer::read(write(asked(&files)))
    };
    let Answer::Imported(_, file) = ask(TALK, chinese) else { panic!("they belong together") };
    let document = document::parse(file).expect("an interview file");
    assert_eq!(document.file.good().map(|file| file.languages.values().count()), Some(2));
    let (account, _) = opened(ask(TALK, chinese));
    let summary = account["summary"][0].as_str().unwrap_or_default();
    assert!(summary.starts_with("“talk.en.md” and “talk.zh.md” were put side by side: 4 turns, 2 "), "{summary}");
    assert_eq!(ask(TALK, TALK), Answer::Nothing, "two interviews in one language");
    assert_eq!(ask(TALK, "%PDF-1.7"), Answer::Nothing);
}

#[test]
fn a_translation_comes_beside_an_interview_that_was_edited() {
    let imported = |name: &str, text: &str| import::import(text.as_bytes(), &named(name)).expect("a transcript");
    let json: String = document::write(&imported("talk.en.md", TALK).document);
    let json = json.replace("\"id\": \"a1\"", "\"id\": \"flour\", \"themes\": [\"rain\"]");
    let edited = document::parse(json).expect("an interview");
    let chinese = "**小梅：** 为什么要放雨量计？\n\n**阿乔：** 因为面粉会喝水。\n\n\
                   **小梅：** 从什么时候开始的？\n\n**阿乔：** 1998年开始的。\n";
    let translation = imported("talk.zh.md", chinese);
    let both = translated(&edited, &translation, "talk.zh.md").expect("it is a translation of it");
    let json: String = document::write(&both.document);
    for wanted in ["\"flour\"", "\"rain\"", "因为面粉会喝水"] {
        assert!(json.contains(wanted), "{wanted}: {json}");
    }
    assert!(translated(&both.document, &translation, "talk.zh.md").is_none(), "Chinese is there");
    assert!(translated(&edited, &imported("x.md", "**小梅：** 你好！\n"), "x.md").is_none(), "it is another text");
}

#[test]
fn a_code_book_beside_a_table_describes_its_themes() {
    let table: (&str, &[u8]) = ("talk.csv", b"speaker,words,tags\nMei,Who was paid?,wages\nJo,Nobody.,wages\n");
    let book: (&str, &[u8]) = ("codebook.csv", b"code,name,description\nwages,Wages,What was paid\n");
    let ask = |files: [(&str, &[u8]); 2]| Answer::read(write(asked(&files)));
    for files in [[book, table], [table, book]] {
        let Answer::Imported(account, file) = ask(files) else { panic!("they belong together") };
        assert!(account.contains(r#""stem":"talk""#) && account.contains("codebook.csv"), "{account}");
        let text = String::from_utf8(file).expect("an interview file");
        assert!(text.contains("What was paid"), "{text}");
    }
    assert_eq!(ask([book, ("talk.txt", b"Good morning.")]), Answer::Nothing);
}

#[test]
fn a_page_of_an_interview_has_its_file() {
    let file = r#"{"title": "Bakery", "turns": [{"speaker": "Mei", "text": "Why \u003cb>a gauge\u003c/b>?"}]}"#;
    let page = |attributes: &str, inside: &str| {
        format!("<!doctype html><title>iv-interview</title><script {attributes}>{inside}</script><p>Why?</p>")
    };
    for attributes in ["type=\"application/json\" id=\"iv-interview\"", "id=iv-interview type=application/json"] {
        let page = page(attributes, file);
        assert_eq!(answer("talk.html", page.as_bytes()), Answer::Imported(String::new(), file.into()));
        let imported = import::import(page.as_bytes(), &named("talk.html")).expect("it is read");
        assert_eq!(document::write(&imported.document), document::write(&document::parse(file).unwrap()));
    }
    for (attributes, inside) in
        [("id=\"iv-frame\"", file), ("id=\"iv-interview\"", "{}"), ("id=\"iv-interview\"", "{\"turns\"")]
    {
        let answer = answer("talk.html", page(attributes, inside).as_bytes());
        assert!(!matches!(answer, Answer::Imported(account, _) if account.is_empty()), "{attributes} {inside}");
    }
}

#[test]
fn a_file_at_an_address_is_named_after_its_last_part() {
    let (account, _) = opened(answer("https://a.example/talks/rain%20talk.md?v=1.2#a", TALK.as_bytes()));
    assert_eq!(account["stem"], "rain talk");
}

#[test]
fn a_page_with_which_a_site_answers_is_no_interview() {
    let page = b"<!doctype html><title>Not found</title><h1>Not found</h1><p>There is no such page here.</p>";
    assert_eq!(answer("https://a.example/talk.docx", page), Answer::Nothing);
    assert!(matches!(answer("talk.html", page), Answer::Imported(..)), "the reader has chosen it");
    let talk =
        b"<!doctype html><p><b>Mei:</b> Why?</p><p><b>Jo:</b> So.</p><p><b>Mei:</b> Now?</p><p><b>Jo:</b> No.</p>";
    assert!(matches!(answer("https://a.example/talk.html", talk), Answer::Imported(..)));
}

#[test]
fn other_files_are_refused_in_every_language() {
    let Answer::Refused(message) = answer("talk.pdf", b"%PDF-1.7\n\xff") else { panic!("it is refused") };
    assert!(message.words(Ui::En).starts_with("This is a PDF"), "{message:?}");
    assert!(message.words(Ui::ZhHans).ends_with('。'), "{message:?}");
    for bytes in [&b"\0\x01\x02\x03\x04\x05\x06\x07"[..], b"  "] {
        let Answer::Refused(message) = answer("", bytes) else { panic!("it is refused") };
        assert!(Ui::ALL.iter().all(|ui| !message.words(*ui).contains("--")), "{message:?}");
    }
}

#[test]
fn json_is_left_to_the_other_report() {
    for text in [r#"{"title": oops}"#, r#"{"numbers": [1]}"#, "[1, 2]", r#"{"turns": []}"#] {
        assert_eq!(answer("talk.json", text.as_bytes()), Answer::Nothing, "{text}");
    }
    let labelled = "[00:00:03] Mei: Why?\n[00:00:06] Jo: Because.\n[00:00:09] Mei: Since when?\n";
    assert!(matches!(answer("talk.txt", labelled.as_bytes()), Answer::Imported(..)));
}
