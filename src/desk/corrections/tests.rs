//! Files that come back are in `tests/corrections/`: the interview, what was given out and came back as text, and what is
//! to be said of it. The draft that it comes back to is the interview, or that of `now.json`, after the commands of
//! `steps.json`.

mod recut;
mod taken;
mod unchanged;

use super::*;
use crate::desk::{Command, Journal, apply, open};

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::document::parse;
use crate::export;
use crate::import::Changes;
use crate::import::container::Container;
use crate::import::proof::{Returned, read};

const TALK: &str = include_str!("../../../tests/corrections/interview.json");

fn draft(text: &str) -> Draft {
    open(&parse(text).expect("an interview file")).draft
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a tag")
}

fn given(draft: &Draft) -> Proof {
    proof(draft, &draft.languages, vec!["The bakery".into(), "Correct the words, and leave the numbers.".into()])
}

fn returned(bytes: &[u8], name: &str) -> (Returned, Returned) {
    let [new, old] = [Changes::Accepted, Changes::Original].map(|changes| read(bytes, name, changes).expect("a text"));
    (new, old)
}

fn matched(draft: &Draft, bytes: &[u8]) -> Matched {
    let (new, old) = returned(bytes, "back.docx");
    Matched::of(&Journal::new(draft.clone()), &new, &old, &[]).expect("a proof of this interview")
}

/// Takes all that can be taken at once, which one step takes back.
fn all_taken(draft: &Draft, matched: &Matched) -> Draft {
    let Some((command, _)) = take_all(draft, &differences(draft, matched, &[])) else { return draft.clone() };
    let mut journal = Journal::new(draft.clone());
    journal.apply(command).expect("it can be taken");
    let after = journal.draft().clone();
    journal.undo();
    assert_eq!(journal.draft(), draft);
    after
}

/// Changes the text of a Word file as it is packed.
fn repacked(bytes: &[u8], change: impl Fn(&str, String) -> Option<String>) -> Vec<u8> {
    let mut container = Container::open(bytes).expect("a Word file");
    let names: Vec<String> = container.names().map(String::from).collect();
    let mut parts = Vec::new();
    for name in names {
        let text = container.read(&name).expect("it is there").expect("it can be unpacked");
        let text = String::from_utf8(text).expect("XML");
        parts.extend(change(&name, text).map(|text| (name, text)));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (&**name, text.as_bytes())).collect();
    export::pack(&parts)
}

fn below(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut all: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    all.sort();
    all
}

/// What is said of a file that came back.
fn account(draft: &Draft, matched: &Matched) -> String {
    let mut out = String::new();
    for one in differences(draft, matched, &[]) {
        let pieces = |before: &str, after: &str| {
            let mark = |piece: Piece| match piece.was {
                Was::Kept => piece.text,
                Was::Cut => format!("[-{}-]", piece.text),
                Was::Put => format!("{{+{}+}}", piece.text),
            };
            diff(before, after).into_iter().map(mark).collect::<String>()
        };
        let _ = writeln!(out, "{}: {:?}, {:?}", one.label, one.kind, one.gist());
        let _ = writeln!(out, "  {}", pieces(&one.base, &one.theirs).replace('\n', "¶"));
        if one.kind == Kind::Conflict {
            let _ = writeln!(out, "  yours: {}", pieces(&one.base, &one.yours).replace('\n', "¶"));
            let _ = writeln!(out, "  both: {:?}", merged(&one.base, &one.yours, &one.theirs));
        }
    }
    for stray in &matched.strays {
        let about = stray.after.filter(|_| stray.is_note()).map(|n| format!("{}, ", matched.passages[n].label));
        let _ = writeln!(out, "{}{:?}: {}", about.unwrap_or_default(), stray.why, stray.text);
    }
    out
}

#[test]
fn what_came_back_is_told() {
    let given_draft = draft(TALK);
    let mut wrong = String::new();
    for folder in below("tests/corrections").into_iter().filter(|path| path.is_dir()) {
        let text = |name: &str| fs::read_to_string(folder.join(name)).ok();
        let name = ["returned.txt", "returned.rtf"].into_iter().find(|name| folder.join(name).exists());
        let name = name.expect("a file that came back");
        let (new, old) = returned(&fs::read(folder.join(name)).expect("it can be read"), name);
        let now = text("now.json").map_or_else(|| given_draft.clone(), |text| draft(&text));
        let mut now = Journal::new(now);
        let steps = text("steps.json").map(|text| serde_json::from_str::<Vec<Command>>(&text).expect("commands"));
        steps.into_iter().flatten().for_each(|command| now.apply(command).expect("it can be done"));
        let is_known = text("proof-dropped").is_none();
        let known = |one: Returned| Returned { proof: is_known.then(|| given(&given_draft)), ..one };
        let told = match Matched::of(&now, &known(new), &known(old), &given(&given_draft).front) {
            Ok(matched) => account(now.draft(), &matched),
            Err(seems) => format!("Nothing is compared: {seems:?}.\n"),
        };
        let expected = folder.join("expected.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &told).expect("it can be written");
        }
        if fs::read_to_string(&expected).unwrap_or_default() != told {
            let _ = writeln!(wrong, "{}:\n{told}", folder.display());
        }
    }
    assert!(wrong.is_empty(), "UPDATE=1 accepts these:\n{wrong}");
}

#[test]
fn a_file_that_nobody_corrected_has_no_differences() {
    let folders = below("tests/interviews").into_iter().filter(|path| path.is_dir());
    let interviews = folders.map(|folder| folder.join("input.json")).chain(below("static/site/interviews"));
    let mut count = 0;
    for path in interviews {
        let Some(document) = fs::read(&path).ok().and_then(|bytes| parse(bytes).ok()) else { continue };
        let draft = open(&document).draft;
        let proof = given(&draft);
        if proof.parts.is_empty() {
            continue;
        }
        let matched = matched(&draft, &export::proof::word(&proof));
        let told = account(&draft, &matched);
        assert!(told.is_empty(), "{}:\n{told}", path.display());
        count += 1;
    }
    assert!(count > 5);
}

#[test]
fn recorded_changes_tell_the_text_before_if_the_proof_is_lost() {
    let draft = draft(TALK);
    let word = export::proof::word(&given(&draft));
    let change = |name: &str, text: String| {
        let (before, after) = ("<w:r><w:t xml:space=\"preserve\">", "</w:t></w:r>");
        match name {
            "word/document.xml" => Some(text.replace(
                &format!("{before}Because flour drinks.{after}"),
                &format!(
                    "{before}Because flour {after}<w:del><w:r><w:delText>drinks</w:delText></w:r></w:del>\
                     <w:ins>{before}drinks water{after}</w:ins>{before}.{after}"
                ),
            )),
            name if name.starts_with("customXml") => None,
            _ => Some(text),
        }
    };
    // The editor has changed the passage since then.
    let now = apply(
        &draft,
        &Command::Type {
            at: draft.find_address("a1.1").expect("a passage"),
            lang: "en".into(),
            text: "Because flour drinks, always.".into(),
        },
    );
    let now = now.expect("it can be typed");
    let matched = matched(&now, &repacked(&word, change));
    assert!(!matched.is_base_known);
    let all = differences(&now, &matched, &[]);
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].kind, Kind::Conflict);
    assert_eq!(&*all[0].base, "Because flour drinks.");
    assert_eq!(merged(&all[0].base, &all[0].yours, &all[0].theirs).0, "Because flour drinks, always water.");
}

/// What somebody does to a passage of the file.
#[derive(Clone, Debug)]
enum Edit {
    Words(String),
    TakeOut,
    LoseNumber,
    Append(String),
    NewParagraph(String),
}

fn any_edit() -> impl Strategy<Value = (usize, Edit)> {
    let words = "[a-z甲乙 ,.*]{1,12}[a-z甲]";
    let edit = prop_oneof![
        words.prop_map(Edit::Words),
        Just(Edit::TakeOut),
        Just(Edit::LoseNumber),
        words.prop_map(Edit::Append),
        words.prop_map(Edit::NewParagraph),
    ];
    (0usize..6, edit)
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_edit_is_told_and_taking_all_gives_the_edited_text(edits in prop::collection::vec(any_edit(), 1..5)) {
        let draft = draft(TALK);
        let english = [lang("en")];
        let given = proof(&draft, &english, vec!["The bakery".into()]);
        let mut shown = given.clone();
        for (n, edit) in edits {
            let n = n % shown.parts.len();
            let part = &mut shown.parts[n];
            match edit {
                Edit::Words(words) => part.source = words.into(),
                Edit::TakeOut => part.source = "".into(),
                Edit::LoseNumber => (part.label, part.speaker) = ("".into(), "".into()),
                Edit::Append(words) => part.source = format!("{} {words}", part.source).into(),
                Edit::NewParagraph(words) => {
                    shown.parts.insert(n + 1, Part { source: words.into(), ..Part::default() });
                }
            }
        }
        shown.parts.iter_mut().for_each(|part| part.source = canonical(&part.source).into());
        let matched = matched(&draft, &export::proof::corrected(&shown, &given));
        let found: String = matched.passages.iter().map(|one| &*one.theirs).chain(matched.strays.iter().map(|one| &*one.text)).collect();
        for part in &shown.parts {
            for paragraph in interview::paragraphs(&part.source) {
                prop_assert!(bare(&found).contains(&bare(&source_of(paragraph.text.to_string(), paragraph.marks))), "{part:?} is lost: {matched:#?}");
            }
        }
        let after = proof(&all_taken(&draft, &matched), &english, Vec::new());
        let is_empty = matched.passages.iter().all(|one| one.theirs.is_empty());
        let theirs: Vec<_> = matched.passages.iter().map(|one| one.theirs.clone()).filter(|one| !one.is_empty()).collect();
        // One passage stays in any interview.
        prop_assert!(is_empty || theirs == after.parts.iter().map(|one| one.source.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn pieces_are_both_texts(one in "[ab甲乙 ,.\n]{0,20}", two in "[ab甲乙 ,.\n]{0,20}") {
        let pieces = diff(&one, &two);
        let of = |not: Was| pieces.iter().filter(|piece| piece.was != not).map(|piece| &*piece.text).collect::<String>();
        prop_assert_eq!(of(Was::Put), one);
        prop_assert_eq!(of(Was::Cut), two);
    }

    #[test]
    fn changes_of_one_alone_are_merged_as_they_are(base in "[ab甲 ,.]{0,20}", one in "[ab甲 ,.]{0,20}") {
        prop_assert_eq!(merged(&base, &one, &base).0, &*one);
        prop_assert_eq!(merged(&base, &base, &one).0, &*one);
        prop_assert_eq!(merged(&base, &one, &one).0, one);
    }
}
