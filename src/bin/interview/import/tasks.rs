//! Which files become which interviews: files, folders, and transcripts of one conversation in several languages.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use interview_viewer::import;
use interview_viewer::interview::Lang;

/// What becomes one interview.
pub struct Task {
    /// The file, and those of its translations.
    pub files: Vec<Source>,
    /// Where the interview goes: `None` for standard output.
    pub target: Option<PathBuf>,
}

/// A file, and the language that its name states.
#[derive(Clone)]
pub struct Source {
    pub file: OsString,
    pub lang: Option<&'static str>,
    /// The text of a project.
    pub text: Option<String>,
}

/// Languages that the end of a name may state: `talk.en.md`.
const LANGUAGES: &str = "|en|zh|yue|nan|ja|ko|de|fr|es|it|pt|ru|uk|nl|pl|cs|sv|da|nb|fi|el|hu|ro|tr|ar|fa|he|hi|bn|ur|ug|bo|mn|kk|ky|uz|\
    vi|th|id|ms|my|km|lo|";
/// What also states them, behind any mark: `talk_en.md`, `talk-中文.docx`.
const NAMES: &[(&str, &str)] = &[
    ("en", "en"),
    ("英文", "en"),
    ("zh", ""),
    ("中文", ""),
    ("zh-hans", "zh-Hans"),
    ("zh-cn", "zh-Hans"),
    ("cn", "zh-Hans"),
    ("简体", "zh-Hans"),
    ("zh-hant", "zh-Hant"),
    ("zh-tw", "zh-Hant"),
    ("zh-hk", "zh-Hant"),
    ("tw", "zh-Hant"),
    ("hk", "zh-Hant"),
    ("繁體", "zh-Hant"),
    ("de", "de"),
    ("fr", "fr"),
    ("ja", "ja"),
    ("ko", "ko"),
    ("es", "es"),
    ("ru", "ru"),
];

/// The files of several arguments. A folder stands for all files in it and below, except JSON that is no transcript. Files
/// whose names differ only by a language become one interview.
pub fn of(files: &[OsString], out: Option<&Path>, lang: Option<&Lang>) -> Vec<Task> {
    let mut found: Vec<(PathBuf, PathBuf)> = Vec::new();
    for file in files {
        let path = Path::new(file);
        match path.is_dir() {
            true => found.extend(below(path).into_iter().map(|one| (path.to_owned(), one))),
            false => found.push((path.parent().unwrap_or(path).to_owned(), path.to_owned())),
        }
    }
    let mut tasks = Vec::new();
    for (root, name, files) in grouped(found, lang) {
        let within = name.strip_prefix(&root).unwrap_or(&name).to_owned();
        let target = match out {
            Some(out) => out.join(interview_of(&within, &files)),
            None => interview_of(&name, &files),
        };
        tasks.push(Task { files, target: Some(target) });
    }
    distinct(&mut tasks);
    tasks
}

/// One interview of the files that were named: a file, or a transcript and its translation.
pub fn one(files: &[OsString], out: Option<&Path>) -> Task {
    let first = Path::new(&files[0]);
    let is_pair = files.len() > 1;
    let source = |file: &OsString| Source {
        file: file.clone(),
        lang: stated(Path::new(file)).filter(|_| is_pair).map(|(_, tag)| tag),
        text: None,
    };
    let sources: Vec<Source> = files.iter().map(source).collect();
    let name = match stated(first).filter(|_| files.len() > 1) {
        Some((base, _)) => first.with_file_name(base),
        None => first.with_extension(""),
    };
    let own = (files[0] != "-").then(|| interview_of(&name, &sources));
    let target = out.filter(|out| !out.is_dir()).map(Path::to_owned);
    let within = out.filter(|out| out.is_dir()).zip(own.as_ref().and_then(|own| own.file_name()));
    let target = target.or(within.map(|(out, name)| out.join(name))).or(own);
    Task { files: sources, target: target.filter(|target| target.as_os_str() != "-") }
}

/// Makes an interview of each text of a project, if it has several.
pub fn parted(tasks: Vec<Task>) -> Vec<Task> {
    tasks.into_iter().flat_map(texts).collect()
}

fn texts(task: Task) -> Vec<Task> {
    let ([only], Some(target)) = (&*task.files, &task.target) else { return vec![task] };
    let is_project = Path::new(&only.file).extension().is_some_and(|end| end.eq_ignore_ascii_case("qdpx"));
    let bytes = if is_project { fs::read(&only.file).unwrap_or_default() } else { Vec::new() };
    let texts = import::sources(&bytes);
    if texts.len() < 2 {
        return vec![task];
    }
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let of = |text: &String| {
        let plain: String = text.chars().map(|c| if "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
        let files = vec![Source { text: Some(text.clone()), ..only.clone() }];
        Task { files, target: Some(target.with_file_name(format!("{stem}.{plain}.json"))) }
    };
    texts.iter().map(of).collect()
}

/// Whether the names of two files say that one is the translation of the other.
pub fn is_pair(one: &Path, other: &Path) -> bool {
    let bare = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match (stated(one), stated(other)) {
        (Some((one, tag)), Some((other, second))) => one == other && tag != second,
        (Some((base, _)), None) => base == bare(other),
        (None, Some((base, _))) => base == bare(one),
        (None, None) => false,
    }
}

/// The interview of files: beside them, and under another name if they are JSON themselves. `name` is theirs without an end.
fn interview_of(name: &Path, files: &[Source]) -> PathBuf {
    let end = |source: &Source| Path::new(&source.file).extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let mut file = name.file_name().unwrap_or_default().to_owned();
    file.push(if files.iter().any(end) { ".interview.json" } else { ".json" });
    name.with_file_name(file)
}

/// The language of an English name or of three letters. The words tell which Chinese it is.
fn named(name: &str) -> Option<&'static str> {
    import::language_tag(name).map(|tag| if tag == "zh" { "" } else { tag })
}

/// The name of a file without its end, the rest of the name and the language that it states.
fn stated(path: &Path) -> Option<(String, &'static str)> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    for (at, mark) in stem.char_indices().filter(|(at, c)| *at > 0 && matches!(c, '.' | '-' | '_' | ' ')) {
        let tag = stem[at + 1..].to_lowercase();
        let named = NAMES.iter().find(|(name, _)| *name == tag).map(|(_, lang)| *lang).or_else(|| named(&tag));
        let listed = || {
            let start = LANGUAGES.find(&format!("|{tag}|")).filter(|_| mark == '.')? + 1;
            Some(&LANGUAGES[start..start + tag.len()])
        };
        if let Some(lang) = named.or_else(listed) {
            return Some((stem[..at].to_owned(), lang));
        }
    }
    None
}

/// Files of one interview, the original first, with the folder that they were found in and their name without an end.
type Group = (PathBuf, PathBuf, Vec<Source>);

/// Puts the files with the same name in several languages together.
fn grouped(found: Vec<(PathBuf, PathBuf)>, lang: Option<&Lang>) -> Vec<Group> {
    let mut groups: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    for (n, (_, path)) in found.iter().enumerate() {
        let base = stated(path).map_or_else(|| path.with_extension(""), |(base, _)| path.with_file_name(base));
        groups.entry(base).or_default().push(n);
    }
    let mut all: Vec<(usize, Group)> = Vec::new();
    for (base, members) in groups {
        let mut tags: Vec<_> = members.iter().map(|n| (stated(&found[*n].1).map(|(_, tag)| tag), *n)).collect();
        // The original: in the language that was asked for, or without a language in its name, or by the tag.
        tags.sort_by_key(|(tag, n)| {
            (tag.is_none_or(|tag| lang.is_none_or(|lang| lang.as_str() != tag)) && lang.is_some(), *tag, *n)
        });
        let is_group = tags.len() > 1 && tags.windows(2).all(|pair| pair[0].0 != pair[1].0);
        let root = found[members[0]].0.clone();
        let source =
            |n: usize, lang: Option<&'static str>| Source { file: found[n].1.clone().into(), lang, text: None };
        if is_group {
            all.push((members[0], (root, base, tags.iter().map(|(tag, n)| source(*n, *tag)).collect())));
            continue;
        }
        for n in members {
            let (root, path) = found[n].clone();
            all.push((n, (root, path.with_extension(""), vec![source(n, None)])));
        }
    }
    all.sort_by_key(|(n, _)| *n);
    all.into_iter().map(|(_, group)| group).collect()
}

/// Keeps the ends of names where two files would become the same interview: talk.txt and talk.md.
fn distinct(tasks: &mut [Task]) {
    let mut counts: BTreeMap<PathBuf, usize> = BTreeMap::new();
    tasks.iter().flat_map(|task| &task.target).for_each(|target| *counts.entry(target.clone()).or_default() += 1);
    for task in tasks {
        let end = task.files.first().and_then(|source| Path::new(&source.file).extension());
        if let (Some(target), Some(end)) = (&task.target, end)
            && counts.get(target).is_some_and(|count| *count > 1)
        {
            let stem = target.file_stem().unwrap_or_default().to_string_lossy();
            task.target = Some(target.with_file_name(format!("{stem}.{}.json", end.to_string_lossy())));
        }
    }
}

/// The files of a folder and of those in it, without hidden ones, and without JSON that is no transcript.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|one| one.path()).collect();
    entries.sort();
    for path in entries {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
        match path.is_dir() {
            _ if is_hidden => {}
            true => found.append(&mut below(&path)),
            false if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")) => {
                found.extend(fs::read(&path).is_ok_and(|bytes| import::is_machine_transcript(&bytes)).then_some(path));
            }
            false if is_code_book(&path) => {}
            false => found.push(path),
        }
    }
    found
}

/// Whether a file is the code book of the tables beside it.
fn is_code_book(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    import::is_named_code_book(&name) && fs::read(file).is_ok_and(|bytes| import::is_code_book(&name, &bytes))
}

/// The code book beside a table: `talk.codes.csv` for `talk.csv`, or one for all tables of the folder.
pub fn code_book(file: &Path) -> Option<(String, Vec<u8>)> {
    let is_table =
        ["csv", "tsv", "xlsx"].iter().any(|end| file.extension().is_some_and(|own| own.eq_ignore_ascii_case(end)));
    let folder = file.parent().filter(|_| is_table)?;
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let stem = file.file_stem()?.to_string_lossy().into_owned();
    let mut found: Vec<(bool, String, Vec<u8>)> = Vec::new();
    for path in fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).filter(|path| path != file) {
        let name = path.file_name()?.to_string_lossy().into_owned();
        if is_code_book(&path)
            && let Ok(bytes) = fs::read(&path)
        {
            found.push((!name.starts_with(&stem), name, bytes));
        }
    }
    found.sort();
    found.into_iter().next().map(|(_, name, bytes)| (name, bytes))
}
