//! The built pages under the W3C’s HTML checker, and the sizes that the docs state.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{dist, left_out, named};

#[test]
fn the_docs_state_the_size_of_the_viewer() {
    let Some(folder) = dist().map(|dist| dist.join("viewer/1")).filter(|at| at.join("viewer_bg.wasm.br").is_file())
    else {
        return println!("left out: there is no packed viewer; `make build` writes one");
    };
    let guide = fs::read_to_string("docs/embedding.md").expect("the guide");
    let (mut rows, kilobytes) = (0, |path: PathBuf| fs::metadata(path).expect("a file").len() as f64 / 1000.0);
    for row in guide.lines().filter(|line| line.contains(" kB | ")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        for (said, ending) in [(cells[1], "br"), (cells[2], "gz")] {
            let said: f64 = said.trim_end_matches(" kB").parse().expect("a number");
            let is = kilobytes(folder.join(format!("{}.{ending}", cells[0])));
            assert!(
                (is / said - 1.0).abs() < 0.1,
                "docs/embedding.md: {} has {is:.0} kB as .{ending}, not {said}",
                cells[0]
            );
        }
        rows += 1;
    }
    assert_eq!(rows, 7);
}

/// Enough pages to have one of each kind.
const PAGES: usize = 80;

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder of the site");
    let mut inside: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    inside.sort();
    for path in inside {
        // The examples, and the pages of the element, are other people's pages.
        let other = ["viewer", "examples"].iter().any(|name| path.ends_with(name));
        if path.is_dir() && !other {
            pages(&path, found);
        } else if path.ends_with("index.html") {
            found.push(path);
        }
    }
}

#[test]
fn every_kind_of_page_is_valid_html() {
    let jar = named("VNU_JAR", &[]).filter(|jar| jar.is_file());
    let java = Command::new("java").arg("-version").stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    let (Some(jar), true) = (jar, java) else {
        return left_out("there is no HTML checker; `tools/setup.sh test` gets one on Debian");
    };
    let mut found = Vec::new();
    // Before the command has written the site, there is only the page that it starts from.
    let written = dist().filter(|dist| dist.join("sw.js").is_file());
    written.iter().for_each(|dist| pages(dist, &mut found));
    if found.is_empty() {
        // `make hosting` sets DIST; before the build there is no site.
        assert!(std::env::var_os("DIST").is_none(), "there is no site in DIST");
        return println!("left out: there is no built site; `make build` writes one");
    }
    let step = found.len().div_ceil(PAGES);
    let some: Vec<&PathBuf> = found.iter().step_by(step).collect();
    let checked =
        Command::new("java").arg("-jar").arg(jar).args(["--errors-only", "--format", "gnu"]).args(&some).output();
    let checked = checked.expect("the checker runs");
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && said.trim().is_empty(), "of {} pages:\n{said}", some.len());
}
