//! `interview new`: writes the starter site of docs/starter.

use std::path::Path;
use std::{fs, io};

/// Paths and texts.
pub const FILES: [(&str, &str); 3] = [
    ("site.json", include_str!("../../docs/starter/site.json")),
    ("interviews/tea-stall.json", include_str!("../../docs/starter/interviews/tea-stall.json")),
    ("README.txt", include_str!("../../docs/starter/README.txt")),
];

/// Writes the site into a folder, and creates the folder if necessary. Returns `false`, and writes nothing, if the folder
/// holds anything.
///
/// # Errors
/// If the folder cannot be read or written.
pub fn write(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(false) => return Ok(false),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    for (path, text) in FILES {
        let at = folder.join(path);
        at.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(at, text)?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::check_folder;
    use crate::state::Ui;

    #[test]
    fn the_starter_site_is_valid_and_needs_an_empty_folder() {
        let all = tempfile::tempdir().expect("a folder");
        let folder = all.path().join("a/my-site");
        assert!(write(&folder).expect("it is written"));
        let (diagnostics, found) = check_folder(&folder, Ui::En);
        let diagnostics: String = diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
        assert!(diagnostics.lines().all(|line| line.contains("without “url”")), "{diagnostics}");
        let found = found.expect("a site");
        let languages: Vec<&str> = found.languages.iter().map(|language| &*language.lang).collect();
        assert_eq!((found.interviews, &languages[..]), (Some(1), &["en", "zh-Hans"][..]));
        fs::write(folder.join("site.json"), "mine").expect("a file");
        assert!(!write(&folder).expect("it is read"));
        assert_eq!(fs::read_to_string(folder.join("site.json")).expect("a file"), "mine");
    }
}
