//! What the site has given out already, as far as the desk knows.

use std::collections::HashSet;

use super::{Member, SiteDraft};
use crate::desk::open;
use crate::document::Value;

/// The file in which a build keeps the addresses that it has given out.
pub const ADDRESSES: &str = "addresses.json";

impl SiteDraft {
    /// The ids of the themes that a download of the site has had, or an interview that was opened with it.
    pub fn given_themes(&self) -> HashSet<String> {
        let addresses = self.files.iter().find(|(path, _)| path == ADDRESSES);
        let text = addresses.and_then(|(_, bytes)| str::from_utf8(bytes).ok()).unwrap_or_default();
        let kept = Value::parse(text).ok();
        let kept = kept.as_ref().and_then(|kept| kept.get("themes")).map_or(&[][..], Value::members);
        let mut ids: HashSet<String> = kept.iter().map(|(address, _)| address.to_string()).collect();
        let owners = kept.iter().filter_map(|(_, owner)| owner.get("ids"));
        ids.extend(owners.flat_map(Value::items).filter_map(|id| id.text().map(String::from)));
        let opened = self.members.iter().filter_map(Member::document).map(|document| open(&document).draft);
        ids.extend(opened.flat_map(|draft| draft.themes).map(|theme| theme.id.to_string()));
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_are_known_from_the_addresses_and_from_what_was_opened() {
        let tea = br#"{"title": "Tea", "themes": [{"id": "tea"}], "turns": [{"text": "Hot."}]}"#.to_vec();
        let addresses =
            br#"{"format": "addresses/1", "people": {"weng": {}}, "themes": {"rain": {"ids": ["rain", "wet"]}}}"#;
        let files = vec![(ADDRESSES.to_owned(), addresses.to_vec())];
        let site = SiteDraft::open(b"{}", vec![("tea.json".to_owned(), tea)], files).expect("a site");
        let given = site.given_themes();
        let mut given: Vec<&str> = given.iter().map(|id| &**id).collect();
        given.sort_unstable();
        assert_eq!(given, ["rain", "tea", "wet"]);
        let broken = vec![(ADDRESSES.to_owned(), b"{".to_vec())];
        assert!(SiteDraft::open(b"{}", Vec::new(), broken).expect("a site").given_themes().is_empty());
    }
}
