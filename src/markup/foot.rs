//! The foot of a site's pages: contact details and notes.

use super::{ListContext, Markup};
use crate::interview::Localized;
use crate::words::words;

/// Writes the content of `<footer class="iv-foot">`, as far as the site supplies it.
pub fn foot(out: &mut Markup, shelf: &ListContext) {
    let words = words(shelf.ui);
    out.open("div").attr("class", "iv-wrap").attr("lang", shelf.ui.tag());
    if let Some(contact) = &shelf.site.contact {
        out.open("section").open("h2").text(words.contact).close().open("address");
        if let Some(address) = &contact.address {
            lines(out, shelf, address);
        }
        let email = contact.email.iter().map(|email| (format!("mailto:{}", email.trim()), email));
        let phone = contact.phone.iter().map(|phone| (format!("tel:{}", phone.replace(' ', "")), phone));
        for (href, text) in email.chain(phone) {
            out.open("p").open("a").attr("href", &href).text(text).close().close();
        }
        for (label, url) in &contact.links {
            out.open("p").open("a").attr("href", url).attr("rel", "noopener");
            shelf.label(out, label);
            out.close().close();
        }
        out.close().close();
    }
    for note in &shelf.site.notes {
        out.open("section");
        shelf.label(out.open("h2"), &note.title);
        out.close();
        lines(out, shelf, &note.text);
        out.close();
    }
    out.close();
}

/// Writes each line of a text as a paragraph.
fn lines(out: &mut Markup, shelf: &ListContext, text: &Localized) {
    let (lang, text) = text.pick(shelf.lang);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        out.open("p").language(lang).text(line).close();
    }
}
