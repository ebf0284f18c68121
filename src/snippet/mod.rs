//! A snippet: the HTML that people paste into their own pages to show an interview or a part of it.
//!
//! ```text
//! (Interview, Draft) → Choice;  (Interview, Choice, Places) → text
//! ```
//!
//! A snippet contains the text of the interview with its source, so that a page without scripts still shows the words.
//! Everything is written as [`Markup`] and becomes HTML in one writer, which never lets a text become an element.

mod accent;
mod citation;
mod draft;
mod link;
mod rich_text;
mod selected;
mod text;

use crate::interview::{Date, Interview};
use crate::markup::{Layout, Markup};
use crate::state::{Address, Filter, Filters, Match, Opening, Reading, Takes, Target, pin};

pub use accent::Accent;
pub use citation::{Cited, quotation, write_text, write_thread};
pub use draft::{Draft, Edit, Extent};
pub use link::{Link, Place, links};
pub use rich_text::{Part, RichText, rich_text};
pub use selected::selected;

/// What to show, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// A question with its answers (by the id of its first turn), a turn, a passage, or words in one. `None` shows
    /// everything.
    pub target: Option<Target>,
    pub reading: Reading,
    /// The filters, if everything is shown.
    pub filters: Filters,
    pub look: Look,
    /// The accent colour of the element; a frame keeps its own.
    pub accent: Option<Accent>,
    pub way: Way,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Follows the page around it.
    #[default]
    Host,
    Light,
    Dark,
    /// Follows the reader's device.
    Auto,
}

/// How the snippet includes the interview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// As a script and an element.
    #[default]
    Element,
    /// As an `<iframe>`.
    Frame,
}

/// The absolute addresses that a snippet needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The interview's file.
    pub file: String,
    /// The folder with the embeddable viewer, ending in `/`.
    pub viewer: String,
    /// The page of the interview; its fragment is ignored.
    pub page: String,
    /// The day on which a kept copy was made, if the reader has one: the site's text may have changed since.
    pub copy: Option<Date>,
}

/// A script that gives a frame the height that its page reports.
const RESIZER: &str = r#"
<script>
  addEventListener("message", ({ source, origin, data }) => {
    const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
    if (data?.type === "interview-height" && frame && new URL(frame.src).origin === origin) frame.style.height = `${data.height}px`;
  });
</script>"#;

/// Makes the snippet. `None` if the interview has no such place, or the quoted words do not occur there.
pub fn snippet(interview: &Interview, choice: &Choice, places: &Places) -> Option<String> {
    let mut out = Markup::new();
    match choice.way {
        Way::Element => {
            let script = format!("{}interview-viewer.js", places.viewer);
            out.open("script").attr("type", "module").attr("src", &script).close();
            element(&mut out, interview, choice, places);
            text::write(&mut out, interview, choice, places)?;
            out.close();
            Some(out.html_in(Layout::Lines))
        }
        // Before the frame: without scripts, only this text is readable.
        Way::Frame => {
            out.open("noscript");
            text::write(&mut out, interview, choice, places)?;
            out.close();
            out.open("iframe")
                .attr("src", &frame(interview, choice, places))
                .attr("title", text::title(interview, choice).1);
            out.attr("width", "100%").attr("height", "600").attr("style", "border: 0");
            out.attr("loading", "lazy").attr("allow", "clipboard-write").close();
            Some(out.html_in(Layout::Lines) + RESIZER)
        }
    }
}

/// Returns the address of the frame's page.
pub fn frame(interview: &Interview, choice: &Choice, places: &Places) -> String {
    let mut address = Address {
        opening: Some(Opening::Url(places.file.as_str().into())),
        lang: Some(choice.reading.clone()),
        target: choice.target.as_ref().map(|target| pin::pinned(interview, target)),
        ..Address::default()
    };
    match choice.target {
        Some(_) => address.other.push(("view".into(), "card".into())),
        None => address.filters = choice.filters.clone(),
    }
    address.other.extend(choice.look.tag().map(|look| ("scheme".into(), look.into())));
    format!("{}embed.html{}{}", places.viewer, address.search(), address.hash())
}

/// Opens the element, with its attributes.
fn element(out: &mut Markup, interview: &Interview, choice: &Choice, places: &Places) {
    out.open("interview-viewer").attr("src", &places.file).attr("lang", &choice.reading.tag());
    match &choice.target {
        Some(target) => drop(out.attr("turn", &pin::pinned(interview, target).hash()[1..])),
        None => Filter::ALL
            .into_iter()
            .filter(|filter| choice.filters.is_on(*filter))
            .for_each(|filter| attributes(out, &choice.filters, filter)),
    }
    out.put_some("color-scheme", choice.look.tag());
    out.put_some("style", choice.accent.map(Accent::style).as_deref());
}

/// Writes the attributes for the chosen values of a filter.
fn attributes(out: &mut Markup, filters: &Filters, filter: Filter) {
    let plain = match filter.takes() {
        Takes::Ids => None,
        Takes::Text => Some(filters.query()),
        Takes::Flag(word) => Some(word),
    };
    if let Some(plain) = plain {
        out.attr(filter.attribute(), plain);
        return;
    }
    // The comma is needed if an id contains a space.
    let ids: Vec<String> = filters[filter].iter().map(|id| format!("{id},")).collect();
    let ids = ids.join(" ");
    let simple = filters[filter].iter().all(|id| !id.contains(char::is_whitespace));
    out.attr(filter.attribute(), &if simple { ids.replace(',', "") } else { ids });
    let all = filter.combines() && filters.matching == Match::All;
    out.put_some("match", all.then_some(Match::All.tag()));
}

impl Look {
    pub const ALL: [Look; 4] = [Look::Host, Look::Light, Look::Dark, Look::Auto];

    /// The attribute value, or `None` to follow the page around it.
    fn tag(self) -> Option<&'static str> {
        match self {
            Look::Host => None,
            Look::Light => Some("light"),
            Look::Dark => Some("dark"),
            Look::Auto => Some("auto"),
        }
    }
}
