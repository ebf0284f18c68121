//! Makes a site available offline: the service worker with the names and checksums of the program's files, and the list of
//! files that *Keep all interviews* fetches.

use std::fmt::Write;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::source::is_interview;
use crate::site::paths::{self, By};

/// The service worker. It is one file, as a browser without a connection could not import others.
const WORKER: &str = concat!(
    include_str!("../../static/sw/program.js"),
    include_str!("../../static/sw/copies.js"),
    include_str!("../../static/sw/pages.js")
);

/// The version of a program: twelve hexadecimal digits that depend on the names and contents of its parts, not on their order.
pub fn version(program: &[(String, Vec<u8>)]) -> String {
    let sums: Vec<String> = sums(program).iter().map(|(name, sum)| format!("{name}\0{sum}\0")).collect();
    let mut version = sum(sums.concat().as_bytes());
    version.truncate(12);
    version
}

/// Makes the files `sw.js` and `offline.json`. `written` are the paths of the site's files with their sizes in bytes, `read`
/// returns the bytes of one; `program` includes the files that pages request with `?v=` and the version.
pub fn files(
    written: &[(String, u64)],
    read: impl Fn(&str) -> Vec<u8>,
    program: &[(String, Vec<u8>)],
) -> Vec<(String, Vec<u8>)> {
    let version = version(program);
    // Readers do not need its comments.
    let worker = WORKER.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let parts = sums(program);
    let worker = worker.replace("@version@", &version).replace("\"@files@\"", &json!(parts).to_string());
    // The checksum tells a browser whether its copy is out of date.
    let line = |(name, bytes): &(String, u64)| Some((address(name)?, *bytes, sum(&read(name))[..12].to_owned()));
    let mut kept: Vec<(String, u64, String)> = written.iter().filter_map(line).collect();
    // The list comes first, so that it is there even if the reader stops half-way.
    kept.sort_by_key(|(path, ..)| (path.starts_with("interviews/"), path.clone()));
    let bytes: u64 = kept.iter().map(|(_, bytes, _)| bytes).sum();
    let list = json!({ "version": version, "bytes": bytes, "files": kept });
    vec![("sw.js".into(), worker.into_bytes()), ("offline.json".into(), list.to_string().into_bytes())]
}

/// The address at which a file is requested, if it is to be kept: `site.json`, the questions, the interviews, and the home page
/// in each language. The pages of the interviews contain nothing that is not in these.
fn address(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split('/').collect();
    let is_list = |folder: &str| [By::Themes, By::People].iter().any(|by| paths::list(*by, 1) == format!("{folder}/"));
    let is_kept = match parts[..] {
        ["site.json" | "index.html"] => true,
        ["interviews", _, .., "oembed.json"] => false,
        ["questions", file] | ["interviews", .., file] if is_interview(file) => true,
        [folder, "index.html"] => !is_list(folder) && !["interviews", "viewer", "examples"].contains(&folder),
        _ => false,
    };
    let encoded = parts.iter().map(|part| paths::encoded(part)).collect::<Vec<_>>().join("/");
    is_kept.then(|| encoded.strip_suffix("index.html").map(String::from).unwrap_or(encoded))
}

/// The files of the program that must be of one version, sorted, each with its checksum. Excludes files that are requested
/// without a version: the element for other sites, an image, what pages opened from the disk need, the schemas, the worker.
fn sums(program: &[(String, Vec<u8>)]) -> Vec<(&str, String)> {
    let is_part = |name: &str| {
        !name.contains('/')
            && !["sw.js", "disk.js"].contains(&name)
            && [".js", ".css", ".wasm", ".bin"].iter().any(|end| name.ends_with(end))
    };
    let parts = program.iter().filter(|(name, _)| is_part(name));
    let mut sums: Vec<(&str, String)> = parts.map(|(name, bytes)| (&**name, sum(bytes))).collect();
    sums.sort();
    sums
}

pub fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut sum, byte| {
        write!(sum, "{byte:02x}").expect("a text takes all");
        sum
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn program(wasm: &str) -> Vec<(String, Vec<u8>)> {
        [("viewer.js", "glue"), ("viewer_bg.wasm", wasm)]
            .map(|(name, bytes)| (name.to_string(), bytes.as_bytes().to_vec()))
            .to_vec()
    }

    fn text<'a>(files: &'a [(String, Vec<u8>)], name: &str) -> &'a str {
        let (_, bytes) = files.iter().find(|(other, _)| other == name).expect("the file is there");
        str::from_utf8(bytes).expect("it is text")
    }

    #[test]
    fn the_version_changes_with_each_byte_of_the_program_and_with_nothing_else() {
        let one = version(&program("one"));
        assert!(one.len() == 12 && one.bytes().all(|byte| byte.is_ascii_hexdigit()), "{one}");
        assert_ne!(one, version(&program("two")));
        let backwards: Vec<_> = program("one").into_iter().rev().collect();
        assert_eq!(one, version(&backwards));
        let others = ["sw.js", "viewer/1/viewer_bg.wasm", "icon.svg"].map(|name| (name.to_string(), b"other".to_vec()));
        assert_eq!(one, version(&[program("one"), others.to_vec()].concat()));
    }

    #[test]
    fn the_worker_knows_the_version_and_the_sum_of_each_file() {
        let files = files(&[], |_| Vec::new(), &program("abc"));
        let worker = text(&files, "sw.js");
        assert!(worker.contains(&format!("\"{}\"", version(&program("abc")))), "{worker}");
        // From FIPS 180-2.
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(worker.contains(&format!("[\"viewer_bg.wasm\",\"{sum}\"]")), "{worker}");
        assert!(!worker.contains('@'), "nothing is left to be filled in");
    }

    #[test]
    fn all_interviews_are_kept_with_their_lists() {
        let written = [
            ("interviews/b c.json", 30),
            ("interviews/a.json", 20),
            ("interviews/a/index.html", 90),
            ("interviews/a/oembed.json", 90),
            ("interviews/a/q/q1/index.html", 90),
            ("interviews/a/q/q1/oembed.json", 90),
            ("index.html", 1),
            ("zh-Hans/index.html", 2),
            ("page/2/index.html", 90),
            ("year/2021/index.html", 90),
            ("themes/index.html", 90),
            ("people/index.html", 90),
            ("questions/1.json", 4),
            ("site.json", 3),
            ("feed.xml", 90),
        ];
        let written: Vec<_> = written.map(|(name, bytes)| (name.to_string(), bytes)).to_vec();
        let files = files(&written, |name| name.into(), &program("one"));
        let list: Value = serde_json::from_str(text(&files, "offline.json")).expect("it is JSON");
        let paths: Vec<&str> = list["files"].as_array().expect("a list").iter().filter_map(|f| f[0].as_str()).collect();
        let first = ["", "questions/1.json", "site.json", "zh-Hans/", "interviews/a.json", "interviews/b%20c.json"];
        assert_eq!(paths, first);
        assert_eq!(list["bytes"], 60);
        assert_eq!(list["files"][2], serde_json::json!(["site.json", 3, sum(b"site.json")[..12]]));
        assert_eq!(list["version"], *version(&program("one")));
    }
}
