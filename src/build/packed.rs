//! Builds a site in memory and packs it into one file: what the add-on of the desk does (`bin/addon-site.rs`), where there
//! is no file system. The files are those that the command writes, without compressed copies, PDFs and drawn pictures.

use std::collections::HashSet;
use std::path::{Component, Path};
use std::time::{Duration, SystemTime};

use super::diagnostic::{Diagnostic, Message, Severity};
use super::fs::{self, Tree};
use super::{Mode, Options, PictureFonts, addresses, build_as};
use crate::export::pack;
use crate::report::built::{Answer, File, Request};
use crate::state::Ui;

/// The folders of the tree beside that of the site, which relative paths lead to.
const PROGRAM: &str = "/program";
const OUT: &str = "/out";

/// Builds the site of a request and writes the answer: both as bytes ([`Request::write`], [`Answer::read`]). Returns
/// nothing if it is no request.
pub fn write(request: Vec<u8>) -> Vec<u8> {
    Request::read(&request).map_or_else(Vec::new, |request| site(request).write())
}

/// Builds the site of a request.
pub fn site(request: Request) -> Answer {
    let Request { ui, now, site, program } = request;
    let mut tree = Tree::new(SystemTime::UNIX_EPOCH + Duration::from_secs(now.min(u32::MAX.into())));
    let mut diagnostics = Vec::new();
    let mut folder = site.clone();
    let kept = site.iter().find(|(path, _)| path == addresses::FILE).map(|(_, bytes)| bytes.clone());
    for file in site {
        diagnostics.extend(add(&mut tree, "", file, ui));
    }
    for file in program {
        diagnostics.extend(add(&mut tree, PROGRAM, file, ui));
    }
    let options = Options {
        site: "".into(),
        out: OUT.into(),
        program: PROGRAM.into(),
        jobs: 1,
        pdf: false,
        pictures: PictureFonts::None,
        force: false,
        ui,
    };
    let (report, tree) = fs::in_tree(tree, || build_as(&options, Mode::Plain));
    diagnostics.extend(report.diagnostics);
    let addresses = tree.file(addresses::FILE).filter(|bytes| kept.as_deref() != Some(*bytes)).map(<[u8]>::to_vec);
    if let Some(addresses) = &addresses {
        folder.retain(|(path, _)| path != addresses::FILE);
        folder.push((addresses::FILE.to_owned(), addresses.clone()));
    }
    // A packed file has each name once.
    let mut names = HashSet::new();
    folder.retain(|(path, _)| names.insert(path.clone()));
    let files = tree.take(OUT);
    let home = files.iter().find(|(path, _)| path == "index.html").map(|(_, bytes)| bytes.to_vec());
    let zip = (!files.is_empty()).then(|| packed(&files));
    let (interviews, refused) = (report.interviews, report.refused);
    Answer { diagnostics, interviews, refused, zip, home, addresses, folder: packed(&folder) }
}

fn packed(files: &[File]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (&**path, &**bytes)).collect();
    pack(&parts)
}

/// Adds a file to the tree, or says why it cannot be one.
fn add(tree: &mut Tree, folder: &str, (path, bytes): File, ui: Ui) -> Option<Diagnostic> {
    let left_out = |message: &Message| Some(Diagnostic::of_file(Path::new(&path), Severity::LeftOut, ui, message));
    let is_plain = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
    if path.is_empty() || !is_plain || path.contains('\\') {
        return left_out(&Message::BadName);
    }
    match tree.add(&Path::new(folder).join(&path), bytes) {
        Ok(()) => None,
        Err(error) => left_out(&Message::NotRead(&error.to_string())),
    }
}
