//! What a value of each kind may be.

use serde_json::{Value as Json, json};

use super::definition::shaped;
use super::{Writer, pattern, with};
use crate::format::country;
use crate::format::language::LANGUAGES;
use crate::format::number::SAFE_INTEGER;
use crate::schema::{Blank, Case, Kind, LINE, Look, Shape, USER_TYPES};

impl Writer {
    pub(super) fn kind(&mut self, kind: &Kind) -> Json {
        match kind {
            Kind::Flag | Kind::FilterFlag | Kind::Switch | Kind::Bit | Kind::Multiple => self.flag(),
            Kind::On => self.yes(),
            Kind::Sign => json!({ "anyOf": [self.flag(), whole_number(i32::MIN, i32::MAX)] }),
            Kind::Id => self.id(),
            Kind::IdText => json!({ "anyOf": [self.id(), { "const": "" }] }),
            Kind::Country => self.country(),
            Kind::Ids(blank) => {
                let least = if *blank == Blank::Refused { json!({ "minItems": 1 }) } else { json!({}) };
                let list = with(json!({ "type": "array", "items": self.id() }), least);
                json!({ "anyOf": [self.id(), list] })
            }
            Kind::Integer { min, max } => {
                let digits = json!({ "type": "string", "pattern": pattern::integer(*min, *max) });
                json!({ "anyOf": [whole_number(*min, *max), digits] })
            }
            Kind::Number => {
                json!({ "anyOf": [{ "type": "number" }, { "type": "string", "pattern": pattern::DECIMAL }] })
            }
            Kind::Text { limit, blank } => text(*limit, *blank),
            Kind::Trimmed { limit } => json!({ "type": "string", "pattern": pattern::trimmed_text(*limit) }),
            Kind::Email { trimmed } => json!({ "type": "string", "pattern": pattern::email(LINE, *trimmed) }),
            Kind::Word(words, Case::Exact) => json!({ "enum": words }),
            Kind::Word(words, Case::Any) | Kind::Look(Look { words, .. }) => any_case(words),
            Kind::Day => self.day(),
            Kind::StoredDay => {
                let dotted = shaped("A day as many portals write it: `06.05.2024`.", pattern::dotted());
                json!({ "anyOf": [self.day(), dotted] })
            }
            Kind::PortalDay => json!({ "type": "string", "not": { "pattern": pattern::date_time() } }),
            Kind::DateTime => self.date_time(),
            Kind::DateOrDateTime => json!({ "anyOf": [self.date(), self.date_time()] }),
            Kind::When => self.when(),
            Kind::Photo => self.photo(),
            Kind::Upload => self.upload(),
            Kind::Money => json!({ "type": "string", "pattern": pattern::MONEY }),
            Kind::CrmLink => json!({ "type": "string", "pattern": pattern::CRM_LINK }),
            Kind::Plain | Kind::Untold => self.data(),
            Kind::Scalar => self.scalar(),
            Kind::Criterion => self.any_of(&Kind::Scalar),
            Kind::AnyOf(kind) => self.any_of(kind),
            Kind::Clearable(kind) => json!({ "anyOf": [self.kind(kind), { "const": "" }] }),
            Kind::FieldName => json!({ "type": "string", "pattern": pattern::new_field_name() }),
            Kind::UserType => user_type(),
            Kind::Label => self.label(),
            Kind::Labels => self.labels(),
            Kind::Language => json!({ "enum": LANGUAGES }),
            Kind::Settings => self.settings(),
            Kind::Items => self.items(),
            Kind::Object(shape) => self.object(shape),
            Kind::NewField(shape) => with(self.object(shape), self.by_type()),
            // With nothing in it, the portal does nothing and answers `true`.
            Kind::FieldChange(shape) => with(self.object(shape), json!({ "minProperties": 1 })),
            Kind::Moment(shape) => self.moment(shape),
            Kind::Filter(shape) => self.filter(shape, true),
            Kind::ExactFilter(shape) => self.filter(shape, false),
            Kind::Select(shape) => json!({ "type": "array", "items": selected(shape) }),
            Kind::Column(shape) => {
                let mut names: Vec<_> = shape.names().into_iter().map(pattern::any_case).collect();
                names.push("[Uu][Ff]_[A-Za-z0-9_]+".to_owned());
                json!({ "type": "string", "pattern": pattern::whole(&pattern::any_of(&names)) })
            }
            Kind::Refused(_) => json!(false),
        }
    }

    fn country(&mut self) -> Json {
        self.refer("country", |writer| {
            let codes: Vec<_> = country::codes().collect();
            json!({
                "description": "The product's id of a country or its ISO 3166-1 code; `0` and empty text are none.",
                "anyOf": [writer.id(), { "enum": ["", "0"] }, { "enum": codes }],
            })
        })
    }

    /// One value or several.
    fn any_of(&mut self, kind: &Kind) -> Json {
        let one = self.kind(kind);
        json!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
    }
}

fn selected(shape: &Shape) -> Json {
    let custom = json!({ "type": "string", "pattern": pattern::custom("") });
    json!({ "anyOf": [{ "enum": shape.names() }, custom] })
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
