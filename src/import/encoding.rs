//! The characters of a file from its bytes.
//!
//! A byte order mark decides, then what only one encoding allows, then what people write: the most frequent Chinese
//! characters tell GB 18030 from Big5 where chardetng, which is made for web pages, has too little to go by.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file as text.
#[derive(Debug)]
pub struct Decoded {
    pub text: String,
    pub encoding: &'static Encoding,
    pub evidence: Evidence,
    /// The number of places where bytes are no characters in the encoding; U+FFFD stands in the text.
    pub undecoded: usize,
    /// Whether the last character is incomplete.
    pub is_cut_off: bool,
}

/// Why a file was read in its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The caller said so.
    Asked,
    /// A byte order mark.
    Mark,
    /// The file says so: the `charset` of a page, the `encoding` of XML.
    Stated,
    /// All bytes are characters, which in this encoding is no coincidence.
    Valid,
    /// Nearly all bytes are characters.
    NearlyValid,
    /// Every other byte is zero.
    Zeros,
    /// The characters are those that people write most.
    Frequent,
    /// The statistics of a detector.
    Statistics,
}

/// The characters that make up most of a Chinese text, in both scripts, with its punctuation.
const FREQUENT: &str = "的一是不了在人有我他这這个個们們来來说說上大为為和国國地到以时時要就出会會可也你对對生能而子那得于於着著下自之年过過\
    发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實\
    ，。、：；？！“”「」（）《》";

/// Decodes a file; `asked` overrules the evidence.
pub fn decode(bytes: &[u8], asked: Option<&'static Encoding>) -> Decoded {
    let (bytes, marked) = without_mark(bytes);
    if let Some(encoding) = asked {
        return in_encoding(bytes, encoding, Evidence::Asked);
    }
    if let Some(encoding) = marked {
        return in_encoding(bytes, encoding, Evidence::Mark);
    }
    if let Some(encoding) = by_zeros(bytes) {
        return in_encoding(bytes, encoding, Evidence::Zeros);
    }
    match valid_share(bytes) {
        (_, 0) => in_encoding(bytes, UTF_8, Evidence::Valid),
        (valid, invalid) if valid > 8 * invalid => in_encoding(bytes, UTF_8, Evidence::NearlyValid),
        _ => match stated(bytes) {
            Some(encoding) => in_encoding(bytes, encoding, Evidence::Stated),
            None => by_letters(bytes),
        },
    }
}

/// What the beginning of a page or of XML says about its encoding, if it is one that ASCII is a part of.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(4096)];
    let is_markup = start.trim_ascii_start().starts_with(b"<") || start.starts_with(b"Version:");
    let at = |word: &[u8]| start.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word));
    let (word, at) = [&b"charset"[..], b"encoding"].into_iter().find_map(|word| Some((word, at(word)?)))?;
    let value = start[at + word.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b)).unwrap_or(value.len());
    let encoding = Encoding::for_label(&value[..end])?;
    (is_markup && encoding.is_ascii_compatible() && encoding != UTF_8).then_some(encoding)
}

/// Removes a byte order mark, also one that blanks stand before, and returns its encoding.
fn without_mark(bytes: &[u8]) -> (&[u8], Option<&'static Encoding>) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (&bytes[length..], Some(encoding));
    }
    match bytes.trim_ascii_start().strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, Some(UTF_8)),
        None => (bytes, None),
    }
}

fn in_encoding(bytes: &[u8], encoding: &'static Encoding, evidence: Evidence) -> Decoded {
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    let mut text = text.into_owned();
    let undecoded = if errors { text.matches('\u{fffd}').count() } else { 0 };
    // A file that was cut off ends within a character.
    let is_cut_off = errors && text.ends_with('\u{fffd}') && !encoding.is_single_byte();
    if is_cut_off {
        text.truncate(text.len() - '\u{fffd}'.len_utf8());
    }
    Decoded { text, encoding, evidence, undecoded: undecoded - usize::from(is_cut_off), is_cut_off }
}

/// Finds UTF-16 without a mark: line breaks, digits and Latin letters have a zero byte on one side. In a text of Latin
/// letters that is half of all bytes; in a Chinese one it may be a few, and then the rest must be what people write. A
/// single zero byte in a text of another encoding is a flaw of that text.
fn by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let sample = &bytes[..bytes.len().min(64 * 1024)];
    let share = |encoding| frequent_share(sample, encoding);
    let is_text = || str::from_utf8(bytes).is_ok();
    let (most, encoding) = match (even, odd) {
        _ if odd > 4 * even => (odd, UTF_16LE),
        _ if even > 4 * odd => (even, UTF_16BE),
        (0, 0) => return None,
        // Characters such as 一 (U+4E00) have a zero byte on the other side.
        _ if is_text() => return None,
        _ if share(UTF_16LE) > 4 * share(UTF_16BE) => (odd, UTF_16LE),
        _ if share(UTF_16BE) > 4 * share(UTF_16LE) => (even, UTF_16BE),
        _ => return None,
    };
    (most * 8 >= bytes.len() || !is_text() && share(encoding) >= 200).then_some(encoding)
}

/// Counts the characters of several bytes that are UTF-8, and the places that are not. An incomplete last character
/// counts as neither.
fn valid_share(bytes: &[u8]) -> (usize, usize) {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    let ends_within = str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    (valid, if ends_within && valid > 0 { 0 } else { invalid })
}

/// Decides by what a text is made of.
fn by_letters(bytes: &[u8]) -> Decoded {
    let sample = &bytes[..bytes.len().min(64 * 1024)];
    let chinese = [GB18030, BIG5].map(|encoding| (encoding, frequent_share(sample, encoding)));
    let (encoding, share) = if chinese[0].1 >= chinese[1].1 { chinese[0] } else { chinese[1] };
    if share >= 200 {
        return in_encoding(bytes, encoding, Evidence::Frequent);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let encoding = if has_few_accents(bytes, guess) { WINDOWS_1252 } else { guess };
    in_encoding(bytes, encoding, Evidence::Statistics)
}

/// Whether so few letters have accents that they tell nothing about the language: `naïve` and `€5` in an English text.
/// Texts in languages that need another encoding than Windows-1252 have more letters with accents.
fn has_few_accents(bytes: &[u8], guess: &'static Encoding) -> bool {
    let letters = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let others = bytes.iter().filter(|b| !b.is_ascii()).count();
    (guess.is_single_byte() && others * 50 < letters) || others < 4
}

/// The share of frequent characters among all that are not ASCII, in thousandths; 0 if many bytes are no characters.
fn frequent_share(sample: &[u8], encoding: &'static Encoding) -> usize {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let (mut all, mut frequent, mut wrong) = (0, 0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        frequent += usize::from(FREQUENT.contains(c));
        wrong += usize::from(c == '\u{fffd}' || matches!(c, '\u{e000}'..='\u{f8ff}'));
    }
    if all == 0 || wrong * 20 > all { 0 } else { frequent * 1000 / all }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str = "问：你们为什么来这里？\n答：我们没有别的地方可去。";
    const TRADITIONAL: &str = "問：你們為什麼來這裡？\n答：我們沒有別的地方可去。";

    #[track_caller]
    fn expect(bytes: &[u8], text: &str, encoding: &'static Encoding, evidence: Evidence) {
        let decoded = decode(bytes, None);
        assert_eq!((&*decoded.text, decoded.encoding, decoded.evidence), (text, encoding, evidence));
    }

    #[test]
    fn the_bytes_tell_the_encoding() {
        for text in [SIMPLIFIED, TRADITIONAL, "Q: Why?\nA: Naïve, I was."] {
            expect(text.as_bytes(), text, UTF_8, Evidence::Valid);
            expect(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), text, UTF_8, Evidence::Mark);
            expect(&[b" \n\xef\xbb\xbf", text.as_bytes()].concat(), text, UTF_8, Evidence::Mark);
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            expect(&[b"\xff\xfe", &*little].concat(), text, UTF_16LE, Evidence::Mark);
            expect(&[b"\xfe\xff", &*big].concat(), text, UTF_16BE, Evidence::Mark);
            expect(&little, text, UTF_16LE, Evidence::Zeros);
            expect(&big, text, UTF_16BE, Evidence::Zeros);
        }
        expect(&GB18030.encode(SIMPLIFIED).0, SIMPLIFIED, GB18030, Evidence::Frequent);
        expect(&GB18030.encode(TRADITIONAL).0, TRADITIONAL, GB18030, Evidence::Frequent);
        expect(&BIG5.encode(TRADITIONAL).0, TRADITIONAL, BIG5, Evidence::Frequent);
        expect(b"", "", UTF_8, Evidence::Valid);
        let german = "AF: Können Sie das erklären? “Ja”, sagte sie – natürlich.";
        expect(&WINDOWS_1252.encode(german).0, german, WINDOWS_1252, Evidence::Statistics);
        let english = "Q: Was it naïve?\nA: It was, and it cost us £6 and €5 a day.";
        expect(b"Q: How thin?\nA: 1 \xb5m.", "Q: How thin?\nA: 1 µm.", WINDOWS_1252, Evidence::Statistics);
        expect(&WINDOWS_1252.encode(english).0, english, WINDOWS_1252, Evidence::Statistics);
        let polish = "P: Skąd pan przyjechał?\nO: Z Łodzi, gdzie chodziłem do szkoły i pracowałem.";
        let central = encoding_rs::WINDOWS_1250;
        expect(&central.encode(polish).0, polish, central, Evidence::Statistics);
    }

    #[test]
    fn zero_bytes_on_both_sides_are_no_doubt() {
        let text = "问：一共来了一天？\n答：一天，就一天。\n问：一个人来的？";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        expect(&little, text, UTF_16LE, Evidence::Zeros);
        expect(&big, text, UTF_16BE, Evidence::Zeros);
    }

    #[test]
    fn one_zero_byte_is_a_flaw_and_no_evidence() {
        for (text, encoding, evidence) in [
            (SIMPLIFIED, GB18030, Evidence::Frequent),
            (TRADITIONAL, BIG5, Evidence::Frequent),
            (TRADITIONAL, UTF_8, Evidence::Valid),
            ("Q: Why did you come?\nA: I had nowhere else to go.", UTF_8, Evidence::Valid),
        ] {
            for at in [0, 1, 3, 8] {
                let (start, end) = text.split_at(text.char_indices().nth(at).expect("a character").0);
                let text = format!("{start}\0{end}");
                expect(&encoding.encode(&text).0, &text, encoding, evidence);
            }
        }
    }

    #[test]
    fn damaged_and_cut_files_keep_their_characters() {
        let cut = &SIMPLIFIED.as_bytes()[..SIMPLIFIED.len() - 1];
        let decoded = decode(cut, None);
        assert!(decoded.is_cut_off);
        assert_eq!((decoded.undecoded, decoded.encoding), (0, UTF_8));
        assert_eq!(decoded.text, SIMPLIFIED.trim_end_matches('。'));
        let mut damaged = SIMPLIFIED.as_bytes().to_vec();
        damaged.insert(3, 0xff);
        let decoded = decode(&damaged, None);
        assert_eq!((decoded.undecoded, decoded.evidence), (1, Evidence::NearlyValid));
        assert_eq!(decoded.text.replace('\u{fffd}', ""), SIMPLIFIED);
    }

    #[test]
    fn pages_say_their_encoding() {
        let page =
            |charset: &str| format!("<html><meta http-equiv=Content-Type content='text/html; charset={charset}'>");
        let german = page("windows-1250") + "Łódź";
        let bytes = encoding_rs::WINDOWS_1250.encode(&german).0.into_owned();
        expect(&bytes, &german, encoding_rs::WINDOWS_1250, Evidence::Stated);
        let wrong = page("gb2312") + TRADITIONAL;
        expect(wrong.as_bytes(), &wrong, UTF_8, Evidence::Valid);
        let xml = "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>";
        expect(&WINDOWS_1252.encode(xml).0, xml, WINDOWS_1252, Evidence::Stated);
    }

    #[test]
    fn the_caller_overrules_the_evidence() {
        let decoded = decode(&BIG5.encode(TRADITIONAL).0, Some(GB18030));
        assert_eq!((decoded.encoding, decoded.evidence), (GB18030, Evidence::Asked));
    }
}
