//! Automatic numbers: the file has only the rules by which they are made.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::super::rich::numerals::{self, Numeral};
use super::super::xml::{attribute, child, name};
use super::styles::{Item, Styles};

const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    numeral: Numeral,
    is_bullet: bool,
    /// `%1.%2`
    text: String,
    /// Whether nothing stands between the number and the words.
    is_tight: bool,
    /// Whether all numbers in it are decimal.
    is_legal: bool,
    /// Whether it goes on counting below each new number of the level above.
    goes_on: bool,
}

type Levels = [Level; LEVELS];

/// A list: its levels, which several lists may share with their counts.
#[derive(Clone, Debug)]
struct List {
    levels: Levels,
    shared: String,
    /// The levels that begin anew with this list, and where.
    restarts: [Option<u32>; LEVELS],
    has_begun: bool,
}

#[derive(Debug, Default)]
pub struct Numbering {
    lists: BTreeMap<String, List>,
    /// The count at each level, `None` before the first item.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    pub fn of(document: &Document, styles: &Styles) -> Numbering {
        let root = document.root_element();
        let kept = |kind: &'static str, id: &'static str| {
            let nodes = root.children().filter(move |node| name(*node) == kind);
            nodes.filter_map(move |node| Some((attribute(node, id)?, node))).collect::<BTreeMap<_, _>>()
        };
        let (shared, lists) = (kept("abstractNum", "abstractNumId"), kept("num", "numId"));
        let value =
            |node: Node, name: &str| child(node, name).and_then(|node| attribute(node, "val")).map(str::to_owned);
        let mut numbering = Numbering::default();
        for (id, list) in &lists {
            let Some(mut of) = value(*list, "abstractNumId") else { continue };
            // A list may refer to a style, whose list has the levels.
            let linked = shared.get(&*of).and_then(|node| value(*node, "numStyleLink"));
            let other = linked.and_then(|style| styles.item(Some(&style)).list);
            if let Some(other) = other.and_then(|other| value(*lists.get(&*other)?, "abstractNumId")) {
                of = other;
            }
            let Some(node) = shared.get(&*of) else { continue };
            let mut made =
                List { levels: levels(*node), shared: of.clone(), restarts: [None; LEVELS], has_begun: false };
            for change in list.children().filter(|node| name(*node) == "lvlOverride") {
                let at = attribute(change, "ilvl").and_then(|at| at.parse().ok()).filter(|at: &usize| *at < LEVELS);
                let Some(at) = at else { continue };
                if let Some(node) = child(change, "lvl") {
                    made.levels[at] = level(node);
                }
                made.restarts[at] = value(change, "startOverride").and_then(|start| start.parse().ok());
            }
            numbering.lists.insert((*id).to_owned(), made);
        }
        numbering
    }

    /// Counts an item, and returns its number as text, with what stands behind it.
    pub fn next(&mut self, item: &Item) -> Option<String> {
        let at = item.level.unwrap_or_default().min(LEVELS - 1);
        let list = self.lists.get_mut(item.list.as_deref()?)?;
        let counts = self.counts.entry(list.shared.clone()).or_default();
        if !std::mem::replace(&mut list.has_begun, true) {
            for (count, start) in counts.iter_mut().zip(list.restarts).filter(|(_, start)| start.is_some()) {
                *count = start.and_then(|start| start.checked_sub(1));
            }
        }
        let levels = &list.levels;
        counts[at] = Some(counts[at].map_or(levels[at].start, |count| count.saturating_add(1)));
        let below = counts.iter_mut().zip(levels).skip(at + 1).filter(|(_, level)| !level.goes_on);
        below.for_each(|(count, _)| *count = None);
        let level = &levels[at];
        match level.is_bullet {
            true if is_sign(&level.text) => Some("- ".to_owned()),
            true => numerals::label(&level.text, level.is_tight),
            false => numerals::label(&written(&level.text, levels, counts, level.is_legal), level.is_tight),
        }
    }
}

/// Whether a bullet is only a sign: fonts of signs have theirs in the place of letters.
fn is_sign(text: &str) -> bool {
    text.trim().chars().count() <= 1
}

fn written(text: &str, levels: &Levels, counts: &[Option<u32>; LEVELS], is_legal: bool) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars.peek().and_then(|c| c.to_digit(10)).filter(|digit| c == '%' && *digit > 0);
        let Some(digit) = digit else {
            out.push(c);
            continue;
        };
        chars.next();
        let at = digit as usize - 1;
        let numeral = if is_legal { Numeral::Decimal } else { levels[at].numeral };
        out.push_str(&numeral.write(counts[at].unwrap_or(levels[at].start)));
    }
    out
}

fn levels(node: Node) -> Levels {
    let mut levels = Levels::default();
    for node in node.children().filter(|node| name(*node) == "lvl") {
        let at = attribute(node, "ilvl").and_then(|at| at.parse().ok()).filter(|at: &usize| *at < LEVELS);
        if let Some(at) = at {
            levels[at] = level(node);
        }
    }
    levels
}

fn level(node: Node) -> Level {
    let value = |name: &str| child(node, name).and_then(|node| attribute(node, "val"));
    // Formats that Word has since 2010 stand in a choice.
    let format = value("numFmt").or_else(|| {
        let within = node.descendants().find(|node| name(*node) == "numFmt")?;
        attribute(within, "val")
    });
    Level {
        start: value("start").and_then(|start| start.parse().ok()).unwrap_or(0),
        numeral: numeral(format.unwrap_or("decimal")),
        is_bullet: format == Some("bullet"),
        text: value("lvlText").unwrap_or_default().to_owned(),
        is_tight: value("suff") == Some("nothing"),
        is_legal: child(node, "isLgl").is_some_and(super::styles::is_on),
        goes_on: value("lvlRestart") == Some("0"),
    }
}

fn numeral(format: &str) -> Numeral {
    match format {
        "decimalZero" => Numeral::DecimalZero,
        "decimalFullWidth" | "decimalFullWidth2" => Numeral::FullWidth,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" | "ideographEnclosedCircle" => Numeral::Circled,
        "lowerLetter" => Numeral::LowerLetter,
        "upperLetter" => Numeral::UpperLetter,
        "lowerRoman" => Numeral::LowerRoman,
        "upperRoman" => Numeral::UpperRoman,
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => Numeral::Chinese,
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Numeral::ChineseDigits,
        "chineseLegalSimplified" => Numeral::LegalSimplified,
        "ideographLegalTraditional" | "japaneseLegal" => Numeral::LegalTraditional,
        "ideographTraditional" => Numeral::Stems,
        "ideographZodiac" => Numeral::Branches,
        "ordinal" => Numeral::Ordinal,
        "none" => Numeral::None,
        _ => Numeral::Decimal,
    }
}
