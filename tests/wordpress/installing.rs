//! An administrator installs WordPress and the plug-in.

use std::path::PathBuf;

use crate::World;
use crate::page::Page;
use crate::server::PASSWORD;

/// Installs both through their forms, and leaves an author who may not post HTML.
pub fn install(world: &World) {
    let page = world.reader();
    page.visit(&world.wordpress.url("wp-admin/install.php"));
    page.type_into("#weblog_title", "An organisation");
    page.type_into("#user_login", "admin");
    page.look::<()>("document.querySelector('#pass1').value = ''");
    page.type_into("#pass1", PASSWORD);
    page.type_into("#admin_email", "admin@ngo.example");
    page.click("#submit");
    page.until_seen("a[href*='wp-login.php']");
    page.done();

    let page = world.user("admin");
    let archive =
        PathBuf::from(std::env::var_os("PLUGIN").expect("PLUGIN names the archive; `make test-wordpress` sets it"));
    page.visit(&world.wordpress.url("wp-admin/plugin-install.php?tab=upload"));
    page.choose_file("#pluginzip", &archive);
    page.click("#install-plugin-submit");
    page.click("a.button-primary[href*='action=activate']");
    page.until_seen("tr.active[data-slug='interview-viewer']");
    settings_are_checked(world, &page);
    page.done();
    world.wordpress.php(&["user", "author", "author"]);
}

fn settings_are_checked(world: &World, page: &Page) {
    page.click("tr[data-slug='interview-viewer'] a[href*='options-general.php?page=interview-viewer']");
    page.until_seen("#interview-viewer-site");
    // Browsers check such fields, too, but not every request is a browser's.
    page.look::<()>("document.querySelector('#interview-viewer-site').type = 'text'");
    page.type_into("#interview-viewer-site", "javascript:alert(1)");
    page.click("#submit");
    page.until_seen(".notice-error, .settings-error.error");
    assert_eq!(page.look::<String>("return document.querySelector('#interview-viewer-site').value"), "");
    page.click_text("label", "From your site of interviews, always its newest");
    page.click("#submit");
    page.until("the address is asked for", || page.text(".notice-error").contains("give its address"));
    let own = world.site.origin();
    page.type_into("#interview-viewer-site", &own);
    page.click("#submit");
    page.until_eq("the address with its slash", format!("{own}/"), || {
        page.look("return document.querySelector('#interview-viewer-site').value")
    });
    page.look::<()>("document.querySelector('#interview-viewer-site').value = ''");
    page.click("#submit");
    page.until_eq("no address", String::new(), || {
        page.look("return document.querySelector('#interview-viewer-site').value")
    });
}
