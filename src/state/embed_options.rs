//! A [`EmbedOptions`]: how somebody wants an interview to be shown on their page, as a line that the element around it writes.

use std::rc::Rc;

use super::{Address, Ui};

/// What the viewer is to show on a page that is not its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmbedOptions {
    /// The interview, and the state in which it opens.
    pub address: Address,
    /// Only what the fragment of the address names, as a card.
    pub card: bool,
    /// `None` follows the reading language.
    pub ui: Option<Ui>,
    /// Where the interview can be read by itself, if it does not say so: an address without a fragment.
    pub page: Option<Rc<str>>,
    /// Whoever opens the page has come for what the fragment names: the page is scrolled there. Else it is only marked,
    /// since nobody wants to be taken to the middle of an article.
    pub arrives: bool,
    /// There is a text that stays until the interview is there, and where it does not come.
    pub fallback: bool,
}

impl EmbedOptions {
    /// Reads an address with parameters of its own: `view=card`, `ui=zh-Hant`, `page=https://…`, `arrives=yes`,
    /// `fallback=yes`. Others are passed over.
    pub fn parse(search: &str, hash: &str) -> EmbedOptions {
        let mut address = Address::parse(search, hash);
        let mut wish = EmbedOptions::default();
        for (name, value) in std::mem::take(&mut address.other) {
            match &*name {
                "view" => wish.card = value == "card",
                "ui" => wish.ui = Ui::parse(&value),
                "page" => wish.page = Some(value.into()),
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
    fn a_wish_is_an_address_and_more() {
        let wish = EmbedOptions::parse(
            "?src=x.json&lang=zh-Hans&view=card&ui=zh-hant&page=https%3A%2F%2Fngo.example%2F&arrives=yes&x=y",
            "#a1.2",
        );
        assert_eq!(wish.address, Address::parse("?src=x.json&lang=zh-Hans", "#a1.2"));
        assert_eq!((wish.card, wish.ui, wish.page.as_deref()), (true, Some(Ui::ZhHant), Some("https://ngo.example/")));
        assert!(wish.arrives && !wish.fallback);
        assert_eq!(EmbedOptions::parse("view=full&ui=fr", ""), EmbedOptions::default());
    }
}
