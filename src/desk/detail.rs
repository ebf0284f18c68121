//! What an interview says about itself.

use serde::{Deserialize, Serialize};

/// What an interview says about itself in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    Title,
    Summary,
    Place,
    Category,
    /// A date in words.
    Date,
    SourceName,
    Translator,
    Holder,
}

/// What an interview says about itself in the same way in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlainField {
    Id,
    /// A date such as 2015-05-14.
    Date,
    SourceUrl,
    SourcePages,
    Licence,
    Url,
}

impl Field {
    pub const ALL: [Field; 8] = [
        Field::Title,
        Field::Summary,
        Field::Place,
        Field::Category,
        Field::Date,
        Field::SourceName,
        Field::Translator,
        Field::Holder,
    ];
}

impl PlainField {
    pub const ALL: [PlainField; 6] = [
        PlainField::Id,
        PlainField::Date,
        PlainField::SourceUrl,
        PlainField::SourcePages,
        PlainField::Licence,
        PlainField::Url,
    ];
}
