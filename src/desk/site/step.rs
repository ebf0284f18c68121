//! What a change of the site has changed, for its name in *Undo*.

use std::rc::Rc;

use super::{Member, Plain, SiteDraft, Words};

/// A change of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Words(Words),
    Plain(Plain),
    Languages,
    Categories,
    Links,
    Notes,
    Withheld,
    /// An interview is published, or no longer.
    Publish(Which),
    Withdraw(Which),
    /// Another version of an interview is published.
    Version(Which),
    Order,
    /// Another site was opened.
    Opened,
}

/// An interview of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Which {
    pub path: String,
    /// The draft of the desk that it is made of.
    pub draft: Option<u32>,
}

impl Which {
    fn of(member: &Member) -> Which {
        Which { path: member.path.clone(), draft: member.draft.or(member.rival.map(|rival| rival.draft)) }
    }
}

impl Step {
    /// Compares the site before and after a change.
    pub fn between(before: &SiteDraft, after: &SiteDraft) -> Step {
        if is_opened(before, after) {
            return Step::Opened;
        }
        of_members(before, after).unwrap_or_else(|| of_form(before, after))
    }
}

/// Only opening a site brings files of interviews, or takes interviews away.
fn is_opened(before: &SiteDraft, after: &SiteDraft) -> bool {
    let had = |member: &&Member| before.members.iter().any(|own| own.path == member.path && same_file(own, member));
    let has = |own: &&Member| after.members.iter().any(|member| own.path == member.path);
    after.members.iter().any(|member| member.bytes.is_some() && !had(&member))
        || !before.members.iter().all(|own| has(&own))
}

fn same_file(one: &Member, other: &Member) -> bool {
    match (&one.bytes, &other.bytes) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other) || one == other,
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn of_members(before: &SiteDraft, after: &SiteDraft) -> Option<Step> {
    for member in &after.members {
        let which = Which::of(member);
        match before.members.iter().find(|own| own.path == member.path) {
            None => return Some(Step::Publish(which)),
            Some(own) if own.is_in && !member.is_in => return Some(Step::Withdraw(which)),
            Some(own) if own.is_in != member.is_in => return Some(Step::Publish(which)),
            Some(own) if own.draft != member.draft || own.rival != member.rival => return Some(Step::Version(which)),
            Some(_) => {}
        }
    }
    let is_moved = before.members.iter().zip(&after.members).any(|(one, other)| one.path != other.path);
    is_moved.then_some(Step::Order)
}

fn of_form(before: &SiteDraft, after: &SiteDraft) -> Step {
    let (one, other) = (&before.file, &after.file);
    let words = [Words::Name, Words::Title, Words::Lead, Words::Address];
    let plain = [Plain::Url, Plain::Email, Plain::Phone, Plain::Paper, Plain::Logo];
    let links = |site: &SiteDraft| site.file.contact.good().map(|contact| contact.links.clone());
    let changed = words.into_iter().find(|field| before.place(*field) != after.place(*field)).map(Step::Words);
    let changed =
        changed.or(plain.into_iter().find(|field| before.plain(*field) != after.plain(*field)).map(Step::Plain));
    let others = [
        (before.logo() != after.logo(), Step::Plain(Plain::Logo)),
        (one.languages != other.languages, Step::Languages),
        (one.categories != other.categories, Step::Categories),
        (links(before) != links(after), Step::Links),
        (one.notes != other.notes, Step::Notes),
        (one.withheld != other.withheld, Step::Withheld),
    ];
    let changed = changed.or(others.into_iter().find(|(is, _)| *is).map(|(_, step)| step));
    changed.unwrap_or(Step::Opened)
}
