//! The numbers of lists.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::rich::numerals::{self, Numeral};
use super::super::xml::{attribute, child, name};

const LEVELS: usize = 10;

#[derive(Clone, Debug, Default)]
struct Level {
    is_bullet: bool,
    numeral: Numeral,
    before: String,
    after: String,
    /// `%1%.%2%`, in place of what stands before and after.
    form: Option<String>,
    /// How many levels are shown.
    shown: usize,
    start: u32,
    is_tight: bool,
}

#[derive(Debug, Default)]
struct List {
    levels: Vec<Level>,
    counts: [Option<u32>; LEVELS],
}

/// The lists by the names of their styles.
#[derive(Debug, Default)]
pub struct Lists(BTreeMap<String, List>);

impl Lists {
    /// Keeps the styles of lists among elements.
    pub fn of<'a, 'i: 'a>(nodes: impl Iterator<Item = Node<'a, 'i>>) -> Lists {
        let mut lists: BTreeMap<String, List> = BTreeMap::new();
        for node in nodes.filter(|node| name(*node) == "list-style") {
            let Some(name) = attribute(node, "name") else { continue };
            let mut list = List { levels: vec![Level::default(); LEVELS], ..List::default() };
            for node in node.children().filter(Node::is_element) {
                let at: Option<usize> = attribute(node, "level").and_then(|level| level.parse().ok());
                if let Some(at) = at.and_then(|level| level.checked_sub(1)).filter(|at| *at < LEVELS) {
                    list.levels[at] = level(node);
                }
            }
            lists.entry(name.to_owned()).or_insert(list);
        }
        Lists(lists)
    }

    /// Begins a list anew, from a level on.
    pub fn restart(&mut self, style: &str, level: usize) {
        if let Some(list) = self.0.get_mut(style) {
            list.counts.iter_mut().skip(level).for_each(|count| *count = None);
        }
    }

    /// Counts an item, and returns its number as text, with what stands behind it.
    pub fn next(&mut self, style: &str, level: usize, start: Option<u32>) -> Option<String> {
        let list = self.0.get_mut(style)?;
        let at = level.min(LEVELS - 1);
        let of = &list.levels[at];
        let next = list.counts[at].map_or(of.start, |count| count.saturating_add(1));
        list.counts[at] = Some(start.unwrap_or(next));
        list.counts.iter_mut().skip(at + 1).for_each(|count| *count = None);
        if of.is_bullet {
            return Some("- ".to_owned());
        }
        let number = |at: usize| {
            let level = &list.levels[at];
            level.numeral.write(list.counts[at].unwrap_or(level.start))
        };
        let text = match &of.form {
            Some(form) => {
                (0..LEVELS).fold(form.clone(), |form, at| form.replace(&format!("%{}%", at + 1), &number(at)))
            }
            None if of.numeral == Numeral::None => return None,
            None => {
                let first = (at + 1).saturating_sub(of.shown.max(1));
                let numbers: Vec<String> = (first..=at).map(number).collect();
                format!("{}{}{}", of.before, numbers.join("."), of.after)
            }
        };
        numerals::label(&text, of.is_tight)
    }
}

fn level(node: Node) -> Level {
    let text = |name: &str| attribute(node, name).unwrap_or_default().to_owned();
    let number = |name: &str| attribute(node, name).and_then(|number| number.parse().ok());
    let follows = node.descendants().filter(|node| name(*node) == "list-level-label-alignment");
    let follows = follows.filter_map(|node| attribute(node, "label-followed-by")).next();
    Level {
        is_bullet: name(node) != "list-level-style-number",
        numeral: numeral(attribute(node, "num-format").unwrap_or_default()),
        before: text("num-prefix"),
        after: text("num-suffix"),
        form: attribute(node, "num-list-format").map(str::to_owned),
        shown: number("display-levels").unwrap_or(1) as usize,
        start: number("start-value").unwrap_or(1),
        is_tight: follows == Some("nothing") && child(node, "list-level-properties").is_some(),
    }
}

fn numeral(format: &str) -> Numeral {
    match format.split(',').next().unwrap_or_default().trim() {
        "" => Numeral::None,
        "1" | "１" if format.starts_with('１') => Numeral::FullWidth,
        "a" => Numeral::LowerLetter,
        "A" => Numeral::UpperLetter,
        "i" => Numeral::LowerRoman,
        "I" => Numeral::UpperRoman,
        "01" => Numeral::DecimalZero,
        "一" => Numeral::Chinese,
        "〇" => Numeral::ChineseDigits,
        "壹" if format.contains('贰') => Numeral::LegalSimplified,
        "壹" => Numeral::LegalTraditional,
        "甲" => Numeral::Stems,
        "子" => Numeral::Branches,
        "①" => Numeral::Circled,
        "1st" => Numeral::Ordinal,
        _ => Numeral::Decimal,
    }
}
