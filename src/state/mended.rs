//! Repairs addresses that were changed in transit. A mail gateway encodes `#` again, a chat program appends the
//! punctuation after a link, a page writes `&` as `&amp;`: the result names nothing, although its meaning is clear. The
//! literal meaning of an address comes first; other readings are tried only if it has none.

use std::rc::Rc;

use percent_encoding::percent_decode_str;

use super::address::parse_target;
use super::quoted::place_in;
use super::{Address, Filter, Ids, Opening, Quote, Target, pin};
use crate::interview::{Interview, Passage};

/// How many readings of a text are tried.
const MOST: usize = 24;

/// Signs that follow a link in running text and are mistaken for a part of it.
const CLOSING: &str = ")]}>/\\.,;:!?\"'*_|”’»›…。，、；：！？）］｝】》〉」』\u{200b}\u{feff}";

const ESCAPED: [(&str, &str); 5] = [("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">")];

/// Returns what a text may have been originally, the most likely first. The first is the text itself.
fn readings(text: &str) -> Vec<String> {
    let mut all = vec![text.to_owned()];
    let mut at = 0;
    while at < all.len() && all.len() < MOST {
        for read in [closed, unescaped, decoded, spaced] {
            let other = read(&all[at]);
            if let Some(other) = other.filter(|other| !other.is_empty() && !all.contains(other)) {
                all.push(other);
            }
        }
        at += 1;
    }
    all
}

/// Returns the result of `take` for the first reading that it accepts.
pub fn first<T>(text: &str, take: impl Fn(&str) -> Option<T>) -> Option<T> {
    readings(text).iter().find_map(|reading| take(reading))
}

/// Removes the last sign.
fn closed(text: &str) -> Option<String> {
    text.strip_suffix(|c: char| c.is_whitespace() || CLOSING.contains(c)).map(str::to_owned)
}

fn unescaped(text: &str) -> Option<String> {
    let plain = ESCAPED.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain));
    (plain != text).then_some(plain)
}

fn decoded(text: &str) -> Option<String> {
    let decoded = percent_decode_str(text).decode_utf8().ok()?;
    (decoded != text).then(|| decoded.into_owned())
}

fn spaced(text: &str) -> Option<String> {
    text.contains('+').then(|| text.replace('+', " "))
}

/// Returns the id that a text means, from the first of its readings that is an id, exactly or except for case.
pub fn known<'a>(ids: impl Iterator<Item = &'a Rc<str>> + Clone, text: &str) -> Option<Rc<str>> {
    readings(text).iter().find_map(|reading| alike(ids.clone(), reading))
}

/// Returns the same id, or the only one that differs just in case.
fn alike<'a>(mut ids: impl Iterator<Item = &'a Rc<str>> + Clone, text: &str) -> Option<Rc<str>> {
    if let Some(id) = ids.clone().find(|id| ***id == *text) {
        return Some(id.clone());
    }
    let lower = text.to_lowercase();
    let mut like = ids.by_ref().filter(|id| id.to_lowercase() == lower);
    like.next().filter(|_| like.next().is_none()).cloned()
}

/// Returns the place that an unknown one means, with words that were encoded as part of it.
pub fn target(interview: &Interview, target: &Target) -> Option<Target> {
    let ids: Vec<&Rc<str>> =
        interview.turns().map(|turn| &turn.id).chain(interview.passages().map(|p| &p.id)).collect();
    let named = |id: &str| alike(ids.iter().copied(), id);
    readings(&target.id).iter().find_map(|reading| {
        let reading = reading.trim_start_matches('#');
        // Tracking parameters are appended at the end of addresses.
        let short = &reading[..reading.find(['?', '&']).unwrap_or(reading.len())];
        let place = |id| Some(Target { id: named(id)?, quote: target.quote.clone() });
        let with_words = || {
            let parsed = parse_target(reading)?;
            let id = named(&parsed.id)?;
            Some(Target { id, quote: parsed.quote.or(target.quote.clone()) })
        };
        place(reading).or_else(with_words).or_else(|| place(short))
    })
}

/// Returns the place that an address names by the number shown next to it.
pub fn numbered(interview: &Interview, target: &Target) -> Option<Target> {
    let id = readings(&target.id).iter().find_map(|number| {
        let thread = interview.threads.iter().find(|thread| thread.number.is_some_and(|n| n.to_string() == *number));
        let passage = || interview.passages().find(|passage| *passage.number == **number).map(|passage| &passage.id);
        thread.map(|thread| &thread.id).or_else(passage)
    })?;
    Some(Target { id: id.clone(), quote: target.quote.clone() })
}

/// Returns the words that a quotation means if the place does not contain it literally. `None` if it does, or if
/// nothing else is found.
pub fn quote(interview: &Interview, target: &Target) -> Option<Quote> {
    let at = |turn: &str, passage: &Passage| *turn == *target.id || passage.id == target.id;
    let texts: Vec<_> = (interview.turns())
        .flat_map(|turn| turn.passages.iter().filter(|passage| at(&turn.id, passage)))
        .flat_map(|passage| &passage.texts)
        .collect();
    let stands = |quote: &Quote| texts.iter().any(|text| place_in(text, quote).is_some());
    // The colon may belong to the words.
    if let Some(Quote::Through { first, to, last }) = &target.quote
        && !pin::is_place(interview, to)
    {
        let quote = Quote::Between { first: first.clone(), last: format!("{to}:{last}").into() };
        return Some(quote).filter(stands);
    }
    let quote = target.quote.as_ref().filter(|quote| !stands(quote))?;
    let holds = |quote: &Quote| is_said(quote) && stands(quote);
    let words = |words: &str| Quote::Words(words.into());
    let between = |first: &str, last: &str| Quote::Between { first: first.into(), last: last.into() };
    let one = |text: &str| {
        readings(text).into_iter().find_map(|reading| {
            let parted = reading.split_once(',').filter(|(first, last)| !first.is_empty() && !last.is_empty());
            let parted = parted.map(|(first, last)| between(first, last));
            Some(words(&reading)).filter(holds).or(parted.filter(holds))
        })
    };
    match quote {
        Quote::Words(words) => one(words),
        Quote::Between { first, last } => {
            let lasts = readings(last);
            let pairs = readings(first);
            let mut pairs = pairs.iter().flat_map(|first| lasts.iter().map(move |last| between(first, last)));
            // The comma may belong to the words.
            pairs.find(|quote| holds(quote)).or_else(|| one(&format!("{first},{last}")))
        }
        Quote::Through { .. } => None,
    }
}

/// Returns whether a quotation is at least a word: a single sign or letter would match anywhere.
fn is_said(quote: &Quote) -> bool {
    let weight = |c: char| if c.is_ascii() { 1 } else { 2 };
    let said = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).map(weight).sum::<usize>() > 3;
    match quote {
        Quote::Words(words) => said(words),
        Quote::Between { first, last } => said(first) && said(last),
        Quote::Through { first, .. } => said(first),
    }
}

/// Returns the addresses that one may mean whose interview does not exist, each with a place that was encoded as part
/// of it.
pub fn openings(address: &Address) -> Vec<Address> {
    let Some(opening @ (Opening::Listed(text) | Opening::Url(text))) = &address.opening else { return Vec::new() };
    let mut all: Vec<Address> = Vec::new();
    for reading in readings(text) {
        let (name, hash) = reading.split_once('#').unwrap_or((&reading, ""));
        let target = address.target.clone().or_else(|| parse_target(hash));
        let opening = match opening {
            Opening::Listed(_) => {
                let name = name.split(['?', '&']).next().unwrap_or_default();
                Opening::Listed(name.trim_matches('/').into())
            }
            _ => Opening::Url(name.into()),
        };
        let other = Address { opening: Some(opening), target, ..address.clone() };
        if !name.is_empty() && !all.contains(&other) {
            all.push(other);
        }
    }
    all
}

/// Returns whether the address must be replaced by that of the state shown: because it was repaired, or because it
/// names no language and the reader's own is shown. `search` is the literal query.
pub fn is_mended(search: &str, said: &Address, shown: &Address) -> bool {
    let adds = |shown: &Ids, said: &Ids| shown.iter().any(|id| !said.contains(id));
    let differ = |both: bool, differ: bool| both && differ;
    search.contains("amp;")
        || (said.lang.is_none() && shown.lang.is_some())
        || differ(said.target.is_some() && shown.target.is_some(), said.target != shown.target)
        || differ(said.opening.is_some() && shown.opening.is_some(), said.opening != shown.opening)
        || Filter::facets().any(|filter| adds(&shown.filters[filter], &said.filters[filter]))
}

/// Returns whether a parameter tracks visits, or marks where a link was shared: it belongs to one way of reaching the
/// page and not to its content.
pub fn is_tracker(name: &str, value: &str) -> bool {
    const BEGINNINGS: [&str; 9] = ["utm_", "mtm_", "pk_", "matomo_", "hsa_", "_hs", "__hs", "sharer_share", "share_"];
    const NAMES: [&str; 34] = [
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "twclid",
        "ttclid",
        "li_fat_id",
        "igshid",
        "igsh",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "vero_id",
        "oly_enc_id",
        "oly_anon_id",
        "ml_subscriber",
        "ml_subscriber_hash",
        "spm",
        "scm",
        "isappinstalled",
        "nsukey",
        "clicktime",
        "enterid",
        "bd_vid",
        "_openstat",
        "srsltid",
        "_ga",
        "_gl",
        "epik",
        "hsctatracking",
    ];
    let name = name.to_ascii_lowercase();
    NAMES.contains(&&*name)
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || name == "from" && ["singlemessage", "timeline", "groupmessage"].contains(&value)
}
