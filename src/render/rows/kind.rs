//! What a value is, as members of an object.

use super::{list, quoted};
use crate::schema::{Blank, Kind, LINE, Look, Shape};

/// `kind: 'text', limit: 50, clearable: true`
pub(super) fn of_kind(kind: &Kind, items: &Shape, depth: usize) -> String {
    let plain = match *kind {
        Kind::Flag | Kind::FilterFlag | Kind::Switch | Kind::On | Kind::Bit | Kind::Sign | Kind::Multiple => "flag",
        Kind::Id => "id",
        Kind::IdText => return clearable(named("id")),
        Kind::Country => return clearable(named("country")),
        Kind::Ids(Blank::Refused) => "ids",
        Kind::Ids(_) => return clearable(named("ids")),
        Kind::Integer { min, max } => return integer(min, max),
        Kind::Number => "number",
        Kind::Text { limit, blank: Blank::Refused } | Kind::Trimmed { limit } => return limited("text", limit),
        Kind::Text { limit, .. } => return clearable(limited("text", limit)),
        Kind::Email { .. } => return limited("email", LINE),
        Kind::Word(words, _) => return word(words, &[]),
        Kind::Look(Look { words, dead }) => return word(words, dead),
        Kind::Day | Kind::StoredDay => "day",
        Kind::PortalDay => "portal_day",
        Kind::DateTime => "datetime",
        Kind::DateOrDateTime | Kind::When => "day_or_datetime",
        Kind::Photo => return clearable(named("photo")),
        Kind::Upload => "file",
        Kind::Money => "money",
        Kind::CrmLink => "crm_link",
        Kind::Clearable(kind) => return clearable(of_kind(kind, items, depth)),
        Kind::FieldName => "code",
        Kind::UserType => "user_type",
        Kind::Label => return clearable(limited("text", LINE)),
        Kind::Labels => return clearable(limited("labels", LINE)),
        Kind::Language => "language",
        Kind::Settings => "settings",
        Kind::Items => return format!("{}, members: {}", named("items"), list(items, items, depth)),
        Kind::Moment(shape) => return format!("{}, members: {}", named("default_date"), list(shape, items, depth)),
        Kind::Object(_) | Kind::NewField(_) | Kind::FieldChange(_) | Kind::Filter(_) | Kind::ExactFilter(_) => "object",
        Kind::Plain | Kind::Untold | Kind::Scalar | Kind::Criterion | Kind::AnyOf(_) => "data",
        Kind::Select(_) | Kind::Column(_) | Kind::Refused(_) => "data",
    };
    named(plain)
}

fn named(kind: &str) -> String {
    format!("kind: '{kind}'")
}

/// Empty text is taken as well, or where a value is a list the empty one.
fn clearable(members: String) -> String {
    members + ", clearable: true"
}

fn limited(kind: &str, limit: usize) -> String {
    if limit == usize::MAX { named(kind) } else { format!("{}, limit: {limit}", named(kind)) }
}

/// The extremes of the type stand for no limit.
fn integer(min: i32, max: i32) -> String {
    let mut out = named("integer");
    if min != i32::MIN {
        out += &format!(", min: {min}");
    }
    if max != i32::MAX {
        out += &format!(", max: {max}");
    }
    out
}

/// Words that work; the empty one is told of as for any other kind.
fn word(words: &[&str], dead: &[&str]) -> String {
    let working = words.iter().filter(|word| !word.is_empty() && !dead.contains(word));
    let allowed = working.map(|word| quoted(word)).collect::<Vec<_>>().join(", ");
    let members = format!("{}, allowed: [{allowed}]", named("word"));
    if words.contains(&"") { clearable(members) } else { members }
}
