//! The tokens of RTF.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol: `\~`.
    Symbol(u8),
    /// A byte of text, as it is or as `\'e9`.
    Byte(u8),
}

pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn of(bytes: &'a [u8]) -> Tokens<'a> {
        Tokens { bytes, at: 0 }
    }

    /// The bytes that were not read.
    pub fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at.min(self.bytes.len())..]
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.bytes.get(self.at)?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return Some(match first {
                b'\'' => self.hexadecimal(),
                b'\\' | b'{' | b'}' => Token::Byte(first),
                // A line break that is escaped ends a paragraph.
                b'\n' | b'\r' => Token::Word("par", None),
                _ => Token::Symbol(first),
            });
        }
        let rest = self.rest();
        let length = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        let name = str::from_utf8(&rest[..length]).unwrap_or_default();
        let after = &rest[length..];
        let sign = usize::from(after.first() == Some(&b'-') && after.get(1).is_some_and(u8::is_ascii_digit));
        let digits = after[sign..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        let number = str::from_utf8(&after[..sign + digits]).ok().filter(|_| digits > 0);
        let number = number.map(|number| number.parse().unwrap_or(0));
        self.at += length + if digits > 0 { sign + digits } else { 0 };
        // A space ends a control word and is part of it.
        self.at += usize::from(self.bytes.get(self.at) == Some(&b' '));
        if name == "bin" {
            self.at = self.at.saturating_add(number.unwrap_or(0).max(0) as usize).min(self.bytes.len());
        }
        Some(Token::Word(name, number))
    }

    fn hexadecimal(&mut self) -> Token<'a> {
        let digits = self.rest().get(..2).and_then(|digits| str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                self.at += 2;
                Token::Byte(byte)
            }
            None => Token::Byte(b'\''),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => self.control()?,
                b'\r' | b'\n' | 0 => continue,
                b'\t' => Token::Word("tab", None),
                _ => Token::Byte(byte),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_with_a_space_or_another_sign() {
        let tokens: Vec<Token> = Tokens::of(b"{\\b0 a\\u-3913\\'b7\\bin3 }{\\\\~-\r\n\\par}\\").collect();
        let expected = [
            Token::Open,
            Token::Word("b", Some(0)),
            Token::Byte(b'a'),
            Token::Word("u", Some(-3913)),
            Token::Byte(0xb7),
            Token::Word("bin", Some(3)),
            Token::Symbol(b'~'),
            Token::Byte(b'-'),
            Token::Word("par", None),
            Token::Close,
        ];
        assert_eq!(tokens, expected);
    }
}
