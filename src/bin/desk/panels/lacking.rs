//! Where what an interview lacks is put in: the form, and the field in it.

use interview_viewer::desk::{Draft, Lack, Named, OwnText, Spot, lacks};
use interview_viewer::interview::Lang;

use super::super::parts::id_part;
use super::super::route::View;
use super::{Panel, details};

/// Stands for a language: a name in any of them; before a name, for those who have it. It is no tag.
const ANY: &str = "*";

/// The view and the place in it that have the field for what is lacking; `None` if that is in the text.
pub fn place(lack: &Lack) -> Option<(View, String)> {
    match lack {
        Lack::Detail(field) => Some((View::Details, details::place(*field, None))),
        Lack::DetailIn(lang, field) => Some((View::Details, details::place(*field, Some(lang)))),
        Lack::Names(_) => Some((View::Speakers, ANY.to_owned())),
        Lack::NamesIn(lang, _) => Some((View::Speakers, lang.as_str().to_owned())),
        Lack::Namesakes(name, _) => Some((View::Speakers, format!("{ANY}{name}"))),
        Lack::SameThemes(name, _) => Some((View::Themes, format!("{ANY}{name}"))),
        Lack::ThemesIn(lang, _) => Some((View::Themes, lang.as_str().to_owned())),
        Lack::Withheld(..)
        | Lack::Traces(..)
        | Lack::Empty(..)
        | Lack::Gaps(..)
        | Lack::Outdated(..)
        | Lack::Doubtful(..) => None,
    }
}

/// The panel that a view has beside the text, with the first field at a place; without it if nothing is lacking there.
pub fn at(draft: &Draft, view: View, at: Option<&str>) -> Option<Panel> {
    let empty = match view {
        View::Speakers => Panel::Speakers(None),
        View::Themes => Panel::Themes(None),
        _ => return None,
    };
    let is_there = |lack: &Lack| place(lack).is_some_and(|(own, place)| own == view && at == Some(&place));
    let spots = lacks(draft).into_iter().find(is_there).map(|lack| lack.spots(draft)).unwrap_or_default();
    Some(spots.first().and_then(panel).unwrap_or(empty))
}

/// The panel in which something is to be looked at.
pub fn panel(spot: &Spot) -> Option<Panel> {
    match spot {
        Spot::Speaker(named) => Some(Panel::Speakers(Some(named.clone()))),
        Spot::Theme(named) => Some(Panel::Themes(Some(named.clone()))),
        Spot::Glossary => Some(Panel::Glossary(None)),
        Spot::Passage(_) | Spot::Heading(_) | Spot::Details(_) => None,
    }
}

/// The id of the field of a text, in the speaker or theme that is open.
pub fn field_id(text: OwnText, lang: &Lang) -> String {
    format!("dk-{}-{lang}", id_part(text))
}

/// The id of the field that is meant.
pub fn field(named: &Named) -> Option<String> {
    named.text.as_ref().map(|(text, lang)| field_id(*text, lang))
}
