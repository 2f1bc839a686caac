//! Objects: the rows of a shape as properties, other names by their pattern.

use serde_json::{Map, Value as Json, json};

use super::pattern::{self, any_of};
use super::{Writer, with, words};
use crate::schema::{ALL_PREFIXES, Kind, Row, Shape, USER_TYPES, Verb, WORKING_PREFIXES};

impl Writer {
    /// An object of these rows, and of custom fields where they may stand beside them.
    pub(super) fn object(&mut self, shape: &'static Shape) -> Json {
        let mut schema = self.members(shape);
        if shape.custom {
            for user_type in USER_TYPES {
                self.custom_value(user_type);
            }
            let words = json!({
                "title": "Custom field",
                "description": "Value of a custom field, by its type: see the definitions named `custom-…`.",
            });
            let custom = with(words, self.data());
            schema = with(schema, json!({ "patternProperties": { pattern::custom(""): custom } }));
        }
        if self.verb == Verb::Add && shape.find("USER_TYPE_ID").is_some() {
            schema = with(schema, self.by_type());
        }
        // With nothing in it, the portal does nothing and answers `true`.
        if self.verb == Verb::Update && shape.find("SORT").is_some() {
            schema = with(schema, json!({ "minProperties": 1 }));
        }
        schema
    }

    /// An object of names to look for, which may carry a prefix.
    pub(super) fn filter(&mut self, shape: &'static Shape) -> Json {
        let (working, dropped): (Vec<&str>, Vec<&str>) =
            ALL_PREFIXES.iter().partition(|prefix| shape.custom && prefix.len() <= WORKING_PREFIXES);
        let mut patterns = Map::new();
        if !working.is_empty() {
            let words = json!({ "title": "With a prefix", "description": "Compared as the prefix says." });
            for (names, schema) in self.by_criterion(shape) {
                patterns.insert(pattern::prefixed(&working, &names), with(words.clone(), schema));
            }
        }
        let words = json!({
            "title": "With a prefix that has no effect",
            "description": "The portal drops a name with this prefix: the answer comes unfiltered.",
            "deprecated": true,
        });
        patterns.insert(pattern::prefixed(&dropped, &shape.names()), with(words, self.criterion()));
        if shape.custom {
            let words = json!({ "title": "Custom field", "description": "Value of a custom field to look for." });
            let name = pattern::custom(&(any_of(ALL_PREFIXES) + "?"));
            patterns.insert(name, with(words, self.criterion()));
        }
        let schema = with(self.members(shape), json!({ "patternProperties": patterns }));
        if shape.find("FIND").is_none() {
            return schema;
        }
        with(schema, json!({ "dependentSchemas": { "FIND": { "maxProperties": 1 } } }))
    }

    /// The rows alone.
    pub(super) fn members(&mut self, shape: &'static Shape) -> Json {
        let rows = || shape.rows().filter(|row| !matches!(row.kind, Kind::Refused(_)));
        let properties: Map<_, _> =
            rows().map(|row| (row.name.to_owned(), with(words::of_row(row), self.kind(&row.kind)))).collect();
        let required: Vec<_> = rows().filter(|row| row.required).map(|row| row.name).collect();
        let schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
        if required.is_empty() { schema } else { with(schema, json!({ "required": required })) }
    }

    /// The names of a filter, those together that compare with the same kind of value.
    fn by_criterion(&mut self, shape: &'static Shape) -> Vec<(Vec<&'static str>, Json)> {
        let mut groups: Vec<(Vec<&'static str>, Json)> = Vec::new();
        for row in shape.rows() {
            let schema = self.compared(row);
            match groups.iter_mut().find(|(_, known)| *known == schema) {
                Some((names, _)) => names.push(row.name),
                None => groups.push((vec![row.name], schema)),
            }
        }
        groups
    }

    fn compared(&mut self, row: &Row) -> Json {
        match row.kind {
            // With a prefix, several words can be meant.
            Kind::Word(..) => json!({ "anyOf": [self.kind(&row.kind), self.criteria()] }),
            _ => self.kind(&row.kind),
        }
    }
}
