//! Finds the file that a request names, and its content type.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

/// The target of a request's path.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    File(PathBuf),
    /// A folder whose address lacks its final `/`.
    Folder,
    Nothing,
}

/// Finds the file for a request's path, which is percent-encoded and may have a query. Does not find anything outside
/// the folder, nor the list that `interview build` keeps for itself.
pub fn target(root: &Path, url: &str) -> Target {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else { return Target::Nothing };
    let Some(inside) = decoded.strip_prefix('/') else { return Target::Nothing };
    let parts: Vec<&str> = inside.split('/').filter(|part| !part.is_empty()).collect();
    if !parts.iter().all(|part| is_name(part)) {
        return Target::Nothing;
    }
    let at = parts.iter().fold(root.to_owned(), |at, part| at.join(part));
    match (at.is_dir(), decoded.ends_with('/')) {
        (true, false) => Target::Folder,
        (true, true) => match at.join("index.html") {
            page if page.is_file() => Target::File(page),
            _ => Target::Nothing,
        },
        (false, false) if at.is_file() => Target::File(at),
        _ => Target::Nothing,
    }
}

/// Returns whether a part of a path is a plain file name on every system: not a parent folder, not a drive, and no
/// other spelling of these.
fn is_name(part: &str) -> bool {
    let is_step = matches!(part, "." | "..");
    !is_step && !part.contains(['\\', ':', '\0']) && !part.starts_with(".interview-build")
}

/// Returns the content type of a file by its extension.
pub fn content_type(path: &Path) -> &'static str {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "txt" | "md" | "vtt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_request_names_a_file_of_the_folder_or_nothing() {
        let all = tempfile::tempdir().expect("a folder");
        let root = all.path().join("site");
        fs::create_dir_all(root.join("a b/河")).expect("folders");
        for file in ["index.html", "a b/河/index.html", "x.json", ".interview-build", "../outside.txt"] {
            fs::write(root.join(file), "").expect("a file");
        }
        let file = |path: &str| Target::File(root.join(path));
        for (url, wanted) in [
            ("/", file("index.html")),
            ("/?lang=zh-Hans#a1", file("index.html")),
            ("/x.json?v=1", file("x.json")),
            ("//x.json", file("x.json")),
            ("/a%20b/%E6%B2%B3/", file("a b/河/index.html")),
            ("/a%20b/%E6%B2%B3", Target::Folder),
            ("/a%20b/", Target::Nothing),
            ("/x.json/", Target::Nothing),
            ("/missing", Target::Nothing),
            ("/../outside.txt", Target::Nothing),
            ("/%2e%2e/outside.txt", Target::Nothing),
            ("/..%2foutside.txt", Target::Nothing),
            ("/..%5coutside.txt", Target::Nothing),
            ("/a%20b/../../outside.txt", Target::Nothing),
            ("/c:/x.json", Target::Nothing),
            ("/x.json%00", Target::Nothing),
            ("/.interview-build", Target::Nothing),
            ("/%ff", Target::Nothing),
            ("", Target::Nothing),
            ("http://127.0.0.1/x.json", Target::Nothing),
        ] {
            assert_eq!(target(&root, url), wanted, "{url}");
        }
    }

    #[test]
    fn the_program_has_the_type_for_streaming_compilation() {
        assert_eq!(content_type(Path::new("viewer_bg.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("A.JSON")), "application/json");
        assert_eq!(content_type(Path::new("LICENCE")), "application/octet-stream");
    }
}
