//! What values of each kind are in TypeScript.

use std::fmt::Write;

use super::{Side, object};
use crate::render::remark;
use crate::schema::{Case, Kind, LINE, Look, Row};

/// What is said of a row: its doc line, what bounds its value, and the warning that its use always brings.
pub(super) fn said(row: &Row) -> String {
    let mut text = row.doc.to_owned() + &bounds(&row.kind);
    if let Some(remark) = row.remark {
        let _ = write!(text, " `{}`: {}", remark.caution().code(), remark::said(remark));
    }
    text
}

/// What a type cannot say.
fn bounds(kind: &Kind) -> String {
    match *kind {
        Kind::Text { limit: usize::MAX, .. } | Kind::Trimmed { limit: usize::MAX } => String::new(),
        Kind::Text { limit, .. } | Kind::Trimmed { limit } => format!(" At most {limit} characters."),
        Kind::Email { .. } | Kind::Label => format!(" At most {LINE} characters."),
        Kind::Labels => format!(" At most {LINE} characters each."),
        // Limits of the type are none.
        Kind::Integer { min: i32::MIN, .. } => String::new(),
        Kind::Integer { min, max: i32::MAX } => format!(" {min} or more."),
        Kind::Integer { min, max } => format!(" {min} to {max}."),
        Kind::Day => " `YYYY-MM-DD`, or an instant at midnight UTC.".to_owned(),
        Kind::Clearable(kind) => bounds(kind),
        _ => String::new(),
    }
}

pub(super) fn kind_type(kind: &Kind, side: Side, depth: usize) -> String {
    let is_input = side == Side::Input;
    let of = |input: &str, wire: &str| if is_input { input.to_owned() } else { wire.to_owned() };
    match kind {
        Kind::Flag | Kind::FilterFlag | Kind::Multiple => of("Flag", "'Y' | 'N'"),
        Kind::Switch => of("Flag", "true"),
        Kind::Bit => of("Flag", "0 | 1"),
        Kind::Sign => of("Sign", "0 | 1"),
        Kind::On => of("Flag", "'Y'"),
        Kind::Id => of("Id", "number"),
        Kind::IdText => of("Id | ''", "`${bigint}` | ''"),
        Kind::Country => of("Country", "`${bigint}` | ''"),
        Kind::Ids(_) => of("Id | readonly Id[]", "number[]"),
        Kind::Integer { .. } => of("Integer", "number"),
        Kind::Number => of("Decimal", "number | `${number}`"),
        Kind::Text { .. } | Kind::Trimmed { .. } | Kind::Email { .. } | Kind::FieldName | Kind::Label => {
            "string".to_owned()
        }
        Kind::Money | Kind::CrmLink | Kind::UserType | Kind::PortalDay => "string".to_owned(),
        Kind::Column(_) => "UserColumn".to_owned(),
        Kind::Word(words, case) => literals(words, is_input && *case == Case::Any),
        Kind::Look(Look { words, .. }) => literals(words, is_input),
        Kind::Day | Kind::StoredDay | Kind::DateTime | Kind::DateOrDateTime => of("string | Date", "string"),
        Kind::When => of("string | Date | false", "string | false"),
        Kind::Photo => "Photo".to_owned(),
        Kind::Upload => "FileData | FileRemoval".to_owned(),
        Kind::Plain => of("UserFieldValue", "unknown"),
        Kind::Untold => "unknown".to_owned(),
        Kind::Scalar | Kind::Criterion | Kind::AnyOf(_) => "Criterion".to_owned(),
        // Text takes the empty one by itself.
        Kind::Clearable(
            kind @ (Kind::Day | Kind::StoredDay | Kind::PortalDay | Kind::DateTime | Kind::DateOrDateTime),
        ) => kind_type(kind, side, depth),
        Kind::Clearable(kind) => kind_type(kind, side, depth) + " | ''",
        Kind::Labels => "Label".to_owned(),
        Kind::Language => "Language".to_owned(),
        Kind::Settings => "Record<string, unknown>".to_owned(),
        Kind::Items => "Record<string, unknown>[]".to_owned(),
        Kind::Object(shape) | Kind::NewField(shape) | Kind::FieldChange(shape) | Kind::Moment(shape) => {
            // What goes on the wire is taken again, so its parts follow the type as well.
            let is_new = matches!(kind, Kind::NewField(_)) && !is_input;
            let mut text = if is_new { "AnyNewUserField & ".to_owned() } else { String::new() };
            object(&mut text, shape, side, depth);
            text
        }
        Kind::Filter(shape) if shape.find("FIND").is_some() => "Filter<UserSearchCriterion>".to_owned(),
        Kind::Filter(_) => "Filter<UserCriterion>".to_owned(),
        Kind::ExactFilter(_) => "ExactFilter<UserFieldCriterion>".to_owned(),
        Kind::Select(_) => of("readonly UserSelection[]", "UserSelection[]"),
        Kind::Refused(_) => "never".to_owned(),
    }
}

/// The words; when case does not matter, in lower case as well.
pub(super) fn literals(words: &[&str], any_case: bool) -> String {
    let lower = words.iter().map(|word| word.to_lowercase()).filter(|word| any_case && !words.contains(&word.as_str()));
    let upper = words.iter().map(|word| word.to_uppercase()).filter(|word| any_case && !words.contains(&word.as_str()));
    let all = words.iter().map(|word| (*word).to_owned()).chain(lower).chain(upper);
    all.map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" | ")
}
