//! Decides which stars are mark-up by the text around them. A star that may belong to the text is text: Leser*innen,
//! 7*4*6, s**t, and the stars by which Chinese writers hide part of a name or a curse (赵*, 见你**的).
//!
//! Scripts with spaces between words also put them around emphasis: a star that touches a word on its outer side is
//! part of that word. Chinese has no spaces (这是**粗体**文字), so names, sentences and quotation marks around the stars
//! decide there; doubtful stars are read as mark-up and reported.

use std::ops::Range;

/// The meaning of two runs of stars with words between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    MarkUp,
    /// Mark-up, but the stars may belong to the text.
    Doubtful,
    Text,
}

/// How many bytes of the sentence around stars are examined, so that work stays linear in the text.
const FAR: usize = 600;

/// How many bytes before stars are searched for an address.
const LONGEST_ADDRESS: usize = 120;

/// Family names that, at the beginning of a clause, are hardly ever a word or the end of one.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭林罗羅郑鄭梁谢謝宋唐韩韓冯馮邓鄧曹彭曾萧蕭蔡潘田董\
    袁叶葉蒋蔣杜苏蘇魏程吕呂丁沈姚卢盧姜崔钟鍾谭譚陆陸汪范范石廖贾賈韦韋夏付傅邹鄒熊孟秦邱邓侯江尹薛闫閻段雷龙龍史\
    陶贺賀顾顧毛郝龚龔邵钱錢严嚴戴莫孔汤湯欧歐尤施洪黎乔喬赖賴樊殷翟倪俞鲁魯葛阮柯裴聂聶焦涂柴小老阿某";

/// Family names that are just as often a word at the beginning of a clause: they make a star doubtful but not text.
const ALSO_WORDS: &str = "于任方万曾许許余何高常";

/// Words of one character that often precede a name.
const BEFORE_NAMES: &str = "和与與跟及同给給对對被让讓叫是把将將像比找问問向请請姓有说說见見由替帮幫或了着著到过過";

/// Words of one character that begin a clause and are not names.
const WORDS: &str = "这這那哪我你您他她它们們很最更太真挺好都也就才只还還又再不没沒别別是有在会會能可要想该該得被把让讓给給从從到\
    对對向跟和与與或但而且却卻如若因所每各几幾一二三四五六七八九十两兩多大先后後请請";

/// Returns whether a run of stars between `left` and `right` may open mark-up.
pub(super) fn may_open(left: &str, right: &str) -> bool {
    let (before, mut after) = (left.chars().next_back(), right.chars());
    let Some(next) = after.next().filter(|c| !c.is_whitespace()) else { return false };
    if is_in_address(left) {
        return false;
    }
    let is_ellipsis = next == '.' && after.next() == Some('.');
    if (",.;:!?)]}、，。；：！？）】》〉〕".contains(next) && !is_ellipsis) || is_quoted(before, next) {
        return false;
    }
    match before {
        Some(c) if is_word(c) || ")]}%°".contains(c) => is_han(next) || "“‘「『（《【".contains(next),
        Some(c) if is_han(c) => !"”’」』\"".contains(next) && name_before(left) != Name::Surname,
        _ => true,
    }
}

/// Returns whether a run of stars between `left` and `right` may close mark-up.
pub(super) fn may_close(left: &str, right: &str) -> bool {
    let Some(last) = left.chars().next_back().filter(|c| !c.is_whitespace()) else { return false };
    let after = right.chars().next();
    if "([{¿¡（【《〈〔".contains(last) || after.is_some_and(|next| is_quoted(Some(last), next)) {
        return false;
    }
    match after {
        Some(c) if is_word(c) => is_han(last) || "”’」』）》】。，：；！？、".contains(last),
        Some(c) if is_han(c) => !"“‘「『".contains(last),
        _ => true,
    }
}

/// Decides what two runs of stars mean that may open and close.
pub(super) fn read(source: &str, open: &Range<usize>, close: &Range<usize>) -> Reading {
    let left = source[..open.start].trim_end_matches('*');
    let inner = source[open.end..close.start].trim_matches('*');
    let right = source[close.end..].trim_start_matches('*');
    let (before, after) = (left.chars().next_back(), right.chars().next());
    let touches = (before.is_some_and(is_han), after.is_some_and(is_han));
    let names = name_before(inner) == Name::Surname;
    let ends_in_name = names && inner.chars().nth(1).is_some();
    // A single character between stars may be part of a word that they hide or one that they stress: 他*妈*的, 这*很*好.
    let mut alone = inner.chars();
    let is_one = alone.next().is_some_and(|c| is_han(c) && !WORDS.contains(c)) && alone.next().is_none();
    let in_marks = before.is_some_and(|c| opens_quotation(c) > 0) && after.is_some_and(|c| opens_quotation(c) < 0);
    if touches == (false, false) {
        let doubtful = (ends_in_name && after.is_some()) || (is_one && in_marks);
        return if doubtful { Reading::Doubtful } else { Reading::MarkUp };
    }
    let inner = nearest_start(inner);
    let both = touches == (true, true);
    let in_quotation = quotation_opened(nearest_end(left));
    let sentences = inner.trim_end_matches(['。', '！', '？', '…']).contains(['。', '！', '？', '…']);
    let hides_twice = touches.0 && (ends_in_name || (touches.1 && before == inner.chars().next_back()));
    if hides_twice || !is_balanced(inner) || (both && (sentences || (in_quotation && inner.contains(['，', '、'])))) {
        return Reading::Text;
    }
    let after_name = touches.0 && name_before(left) != Name::None;
    match after_name || in_quotation || sentences || names || is_one {
        true => Reading::Doubtful,
        false => Reading::MarkUp,
    }
}

/// What a single Chinese character at the beginning of a clause or a name may be.
#[derive(PartialEq, Eq)]
enum Name {
    None,
    Perhaps,
    Surname,
}

fn name_before(text: &str) -> Name {
    let mut back = text.chars().rev();
    let Some(last) = back.next().filter(|c| is_han(*c)) else { return Name::None };
    let before = back.next();
    let begins = before.is_none_or(|c| !is_han(c) || BEFORE_NAMES.contains(c));
    // 小王, 老李: the family name comes second.
    let is_familiar = before.is_some_and(|c| "小老阿大".contains(c)) && SURNAMES.contains(last);
    match begins {
        false if is_familiar => Name::Perhaps,
        false => Name::None,
        true if ALSO_WORDS.contains(last) => Name::Perhaps,
        true if SURNAMES.contains(last) => Name::Surname,
        true if WORDS.contains(last) => Name::None,
        true => Name::Perhaps,
    }
}

/// Returns whether a text ends within a web address, whose stars are part of it.
fn is_in_address(text: &str) -> bool {
    let is_part = |b: &u8| b.is_ascii_graphic() && !b"\"<>".contains(b);
    let length = text.bytes().rev().take(LONGEST_ADDRESS).take_while(|b| is_part(b)).count();
    let word = &text[text.len() - length..];
    word.contains("://") || word.starts_with("www.")
}

/// Returns whether quotation marks enclose nothing but the stars.
fn is_quoted(before: Option<char>, after: char) -> bool {
    let is_mark = |c: char| "\"'“”„‘’‚«»「」『』".contains(c);
    before.is_some_and(is_mark) && is_mark(after)
}

/// Returns whether every quotation that begins in a text ends in it, and vice versa.
fn is_balanced(text: &str) -> bool {
    let mut open = 0i32;
    for c in text.chars() {
        open += opens_quotation(c);
        if open < 0 {
            return false;
        }
    }
    open == 0
}

/// Returns whether a quotation is open at the end of a text.
fn quotation_opened(text: &str) -> bool {
    text.chars().fold(0, |open: i32, c| (open + opens_quotation(c)).max(0)) > 0
}

fn opens_quotation(c: char) -> i32 {
    i32::from("“「『".contains(c)) - i32::from("”」』".contains(c))
}

fn nearest_start(text: &str) -> &str {
    let end = (FAR.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(text.len())]
}

fn nearest_end(text: &str) -> &str {
    let start = (text.len().saturating_sub(FAR)..text.len()).find(|at| text.is_char_boundary(*at));
    &text[start.unwrap_or(text.len())..]
}

/// Returns whether a character is a letter or digit of any script but Han, or a combining mark.
fn is_word(c: char) -> bool {
    let hangs = matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6ed}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{e31}'
        | '\u{e34}'..='\u{e4e}' | '\u{f71}'..='\u{f84}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}');
    (c.is_alphanumeric() || hangs) && !is_han(c)
}

/// Returns whether a character is Chinese.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}
