//! The keys of each object, and the key that an editor probably means by another word.

use crate::document::site_wire::{Contact, Link, Listing, Note, SiteFile};
use crate::document::{File, Passage, Rights, Source, Speaker, Term, Theme, Turn, Value};
use crate::interview::Lang;

/// The file in which an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Interview,
    Site,
}

/// Other words for the keys. The first key that the object has is meant.
const WORDS: &[(&str, &[&str])] = &[
    (
        "question answer reply q a content contents body words say says said speech utterance line quote paragraph \
         paragraphs message dialogue 正文 文本 文字 内容 內容 问题 問題 回答",
        &["text", "turns"],
    ),
    ("dialog conversation transcript questions exchanges interview qa 对话 對話 发言 發言", &["turns", "interviews"]),
    ("tags tag topic topics subject subjects keyword keywords 主题 主題", &["themes"]),
    ("who person author participant 发言人 發言人 说话人 說話人", &["speaker", "name"]),
    ("participants persons people interviewees 人物", &["speakers"]),
    ("name", &["label", "term", "speaker", "title"]),
    ("title headline 标题 標題", &["heading", "label", "name", "title"]),
    ("label", &["name", "title", "term"]),
    ("word", &["term"]),
    ("definition explanation meaning", &["note"]),
    (
        "description desc abstract subtitle intro introduction bio biography lead standfirst excerpt 简介 簡介 摘要",
        &["summary", "about", "lead", "note", "text"],
    ),
    ("lang language langs 语言 語言", &["languages"]),
    ("link href website homepage web uri", &["url"]),
    ("filename path src 文件 檔案", &["file"]),
    ("copyright owner author", &["holder", "rights"]),
    ("location where city 地点 地點", &["place"]),
    ("published year day when 日期", &["date"]),
    ("time timestamp at begin begins offset timecode second seconds", &["start"]),
    ("type kind section", &["role", "category"]),
    ("tel telephone mobile", &["phone"]),
    ("organisation organization publisher", &["name"]),
    ("image icon picture", &["logo"]),
    ("footer imprint", &["notes"]),
    ("terms", &["glossary"]),
    ("talks episodes list items", &["interviews"]),
    ("format", &["paper"]),
];

/// Returns the keys of an object, given its pointer (RFC 6901).
pub fn of_object(pointer: &str, form: Form) -> Option<&'static [&'static str]> {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    Some(match (form, &steps[..]) {
        (Form::Interview, []) => File::FIELDS,
        (Form::Interview, ["source"]) => Source::FIELDS,
        (Form::Interview, ["rights"]) => Rights::FIELDS,
        (Form::Interview, ["speakers", ..]) => Speaker::FIELDS,
        (Form::Interview, ["themes", ..]) => Theme::FIELDS,
        (Form::Interview, ["glossary", ..]) => Term::FIELDS,
        (Form::Interview, ["turns"] | ["turns", _]) => Turn::FIELDS,
        (Form::Interview, ["turns", _, "passages"] | ["turns", _, "passages", _] | ["turns", "passages", ..]) => {
            Passage::FIELDS
        }
        (Form::Site, []) => SiteFile::FIELDS,
        (Form::Site, ["interviews", ..]) => Listing::FIELDS,
        (Form::Site, ["contact"]) => Contact::FIELDS,
        (Form::Site, ["contact", "links", ..]) => Link::FIELDS,
        (Form::Site, ["notes", ..]) => Note::FIELDS,
        _ => return None,
    })
}

/// Returns the key of an object that a word means: one of `fields` that the object does not have yet.
pub fn meant(word: &str, fields: &'static [&'static str], object: &Value) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    let free = |key: &&str| object.get(key).is_none();
    let keys =
        WORDS.iter().filter(|(words, _)| words.split(' ').any(|one| one == word)).flat_map(|(_, keys)| keys.iter());
    let known = |key: &&str| fields.iter().find(|field| *field == key).copied();
    keys.copied().filter(free).find_map(|key| known(&key))
}

/// Reads a key with a language at its end, such as `text_en`: the key, and the language.
pub fn with_language(word: &str, fields: &'static [&'static str]) -> Option<(&'static str, Lang)> {
    let field = fields.iter().find(|field| word.starts_with(**field) && word.len() > field.len())?;
    let tag = word[field.len()..].trim_start_matches(['_', '-', '.', ' ']).replace('_', "-");
    let lang = Lang::parse(&tag).filter(Lang::is_registered).or_else(|| Lang::meant(&tag))?;
    Some((field, lang))
}
