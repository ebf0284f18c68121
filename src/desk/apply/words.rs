//! The words of passages and headings, and names that are replaced.

use super::{At, Draft, Refused, find, ids, passage_mut, turn_mut};
use crate::desk::command::Query;
use crate::desk::mentions::{longest_first, without};
use crate::desk::pairs::Standing;
use crate::interview::Lang;

pub fn set(draft: &mut Draft, at: At, lang: &Lang, text: &str) -> Result<(), Refused> {
    if !draft.languages.contains(lang) {
        return Err(Refused::Invalid);
    }
    let original = draft.original().clone();
    let passage = passage_mut(draft, at)?;
    // Whoever types a translation has looked at the original.
    if passage.texts.text(lang) != text {
        if *lang == original {
            passage.date_translations(&original);
        }
        passage.texts.set(lang, text);
        if *lang != original {
            match passage.texts.get(&original).and(passage.texts.get(lang)) {
                Some(_) => passage.confirm(&original, lang),
                // A gap may still be filled.
                None => passage.moved(&original, lang),
            }
        }
    }
    Ok(())
}

/// Replaces the white space of a passage: the translation stands to the original as before.
pub fn set_space(draft: &mut Draft, at: At, lang: &Lang, text: &str) -> Result<(), Refused> {
    let texts = &mut passage_mut(draft, at)?.texts;
    if !is_same_words(texts.text(lang), text) {
        return Err(Refused::Invalid);
    }
    texts.set(lang, text);
    Ok(())
}

/// Returns whether two texts differ in nothing but white space.
pub fn is_same_words(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|text| text.split_whitespace().flat_map(str::chars));
    one.eq(other)
}

pub fn set_heading(draft: &mut Draft, turn: usize, lang: &Lang, text: &str) -> Result<(), Refused> {
    turn_mut(draft, turn)?.heading.set(lang, text.trim());
    Ok(())
}

/// Replaces names in all texts, and withholds them from publication. `in_ids`: in ids, too. `variants`: however a text
/// writes them.
pub fn pseudonymise(
    draft: &mut Draft,
    names: &[(String, String)],
    in_ids: bool,
    variants: bool,
) -> Result<(), Refused> {
    let names = longest_first(names);
    if names.is_empty() {
        return Err(Refused::Invalid);
    }
    let settled = settled(draft);
    let of_ids = in_ids.then(|| ids::Names::of(draft, &names));
    if variants {
        find::change(draft, &mut |text| without(text, &names));
    } else {
        for (name, pseudonym) in &names {
            let query =
                Query { words: name.trim().into(), exact: true, whole: true, everywhere: true, by_character: true };
            find::replace(draft, &query, pseudonym.trim());
        }
    }
    if let Some(names) = of_ids {
        ids::rename(draft, &names)?;
    }
    // The original and its translations have changed together.
    let original = draft.original().clone();
    for (at, lang) in settled {
        if matches!(draft.standing(at, &lang), Standing::Outdated | Standing::Gap) {
            passage_mut(draft, at)?.confirm(&original, &lang);
        }
    }
    let mut withheld = draft.withheld.to_vec();
    for (name, pseudonym) in names {
        let is_new = !withheld.iter().any(|own| **own == *name.trim());
        // A pseudonym that contains the name could never be published.
        if is_new && !pseudonym.contains(name.trim()) {
            withheld.push(name.trim().into());
        }
    }
    draft.withheld = withheld.into();
    Ok(())
}

/// Removes words from the list of words that must not be published.
pub fn allow(draft: &mut Draft, words: &str) -> Result<(), Refused> {
    let left: Vec<_> = draft.withheld.iter().filter(|own| ***own != *words).cloned().collect();
    if left.len() == draft.withheld.len() {
        return Err(Refused::NotThere);
    }
    draft.withheld = left.into();
    Ok(())
}

/// The translations that are confirmed, and the gaps that are meant.
fn settled(draft: &Draft) -> Vec<(At, Lang)> {
    let of_place = |at: At| {
        let langs = draft.languages.iter().filter(move |lang| draft.standing(at, lang).is_settled());
        langs.map(move |lang| (at, lang.clone()))
    };
    draft.places().flat_map(of_place).collect()
}
