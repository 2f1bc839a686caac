//! Objects: the rows of a shape as properties, other names by their pattern.

use serde_json::{Map, Value as Json, json};

use super::field::needed;
use super::pattern::{self, any_of};
use super::{Writer, with, words};
use crate::schema::{ALL_PREFIXES, Beside, Kind, Row, Shape, USER_TYPES, WORKING_PREFIXES};

impl Writer {
    /// An object of these rows, and of whatever may stand beside them.
    pub(super) fn object(&mut self, shape: &'static Shape) -> Json {
        let schema = self.members(shape);
        match shape.beside {
            Beside::Nothing => schema,
            Beside::CustomFields => {
                for user_type in USER_TYPES {
                    self.custom_value(user_type);
                }
                let words = json!({
                    "title": "Custom field",
                    "description": "Value of a custom field, by its type: see the definitions named `custom-…`.",
                });
                let custom = with(words, self.data());
                with(schema, json!({ "patternProperties": { pattern::custom(""): custom } }))
            }
            Beside::Criteria => match shape.filter() {
                Some((row, filter)) => self.beside_filter(schema, shape, row, filter),
                None => schema,
            },
        }
    }

    /// The names of a filter may stand beside the rows, unless it is given itself.
    fn beside_filter(&mut self, schema: Json, shape: &Shape, row: &Row, filter: &'static Shape) -> Json {
        let mut criteria = self.filter(filter, true);
        let of = |schema: &mut Json, keyword| schema.get_mut(keyword).map(Json::take).unwrap_or_default();
        let patterns = of(&mut criteria, "patternProperties");
        let mut rows = schema.clone();
        let properties = with(of(&mut criteria, "properties"), of(&mut rows, "properties"));
        let alone = json!({
            "properties": properties,
            "patternProperties": patterns,
            "if": needed(row.name),
            "then": { "propertyNames": { "enum": shape.names() } },
        });
        with(schema, alone)
    }

    /// An object of names to look for, which may carry a prefix; perhaps one that works.
    pub(super) fn filter(&mut self, shape: &'static Shape, has_prefixes: bool) -> Json {
        let (working, dropped): (Vec<&str>, Vec<&str>) =
            ALL_PREFIXES.iter().partition(|prefix| has_prefixes && prefix.len() <= WORKING_PREFIXES);
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
        let names: Vec<_> = shape.rows().filter(|row| !row.bare).map(|row| row.name).collect();
        patterns.insert(pattern::prefixed(&dropped, &names), with(words, self.kind(&Kind::Criterion)));
        if shape.has_custom_fields() {
            let words = json!({ "title": "Custom field", "description": "Value of a custom field to look for." });
            let name = pattern::custom(&(any_of(ALL_PREFIXES) + "?"));
            patterns.insert(name, with(words, self.kind(&Kind::Criterion)));
        }
        with(self.members(shape), json!({ "patternProperties": patterns }))
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
        for row in shape.rows().filter(|row| !row.bare) {
            let schema = self.kind(&row.kind);
            match groups.iter_mut().find(|(_, known)| *known == schema) {
                Some((names, _)) => names.push(row.name),
                None => groups.push((vec![row.name], schema)),
            }
        }
        groups
    }
}
