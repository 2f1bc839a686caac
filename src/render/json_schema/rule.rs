//! What must hold between the names of a method.

use serde_json::{Value as Json, json};

use super::{Writer, pattern, with};
use crate::schema::Rule;

impl Writer {
    pub(super) fn rules(&mut self, rules: &[Rule]) -> Json {
        rules.iter().fold(json!({}), |schema, rule| with(schema, self.rule(*rule)))
    }

    fn rule(&mut self, rule: Rule) -> Json {
        match rule {
            // The id is one.
            Rule::SomethingToChange => json!({ "minProperties": 2 }),
            Rule::Belonging => json!({
                "if": { "properties": { "EXTRANET": self.yes() }, "required": ["EXTRANET"] },
                "then": {
                    "properties": { "SONET_GROUP_ID": true, "UF_DEPARTMENT": false },
                    "required": ["SONET_GROUP_ID"],
                },
                "else": {
                    "properties": { "UF_DEPARTMENT": true, "SONET_GROUP_ID": false },
                    "required": ["UF_DEPARTMENT"],
                },
            }),
            Rule::SortWithOrder => json!({ "dependentRequired": { "sort": ["order"], "order": ["sort"] } }),
            Rule::TextOnlyNames => {
                json!({ "allOf": [{ "patternProperties": { pattern::demands_text(): { "type": "string" } } }] })
            }
        }
    }
}
