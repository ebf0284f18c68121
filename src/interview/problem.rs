//! stub
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem;
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {}
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {}
