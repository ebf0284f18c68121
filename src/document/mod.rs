//! stub
pub struct Document;
pub struct ParseError;
pub fn parse(_bytes: &[u8]) -> Result<Document, ParseError> {
    unimplemented!()
}
