//! Addresses that were changed on their way. A mail gateway encodes `#` once more, a chat takes the mark behind a link along,
//! a page writes `&` as `&amp;`: what is left names nothing, though it is plain what it named. What an address says as it
//! stands comes first; only where that is nothing is it read in other ways.

use std::rc::Rc;

use percent_encoding::percent_decode_str;

use super::address::parse_target;
use super::quoted::place_in;
use super::{Address, Filter, Ids, Opening, Quote, Target};
use crate::interview::{Interview, Passage};

/// So many readings of a text are tried.
const MOST: usize = 24;

/// What stands behind a link in running text, and is taken for a part of it.
const CLOSING: &str = ")]}>/\\.,;:!?\"'*_|”’»›…。，、；：！？）］｝】》〉」』\u{200b}\u{feff}";

const ESCAPED: [(&str, &str); 5] = [("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">")];

/// What a text may have been before, the likeliest first. The text itself is the first of all.
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

/// What a text is taken for, in the first reading that is taken at all.
pub fn first<T>(text: &str, take: impl Fn(&str) -> Option<T>) -> Option<T> {
    readings(text).iter().find_map(|reading| take(reading))
}

/// Without its last mark.
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

/// The one of some ids that a text means: as it stands, else in other letters, else in another reading.
pub fn known<'a>(ids: impl Iterator<Item = &'a Rc<str>> + Clone, text: &str) -> Option<Rc<str>> {
    readings(text).iter().find_map(|reading| alike(ids.clone(), reading))
}

/// The same id, or the only one that differs in nothing but capital and small letters.
fn alike<'a>(mut ids: impl Iterator<Item = &'a Rc<str>> + Clone, text: &str) -> Option<Rc<str>> {
    if let Some(id) = ids.clone().find(|id| ***id == *text) {
        return Some(id.clone());
    }
    let lower = text.to_lowercase();
    let mut like = ids.by_ref().filter(|id| id.to_lowercase() == lower);
    like.next().filter(|_| like.next().is_none()).cloned()
}

/// The place that is meant by one that the interview does not have, with the words that were encoded along with it.
pub fn target(interview: &Interview, target: &Target) -> Option<Target> {
    let ids: Vec<&Rc<str>> =
        interview.turns().map(|turn| &turn.id).chain(interview.passages().map(|p| &p.id)).collect();
    let named = |id: &str| alike(ids.iter().copied(), id);
    readings(&target.id).iter().find_map(|reading| {
        let reading = reading.trim_start_matches('#');
        // Those who count visits put their parameters behind everything.
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

/// The place that an address names by the number that is shown beside it.
pub fn numbered(interview: &Interview, target: &Target) -> Option<Target> {
    let id = readings(&target.id).iter().find_map(|number| {
        let thread = interview.threads.iter().find(|thread| thread.number.is_some_and(|n| n.to_string() == *number));
        let passage = || interview.passages().find(|passage| *passage.number == **number).map(|passage| &passage.id);
        thread.map(|thread| &thread.id).or_else(passage)
    })?;
    Some(Target { id: id.clone(), quote: target.quote.clone() })
}

/// The words that are meant by some that do not stand at a place. `None` where they do, and where nothing else is found.
pub fn quote(interview: &Interview, target: &Target) -> Option<Quote> {
    let at = |turn: &str, passage: &Passage| *turn == *target.id || passage.id == target.id;
    let texts: Vec<_> = (interview.turns())
        .flat_map(|turn| turn.passages.iter().filter(|passage| at(&turn.id, passage)))
        .flat_map(|passage| &passage.texts)
        .collect();
    let stands = |quote: &Quote| texts.iter().any(|text| place_in(text, quote).is_some());
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
            // The comma may be one of the words.
            pairs.find(|quote| holds(quote)).or_else(|| one(&format!("{first},{last}")))
        }
    }
}

/// Whether a quotation is a word at least: a mark or a letter stands anywhere.
fn is_said(quote: &Quote) -> bool {
    let weight = |c: char| if c.is_ascii() { 1 } else { 2 };
    let said = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).map(weight).sum::<usize>() > 3;
    match quote {
        Quote::Words(words) => said(words),
        Quote::Between { first, last } => said(first) && said(last),
    }
}

/// What an address may have opened that opens nothing as it stands: each time with the place that was encoded along with it.
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

/// Whether the address is to say what is shown: it meant that, and says something else, or it names no language, and the
/// reader's own is shown. `search`: as it stands.
pub fn is_mended(search: &str, said: &Address, shown: &Address) -> bool {
    let adds = |shown: &Ids, said: &Ids| shown.iter().any(|id| !said.contains(id));
    let differ = |both: bool, differ: bool| both && differ;
    search.contains("amp;")
        || (said.lang.is_none() && shown.lang.is_some())
        || differ(said.target.is_some() && shown.target.is_some(), said.target != shown.target)
        || differ(said.opening.is_some() && shown.opening.is_some(), said.opening != shown.opening)
        || Filter::facets().any(|filter| adds(&shown.filters[filter], &said.filters[filter]))
}

/// Whether a parameter is one by which visits are counted, or a chat marks where a link was shared: it belongs to one way to
/// the page and not to what is shown.
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
