//! What an editor does by clicks.

use crate::page::Page;
use crate::{Journey, World};

pub const JOURNEYS: &[Journey] = &[
    ("an_author_adds_a_block", an_author_adds_a_block),
    ("wrong_addresses_are_told_to_the_author", wrong_addresses_are_told_to_the_author),
    ("an_author_pastes_an_address", an_author_pastes_an_address),
    ("an_administrator_reads_chinese", an_administrator_reads_chinese),
];

const TITLE: &str = ".editor-post-title__input";
const ADDRESS: &str = ".wp-block input[type=url]";

fn new_post(world: &World) -> Page<'_> {
    let page = world.user("author");
    page.visit(&world.wordpress.url("wp-admin/post-new.php"));
    page.until_seen(TITLE);
    // WordPress welcomes each author once.
    page.until("the editor is drawn", || {
        page.look("return !!window.wp?.data?.select('core/blocks')?.getBlockType('interview-viewer/interview')")
    });
    page.look::<()>(
        "const edit = wp.data.dispatch('core/preferences') ?? {}; edit.set?.('core/edit-post', 'welcomeGuide', false);
        edit.set?.('core', 'fullscreenMode', false)",
    );
    page.until("no welcome", || !page.sees(".components-guide"));
    page.type_into(TITLE, "A post with an interview");
    page
}

fn insert_block(page: &Page) {
    page.click(".edit-post-header-toolbar__inserter-toggle, .editor-document-tools__inserter-toggle");
    page.type_into(".block-editor-inserter__search input", "interview");
    page.click_text(".block-editor-block-types-list__item", "Interview");
    page.until_seen(ADDRESS);
}

fn choose_address(page: &Page, address: &str) {
    page.look::<()>("document.querySelector('.wp-block input[type=url]').select()");
    page.type_into(ADDRESS, address);
    page.click_text(".wp-block button", "Show");
}

/// Publishes the post, and returns its address.
fn publish(page: &Page) -> String {
    page.click(".editor-post-publish-panel__toggle");
    page.click(".editor-post-publish-panel .editor-post-publish-button");
    page.until_seen(".post-publish-panel__postpublish-header a");
    page.look("return document.querySelector('.post-publish-panel__postpublish-header a').href")
}

fn an_author_adds_a_block(world: &World) {
    let page = new_post(world);
    insert_block(&page);
    choose_address(&page, &world.interview("tide-time-school/"));
    page.inside(".wp-block iframe", || page.until_seen(".iv-passage"));
    if !page.sees(".edit-post-sidebar, .editor-sidebar") {
        page.click("button[aria-label=Settings]");
    }
    page.click_text(".components-checkbox-control__label", "Women");
    page.type_into("select:has(option[value=both])", "Simplified Chinese");
    page.inside(".wp-block iframe", || {
        page.until("the preview follows", || {
            page.look("const s = document.querySelector('interview-viewer')?.state; return s?.lang === 'zh-Hans' && s.themes.join() === 'women'")
        });
    });
    let post = publish(&page);
    page.done();

    let page = world.reader();
    page.visit(&post);
    page.until("the viewer", || {
        page.look("const s = document.querySelector('interview-viewer')?.state; return s?.lang === 'zh-Hans' && s.themes.join() === 'women'")
    });
    page.click_text(".iv-langs button", "English");
    page.until("English", || page.look("return document.querySelector('interview-viewer').state.lang === 'en'"));
    page.visit(&format!("{post}?policy=no-script"));
    page.until_seen("interview-viewer p[lang=zh-Hans]");
    assert!(page.text("interview-viewer").contains("第一课教什么"), "{}", page.text("interview-viewer"));
    assert!(page.look::<bool>("return document.querySelector('interview-viewer').shadowRoot === null"));
    page.done();
}

fn wrong_addresses_are_told_to_the_author(world: &World) {
    world.site.put("interviews/none.json", "<p>no interview</p>");
    let page = new_post(world);
    insert_block(&page);
    let inside = format!("{}/interviews/tide-time-school.json", world.inside.origin());
    for (address, words) in [
        ("https://", "has to begin with https:// or http://"),
        (&world.interview("nowhere/"), "answers with status 404"),
        (&world.interview("none.json"), "is not the file of an interview"),
        (&format!("{}/", world.site.origin()), "is neither the page nor the file of an interview"),
        (&inside, "is no address of a public site"),
    ] {
        page.look::<()>("document.querySelector('.wp-block form').noValidate = true");
        choose_address(&page, address);
        page.until(words, || page.text(".wp-block .components-notice").contains(words));
    }
    assert!(world.inside.requests().is_empty(), "{:?}", world.inside.requests());
    choose_address(&page, &world.interview("tide-time-school/q/t6/"));
    page.inside(".wp-block iframe", || page.until_text(".iv-question", "What was the first lesson?"));
    page.done();
}

/// The editor makes this block of a pasted address, too, if it begins with `https`.
fn an_author_pastes_an_address(world: &World) {
    let page = new_post(world);
    page.press("\u{e007}");
    page.press("/embed");
    page.click_text(".components-autocomplete__result", "Embed");
    page.type_into(".wp-block-embed input", &format!("{}\u{e007}", world.interview("the-other-eight-yuan/")));
    page.until_seen(".wp-block-embed iframe");
    let post = publish(&page);
    page.done();
    let page = world.reader();
    page.visit(&post);
    page.until_seen("iframe.wp-embedded-content[sandbox='allow-scripts']");
    page.until("the frame stands in the place of the text", || !page.sees("blockquote.wp-embedded-content"));
    page.done();
}

fn an_administrator_reads_chinese(world: &World) {
    world.wordpress.check_translations();
    world.wordpress.php(&["locale", "zh_CN"]);
    let page = world.user("admin");
    page.visit(&world.wordpress.url("wp-admin/options-general.php?page=interview-viewer"));
    page.until_text("label[for=interview-viewer-site]", "你们访谈网站的地址");
    page.visit(&world.wordpress.url("wp-admin/post-new.php"));
    page.until("the words of the editor", || {
        page.look("return window.wp?.i18n?.__('Show', 'interview-viewer') === '显示'")
    });
    let title =
        "return window.wp?.data?.select('core/blocks')?.getBlockType('interview-viewer/interview')?.title ?? ''";
    page.until_eq("the name of the block", "访谈".to_owned(), || page.look(title));
    page.done();
    world.wordpress.php(&["locale", ""]);
}
