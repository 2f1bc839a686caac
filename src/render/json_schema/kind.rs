//! What a value of each kind may be.

use serde_json::{Value as Json, json};

use super::definition::shaped;
use super::{Writer, pattern, with};
use crate::format::language::LANGUAGES;
use crate::format::number::SAFE_INTEGER;
use crate::schema::{Blank, Case, Kind, Look, USER_TYPES};

impl Writer {
    pub(super) fn kind(&mut self, kind: &Kind) -> Json {
        match kind {
            Kind::Flag | Kind::FilterFlag | Kind::Switch | Kind::Bit | Kind::Multiple => self.flag(),
            Kind::Sign => json!({ "anyOf": [self.flag(), whole_number(i32::MIN, i32::MAX)] }),
            Kind::Id | Kind::Item | Kind::IdText(Blank::Refused | Blank::Destroys(_)) => self.id(),
            Kind::IdText(Blank::Clears) => json!({ "anyOf": [self.id(), { "const": "" }] }),
            Kind::Ids(blank) => {
                let least = if *blank == Blank::Refused { json!({ "minItems": 1 }) } else { json!({}) };
                let list = with(json!({ "type": "array", "items": self.id() }), least);
                json!({ "anyOf": [self.id(), list] })
            }
            Kind::Integer { min, max, step } => integer(*min, *max, *step),
            Kind::Number => {
                json!({ "anyOf": [{ "type": "number" }, { "type": "string", "pattern": pattern::DECIMAL }] })
            }
            Kind::Text { limit, blank } => text(*limit, *blank),
            Kind::Trimmed { limit } => json!({ "type": "string", "pattern": pattern::trimmed_text(*limit) }),
            Kind::Email { trimmed } => json!({ "type": "string", "pattern": pattern::email(255, *trimmed) }),
            Kind::Word(words, Case::Exact) => json!({ "enum": words }),
            Kind::Word(words, Case::Any) | Kind::Look(Look { words, .. }) => any_case(words),
            Kind::Birthday => {
                let midnight = shaped("The start of a day in UTC, as the portal returns it.", pattern::midnight());
                json!({ "anyOf": [self.date(), midnight] })
            }
            Kind::Date => self.date(),
            Kind::DateTime => self.date_time(),
            Kind::DateOrDateTime => json!({ "anyOf": [self.date(), self.date_time()] }),
            Kind::Photo => self.photo(),
            Kind::Upload => self.upload(),
            Kind::Money => json!({ "type": "string", "pattern": pattern::MONEY }),
            Kind::CrmLink => json!({ "type": "string", "pattern": pattern::CRM_LINK }),
            Kind::Plain => self.data(),
            Kind::Criterion => self.criterion(),
            Kind::Clearable(kind) => json!({ "anyOf": [self.kind(kind), { "const": "" }] }),
            Kind::FieldName => json!({ "type": "string", "pattern": pattern::new_field_name() }),
            Kind::UserType => user_type(),
            Kind::Label => self.label(),
            Kind::Labels => self.labels(),
            Kind::Language => json!({ "enum": LANGUAGES }),
            Kind::Settings => self.settings(),
            Kind::Items => self.items(),
            Kind::Object(shape) => self.object(shape),
            Kind::Moment(shape) => self.moment(shape),
            Kind::Filter(shape) => self.filter(shape),
            Kind::Select(shape) => {
                let custom = json!({ "type": "string", "pattern": pattern::custom("") });
                let name = json!({ "anyOf": [{ "enum": shape.names() }, custom] });
                json!({ "type": "array", "items": name })
            }
            Kind::Refused(_) => json!(false),
        }
    }
}

fn text(limit: usize, blank: Blank) -> Json {
    let most = if limit == usize::MAX { json!({}) } else { json!({ "maxLength": limit }) };
    let least = if blank == Blank::Refused { json!({ "minLength": 1 }) } else { json!({}) };
    with(json!({ "type": "string" }), with(least, most))
}

/// Words, of which others also take another case.
fn any_case(words: &[&str]) -> Json {
    let spellings: Vec<_> = words.iter().map(|word| pattern::any_case(word)).collect();
    let pattern = pattern::whole(&pattern::any_of(&spellings));
    json!({ "anyOf": [{ "enum": words }, { "type": "string", "pattern": pattern }] })
}

/// A number within limits, or its digits; steps count from zero up.
fn integer(min: i32, max: i32, step: i32) -> Json {
    let digits = json!({ "type": "string", "pattern": pattern::integer(min, max, step) });
    if step == 1 {
        return json!({ "anyOf": [whole_number(min, max), digits] });
    }
    let stepped = with(whole_number(min.max(0), max), json!({ "multipleOf": step }));
    json!({ "anyOf": [whole_number(min, -1), stepped, digits] })
}

/// The extremes of the type stand for no limit.
fn whole_number(min: i32, max: i32) -> Json {
    let low = if min == i32::MIN { -SAFE_INTEGER } else { min.into() };
    let high = if max == i32::MAX { SAFE_INTEGER } else { max.into() };
    json!({ "type": "integer", "minimum": low, "maximum": high })
}

fn user_type() -> Json {
    let names: Vec<_> = USER_TYPES.iter().map(|known| known.name).collect();
    let mut patterns = names.clone();
    patterns.push(pattern::APP_TYPE);
    let pattern = pattern::trimmed(&pattern::any_of(&patterns));
    json!({ "anyOf": [{ "enum": names }, { "type": "string", "pattern": pattern }] })
}
