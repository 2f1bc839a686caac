//! Custom fields: what their type decides, and the items of an enumeration.

use serde_json::{Value as Json, json};

use super::{Writer, pattern, with};
use crate::schema::{APP_TYPE, ITEM_CHANGE, Kind, NEW_ITEM, Shape, USER_TYPES, UserType, Verb};

impl Writer {
    /// `SETTINGS`: of a new field by its type, which is told beside them; of any type when it is not told.
    pub(super) fn settings(&mut self) -> Json {
        if self.verb == Verb::Add {
            return json!({ "type": "object" });
        }
        let by_type: Vec<_> = types().map(|user_type| self.settings_of(user_type)).collect();
        json!({ "anyOf": by_type })
    }

    /// What follows from the type of a new field, and from its holding one value or several.
    pub(super) fn by_type(&mut self) -> Json {
        let mut conditions: Vec<_> = types().map(|user_type| self.of_type(user_type)).collect();
        let default = json!({ "type": "object", "properties": { "DEF": self.yes() }, "required": ["DEF"] });
        let list = json!({ "type": "array", "contains": default, "minContains": 0, "maxContains": 1 });
        conditions.push(json!({
            "$comment": "Only one item of a single field can be the default.",
            "if": { "properties": { "MULTIPLE": self.no() } },
            "then": { "properties": { "LIST": list } },
        }));
        json!({ "allOf": conditions })
    }

    fn of_type(&mut self, user_type: &'static UserType) -> Json {
        let name = if is_app_type(user_type) { pattern::APP_TYPE } else { user_type.name };
        let name = json!({ "type": "string", "pattern": pattern::trimmed(name) });
        let list = if matches!(user_type.value, Kind::Item) { json!({}) } else { json!({ "LIST": false }) };
        let multiple = if matches!(user_type.value, Kind::Bit) { json!({ "MULTIPLE": self.no() }) } else { json!({}) };
        json!({
            "if": { "properties": { "USER_TYPE_ID": name }, "required": ["USER_TYPE_ID"] },
            "then": { "properties": with(json!({ "SETTINGS": self.settings_of(user_type) }), with(list, multiple)) },
        })
    }

    pub(super) fn items(&mut self) -> Json {
        let item = self.refer("item", |writer| match writer.verb {
            Verb::Add => with(writer.members(&NEW_ITEM), json!({ "required": ["VALUE"] })),
            _ => {
                let deleted = json!({ "properties": { "DEL": writer.yes() }, "required": ["DEL"] });
                let one = json!({ "if": deleted, "then": needed("ID"), "else": needed("VALUE") });
                with(writer.members(&ITEM_CHANGE), one)
            }
        });
        json!({ "type": "array", "items": item, "minItems": 1 })
    }

    /// The default of a date: a value goes with a fixed one only.
    pub(super) fn moment(&mut self, shape: &'static Shape) -> Json {
        let fixed = json!({ "type": "string", "pattern": pattern::whole(&pattern::any_case("FIXED")) });
        let condition = json!({
            "if": { "properties": { "TYPE": fixed } },
            "then": { "properties": { "VALUE": { "type": "string", "minLength": 1 } }, "required": ["VALUE"] },
            "else": { "properties": { "VALUE": { "const": "" } } },
        });
        with(self.members(shape), condition)
    }

    fn settings_of(&mut self, user_type: &'static UserType) -> Json {
        let name = if is_app_type(user_type) { "rest" } else { user_type.name };
        self.refer(&format!("settings-{name}"), |writer| {
            let words = json!({
                "title": user_type.doc,
                "description": format!("`SETTINGS` of a custom field of the type `{}`.", user_type.name),
            });
            let schema = with(words, writer.members(&user_type.settings));
            if !matches!(user_type.value, Kind::CrmLink) {
                return schema;
            }
            let enough = if writer.verb == Verb::Add { 1 } else { user_type.settings.names().len() };
            let all_off = json!({ "minProperties": enough, "additionalProperties": writer.no() });
            with(schema, json!({ "$comment": "At least one kind of entity must be on.", "not": all_off }))
        })
    }
}

fn types() -> impl Iterator<Item = &'static UserType> {
    USER_TYPES.iter().chain([&APP_TYPE])
}

fn is_app_type(user_type: &UserType) -> bool {
    user_type.name == APP_TYPE.name
}

/// The name must be there, whatever it holds: that is said elsewhere.
pub(super) fn needed(name: &str) -> Json {
    json!({ "properties": { name: true }, "required": [name] })
}
