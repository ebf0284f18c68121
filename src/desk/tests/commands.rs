//! Any command, for the properties of sequences of them.

use proptest::prelude::*;

use crate::desk::{At, Command, Field, NewTheme, PlainField, Query, TermText};

fn any_at() -> impl Strategy<Value = At> {
    (0usize..5, 0usize..3).prop_map(|(turn, passage)| At { turn, passage })
}

fn any_lang() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["en", "zh-Hans", "fr", ""]).prop_map(String::from)
}

fn any_id() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["mei", "jo", "rain", "flour", "kim", ""]).prop_map(String::from)
}

fn any_text() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "",
        " ",
        "Yes.",
        "One. Two.",
        "One.\n\nTwo.",
        "面粉。",
        "One.\nTwo.",
        "*Rain*",
        "**Rain. Snow.**",
        "Jo",
    ])
    .prop_map(String::from)
}

fn any_name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["Jo", "Mei", "Rain", "flour", "面粉", " "]).prop_map(String::from)
}

fn any_places() -> impl Strategy<Value = Vec<At>> {
    prop::collection::vec(any_at(), 1..4)
}

fn any_field() -> impl Strategy<Value = Field> {
    prop::sample::select(Field::ALL.to_vec())
}

fn any_plain() -> impl Strategy<Value = PlainField> {
    prop::sample::select(PlainField::ALL.to_vec())
}

fn any_term() -> impl Strategy<Value = TermText> {
    (any_lang(), any_text(), any_text()).prop_map(|(lang, term, pinyin)| TermText {
        term: vec![(lang, term.clone())],
        pinyin,
        aliases: vec![term],
        note: Vec::new(),
    })
}

fn any_back() -> impl Strategy<Value = Command> {
    let one = r#"{"languages": ["en", "fr"], "title": "Rain", "turns": [{"id": "one", "text": "It rains."}]}"#;
    let file = prop::sample::select(vec![one, r#"{"turns": []}"#, "[", ""]);
    file.prop_map(|file| Command::BackTo { file: file.to_owned(), doubtful: vec!["one.1".to_owned()] })
}

fn on_passages() -> impl Strategy<Value = Command> {
    let (at, lang, text, id) = (any_at, any_lang, any_text, any_id);
    prop_oneof![
        (at(), lang(), text()).prop_map(|(at, lang, text)| Command::Type { at, lang, text }),
        (at(), lang(), text()).prop_map(|(at, lang, text)| Command::Space { at, lang, text }),
        (at(), lang(), 0usize..20, any::<bool>()).prop_map(|(at, lang, offset, marks)| Command::Split {
            at,
            lang,
            offset,
            marks
        }),
        (at(), any::<bool>()).prop_map(|(at, across)| Command::Join { at, across }),
        at().prop_map(|at| Command::Part { at }),
        (0usize..6, 0usize..6).prop_map(|(turn, to)| Command::MoveTurn { turn, to }),
        any_places().prop_map(|at| Command::Remove { at }),
        (0usize..6, prop::option::of(id())).prop_map(|(turn, speaker)| Command::Insert { turn, speaker }),
        at().prop_map(|at| Command::InsertPassage { at }),
        any_back(),
        (0usize..6, lang(), text()).prop_map(|(turn, lang, text)| Command::Heading { turn, lang, text }),
        (any_places(), prop::option::of(id())).prop_map(|(at, speaker)| Command::Give { at, speaker }),
        (any_places(), id(), any::<bool>()).prop_map(|(at, theme, on)| Command::Tag { at, theme, on }),
        (any_places(), prop::collection::vec(id(), 0..3)).prop_map(|(at, themes)| Command::TagAll { at, themes }),
    ]
}

fn any_rows() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0usize..6, 0..6)
}

pub fn on_translations() -> impl Strategy<Value = Command> {
    let (at, lang) = (any_at, any_lang);
    prop_oneof![
        (at(), lang()).prop_map(|(at, lang)| Command::PushDown { at, lang }),
        (at(), lang()).prop_map(|(at, lang)| Command::PullUp { at, lang }),
        (at(), lang()).prop_map(|(at, lang)| Command::FirstUp { at, lang }),
        (at(), lang()).prop_map(|(at, lang)| Command::LastDown { at, lang }),
        (at(), lang(), 0usize..40).prop_map(|(at, lang, offset)| Command::CutDown { at, lang, offset }),
        (at(), lang(), 0usize..40).prop_map(|(at, lang, offset)| Command::CutUp { at, lang, offset }),
        (at(), lang()).prop_map(|(at, lang)| Command::Swap { at, lang }),
        (at(), at(), lang(), any::<bool>()).prop_map(|(at, to, lang, in_order)| Command::MoveText {
            at,
            to,
            lang,
            in_order
        }),
        (at(), lang(), any_rows(), any_rows()).prop_map(|(at, lang, mut to, doubtful)| {
            to.sort_unstable();
            Command::Align { at, lang, to, doubtful }
        }),
    ]
}

fn on_lists() -> impl Strategy<Value = Command> {
    let (lang, text, id) = (any_lang, any_text, any_id);
    let speakers = prop_oneof![
        (id(), text(), lang(), id()).prop_map(|(id, name, lang, role)| Command::AddSpeaker { id, name, lang, role }),
        (id(), lang(), text()).prop_map(|(speaker, lang, name)| Command::RenameSpeaker { speaker, lang, name }),
        (id(), lang(), text()).prop_map(|(speaker, lang, text)| Command::Initials { speaker, lang, text }),
        (id(), text()).prop_map(|(speaker, role)| Command::Role { speaker, role }),
        (id(), prop::option::of(0u8..10)).prop_map(|(speaker, colour)| Command::Colour { speaker, colour }),
        (id(), lang(), text()).prop_map(|(speaker, lang, text)| Command::AboutSpeaker { speaker, lang, text }),
        (id(), id()).prop_map(|(from, into)| Command::MergeSpeakers { from, into }),
        id().prop_map(|speaker| Command::RemoveSpeaker { speaker }),
        (id(), 0usize..4).prop_map(|(speaker, to)| Command::MoveSpeaker { speaker, to }),
    ];
    let themes = prop_oneof![
        (id(), text(), lang()).prop_map(|(id, label, lang)| Command::AddTheme { id, label, lang }),
        (id(), text(), text(), lang()).prop_map(|(id, label, about, lang)| Command::AddThemes {
            themes: vec![NewTheme { id, label, about }],
            lang
        }),
        (id(), lang(), text()).prop_map(|(theme, lang, label)| Command::RenameTheme { theme, lang, label }),
        (id(), lang(), text()).prop_map(|(theme, lang, text)| Command::DescribeTheme { theme, lang, text }),
        (id(), id()).prop_map(|(from, into)| Command::MergeThemes { from, into }),
        id().prop_map(|theme| Command::RemoveTheme { theme }),
        (id(), 0usize..4).prop_map(|(theme, to)| Command::MoveTheme { theme, to }),
        (id(), id()).prop_map(|one| Command::ThemeIds { themes: vec![one] }),
    ];
    let others = prop_oneof![
        any_term().prop_map(|term| Command::AddTerm { term }),
        (0usize..3, any_term()).prop_map(|(position, term)| Command::ChangeTerm { position, term }),
        (0usize..3).prop_map(|position| Command::RemoveTerm { position }),
        (any_field(), lang(), text()).prop_map(|(field, lang, text)| Command::Detail { field, lang, text }),
        (any_plain(), text()).prop_map(|(field, text)| Command::Plain { field, text }),
        lang().prop_map(|lang| Command::AddLanguage { lang }),
        lang().prop_map(|lang| Command::RemoveLanguage { lang }),
        (lang(), lang()).prop_map(|(from, to)| Command::RenameLanguage { from, to }),
        lang().prop_map(|lang| Command::Original { lang }),
        (text(), text(), any::<[bool; 3]>()).prop_map(|(words, with, [exact, whole, everywhere])| Command::Replace {
            query: Query { words, exact, whole, everywhere, by_character: false },
            with
        }),
        (any_name(), text(), any::<bool>()).prop_map(|(name, new, ids)| Command::Pseudonymise {
            names: vec![(name, new)],
            ids,
            variants: ids
        }),
        any_name().prop_map(|words| Command::Allow { words }),
    ];
    prop_oneof![speakers, themes, others]
}

pub fn any_command() -> impl Strategy<Value = Command> {
    let one = prop_oneof![3 => on_passages(), 2 => on_translations(), 2 => on_lists()].boxed();
    let group = prop::collection::vec(one.clone(), 1..3).prop_map(|commands| Command::Group { commands });
    prop_oneof![9 => one, 1 => group]
}
