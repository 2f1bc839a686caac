//! Custom fields: what their type decides, and the items of an enumeration.

use serde_json::{Map, Value as Json, json};

use super::{Writer, pattern, with};
use crate::schema::{ANY_SETTINGS, APP_TYPE, ITEM_CHANGE, NEW_ITEM, Shape, USER_TYPES, UserType, Verb};

impl Writer {
    /// `SETTINGS`, as far as they mean the same whatever the type; the definitions of the types are for whoever knows it.
    pub(super) fn settings(&mut self) -> Json {
        for user_type in types() {
            self.settings_of(user_type);
        }
        let known = USER_TYPES.iter().find(|known| known.needs_one_on());
        let all_off = known.map_or(json!({}), |known| {
            let names = known.settings.names();
            let off: Map<_, _> = names.iter().map(|name| ((*name).to_owned(), self.no())).collect();
            one_on(json!({ "properties": off, "required": names }))
        });
        let schema = with(self.members(&ANY_SETTINGS), all_off);
        json!({ "anyOf": [schema, no_members()] })
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
        let list = if user_type.has_items() { json!({}) } else { json!({ "LIST": false }) };
        let multiple = if user_type.can_be_multiple() { json!({}) } else { json!({ "MULTIPLE": self.no() }) };
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
            let schema = writer.members(&user_type.settings);
            let schema = if user_type.needs_one_on() {
                let enough = if writer.verb == Verb::Add { 1 } else { user_type.settings.names().len() };
                with(schema, one_on(json!({ "minProperties": enough, "additionalProperties": writer.no() })))
            } else {
                schema
            };
            with(words, json!({ "anyOf": [schema, no_members()] }))
        })
    }
}

fn one_on(all_off: Json) -> Json {
    json!({ "$comment": "At least one kind of entity must be on.", "not": all_off })
}

/// How PHP writes an object without members.
fn no_members() -> Json {
    json!({ "type": "array", "maxItems": 0 })
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
