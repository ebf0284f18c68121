//! Bytes → the list of a site, as the command and as the page read it: nothing panics, every reported line is in the
//! file, each interview is listed once, and is found by the contents of its entry.

use std::collections::HashSet;
use std::path::Path;

use interview_viewer::build;
use interview_viewer::search::Query;
use interview_viewer::site::find::Texts;
use interview_viewer::site::{Choice, PageContext, Site, paths, select};
use interview_viewer::state::Ui;

use super::{Target, read};

pub const TARGET: Target = Target { name: "site", run, seeds, words: WORDS };

const WORDS: &[&str] = &[
    "\"format\":\"site/1\"",
    "\"url\":\"https://a/\"",
    "\"languages\":",
    "\"name\":",
    "\"logo\":",
    "\"contact\":",
    "\"links\":",
    "\"notes\":",
    "\"categories\":",
    "\"interviews\":",
    "\"questions\":9",
    "\"file\":\"a.json\"",
    "\"id\":\"a\"",
    "\"label\":",
    "\"title\":",
    "\"date\":\"2015-05\"",
    "\"category\":\"a\"",
    "\"people\":",
    "\"themes\":",
    "\"en\":",
    "\"zh-Hans\":",
    "\u{feff}",
    "null",
    "{}",
    "[]",
    ",",
    ":",
];

/// The lists that come with the viewer, and those from which the tests build sites.
fn seeds(_: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lists = ["static/site/site.json", "tests/sites/small/site.json", "tests/sites/mistakes/site.json"];
    lists.map(|list| read(root.join(list).to_str().expect("a name in UTF-8"))).into()
}

fn run(bytes: &[u8]) {
    let lines: Vec<_> = bytes.split(|byte| *byte == b'\n').collect();
    for diagnostic in build::check(bytes, "site.json", Ui::En) {
        let place = (diagnostic.line, diagnostic.column);
        let line = diagnostic.line.checked_sub(1).and_then(|line| lines.get(line as usize));
        let characters = line.map(|line| line.iter().filter(|byte| (**byte & 0xc0) != 0x80).count());
        let there = characters.is_some_and(|all| (1..=all + 1).contains(&(diagnostic.column as usize)));
        assert!(place == (0, 0) || there, "{diagnostic:?}");
    }
    let text = String::from_utf8_lossy(bytes);
    PageContext::parse(&text);
    let choice = Choice::parse(&text);
    assert_eq!(Choice::parse(&choice.search()).search(), choice.search());
    let Some(site) = Site::parse(bytes) else { return };
    let ids: HashSet<&str> = site.interviews.iter().map(|listing| &*listing.id).collect();
    assert_eq!(ids.len(), site.interviews.len(), "each once");
    let texts = Texts::new(&site);
    let all = select(&site, &Choice::default(), &texts.find(&Query::parse(""), &site.languages[0]), |_| false);
    assert_eq!(all.entries.len(), site.interviews.len());
    for listing in &site.interviews {
        listing.href(&site.languages[0]);
        let folder = paths::folder(&listing.id);
        assert!(
            !folder.is_empty() && !folder.contains(['/', '\\', '\0']) && folder != "." && folder != "..",
            "{folder:?}"
        );
        for theme in &listing.themes {
            let choice = Choice::default().toggling(&theme.id);
            let listed = select(&site, &choice, &texts.find(&Query::parse(""), &site.languages[0]), |_| false);
            assert!(listed.entries.iter().any(|entry| entry.listing.id == listing.id), "{choice:?}");
        }
    }
}
