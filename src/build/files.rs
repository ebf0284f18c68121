//! File names: lists the files of a site's folder, finds the file that an entry names, and chooses published names.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::fs::{self, Kind};
use super::output::case_fold;
use super::real;
use crate::site::paths;

/// The most bytes of a published name; the compressed copies have three more.
const LONGEST: usize = 240;
/// Hidden files that are meant for the site.
const SHOWN: [&str; 2] = [".well-known", ".htaccess"];

/// Prefixes of hidden files that operating systems and programs create; they are never reported.
const USUAL: [&str; 15] = [
    ".DS_Store",
    "._",
    ".git",
    ".hg",
    ".svn",
    ".jj",
    ".idea",
    ".vscode",
    ".~lock.",
    ".#",
    ".Trash",
    ".localized",
    ".directory",
    ".editorconfig",
    ".prettier",
];

/// An entry of a folder.
#[derive(Debug, PartialEq, Eq)]
pub enum FileEntry {
    /// A file, as a path with `/`.
    File(String),
    /// A path that cannot be read, and why.
    Unread(String, String),
    /// A pipe, a socket or a device, which reading would wait for.
    Endless(String),
    /// A name that cannot be part of an address: it is not Unicode, or has a line break in it.
    Unnamed(String),
    /// A name that begins with a dot.
    Hidden(String),
    /// A symbolic link that leads out of the folder.
    Outside(String),
}

/// The file that an entry means.
#[derive(Debug, PartialEq, Eq)]
pub enum Meant<'a> {
    One(&'a str),
    /// The only file whose name differs just in capital letters.
    InOtherCase(&'a str),
    None,
    /// No file, but one has nearly the same name.
    Near(&'a str),
}

/// Lists everything below a folder of a site, sorted, without what `is_skipped` matches and without the contents of hidden folders.
/// Follows symbolic links only within the site and not back; the folder `interviews` itself may be a link to anywhere.
pub fn below(root: &Path, site: &Path, is_skipped: &dyn Fn(&str, &Path) -> bool) -> Vec<FileEntry> {
    let mut found = Vec::new();
    let within = [site, root, &site.join("interviews")].map(real);
    let is_outside = |at: &Path| fs::is_symlink(at) && !within.iter().any(|folder| real(at).starts_with(folder));
    look(root, "", &Rules { is_skipped, is_outside: &is_outside }, &mut Vec::new(), &mut found);
    found
}

/// Which files and folders are not listed, and which links lead out of the site.
struct Rules<'a> {
    is_skipped: &'a dyn Fn(&str, &Path) -> bool,
    is_outside: &'a dyn Fn(&Path) -> bool,
}

fn look(root: &Path, folder: &str, rules: &Rules, trail: &mut Vec<PathBuf>, found: &mut Vec<FileEntry>) {
    let at = root.join(folder);
    let real = real(&at);
    if trail.contains(&real) || trail.first().is_some_and(|first| first.starts_with(&real)) {
        return;
    }
    let mut names = match fs::read_dir(&at) {
        Ok(names) => names,
        Err(error) => return found.push(FileEntry::Unread(folder.trim_end_matches('/').to_owned(), error.to_string())),
    };
    names.sort();
    trail.push(real);
    for name in names {
        let Some(name) = name.to_str().filter(|name| !name.contains(char::is_control)) else {
            found.push(FileEntry::Unnamed(format!("{folder}{}", name.to_string_lossy().escape_debug())));
            continue;
        };
        let (path, at) = (format!("{folder}{name}"), at.join(name));
        if (rules.is_skipped)(&path, &at) {
            continue;
        }
        if name.starts_with('.') && !SHOWN.contains(&name) {
            found.push(FileEntry::Hidden(path));
            continue;
        }
        match fs::metadata(&at) {
            Ok(_) if (rules.is_outside)(&at) => found.push(FileEntry::Outside(path)),
            Ok(there) if there.kind == Kind::Folder => look(root, &(path + "/"), rules, trail, found),
            Ok(there) if there.kind == Kind::File => found.push(FileEntry::File(path)),
            Ok(_) => found.push(FileEntry::Endless(path)),
            Err(error) => found.push(FileEntry::Unread(path, error.to_string())),
        }
    }
    trail.pop();
}

/// Returns whether operating systems and programs create the hidden file at this path, such as `.DS_Store`.
pub fn is_usual(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    // Vim keeps what is typed in `.talk.json.swp`.
    let is_swap = [".swp", ".swo"].iter().any(|end| name.ends_with(end));
    is_swap || USUAL.iter().any(|usual| name.starts_with(usual))
}

/// Finds the file that a name means: the file of this name in any Unicode normalisation, or else the only file whose name
/// differs only in case.
pub fn meant<'a>(name: &str, files: &'a [String]) -> Meant<'a> {
    let composed = nfc(name);
    if let Some(file) =
        files.iter().find(|file| *file == name).or_else(|| files.iter().find(|file| nfc(file) == composed))
    {
        return Meant::One(file);
    }
    let folded = case_fold(name);
    let mut alike = files.iter().filter(|file| case_fold(file) == folded);
    if let (Some(file), None) = (alike.next(), alike.next()) {
        return Meant::InOtherCase(file);
    }
    let bare_name = bare(name);
    files.iter().find(|file| bare(file) == bare_name).map_or(Meant::None, |file| Meant::Near(file))
}

/// A name without its folders and without endings that editors add or hide.
fn bare(path: &str) -> String {
    let folded = case_fold(path.rsplit(['/', '\\']).next().unwrap_or(path));
    let mut name = folded.trim();
    while let Some(rest) = name.strip_suffix(".txt").or(name.strip_suffix(".json")) {
        name = rest.trim_end();
    }
    name.to_owned()
}

/// The name that a file should have whose name does not end in `.json`.
pub fn as_json(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let at = case_fold(name).find(".json").filter(|at| name.is_char_boundary(*at));
    let stem = at.or(name.rfind('.').filter(|at| *at > 0)).map_or(name, |at| &name[..at]);
    format!("{stem}.json")
}

/// Returns whether a name looks like a copy of a JSON file: `talk.json.txt`, `talk.json~`.
pub fn was_json(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let mut rests = name.match_indices(".json").map(|(at, json)| &name[at + json.len()..]);
    !name.ends_with(".json") && rests.any(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The folder of an id as file systems compare it; unique for each interview.
pub fn folder_of(id: &str) -> String {
    case_fold(&paths::folder(id))
}

pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Chooses names for published interviews that are valid and unique on every file system and host, also among the folders of
/// pages: the file's own name in NFC, or else one made from the id. Takes the file and id of each.
pub fn published(files: &[(&str, &str)]) -> Vec<String> {
    let mut taken: HashSet<String> = files.iter().map(|(_, id)| folder_of(id)).collect();
    let is_free = |path: &str, taken: &HashSet<String>| {
        let parts = path.split('/').all(|part| part.len() <= LONGEST);
        let mut folders = path.match_indices('/').map(|(end, _)| format!("file {}", case_fold(&path[..end])));
        parts && !taken.contains(&case_fold(path)) && folders.all(|folder| !taken.contains(&folder))
    };
    let mut names = vec![String::new(); files.len()];
    // Names without capital letters come first: their ids have none either.
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|n| nfc(files[*n].0) != case_fold(files[*n].0));
    for n in order {
        let (file, id) = files[n];
        let own = [nfc(file), format!("{}.json", paths::folder(id))].into_iter();
        let more = (2..).map(|n| format!("{}~{n}.json", paths::folder(id)));
        let name = own.chain(more).find(|name| is_free(name, &taken)).expect("numbers do not end");
        taken.insert(format!("file {}", case_fold(&name)));
        taken.insert(case_fold(&name));
        names[n] = name;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_the_file_with_the_same_visible_name() {
        let files: Vec<String> = ["Cafe\u{301}.json", "Dike.json", "a.json", "A.json", "mill.json.txt", "x/pond.json"]
            .map(String::from)
            .into();
        assert_eq!(meant("Caf\u{e9}.json", &files), Meant::One("Cafe\u{301}.json"));
        assert_eq!(meant("caf\u{e9}.JSON", &files), Meant::InOtherCase("Cafe\u{301}.json"));
        assert_eq!(meant("dike.json", &files), Meant::InOtherCase("Dike.json"));
        assert_eq!(meant("A.json", &files), Meant::One("A.json"));
        assert_eq!(meant("mill.json", &files), Meant::Near("mill.json.txt"));
        assert_eq!(meant("mill", &files), Meant::Near("mill.json.txt"));
        assert_eq!(meant("interviews\\pond.json", &files), Meant::Near("x/pond.json"));
        assert_eq!(meant("lock.json", &files), Meant::None);
    }

    #[test]
    fn published_names_are_distinct_on_every_file_system() {
        let long = format!("{}.json", "长".repeat(82));
        let files = [
            ("Cafe\u{301}.json", "café"),
            ("caf\u{e9}.json", "cafe-2"),
            ("Walk.json", "Walk"),
            ("walk.json", "walk"),
            ("a.json", "a.json"),
            (&*long, "long"),
            ("x/walk.json", "x-walk"),
        ];
        let names = published(&files);
        assert_eq!(
            names,
            [
                "caf\u{e9}~2.json",
                "caf\u{e9}.json",
                "~57~alk.json",
                "walk.json",
                "a.json.json",
                "long.json",
                "x/walk.json"
            ]
        );
    }

    #[test]
    fn renamed_json_files_are_recognized() {
        for name in ["talk.json.txt", "talk.JSON~", "talk.json.bak", "talk.json.json.txt", "site.json (1)"] {
            assert!(was_json(name), "{name}");
        }
        for name in ["talk.json", "talk.jsonl", "talk.txt", "a.json.json"] {
            assert!(!was_json(name), "{name}");
        }
        assert_eq!([as_json("x/talk.json.txt"), as_json("talk.txt"), as_json("talk")], ["talk.json"; 3]);
    }
}
