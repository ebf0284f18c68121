//! Computes the shape of prerendered HTML ([`crate::site::shape`]), which the viewer compares before it hydrates.

use html5gum::{Token, Tokenizer};

use crate::site::shape::{Shape, TEXT};

/// Void elements (HTML, section 13.1.2).
const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
    b"track", b"wbr",
];

/// The shape of some HTML, in which every element is closed explicitly.
pub fn shape(html: &str) -> String {
    let mut shape = Shape::default();
    // The depth inside the text of the interview; 0 outside.
    let (mut skipped, mut in_text) = (0_usize, false);
    for token in Tokenizer::new(html).flatten() {
        let is_text = matches!(token, Token::String(_));
        match token {
            Token::StartTag(tag) => {
                let is_void = tag.self_closing || VOID.contains(&tag.name.as_slice());
                if skipped > 0 {
                    skipped += usize::from(!is_void);
                    continue;
                }
                shape.open(&String::from_utf8_lossy(&tag.name));
                if is_void {
                    shape.close();
                } else if tag.attributes.get(b"class".as_slice()).is_some_and(|class| ***class == *TEXT.as_bytes()) {
                    skipped = 1;
                }
            }
            Token::EndTag(_) if skipped > 1 => skipped -= 1,
            Token::EndTag(_) => {
                skipped = 0;
                shape.close();
            }
            Token::String(_) if skipped == 0 && !in_text => shape.text(),
            Token::Comment(_) if skipped == 0 => shape.comment(),
            _ => {}
        }
        in_text = is_text;
    }
    shape.finish()
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn words_attributes_and_the_text_do_not_count() {
        let one = shape("<div lang=\"en\"><p>One</p><input><div class=\"iv-threads\"><p>a</p></div></div>");
        assert_eq!(one, shape("<div lang=\"zh\"><p>二</p><input><div class=\"iv-threads\"><i>b<br></i>c</div></div>"));
    }

    #[test]
    fn an_added_element_or_a_removed_text_changes_the_shape() {
        let one = shape("<p>One <b>two</b></p>");
        for other in [
            "<p><font>One</font> <b>two</b></p>",
            "<p><b>two</b></p>",
            "<p>One <b>two</b></p><i></i>",
            "<p>One</p><b>two</b>",
        ] {
            assert_ne!(one, shape(other), "{other}");
        }
    }
}
