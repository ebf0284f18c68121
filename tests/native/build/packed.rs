//! A site that is built in memory is the one that the command writes.

use std::collections::BTreeMap;
use std::io::Read;

use interview_viewer::build::packed;
use interview_viewer::desk::site::SiteDraft;
use interview_viewer::report::built::{Answer, File, Request};
use interview_viewer::site::opened;
use zip::ZipArchive;

use super::*;

/// The list of what the command wrote: that of a packed site lacks the compressed copies.
const MANIFEST: &str = ".interview-build";

/// The files below a folder.
fn below(folder: &Path) -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let at = entry.unwrap().path();
            match at.is_dir() {
                true => folders.push(at),
                false => {
                    let path = at.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                    files.push((path, fs::read(at).unwrap()));
                }
            }
        }
    }
    files.sort();
    files
}

fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs()
}

/// Builds the site of a place in memory.
fn packed(place: &Place, ui: Ui) -> Answer {
    let Options { site, program, .. } = place.order();
    let request = Request { ui, now: now(), site: below(&site), program: below(&program) };
    Answer::read(&packed::write(request.write())).expect("an answer")
}

pub fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut files = BTreeMap::new();
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().to_owned(), bytes);
    }
    files
}

/// The files that the command wrote, without compressed copies.
fn written(place: &Place) -> BTreeMap<String, Vec<u8>> {
    let is_copy = |path: &str| path.ends_with(".br") || path.ends_with(".gz");
    let mut files: BTreeMap<String, Vec<u8>> =
        below(&place.out()).into_iter().filter(|(path, _)| !is_copy(path)).collect();
    if let Some(manifest) = files.get_mut(MANIFEST) {
        let text = String::from_utf8(std::mem::take(manifest)).unwrap();
        *manifest =
            text.lines().filter(|line| !is_copy(line)).map(|line| format!("{line}\n")).collect::<String>().into();
    }
    files
}

#[test]
fn a_packed_site_is_what_the_command_writes() {
    for from in [
        "static/site",
        "docs/starter",
        "tests/sites/small",
        "tests/sites/rough",
        "tests/sites/mistakes",
        "tests/sites/dates",
    ] {
        let place = Place::new(&format!("packed/{}", from.replace('/', "-")));
        place.site(from);
        // The command may change the folder.
        let answer = packed(&place, Ui::ZhHans);
        let report = build::build(&Options { ui: Ui::ZhHans, ..place.order() });
        let site = format!("{}/", place.order().site.display());
        let plain = |mut diagnostic: Diagnostic| {
            diagnostic.file = diagnostic.file.replace(&site, "");
            diagnostic.message = diagnostic.message.replace(&site, "");
            diagnostic
        };
        let said: Vec<Diagnostic> = report.diagnostics.into_iter().map(plain).collect();
        assert_eq!(answer.diagnostics, said, "{from}");
        assert_eq!((answer.interviews, answer.refused), (report.interviews, report.refused), "{from}");
        let (expected, zip) = (written(&place), unpacked(answer.zip.as_deref().expect("it can be built")));
        assert_eq!(zip.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{from}");
        for (path, bytes) in &expected {
            let text = String::from_utf8_lossy;
            assert!(zip[path] == *bytes, "{from}: {path}\n{}\n\n{}", text(&zip[path]), text(bytes));
        }
        // What was mended once is not mended again.
        if from != "tests/sites/mistakes" {
            assert_goes_on(&place, answer.zip.as_deref().expect("it is there"), from);
        }
        let addresses = fs::read(place.order().site.join("addresses.json")).ok();
        if answer.addresses.is_some() {
            assert_eq!(answer.addresses, addresses, "{from}");
        }
        assert_eq!(packed(&place, Ui::ZhHans).addresses, None, "{from}: they are known now");
    }
}

/// Opens a packed site again: it has the editors' own files and no others, and becomes the same site.
fn assert_goes_on(place: &Place, zip: &[u8], from: &str) {
    let opened = opened::open(zip).expect("it can be opened");
    let sources = below(&place.order().site);
    let is_lost = |path: &str| ["site.json", "addresses.json", "README.txt"].contains(&path);
    let expected: Vec<&str> = sources.iter().map(|(path, _)| &**path).filter(|path| !is_lost(path)).collect();
    let interviews = opened.interviews.into_iter().map(|(path, bytes)| (format!("interviews/{path}"), bytes));
    let mut site: Vec<File> = interviews.chain(opened.others).collect();
    site.sort();
    let found: Vec<&str> = site.iter().map(|(path, _)| &**path).collect();
    let extra: Vec<_> = found.iter().filter(|path| !expected.contains(path)).collect();
    assert!(extra.is_empty() || from.ends_with("rough"), "{from}: {extra:?}");
    assert!(found.contains(&"logo.svg") || !expected.contains(&"logo.svg"), "{from}");
    site.push(("site.json".into(), opened.site));
    let again = packed::site(Request { ui: Ui::En, now: now(), site, program: below(&place.order().program) });
    let (before, after) = (unpacked(zip), unpacked(&again.zip.expect("it can be built again")));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&after), names(&before), "{from}");
    // The pages are in another order in the sitemap.
    let is_page = |path: &str| ![MANIFEST, "sitemap.xml"].contains(&path);
    let changed = before.iter().filter(|(path, bytes)| is_page(path) && after[*path] != **bytes);
    let changed: Vec<_> = changed.map(|(path, _)| path).collect();
    assert!(changed.is_empty(), "{from}: {changed:?}");
}

/// A site of the desk, of the files of a folder or those that a packed site has.
fn site_draft(opened: opened::Opened) -> SiteDraft {
    let opened::Opened { site, interviews, addresses, mut others, .. } = opened;
    others.extend(addresses.map(|bytes| ("addresses.json".to_owned(), bytes)));
    SiteDraft::open(&site, interviews, others).expect("a site")
}

#[test]
fn the_desk_makes_the_site_that_the_command_makes() {
    for from in ["static/site", "docs/starter", "tests/sites/small"] {
        let place = Place::new(&format!("packed/desk-{}", from.replace('/', "-")));
        place.site(from);
        let opened = opened::of_files(below(&place.order().site)).expect("a site");
        let site = site_draft(opened).folder(|_| None);
        let answer = packed::site(Request {
            ui: Ui::En,
            now: now(),
            site: site.clone(),
            program: below(&place.order().program),
        });
        let zip = answer.zip.expect("it can be built");
        // The command builds the folder that the desk writes.
        let folder = Place::new(&format!("packed/desk-folder-{}", from.replace('/', "-")));
        folder.site(from);
        fs::remove_dir_all(folder.order().site).unwrap();
        for (path, bytes) in &site {
            let path = folder.order().site.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        build::build(&folder.order());
        assert!(unpacked(&zip) == written(&folder), "{from}: not what the command writes");
        assert!(answer.home == unpacked(&zip).remove("index.html"), "{from}");
        // What was built is opened again, and becomes the same pages; and so is the folder, with the same addresses.
        // Of what was built, the list says what the interviews say, in place of what the editors' list said.
        for (packed_site, lists) in [(&zip, &["site.json", "offline.json"][..]), (&answer.folder, &[])] {
            let site = site_draft(opened::open(packed_site).expect("a site")).folder(|_| None);
            let again = packed::site(Request { ui: Ui::En, now: now(), site, program: below(&place.order().program) });
            let (before, after) = (unpacked(&zip), unpacked(&again.zip.expect("it can be built again")));
            let is_page = |path: &str| ![MANIFEST, "sitemap.xml"].contains(&path);
            let changed = before.iter().filter(|(path, bytes)| is_page(path) && after.get(*path) != Some(*bytes));
            let changed = changed.filter(|(path, _)| !lists.contains(&&***path));
            assert_eq!(changed.map(|(path, _)| path).collect::<Vec<_>>(), [""; 0], "{from}");
        }
    }
}

#[test]
fn what_cannot_be_built_is_explained() {
    let place = Place::new("packed/refused");
    place.site("tests/sites/small");
    let program = below(&place.order().program);
    let say = |site: &[(&str, &str)], program: &[File]| {
        let site = site.iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).collect();
        let answer = packed::site(Request { ui: Ui::En, now: 0, site, program: program.to_vec() });
        (answer.zip.is_some(), build::rendered(&answer.diagnostics, Ui::En))
    };
    let (is_built, said) = say(&[("site.json", "{}")], &[]);
    assert!(!is_built && said.contains("loader.js"), "{said}");
    let (is_built, said) = say(&[("interviews/a.json", "{}")], &program);
    assert!(!is_built && said.starts_with("site.json: "), "{said}");
    let outside =
        [("site.json", r#"{"interviews": []}"#), ("../program/viewer.js", "x"), ("/a", "x"), ("a\\b", "x"), ("", "x")];
    let (is_built, said) = say(&outside, &program);
    assert!(is_built && outside[1..].iter().all(|(path, _)| said.contains(&format!("{path}: "))), "{said}");
    let (_, said) = say(&[("site.json", r#"{"interviews": []}"#), ("a", "x"), ("a/b", "x")], &program);
    assert!(said.contains("a/b: "), "{said}");
    assert_eq!(packed::write(b"no request".to_vec()), b"");
}
