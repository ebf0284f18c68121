//! What stands around a text and is not part of it: the menus and addresses of a saved page, running heads and page
//! numbers.

use std::collections::BTreeMap;

use super::account::{Ledger, Omission};
use super::dates;
use super::head;
use super::model::{About, Block, Line, LineKind, Manuscript};
use super::note::{Field, Reason, Severity, What};

/// Words of menus and footers.
const WORDS: &[&str] = &[
    "set homepage",
    "favorite",
    "favourite",
    "contact us",
    "about us",
    "copyright",
    "all rights reserved",
    "privacy policy",
    "terms of use",
    "share this",
    "print this",
    "log in",
    "sign in",
    "subscribe",
    "transcribed by https",
    "back to top",
    "site map",
    "sitemap",
    "previous article",
    "next article",
    "related articles",
    "powered by",
    "skip to content",
    "首页",
    "首頁",
    "联系我们",
    "聯繫我們",
    "关于我们",
    "關於我們",
    "版权所有",
    "版權所有",
    "加入收藏",
    "设为首页",
    "icp备",
    "icp證",
    "上一篇",
    "下一篇",
    "分享到",
    "打印本页",
    "返回顶部",
    "回到頂部",
    "网站地图",
    "扫一扫",
    "责任编辑：",
    "相关阅读",
    "點擊次數",
    "浏览次数",
    "阅读原文",
];

/// Marks between the steps of a path.
const STEPS: [&str; 6] = [" > ", " » ", " › ", "＞", " >> ", ">"];

/// Whether a line is of a menu or a footer.
pub fn is_menu(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bars = text.matches(['|', '｜']).count();
    let is_short = text.chars().count() <= 80;
    is_short && (WORDS.iter().any(|word| lower.contains(word)) || bars >= 2)
}

/// The steps of a path such as *Home > News > 2015*.
fn breadcrumb(text: &str) -> Option<Vec<&str>> {
    let mark = STEPS.iter().find(|mark| text.contains(**mark))?;
    let steps: Vec<&str> = text.split(mark).map(str::trim).filter(|step| !step.is_empty()).collect();
    let first = steps.first()?.to_lowercase();
    let home = ["home", "homepage", "首页", "首頁", "start"].iter().any(|word| first.contains(word))
        || ["当前位置", "您的位置", "目前位置", "you are here"].iter().any(|word| text.to_lowercase().contains(word));
    let are_short = steps.iter().all(|step| step.chars().count() <= 40);
    (home && are_short && steps.len() >= 2).then_some(steps)
}

/// Parts the furniture from the lines before the first turn. Where a path is, all above it is furniture, it has category
/// and date, and the title stands below it.
pub fn part_head(lines: Vec<Line>, about: &mut About, ledger: &mut Ledger) -> Vec<Line> {
    let path = lines.iter().rposition(|line| breadcrumb(&line.text).is_some());
    let menu = lines.iter().any(|line| is_menu(&line.text));
    if path.is_none() && !menu {
        return lines;
    }
    let mut kept = Vec::new();
    let mut left = Vec::new();
    for (n, line) in lines.into_iter().enumerate() {
        match path {
            Some(path) if n == path => take_path(&line, about, ledger),
            Some(path) if n < path => left.push(line),
            _ if is_menu(&line.text) => left.push(line),
            _ => kept.push(line),
        }
    }
    // The title stands directly above the text.
    if about.title.is_none()
        && let Some(line) = kept.pop_if(|line| line.text.chars().count() <= 160 && !line.text.ends_with(['。', '.']))
    {
        head::set(about, Field::Title, &line.text, Reason::Heading, &line, ledger);
        // What stands between a path or menus and the title is furniture, too, if no sentence ends in it.
        let is_sentence = |line: &Line| {
            line.text.contains(['。', '？', '！']) || line.text.ends_with('.') || line.text.chars().count() > 60
        };
        if path.is_none() && !kept.iter().any(is_sentence) {
            left.append(&mut kept);
        }
    }
    leave_out(left.into_iter(), ledger);
    kept
}

fn take_path(line: &Line, about: &mut About, ledger: &mut Ledger) {
    let steps = breadcrumb(&line.text).unwrap_or_default();
    let mut left = line.text.clone();
    let last = steps.last().copied().unwrap_or_default();
    let is_date = dates::find(last).is_some() || (last.len() == 4 && last.bytes().all(|b| b.is_ascii_digit()));
    if is_date && about.date.is_none() {
        head::set(about, Field::Date, last, Reason::Breadcrumb, line, ledger);
        left = without_last(&left, last);
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let is_title = about.title.as_deref().is_some_and(|title| letters(title).contains(&letters(last)));
    let category = steps.len().checked_sub(if is_date || is_title { 2 } else { 1 });
    if let Some(category) = category.filter(|at| *at > 0).map(|at| steps[at]).filter(|_| about.category.is_none()) {
        head::set(about, Field::Category, category, Reason::Breadcrumb, line, ledger);
        left = without_last(&left, category);
    }
    ledger.leave_out(left.trim(), line.place.clone(), Omission::Furniture);
}

/// A text without the last occurrence of a part.
fn without_last(text: &str, part: &str) -> String {
    match text.rfind(part) {
        Some(at) => format!("{}{}", &text[..at], &text[at + part.len()..]),
        None => text.to_owned(),
    }
}

/// Leaves lines out as furniture.
pub fn leave_out(lines: impl Iterator<Item = Line>, ledger: &mut Ledger) {
    let mut count = 0;
    for line in lines {
        count += line.text.chars().filter(|c| !c.is_whitespace()).count();
        ledger.leave_out(line.text, line.place, Omission::Furniture);
    }
    if count > 0 {
        ledger.note(Severity::Info, None, What::Furniture(count));
    }
}

/// Parts the furniture from the end of a text: the lines from the first menu or footer on, if nobody speaks below it.
pub fn part_tail<T>(mut items: Vec<T>, line: impl Fn(&T) -> &Line, is_turn: impl Fn(&T) -> bool) -> (Vec<T>, Vec<T>) {
    let last = items.iter().rposition(&is_turn).map_or(0, |last| last + 1).max(items.len().saturating_sub(12));
    let is_footer = |item: &T| line(item).kind == LineKind::Words && is_menu(&line(item).text);
    let from = (last..items.len()).find(|n| is_footer(&items[*n]));
    let short = |item: &T| line(item).text.chars().count() <= 120;
    match from.filter(|from| *from > 0 && items[*from..].iter().all(short)) {
        Some(from) => {
            let tail = items.split_off(from);
            (items, tail)
        }
        None => (items, Vec::new()),
    }
}

/// Removes page numbers, and the lines that recur beside them on each page.
pub fn remove_running_heads(manuscript: &mut Manuscript) {
    if !manuscript.is_typed {
        return;
    }
    let mut numbered: BTreeMap<String, Vec<(usize, u32)>> = BTreeMap::new();
    let mut equal: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, block) in manuscript.blocks.iter().enumerate() {
        let Block::Line(line) = block else { continue };
        let text = line.text.trim();
        if line.kind != LineKind::Words || text.chars().count() > 80 {
            continue;
        }
        equal.entry(text).or_default().push(n);
        if let Some((stem, number)) = page(text) {
            numbered.entry(stem).or_default().push((n, number));
        }
    }
    let mut removed: Vec<usize> = Vec::new();
    for lines in numbered.values() {
        let grows = lines.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1 || pair[1].1 == pair[0].1 + 2);
        if lines.len() >= 3 && grows {
            removed.extend(lines.iter().map(|(n, _)| *n));
        }
    }
    if removed.is_empty() {
        return;
    }
    // A running head stands beside the page number of nearly each page.
    let pages = removed.clone();
    for lines in equal.values().filter(|lines| lines.len() >= 3 && lines.len() * 2 >= pages.len()) {
        let is_beside = |n: &&usize| pages.iter().any(|page| page.abs_diff(**n) == 1);
        if lines.iter().filter(is_beside).count() * 4 >= lines.len() * 3 {
            removed.extend(lines);
        }
    }
    removed.sort_unstable();
    removed.dedup();
    let mut n = 0;
    let mut left: Vec<Line> = Vec::new();
    let mut is_cut = false;
    manuscript.blocks.retain_mut(|block| {
        let goes = removed.binary_search(&n).is_ok();
        n += 1;
        let Block::Line(line) = block else { return true };
        if goes {
            left.push(line.clone());
            is_cut = true;
        } else if std::mem::take(&mut is_cut) && line.text.starts_with(char::is_lowercase) {
            // The paragraph goes on behind the break of the page.
            line.starts = false;
        }
        !goes
    });
    leave_out(left.into_iter(), &mut manuscript.ledger);
}

/// A line with a page number: the line without it, and the number.
fn page(text: &str) -> Option<(String, u32)> {
    let digits = |c: char| c.is_ascii_digit();
    let from = text.find(digits)?;
    let length = text[from..].find(|c| !digits(c)).unwrap_or(text.len() - from);
    let number = text[from..from + length].parse().ok().filter(|number| *number < 2000)?;
    let rest = &text[from + length..];
    let is_mark = |text: &str| text.chars().all(|c| !c.is_alphanumeric());
    let before = &text[..from];
    let lower = before.to_lowercase();
    let is_page = lower.contains("page")
        || lower.contains("p.")
        || before.contains('第')
        || rest.contains('页')
        || rest.contains('頁');
    let is_bare = is_mark(before) && is_mark(rest);
    // “Interview with Mai Afeng   12”: spaces set the number apart.
    let is_set_apart = is_mark(rest) && before.ends_with("  ") || (is_mark(before) && rest.starts_with("  "));
    let stem: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    (is_page || is_bare || is_set_apart).then_some((stem, number))
}
