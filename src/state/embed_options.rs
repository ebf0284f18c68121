//! [`EmbedOptions`]: how an interview is shown on another page, from the line that the embedding element writes.

use std::rc::Rc;

use super::{Address, Ui};

/// The options of the viewer on a page of another site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmbedOptions {
    /// The interview, and the state in which it opens.
    pub address: Address,
    /// Whether to show only the target in the fragment, as a card.
    pub card: bool,
    /// `None` follows the reading language.
    pub ui: Option<Ui>,
    /// The page of the interview, if its file does not give one: an address without a fragment.
    pub page: Option<Rc<str>>,
    /// Whether a fragment of the page's address leads into the interview.
    pub at_hash: bool,
    /// Whether the reader came for the target in the fragment, so that the page scrolls to it. Otherwise the target is
    /// only marked, because nobody wants to land in the middle of an article.
    pub arrives: bool,
    /// Whether there is a fallback text that stays until the interview has loaded, and if it does not load.
    pub fallback: bool,
}

impl EmbedOptions {
    /// Parses an address with additional parameters: `view=card`, `ui=zh-Hant`, `page=https://…`, `hash=yes`,
    /// `arrives=yes`, `fallback=yes`. Ignores all others.
    pub fn parse(search: &str, hash: &str) -> EmbedOptions {
        let mut address = Address::parse(search, hash);
        let mut wish = EmbedOptions::default();
        for (name, value) in std::mem::take(&mut address.other) {
            match &*name {
                "view" => wish.card = value == "card",
                "ui" => wish.ui = Ui::parse(&value),
                "page" => wish.page = Some(value.into()),
                "hash" => wish.at_hash = true,
                "arrives" => wish.arrives = true,
                "fallback" => wish.fallback = true,
                _ => {}
            }
        }
        EmbedOptions { address, ..wish }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embed_options_are_an_address_and_more() {
        let wish = EmbedOptions::parse(
            "?src=x.json&lang=zh-Hans&view=card&ui=zh-hant&page=https%3A%2F%2Fngo.example%2F&arrives=yes&x=y",
            "#a1.2",
        );
        assert_eq!(wish.address, Address::parse("?src=x.json&lang=zh-Hans", "#a1.2"));
        assert_eq!((wish.card, wish.ui, wish.page.as_deref()), (true, Some(Ui::ZhHant), Some("https://ngo.example/")));
        assert!(wish.arrives && !wish.fallback);
        assert_eq!(EmbedOptions::parse("view=full&ui=xx", ""), EmbedOptions::default());
    }
}
