//! The site on real servers, set up as in docs/hosting.md.

use std::fs;

use super::left_out;
use super::server::Server;

#[test]
fn nginx_serves_the_site_as_the_notes_say() {
    let Some((server, has_brotli)) = Server::nginx("hosting") else {
        return left_out("there is no nginx; `tools/setup.sh test` gets one on Debian");
    };
    assert_eq!(server.errors(), "", "the settings fit");

    for (path, mime) in [
        ("/", "text/html; charset=utf-8"),
        ("/loader.js", "application/javascript; charset=utf-8"),
        ("/sw.js", "application/javascript; charset=utf-8"),
        ("/viewer.css", "text/css"),
        ("/viewer_bg.wasm", "application/wasm"),
        ("/site.json", "application/json"),
        ("/icon.svg", "image/svg+xml"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
    ] {
        let answer = server.get(path, "identity");
        // A site without its address has no sitemap.
        if path == "/sitemap.xml" && answer.status == 404 {
            continue;
        }
        assert_eq!((answer.status, answer.header("content-type")), (200, mime), "{path}");
        assert_eq!(answer.header("content-encoding"), "", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval';",
            "style-src 'self';",
            "frame-ancestors 'self'",
        ] {
            assert!(policy.contains(part), "{part} for {path}: {policy}");
        }
    }

    // Cached for ever, or validated each time.
    for path in ["/loader.js?v=0123456789ab", "/viewer_bg.wasm?v=0123456789ab"] {
        let said = server.get(path, "identity");
        assert_eq!(said.header("cache-control"), "public, max-age=31536000, immutable", "{path}");
        assert!(!said.header("etag").is_empty());
    }
    let lost = server.get("/nothing.js?v=0123456789ab", "identity");
    assert_eq!((lost.status, lost.header("cache-control")), (404, ""), "what is not there is not kept");

    // Compressed in advance.
    for path in ["/", "/loader.js", "/viewer.css", "/viewer_bg.wasm", "/site.json"] {
        let file = if path == "/" { "index.html" } else { &path[1..] };
        let packed =
            |ending: &str| fs::read(server.folder.join("site").join(format!("{file}{ending}"))).expect("its twin");
        let gzip = server.get(path, "gzip, deflate");
        assert_eq!(gzip.header("content-encoding"), "gzip", "{path}");
        assert!(gzip.body == packed(".gz"), "{path} as it lies there");
        assert!(gzip.header("vary").contains("Accept-Encoding"), "{path}");
        if has_brotli {
            let brotli = server.get(path, "gzip, deflate, br");
            assert_eq!(brotli.header("content-encoding"), "br", "{path}");
            assert!(brotli.body == packed(".br"), "{path} as it lies there");
        }
    }
    if !has_brotli {
        left_out("this nginx has no module for Brotli");
    }

    // Files that pages of other sites may use.
    let element = server.get("/viewer/1/embed.html", "identity");
    assert_eq!(element.header("access-control-allow-origin"), "*");
    assert!(element.header("content-security-policy").contains("frame-ancestors *"));
    assert_eq!(server.get("/site.json", "identity").header("access-control-allow-origin"), "*");
    assert_eq!(server.get("/", "identity").header("access-control-allow-origin"), "");

    folders(&server, "/");
}

/// The address of an interview's page is a folder.
fn folders(server: &Server, root: &str) {
    let all = fs::read_dir(server.folder.join(format!("site{root}interviews"))).expect("there are interviews");
    let page = all.filter_map(Result::ok).find(|entry| entry.path().join("index.html").is_file());
    if let Some(page) = page {
        let path = format!("{root}interviews/{}", page.file_name().to_string_lossy());
        let answer = server.get(&format!("{path}/"), "identity");
        assert_eq!((answer.status, answer.header("content-type").split(';').next()), (200, Some("text/html")));
        let moved = server.get(&path, "identity");
        assert_eq!(moved.status, 301);
        assert!(moved.header("location").ends_with(&format!("{path}/")), "{}", moved.header("location"));
    }
    assert_eq!(server.get(&format!("{root}interviews/there-is-none/"), "identity").status, 404);
}

const FILES: [&str; 6] = ["index.html", "loader.js", "viewer.css", "viewer_bg.wasm", "site.json", "icon.svg"];

#[test]
fn a_plain_host_needs_no_settings() {
    let Some(server) = Server::apache("plain-host", None) else {
        return left_out("there is no Apache; `tools/setup.sh test` gets one on Debian");
    };
    folders(&server, "/talks/");
    for file in FILES {
        // The compressed copy beside a file is never sent in its place.
        let answer = server.get(&format!("/talks/{file}?v=0123456789ab"), "gzip, deflate, br");
        assert_eq!((answer.status, answer.header("content-encoding")), (200, ""), "{file}");
        let lies = fs::read(server.folder.join("site/talks").join(file)).expect("the file");
        assert!(answer.body == lies, "{file} as it lies there");
    }
    // tests/browser/stopping.rs tests how the program is then compiled.
    assert_eq!(server.get("/talks/viewer_bg.wasm", "identity").header("content-type"), "");
}

#[test]
fn apache_takes_the_lines_of_the_notes() {
    let notes = fs::read_to_string("docs/hosting.md").expect("the notes");
    let (_, after) = notes.split_once("`.htaccess`").expect("they speak of it");
    let lines = after.lines().skip_while(|line| !line.starts_with("    "));
    let lines: String = lines.map_while(|line| line.strip_prefix("    ")).map(|line| format!("{line}\n")).collect();
    let Some(server) = Server::apache("htaccess", Some(&lines)) else {
        return left_out("there is no Apache; `tools/setup.sh test` gets one on Debian");
    };
    folders(&server, "/talks/");
    assert_eq!(server.get("/talks/viewer_bg.wasm", "identity").header("content-type"), "application/wasm");
    for file in FILES {
        let kept = server.get(&format!("/talks/{file}?v=0123456789ab"), "gzip");
        assert_eq!(kept.header("cache-control"), "public, max-age=31536000, immutable", "{file}");
        assert_eq!(kept.header("content-encoding"), if file == "icon.svg" { "" } else { "gzip" }, "{file}");
        assert_eq!(server.get(&format!("/talks/{file}"), "identity").header("cache-control"), "no-cache", "{file}");
    }
    let objections: Vec<String> =
        server.errors().lines().filter(|line| !line.contains(":notice]")).map(str::to_string).collect();
    assert_eq!(objections, Vec::<String>::new());
}
