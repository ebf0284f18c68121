//! In which language and direction a page shows each run of text, whatever letter it begins with.

use std::rc::Rc;

use interview_viewer::document;
use interview_viewer::interview::{self, Interview, Lang};
use interview_viewer::site::Site;
use interview_viewer::ui::{Written, write};
use serde_json::{Value, json};

fn read(file: &Value) -> Rc<Interview> {
    Rc::new(interview::check(document::parse(file.to_string().into_bytes()).expect("it is JSON")).0)
}

/// The page of an interview in one of its languages.
fn page(file: &Value, tag: &str) -> String {
    let lang = Lang::parse(tag).expect("a tag");
    let site = Site::parse(br#"{"interviews": []}"#).expect("a site");
    let frame = Rc::new(site.frame("../../", &lang));
    write(Written::Interview { frame, interview: read(file) })
}

/// Two languages of one text, of which the Latin letters come first.
fn orchard(one: &str, other: &str) -> Value {
    let both = |text: &str| json!({one: format!("NGO (1998) {text}"), other: format!("NGO (1998) {text}")});
    json!({"title": both("title"), "summary": both("summary"), "languages": [one, other],
        "speakers": [{"id": "g", "name": both("guest"), "about": both("about")}, {"id": "h", "name": "H", "role": "interviewer"}],
        "themes": [{"id": "t", "label": both("theme"), "about": both("meaning")}],
        "glossary": [{"term": both("term"), "note": both("note")}],
        "turns": [{"id": "q", "speaker": "h", "text": both("question?")},
            {"id": "a", "speaker": "g", "themes": ["t"], "text": both("answer\n\n- one\n- two")}]})
}

/// The start tags of a page that have an attribute.
fn tags<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let inside = page.split('<').filter_map(|part| part.split('>').next());
    inside.filter(|tag| tag.contains(attribute)).collect()
}

#[test]
fn each_run_has_the_direction_of_its_language() {
    for (one, other) in
        [("ug", "kk-Arab"), ("fa", "en"), ("zh-Hans", "ckb"), ("ug-Latn", "ug"), ("ku", "ku-Arab"), ("he", "yi")]
    {
        let html = page(&orchard(one, other), one);
        for tag in [one, other] {
            let dir = Lang::parse(tag).unwrap().dir();
            let runs = tags(&html, &format!(" lang=\"{tag}\" dir="));
            let wrong: Vec<_> = runs.iter().filter(|run| !run.contains(&format!("dir=\"{dir}\""))).collect();
            assert!(runs.len() > 2 && wrong.is_empty(), "{tag} is {dir}: {wrong:?}");
        }
        let mut guessed = tags(&html, "dir=\"auto\"");
        guessed.retain(|tag| !tag.starts_with("input"));
        assert_eq!(guessed, [""; 0], "{one}, {other}");
    }
}

#[test]
fn the_layout_around_the_text_is_mirrored_with_it() {
    for (read, other, mirrored) in
        [("ug", "zh-Hans", true), ("zh-Hans", "ug", false), ("kk-Arab", "ug", true), ("ug-Cyrl", "ug", false)]
    {
        let html = page(&orchard(read, other), read);
        for class in ["iv-axis", "iv-block", "iv-outline"] {
            let tag = tags(&html, &format!("class=\"{class}\""))[0];
            assert_eq!(tag.contains("dir=\"rtl\""), mirrored, "{read}: {tag}");
        }
    }
}

#[test]
fn a_file_without_languages_is_in_the_language_of_its_letters() {
    for (question, answer, tag) in [
        ("Why did you plant it?", "Nobody else would.", "en"),
        ("為什麼種這棵樹？", "別人都說沒有用。", "zh-Hant"),
        ("为什么种这棵树？", "别人都说没有用。", "zh-Hans"),
        ("どうして木を植えたのですか。", "誰も植えなかったからです。", "ja"),
        ("왜 나무를 심었습니까?", "아무도 심지 않았으니까요.", "ko"),
        ("نېمىشقا كۆچەت تىكتىڭىز؟", "باشقىلار تىكمىدى.", "ug"),
        ("چرا درخت کاشتید؟", "هیچ‌کس دیگر نمی‌کاشت.", "fa"),
        ("ཅིའི་ཕྱིར་བཏབ་པ།", "གཞན་གྱིས་མ་བཏབ།", "bo"),
        ("Hvorfor plantet du det?", "Ingen andre ville.", "und"),
    ] {
        let file = json!({"title": "1998", "turns": [{"id": "q", "text": question}, {"id": "a", "text": answer}]});
        let interview = read(&file);
        let langs: Vec<&str> = interview.languages.iter().map(Lang::as_str).collect();
        assert_eq!(langs, [tag], "{question}");
        let lang = Lang::parse(tag).unwrap();
        let run = format!("lang=\"{}\" dir=\"{}\"", lang.attribute(), lang.dir());
        assert!(page(&file, tag).contains(&run), "{run}");
    }
}
