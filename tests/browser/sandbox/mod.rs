//! Frames in a sandbox, into which content management systems put pages of sites that they do not know. Such a frame has no
//! origin: no storage, no cookies, no worker, no new windows, and its files must allow any origin.

use serde_json::{Value, json};

use crate::page::Page;

crate::journeys![
    wordpress_shows_a_pasted_address needs SandboxedSelf,
    wordpress_shows_a_pasted_question needs SandboxedSelf,
    the_text_stays_if_the_frame_has_no_files in Chromium,
    a_page_of_the_site_works_in_a_sandbox needs SandboxedSelf,
    no_frame_needs_more_than_its_sandbox_allows needs SandboxedSelf,
    a_frame_without_credentials_works in Chromium,
    an_embedded_address_keeps_its_text_where_no_script_runs,
];

/// The address of the sample site, as its oEmbed documents have it.
const OWN: &str = "https://willowferry.example/";
const INTERVIEW: &str = "/interviews/tide-time-school/";

/// A page of another site, with a script that does what WordPress does.
fn host(page: &Page, body: &str) {
    page.site.put("wordpress.js", include_str!("wordpress.js"));
    page.site.put(
        "host.html",
        format!(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Somebody else</title></head>\
            <body><main><h1>A post</h1>{body}</main><script src=\"/wordpress.js\"></script></body></html>"
        ),
    );
    page.open("/open-policy/host.html");
}

/// Pastes the address of a page into a post.
fn paste(page: &Page, address: &str) {
    host(page, "");
    let own: String = page.look("return location.origin + '/'");
    let script = "const [address, own, here, done] = arguments; paste(address, own, here).then(() => done('pasted'), (error) => done(`${error}`))";
    assert_eq!(page.await_script(script, &[json!(address), json!(OWN), json!(own)]), "pasted");
}

fn state(page: &Page) -> Value {
    page.look("return document.querySelector('interview-viewer')?.state ?? null")
}

fn wordpress_shows_a_pasted_address(page: &Page) {
    paste(page, INTERVIEW);
    page.until_seen("iframe");
    page.until("the frame stands in the place of the text", || !page.sees("blockquote"));
    assert_eq!(
        page.look::<u32>("return document.querySelector('iframe').clientHeight"),
        1000,
        "as much as WordPress allows"
    );
    page.inside("iframe", || {
        assert_eq!(page.look::<String>("return origin"), "null");
        page.until_seen(".iv-passage");
        page.click_text(".iv-themes button", "Women");
        page.until("the theme is chosen", || state(page)["themes"] == json!(["women"]));
        page.click_text(".iv-langs button", "中文");
        page.until("the other language", || state(page)["lang"] == "zh-Hans");
        page.look::<()>(
            "const a = document.createElement('a'); a.href = '/interviews/'; document.body.append(a); a.click(); a.remove()",
        );
    });
    page.until("WordPress goes to a page of the frame's site", || {
        page.look::<Vec<String>>("return went").iter().any(|url| url.ends_with("/interviews/"))
    });
}

fn wordpress_shows_a_pasted_question(page: &Page) {
    paste(page, &format!("{INTERVIEW}zh-Hans/q/t6/"));
    page.until_seen("iframe");
    page.until("the frame stands in the place of the text", || !page.sees("blockquote"));
    page.inside("iframe", || {
        page.until_seen(".iv-question");
        assert!(page.text(".iv-question").contains("第一课教什么"), "{}", page.text(".iv-question"));
        assert!(!page.look::<bool>("return document.querySelector('interview-viewer').shadowRoot.textContent.includes('Mrs Mai, what time')"), "only this question");
    });
}

fn the_text_stays_if_the_frame_has_no_files(page: &Page) {
    page.site.provoke("interview-viewer.js");
    page.site.provoke("no program");
    page.site.put("viewer/1/interview-viewer.js", "throw new Error('no program')");
    paste(page, INTERVIEW);
    page.until_seen("blockquote");
    page.settle();
    assert!(page.sees("blockquote") && page.text("blockquote").contains("You looked at the water."));
}

fn a_page_of_the_site_works_in_a_sandbox(page: &Page) {
    host(
        page,
        &format!(
            "<iframe title=\"An interview\" sandbox=\"allow-scripts\" width=\"900\" height=\"700\" src=\"/open-policy{INTERVIEW}\"></iframe>"
        ),
    );
    page.inside("iframe", || {
        assert_eq!(page.look::<String>("return origin"), "null");
        page.until_seen(".iv-passage");
        page.click(".iv-share-open");
        page.until_seen("#iv-share");
    });
}

fn no_frame_needs_more_than_its_sandbox_allows(page: &Page) {
    let frame = format!("/viewer/1/embed.html?src=..%2F..{}", "%2Finterviews%2Ftide-time-school.json");
    for sandbox in ["allow-scripts allow-same-origin", "allow-scripts allow-popups"] {
        host(
            page,
            &format!(
                "<iframe title=\"An interview\" sandbox=\"{sandbox}\" width=\"900\" height=\"700\" src=\"{frame}\"></iframe>"
            ),
        );
        page.inside("iframe", || page.until_seen(".iv-passage"));
    }
    host(
        page,
        &format!(
            "<iframe title=\"An interview\" sandbox=\"\" width=\"900\" height=\"700\" src=\"{INTERVIEW}q/t6/\"></iframe>"
        ),
    );
    page.inside("iframe", || {
        page.until("the text, without a script", || page.text("body").contains("What was the first lesson?"))
    });
}

/// Such a frame is given an empty storage of its own, which goes with the page.
fn a_frame_without_credentials_works(page: &Page) {
    let file = "..%2F..%2Finterviews%2Ftide-time-school.json";
    for attributes in ["credentialless", "credentialless sandbox=\"allow-scripts\""] {
        let put = |address: &str| {
            let size = "width=\"900\" height=\"700\"";
            host(page, &format!("<iframe title=\"An interview\" {attributes} {size} src=\"{address}\"></iframe>"));
        };
        put(&format!("/viewer/1/embed.html?src={file}"));
        page.inside("iframe", || {
            assert!(page.look::<bool>("return window.credentialless"), "{attributes}");
            page.until_seen(".iv-passage");
            page.click_text(".iv-langs button", "中文");
            page.until("the other language", || state(page)["lang"] == "zh-Hans");
        });
        put(&format!("/open-policy{INTERVIEW}"));
        page.inside("iframe", || {
            page.until_seen(".iv-passage");
            page.click(".iv-share-open");
            page.until_seen("#iv-share");
        });
    }
}

/// The HTML of an oEmbed document in a system that allows no script in any frame.
fn an_embedded_address_keeps_its_text_where_no_script_runs(page: &Page) {
    host(page, "");
    page.look::<()>(&format!(
        "window.put = async () => {{ const {{ html }} = await (await fetch('{INTERVIEW}oembed.json')).json(); \
         const main = document.querySelector('main'); main.innerHTML = html.replace('<iframe', '<iframe sandbox=\"\"') \
         .replaceAll('{OWN}viewer', location.origin + '/viewer'); }}; put()"
    ));
    page.until_seen("iframe");
    assert!(page.sees("blockquote") && page.text("blockquote").contains("You looked at the water."));
    page.inside("iframe", || {
        page.until("the frame says why it is empty", || page.text("body").contains("needs JavaScript"));
    });
}
