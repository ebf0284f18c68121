//! The JSON Schema of a correct file, generated from the wire types. It is stricter than reading: values that reading
//! repairs and reports are errors here.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::lenient::Lenient;
use super::local::{ByLanguage, Dated, Localized, Paragraphs};
use super::site_wire::{Any, Known, Named, SiteFile};
use super::values::{Colour, List, Seconds, Text};
use super::wire::File;

/// Returns the schema (draft 2020-12) of an interview file as it is published, with a line break at its end.
pub fn schema() -> String {
    let mut schema = of::<File>("interview.schema.json", "Interview JSON, version 1", &["title", "turns"]);
    for (record, one_of) in [("Turn", ["text", "passages"]), ("Speaker", ["id", "name"]), ("Theme", ["id", "label"])] {
        any_of(&mut schema, record, &one_of);
    }
    schema["$defs"]["Turn"]["not"] = serde_json::json!({ "required": ["text", "passages"] });
    schema["$defs"]["Passage"]["required"] = ["text"].as_slice().into();
    schema["$defs"]["Term"]["required"] = ["term"].as_slice().into();
    printed(&schema)
}

/// Returns the schema of a site's file, with a line break at its end.
pub fn site_schema() -> String {
    let mut schema = of::<SiteFile>("site.schema.json", "Site JSON, version 1", &[]);
    any_of(&mut schema, "Listing", &["file", "id"]);
    any_of(&mut schema, "Known", &["id", "label", "name"]);
    schema["$defs"]["Note"]["required"] = ["title", "text"].as_slice().into();
    // An entry may be just the name of the file.
    let listing = schema["properties"]["interviews"]["items"].take();
    schema["properties"]["interviews"]["items"] =
        serde_json::json!({ "anyOf": [{ "type": "string", "minLength": 1 }, listing] });
    printed(&schema)
}

fn of<T: JsonSchema>(id: &str, title: &str, required: &[&str]) -> serde_json::Value {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    let mut schema = schema.to_value();
    close(&mut schema);
    schema["$id"] = id.into();
    schema["title"] = title.into();
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    schema
}

/// Requires at least one of some keys in a record.
fn any_of(schema: &mut serde_json::Value, record: &str, keys: &[&str]) {
    schema["$defs"][record]["anyOf"] = keys.iter().map(|key| serde_json::json!({ "required": [key] })).collect();
}

fn printed(schema: &serde_json::Value) -> String {
    serde_json::to_string_pretty(schema).expect("a schema is JSON") + "\n"
}

/// Forbids unknown keys in every record, except private ones.
fn close(value: &mut serde_json::Value) {
    if let Some(object) = value.as_object_mut() {
        if object.contains_key("properties") {
            object.insert("patternProperties".to_owned(), serde_json::json!({ "^(\\$|x-|X-)": true }));
            object.insert("additionalProperties".to_owned(), false.into());
        }
        object.values_mut().for_each(close);
    }
}

macro_rules! inline_schema {
    ($type:ty $(, for $generic:ident)?, $name:literal, $make:expr) => {
        impl$(<$generic: JsonSchema>)? JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let make: fn(&mut SchemaGenerator) -> Schema = $make;
                make(generator)
            }
        }
    };
}

inline_schema!(Lenient<T>, for T, "Lenient", |generator| generator.subschema_for::<T>());
inline_schema!(Any, "Any", |_| json_schema!({}));
inline_schema!(Named, "Named", |generator| {
    let (names, known) = (generator.subschema_for::<Localized>(), generator.subschema_for::<Known>());
    json_schema!({ "anyOf": [names, known] })
});
inline_schema!(Text, "Text", |_| json_schema!({ "type": "string" }));
inline_schema!(Seconds, "Seconds", |_| json_schema!({ "type": "number", "minimum": 0, "maximum": 604800 }));
inline_schema!(Colour, "Colour", |_| json_schema!({ "type": "integer", "minimum": 0, "maximum": Colour::LAST }));
inline_schema!(List<T>, for T, "List", |generator| {
    let item = generator.subschema_for::<T>();
    json_schema!({ "type": "array", "items": item })
});
inline_schema!(Paragraphs, "Paragraphs", |_| json_schema!({
    "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
}));

/// EDTF, levels 0 and 1.
const DATE: &str = "[~?%]?([0-9]{4}(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?|[0-9]{3}X|[0-9]{2}XX)[~?%]?";
/// Words that are not just digits, and a time that they mention.
const WORDS: &str = "[^0-9XxYTZ~?%:+./ -]";
const NAMED: &str = "[0-9０-９]{4}|[〇○零一二三四五六七八九]{4}年|[0-9一二三四五六七八九十]世[纪紀]|民[国國]|century";

inline_schema!(Dated, "Dated", |_| {
    let words = json_schema!({ "type": "string", "allOf": [{ "pattern": WORDS }, { "pattern": NAMED }] });
    json_schema!({
        "anyOf": [
            { "type": "string", "pattern": format!("^({DATE}(/({DATE}|\\.\\.)?)?|(\\.\\.)?/{DATE})$") },
            { "type": "integer", "minimum": 1000, "maximum": 9999 },
            words,
            { "type": "object", "patternProperties": { TAG: { "type": "string" }, "^(\\$|x-)": true }, "additionalProperties": false },
        ]
    })
});

/// A language tag, as strict as when a file is read.
const TAG: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

impl<T: JsonSchema> JsonSchema for ByLanguage<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}ByLanguage", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<T>();
        json_schema!({
            "description": "In the original language, or by language tag (en, zh-Hans, zh-Hant).",
            "anyOf": [
                text,
                {
                    "type": "object",
                    "patternProperties": { TAG: text, "^(\\$|x-|X-)": true },
                    "additionalProperties": false,
                },
            ],
        })
    }
}
