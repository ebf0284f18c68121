//! Pages that a document embeds as its text (`altChunk`, ECMA-376 part 1, 17.17.2): HTML, alone or in a web archive (MHT).
//! Editors on web pages write documents that are nothing else.

use std::collections::BTreeMap;

use super::super::container::Container;
use super::super::encoding;
use super::Refusal;

/// The pages among the parts of the document, by their names.
///
/// # Errors
/// Why a part cannot be unpacked.
pub fn pages(container: &mut Container, names: &[String]) -> Result<BTreeMap<String, String>, Refusal> {
    let mut pages = BTreeMap::new();
    for name in names {
        let Some(bytes) = container.read(name)? else { continue };
        let text = encoding::decode(&bytes, None).text;
        let page = if text.trim_start().starts_with("MIME-Version:") { of_archive(&bytes) } else { Some(text) };
        if let Some(page) = page.filter(|page| page.trim_start().starts_with('<')) {
            pages.insert(name.clone(), page);
        }
    }
    Ok(pages)
}

/// The first page of a web archive (RFC 2557).
fn of_archive(bytes: &[u8]) -> Option<String> {
    let text = bytes.iter().map(|b| char::from(*b)).collect::<String>().replace("\r\n", "\n");
    let lower = text.to_ascii_lowercase();
    // The header of the whole archive has the same type in quotation marks.
    let at = lower.find("\ncontent-type: text/html")?;
    let from = text[..at].rfind("\n--")? + 1;
    let boundary = text[from..].lines().next()?.trim_end();
    let (header, body) = text[from..].split_once("\n\n")?;
    let body = body.split(&format!("\n{boundary}")).next()?;
    let header = header.to_ascii_lowercase();
    let bytes: Vec<u8> = match () {
        () if header.contains("quoted-printable") => unquoted(body),
        () if header.contains("base64") => return None,
        () => body.chars().map(|c| c as u8).collect(),
    };
    Some(encoding::decode(&bytes, None).text)
}

/// Decodes quoted-printable text (RFC 2045, 6.7). A sign of equality that is no code stays.
fn unquoted(text: &str) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), text);
    while let Some(c) = rest.chars().next() {
        let code = rest.strip_prefix('=').and_then(|code| u8::from_str_radix(code.get(..2)?, 16).ok());
        match (code, rest.strip_prefix("=\n")) {
            (_, Some(after)) => rest = after,
            (Some(byte), _) => {
                out.push(byte);
                rest = &rest[3..];
            }
            _ => {
                out.push(c as u8);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_in_an_archive() {
        let archive = |coding: &str, body: &str| {
            format!(
                "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n    type=\"text/html\";\r\n    \
                 boundary=\"----=part\"\r\n\r\n------=part\r\nContent-Type: text/html;\r\n    charset=\"utf-8\"\r\n\
                 Content-Transfer-Encoding: {coding}\r\n\r\n{body}\r\n------=part--"
            )
        };
        let page = |coding: &str, body: &str| of_archive(archive(coding, body).as_bytes());
        assert_eq!(
            page("quoted-printable", "<p lang=3D\"zh\">=E4=B8=\r\n=AD = 1</p>").as_deref(),
            Some("<p lang=\"zh\">中 = 1</p>")
        );
        assert_eq!(page("8bit", "<p>中</p>").as_deref(), Some("<p>中</p>"));
        assert_eq!((page("base64", "PHA+"), of_archive(b"MIME-Version: 1.0")), (None, None));
    }
}
