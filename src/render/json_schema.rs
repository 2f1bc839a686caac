//! `dist/json-schema/<method>.json`: what a method takes, as JSON Schema (draft 2020-12).
//!
//! For editors, other tools and validators that are not ours. It takes what the check takes without a context, but for
//! what JSON Schema cannot compare, and asks for the documented letter case of names.

mod definition;
mod field;
mod file;
mod kind;
mod object;
mod pattern;
mod rule;
mod words;

use serde_json::{Map, Value as Json, json};

use crate::schema::{Method, Verb};
pub(super) use words::title;

/// The whole file of a method.
pub fn json_schema(method: &'static Method) -> Json {
    let mut writer = Writer { verb: method.verb, definitions: Map::new() };
    let head = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:b24-users:json-schema:{}", method.name),
        "title": method.name,
        "description": method.doc,
    });
    let schema = with(head, writer.object(&method.shape));
    let schema = with(schema, writer.rules(method.rules));
    let definitions = writer.definitions;
    if definitions.is_empty() { schema } else { with(schema, json!({ "$defs": definitions })) }
}

/// A file that is being written.
struct Writer {
    verb: Verb,
    /// What is said once and referred to, by name.
    definitions: Map<String, Json>,
}

/// The keywords of both; of those that both have, the second's.
fn with(schema: Json, more: Json) -> Json {
    match (schema, more) {
        (Json::Object(mut schema), Json::Object(more)) => {
            schema.extend(more);
            Json::Object(schema)
        }
        (schema, _) => schema,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ITEM_CHANGE, Kind, METHODS, NEW_ITEM, Shape, USER_TYPES};

    #[test]
    fn the_same_every_time() {
        for method in METHODS {
            assert_eq!(json_schema(method).to_string(), json_schema(method).to_string());
        }
    }

    #[test]
    fn every_row_is_a_property() {
        for method in METHODS {
            let file = File { verb: method.verb, whole: json_schema(method) };
            assert_eq!(file.missing(&method.shape, ""), [""; 0], "{}", method.name);
        }
    }

    struct File {
        verb: Verb,
        whole: Json,
    }

    impl File {
        /// Names that may be sent, but are no properties of the object at that place.
        fn missing(&self, shape: &Shape, place: &str) -> Vec<String> {
            let mut missing = Vec::new();
            for row in shape.rows().filter(|row| !matches!(row.kind, Kind::Refused(_))) {
                let property = format!("{place}/properties/{}", row.name);
                if self.whole.pointer(&property).is_none() {
                    missing.push(property.clone());
                }
                let mut look = |shape, place: &str| missing.extend(self.missing(shape, place));
                match row.kind {
                    Kind::Items => look(if self.verb == Verb::Add { &NEW_ITEM } else { &ITEM_CHANGE }, "/$defs/item"),
                    Kind::Settings => {
                        for known in USER_TYPES {
                            look(&known.settings, &format!("/$defs/settings-{}/anyOf/0", known.name));
                        }
                    }
                    kind => kind.shape().into_iter().for_each(|shape| look(shape, &property)),
                }
            }
            missing
        }
    }
}
