//! What several properties take, said once: flags, ids, labels, data.

use serde_json::{Value as Json, json};

use super::{Writer, pattern, with};
use crate::format::language::LANGUAGES;
use crate::format::number::SAFE_INTEGER;
use crate::schema::{LINE, UserType};

impl Writer {
    /// A reference to a definition, which is written when it is needed first.
    pub(super) fn refer(&mut self, name: &str, write: impl FnOnce(&mut Writer) -> Json) -> Json {
        if !self.definitions.contains_key(name) {
            // It may refer to itself.
            self.definitions.insert(name.to_owned(), Json::Null);
            let definition = write(self);
            self.definitions.insert(name.to_owned(), definition);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    pub(super) fn flag(&mut self) -> Json {
        self.refer("flag", |writer| {
            let description = "Yes or no, in any of the portal's spellings.";
            json!({ "description": description, "anyOf": [writer.yes(), writer.no()] })
        })
    }

    pub(super) fn yes(&mut self) -> Json {
        self.refer("yes", |_| flag(json!([true, "Y", 1]), "Y", "true", "1"))
    }

    pub(super) fn no(&mut self) -> Json {
        self.refer("no", |_| flag(json!([false, "N", 0]), "N", "false", "0"))
    }

    pub(super) fn id(&mut self) -> Json {
        self.refer("id", |_| {
            json!({
                "description": "An id: a whole number from 1, or its digits.",
                "anyOf": [
                    { "type": "integer", "minimum": 1, "maximum": SAFE_INTEGER },
                    { "type": "string", "pattern": pattern::id() },
                ],
            })
        })
    }

    pub(super) fn date(&mut self) -> Json {
        self.refer("date", |_| shaped("A day: `2024-05-06`.", pattern::date()))
    }

    /// A day, or how the portal returns one.
    pub(super) fn day(&mut self) -> Json {
        self.refer("day", |writer| {
            let midnight = shaped("The start of a day in UTC, as the portal returns it.", pattern::midnight());
            json!({ "anyOf": [writer.date(), midnight] })
        })
    }

    /// A moment to compare with.
    pub(super) fn when(&mut self) -> Json {
        self.refer("when", |_| {
            let when = shaped("A date that the portal reads, perhaps with a time.", pattern::when());
            json!({ "anyOf": [when, { "enum": ["", false] }] })
        })
    }

    pub(super) fn date_time(&mut self) -> Json {
        self.refer("date-time", |_| {
            shaped("An instant with an offset: `2024-05-06T07:08:09+03:00`.", pattern::date_time())
        })
    }

    /// One text for every language, or texts by language.
    pub(super) fn labels(&mut self) -> Json {
        self.refer("labels", |writer| {
            json!({
                "description": "One text for every language, or texts by language: `{ \"en\": \"Skills\" }`.",
                "anyOf": [writer.label(), {
                    "type": "object",
                    "propertyNames": { "enum": LANGUAGES },
                    "additionalProperties": writer.label(),
                    "minProperties": 1,
                }],
            })
        })
    }

    pub(super) fn label(&mut self) -> Json {
        self.refer("label", |_| json!({ "type": "string", "maxLength": LINE }))
    }

    /// Anything but null.
    pub(super) fn data(&mut self) -> Json {
        self.refer("data", |writer| {
            let any = writer.data();
            json!({
                "description": "Any data, at no depth null.",
                "anyOf": [
                    { "type": "boolean" },
                    { "type": "number" },
                    { "type": "string" },
                    { "type": "array", "items": any },
                    { "type": "object", "additionalProperties": any },
                ],
            })
        })
    }

    /// Something to compare with.
    pub(super) fn scalar(&mut self) -> Json {
        self.refer(
            "scalar",
            |_| json!({ "anyOf": [{ "type": "string" }, { "type": "number" }, { "type": "boolean" }] }),
        )
    }

    /// A value of a custom field of some type: nothing here refers to it, but whoever knows the field can.
    pub(super) fn custom_value(&mut self, user_type: &'static UserType) {
        self.refer(&format!("custom-{}", user_type.name), |writer| {
            let words = json!({
                "title": user_type.doc,
                "description": format!("One value of a custom field of the type `{}`.", user_type.name),
            });
            with(words, writer.kind(&user_type.value))
        });
    }
}

/// Text of some pattern.
pub(super) fn shaped(description: &str, pattern: String) -> Json {
    json!({ "description": description, "type": "string", "pattern": pattern })
}

fn flag(documented: Json, letter: &str, word: &str, digit: &str) -> Json {
    let spelling = pattern::any_of(&[pattern::any_case(letter), pattern::any_case(word), digit.to_owned()]);
    json!({ "anyOf": [{ "enum": documented }, { "type": "string", "pattern": pattern::whole(&spelling) }] })
}
