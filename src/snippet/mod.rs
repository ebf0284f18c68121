//! A snippet: the HTML that somebody pastes into a page of their own to show an interview there, or a part of it.
//!
//! ```text
//! (Interview, Draft) → Choice;  (Interview, Choice, Places) → text
//! ```
//!
//! The text of the interview stands in it, with its source: a page that runs no scripts has the words all the same.
//! Everything is written as [`Markup`] and made HTML by its one writer, which lets no text become an element.

mod accent;
mod citation;
mod draft;
mod link;
mod text;

use crate::interview::{Date, Interview};
use crate::markup::{Layout, Markup};
use crate::state::{Address, Filter, Filters, Match, Opening, Reading, Takes, Target, pin};

pub use accent::Accent;
pub use citation::{SetOut, quotation, set_out};
pub use draft::{Draft, Edit, Extent};
pub use link::{Link, Place, links};

/// What is shown, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// A question with its answers (the id of its first turn), a turn, a passage or words in one. `None`: everything.
    pub target: Option<Target>,
    pub reading: Reading,
    /// Where everything is shown: what narrows it down.
    pub filters: Filters,
    pub look: Look,
    /// Of the element; a frame keeps its own.
    pub accent: Option<Accent>,
    pub way: Way,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// As the page around it.
    #[default]
    Host,
    Light,
    Dark,
    /// As the reader's device.
    Auto,
}

/// How it comes into the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// A script and an element.
    #[default]
    Element,
    /// An `<iframe>`.
    Frame,
}

/// Where things are: whole addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The interview's file.
    pub file: String,
    /// The folder with the viewer for other pages, with its `/`.
    pub viewer: String,
    /// The page where the interview is read; a fragment in it does not count.
    pub page: String,
    /// The day of the kept copy that is read, if it is one: the site may have other words by now.
    pub copy: Option<Date>,
}

/// Gives a frame the height that its page says it has.
const RESIZER: &str = r#"
<script>
  addEventListener("message", ({ source, origin, data }) => {
    const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
    if (data?.type === "interview-height" && frame && new URL(frame.src).origin === origin) frame.style.height = `${data.height}px`;
  });
</script>"#;

/// The snippet. `None` where the interview has no such place, or the quoted words do not stand there.
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
        // Before the frame: with no scripts, nothing but the text is there to be read.
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

/// The address of the frame's page.
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

/// The element with its attributes; it stays open.
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

/// The attributes for what is chosen in a filter.
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
    // The comma matters where an id has a space in it.
    let ids: Vec<String> = filters[filter].iter().map(|id| format!("{id},")).collect();
    let ids = ids.join(" ");
    let simple = filters[filter].iter().all(|id| !id.contains(char::is_whitespace));
    out.attr(filter.attribute(), &if simple { ids.replace(',', "") } else { ids });
    let all = filter.combines() && filters.matching == Match::All;
    out.put_some("match", all.then_some(Match::All.tag()));
}

impl Look {
    pub const ALL: [Look; 4] = [Look::Host, Look::Light, Look::Dark, Look::Auto];

    /// What the element calls it; as the page around it, nothing.
    fn tag(self) -> Option<&'static str> {
        match self {
            Look::Host => None,
            Look::Light => Some("light"),
            Look::Dark => Some("dark"),
            Look::Auto => Some("auto"),
        }
    }
}
