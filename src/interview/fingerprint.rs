//! The fingerprint of an original text, by which a translation is known to be older than it.

use crate::fnv::Fnv;

/// Returns eight hexadecimal digits: the upper half of the FNV-1a sum (64 bits) of the text in UTF-8, without white space.
/// Paragraphs may be joined or parted without another fingerprint.
pub fn fingerprint<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> String {
    let bytes = paragraphs.into_iter().flat_map(str::split_whitespace).flat_map(str::bytes);
    format!("{:08x}", Fnv::of(bytes) >> 32)
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn it_is_the_same_on_every_machine_and_however_lines_are_broken() {
        assert_eq!(fingerprint(["Because flour drinks."]), "59320052");
        assert_eq!(fingerprint(["Because\n\nflour ", "drinks. "]), fingerprint(["Because flour drinks."]));
        assert_ne!(fingerprint(["Because flour drinks!"]), fingerprint(["Because flour drinks."]));
        assert_eq!(fingerprint([""]), "cbf29ce4");
    }
}
