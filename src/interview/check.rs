//! stub
use super::{Interview, Problem};
use crate::document::Document;
pub fn check(_document: Document) -> (Interview, Vec<Problem>) {
    unimplemented!()
}
