use super::super::{Texts, document as written, open};
use super::*;

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a tag")
}

const SITE: &str = r#"{
  "name": "Lanes",
  "logo": "/pictures/mark.svg",
  "x-remark": {"by": "Weng"},
  "contact": {"email": "a@lanes.example", "fax": "12"},
  "categories": [{"id": "river", "label": {"en": "Rivers", "zh-Hans": "河"}}],
  "interviews": [{"file": "tea.json", "summary": "On tea.", "x-seen": true}],
  "languages": ["en", "zh-Hans"]
}"#;

fn site() -> SiteDraft {
    let tea = br#"{"id": "t", "languages": ["en"], "title": "Tea", "turns": [{"text": "Hot."}]}"#.to_vec();
    let interviews = vec![("tea.json".to_owned(), tea.clone()), ("2020/walk.json".to_owned(), tea)];
    let files =
        vec![("pictures/mark.svg".to_owned(), b"<svg/>".to_vec()), ("addresses.json".to_owned(), b"{}".to_vec())];
    SiteDraft::open(SITE.as_bytes(), interviews, files).expect("a site")
}

fn json(site: &SiteDraft) -> serde_json::Value {
    serde_json::from_str(&site.site_json()).expect("JSON")
}

#[test]
fn what_the_form_does_not_show_stays() {
    let mut site = site();
    site.set_words(Words::Name, &lang("zh-Hans"), "巷子");
    site.set_plain(Plain::Email, "");
    site.set_plain(Plain::Phone, "1");
    let json = json(&site);
    assert_eq!(json["name"], serde_json::json!({"en": "Lanes", "zh-Hans": "巷子"}));
    assert_eq!(json["contact"], serde_json::json!({"phone": "1", "fax": "12"}));
    assert_eq!(json["x-remark"]["by"], "Weng");
    assert_eq!(json["interviews"][0], serde_json::json!({"file": "tea.json", "summary": "On tea.", "x-seen": true}));
    assert_eq!(json["interviews"][1], serde_json::json!({"file": "2020/walk.json"}));
}

#[test]
fn a_name_for_the_address_names_the_file() {
    let mut site = site();
    site.add_named(3, "Tea in the hills", "hill-tea");
    let member = site.members.last().expect("it was added");
    assert_eq!((&*member.path, &*member.title), ("hill-tea.json", "Tea in the hills"));
}

#[test]
fn what_is_kept_is_read_again() {
    let mut site = site();
    site.add(3, "A Stall, for Tea!");
    site.add(4, "Tea");
    site.add(5, "茶 摊");
    site.add(6, "…");
    site.members[0].is_in = false;
    let paths: Vec<&str> = site.members.iter().map(|member| &*member.path).collect();
    assert_eq!(
        paths,
        ["tea.json", "2020/walk.json", "a-stall-for-tea.json", "tea-2.json", "茶-摊.json", "interview.json"]
    );
    let (text, files) = site.write();
    assert_eq!(SiteDraft::read(&text, files), Some(site.clone()));
    let folder = site.folder(|draft| (draft != 6).then(|| b"draft".to_vec()));
    let paths: Vec<&str> = folder.iter().map(|(path, _)| &**path).collect();
    let expected = [
        "site.json",
        "interviews/2020/walk.json",
        "interviews/a-stall-for-tea.json",
        "interviews/tea-2.json",
        "interviews/茶-摊.json",
        "pictures/mark.svg",
        "addresses.json",
    ];
    assert_eq!(paths, expected);
    assert_eq!(json(&site)["interviews"].as_array().map(Vec::len), Some(5));
}

#[test]
fn a_draft_that_is_added_again_keeps_its_address() {
    let mut site = SiteDraft::begin(&[lang("en")]);
    assert!(site.is_empty());
    site.add(3, "Tea");
    site.members[0].is_in = false;
    site.add(3, "Another title");
    assert_eq!((site.members.len(), &*site.members[0].path, site.members[0].is_in), (1, "tea.json", true));
    assert!(!site.is_empty());
}

#[test]
fn the_logo_is_replaced_with_its_file() {
    let mut site = site();
    assert_eq!(site.logo().map(|(path, _)| &**path), Some("pictures/mark.svg"));
    site.set_logo("New Mark.PNG", b"png");
    let files: Vec<&str> = site.files.iter().map(|(path, _)| &**path).collect();
    assert_eq!((files, json(&site)["logo"].as_str()), (vec!["addresses.json", "logo.png"], Some("logo.png")));
    site.remove_logo();
    assert_eq!((site.files.len(), site.plain(Plain::Logo)), (1, String::new()));
}

#[test]
fn categories_of_interviews_follow_those_of_the_site() {
    let mut site = site();
    let found = [texts("河"), texts("Trades")];
    let named = |site: &SiteDraft| -> Vec<String> {
        site.categories(&found).iter().map(|one| one.best(&[lang("en")]).expect("a name").to_string()).collect()
    };
    assert_eq!(named(&site), ["Rivers", "Trades"]);
    site.raise_category(&found, 1);
    assert_eq!(named(&site), ["Trades", "Rivers"]);
    assert_eq!(json(&site)["categories"][1]["id"], "river");
}

fn texts(word: &str) -> Texts {
    let json = format!(r#"{{"languages": ["zh-Hans"], "category": "{word}", "turns": []}}"#);
    let document = crate::document::parse(json.into_bytes()).expect("JSON");
    open(&document).draft.details[&super::super::Field::Category].clone()
}

#[test]
fn notes_and_links_are_edited_by_position() {
    let mut site = site();
    site.add_note();
    site.set_words(Words::NoteTitle(0), &lang("en"), "Reuse");
    site.set_words(Words::NoteText(0), &lang("en"), "Quote, and name us.");
    site.set_words(Words::NoteText(7), &lang("en"), "no such note");
    site.add_link();
    site.set_plain(Plain::Link(0), "https://lanes.example/");
    site.set_words(Words::Label(0), &lang("en"), "About us");
    assert_eq!(
        json(&site)["notes"],
        serde_json::json!([{"title": {"en": "Reuse"}, "text": {"en": "Quote, and name us."}}])
    );
    assert_eq!(site.plain(Plain::Link(0)), "https://lanes.example/");
    site.remove_note(0);
    site.remove_link(0);
    assert_eq!((site.note_count(), site.link_count()), (0, 0));
}

#[test]
fn what_a_build_has_written_of_an_interview_gives_way_to_the_interview() {
    let built = r#"{"languages": ["en"], "questions": 1, "bytes": 9, "categories": [{"id": "trade", "label": {"en": "Trades"}}],
        "interviews": [{"file": "tea.json", "id": "tea", "title": {"en": "Tea"}, "summary": {"en": "Another."}, "date": "2020",
        "category": "trade", "themes": ["x"], "answers": 1, "minutes": {"en": 1}, "page": true, "x-seen": 1}]}"#;
    let tea = r#"{"languages": ["en"], "title": "Tea", "summary": "On tea.", "category": "Trades", "turns": [{"text": "Hot."}]}"#;
    let site = SiteDraft::open(built.as_bytes(), vec![("tea.json".into(), tea.into())], Vec::new()).expect("a site");
    let expected = serde_json::json!({"file": "tea.json", "id": "tea", "summary": {"en": "Another."}, "date": "2020", "x-seen": 1});
    assert_eq!(json(&site)["interviews"][0], expected);
    assert_eq!(json(&site).get("questions"), None);
}

#[test]
fn what_is_no_site_is_refused() {
    let open = |text: &str| SiteDraft::open(text.as_bytes(), Vec::new(), Vec::new());
    assert!(matches!(open("{"), Err(Unread::Broken(_))));
    assert_eq!(open(r#"{"turns": []}"#), Err(Unread::NoSite));
    assert_eq!(open("[]"), Err(Unread::NoSite));
    let bare = SiteDraft::open(b"{}", vec![("a.json".into(), written_file())], Vec::new()).expect("a site");
    assert_eq!(bare.languages(), [lang("zh-Hans")]);
}

#[test]
fn a_site_is_known_by_its_name_or_by_what_it_says() {
    assert!(is_site_json("Site.json", b"{}") && is_site_json("site (1).json", SITE.as_bytes()));
    let begun = SiteDraft::begin(&[lang("en")]).site_json();
    assert!(is_site_json("copy.json", begun.as_bytes()));
    assert!(!is_site_json("site (1).json", b"{}") && !is_site_json("talk.json", &written_file()));
    assert!(!is_site_json("site.json", &written_file()) && !is_site_json("site.json", b"{"));
}

fn written_file() -> Vec<u8> {
    let json = r#"{"languages": ["zh-Hans"], "title": "茶", "turns": [{"text": "热。"}]}"#;
    let draft = open(&crate::document::parse(json.as_bytes().to_vec()).expect("JSON")).draft;
    crate::document::write(&written(&draft)).into_bytes()
}
