//! Dates, for readers and for machines.

use super::Markup;
use crate::interview::{Date, Localized};
use crate::state::Ui;
use crate::words::words;

/// Writes a date in the language of the interface, in a `time` element if it has a machine-readable form. `label`
/// writes dates that are given in words.
pub fn when(out: &mut Markup, ui: Ui, date: &Date, label: impl FnOnce(&mut Markup, &Localized)) {
    when_as(out, date, &(words(ui).date)(date), label);
}

/// Like [`when`], with the text `written` for dates that are not given in words.
pub fn when_as(out: &mut Markup, date: &Date, written: &str, label: impl FnOnce(&mut Markup, &Localized)) {
    match (date, date.iso()) {
        (Date::Words(words, _), _) => label(out, words),
        (_, Some(iso)) => drop(out.open("time").attr("datetime", &iso).text(written).close()),
        (_, None) => drop(out.text(written)),
    }
}
