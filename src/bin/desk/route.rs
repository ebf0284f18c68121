//! Where the editor is in the desk, as the fragment of the address: `#`, `#understood/3`, `#text/3`, `#translation/3/a1.2`,
//! `#speakers/3/zh-Hans`, `#site`.

use yew::AttrValue;

use super::parts::window;

/// A place in the desk. Drafts are named by their ids, which have no slash.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Route {
    #[default]
    Start,
    /// *My site*.
    Site,
    Understood(AttrValue),
    /// A draft, a view of it, and a place in the view.
    Edit(AttrValue, View, Option<AttrValue>),
}

/// A view of the editor. A place in it is the address of a turn or passage, which may be anything, or else what the comment
/// says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Text,
    Translation,
    /// A place is a detail, in one language or in all.
    Details,
    Corrections,
    /// The text, with the form of the speakers beside it. A place is the language of a name that is missing.
    Speakers,
    /// The same with the themes.
    Themes,
}

impl View {
    const ALL: [View; 6] =
        [View::Text, View::Translation, View::Details, View::Corrections, View::Speakers, View::Themes];

    /// Its name in addresses.
    pub fn tag(self) -> &'static str {
        match self {
            View::Text => "text",
            View::Translation => "translation",
            View::Details => "details",
            View::Corrections => "corrections",
            View::Speakers => "speakers",
            View::Themes => "themes",
        }
    }

    /// Whether a place in it is the address of a turn or passage.
    pub fn has_addresses(self) -> bool {
        !matches!(self, View::Details | View::Speakers | View::Themes)
    }

    /// The view that the editor chooses by name: a form stands beside the text.
    pub fn named(self) -> View {
        if matches!(self, View::Speakers | View::Themes) { View::Text } else { self }
    }
}

impl Route {
    /// What the address names.
    pub fn now() -> Route {
        let hash = window().location().hash().unwrap_or_default();
        // Browsers encode letters that are not ASCII.
        let read = js_sys::decode_uri_component(&hash).map(String::from);
        Route::parse(&read.unwrap_or(hash))
    }

    /// Reads a fragment; an unknown one leads to the start.
    pub fn parse(hash: &str) -> Route {
        let mut parts = hash.trim_start_matches('#').splitn(3, '/');
        let (page, draft, place) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let view = View::ALL.into_iter().find(|view| view.tag() == page);
        match (page, view, draft.filter(|id| !id.is_empty())) {
            ("understood", _, Some(draft)) => Route::Understood(AttrValue::from(draft.to_owned())),
            (_, Some(view), Some(draft)) => {
                let place = place.filter(|place| !place.is_empty()).map(|place| AttrValue::from(place.to_owned()));
                Route::Edit(AttrValue::from(draft.to_owned()), view, place)
            }
            ("site", ..) => Route::Site,
            _ => Route::Start,
        }
    }

    /// Writes the fragment, with its `#`, for a link.
    pub fn href(&self) -> String {
        match self {
            Route::Start => "#".to_owned(),
            Route::Site => "#site".to_owned(),
            Route::Understood(draft) => format!("#understood/{draft}"),
            Route::Edit(draft, view, None) => format!("#{}/{draft}", view.tag()),
            Route::Edit(draft, view, Some(place)) => format!("#{}/{draft}/{place}", view.tag()),
        }
    }

    /// Whether it shows the same view of the same draft, if at another place.
    pub fn is_same_view(&self, other: &Route) -> bool {
        match (self, other) {
            (Route::Edit(draft, view, _), Route::Edit(other, another, _)) => draft == other && view == another,
            _ => self == other,
        }
    }

    /// The same place in another draft.
    pub fn of(self, draft: AttrValue) -> Route {
        match self {
            Route::Understood(_) => Route::Understood(draft),
            Route::Edit(_, view, place) => Route::Edit(draft, view, place),
            Route::Start | Route::Site => self,
        }
    }

    /// Whether it names a place in a view.
    pub fn has_place(&self) -> bool {
        matches!(self, Route::Edit(.., Some(_)))
    }

    /// The draft that must be open.
    pub fn draft(&self) -> Option<&AttrValue> {
        match self {
            Route::Understood(draft) | Route::Edit(draft, ..) => Some(draft),
            Route::Start | Route::Site => None,
        }
    }
}
