//! Types of custom fields: what a value looks like, and which settings there are.

use super::row::native;
use super::{Blank, Kind, Row, Shape, Spelling, settings};

/// A type of custom field, `USER_TYPE_ID`.
#[derive(Debug)]
pub struct UserType {
    pub name: &'static str,
    pub doc: &'static str,
    /// A single value on a person.
    pub value: Kind,
    /// What `SETTINGS` takes; on the portal names of other types are dropped.
    pub settings: Shape,
    /// Whether `SHOW_FILTER: Y` on creation has an effect.
    pub filterable: bool,
}

const fn exact(rows: &'static [&'static [Row]]) -> Shape {
    Shape { rows, spelling: Spelling::Exact, custom: false }
}

const TEXT: Kind = Kind::text(usize::MAX);

const fn of(name: &'static str, doc: &'static str, value: Kind, settings: &'static [&'static [Row]]) -> UserType {
    UserType { name, doc: native(doc), value, settings: exact(settings), filterable: true }
}

const fn unfilterable(name: &'static str, doc: &'static str, value: Kind) -> UserType {
    UserType { name, doc: native(doc), value, settings: exact(&[]), filterable: false }
}

/// The documented types (`userfield.md` 2.3).
pub static USER_TYPES: &[UserType] = &[
    of("string", "Text", TEXT, &[settings::STRING]),
    of("integer", "Whole number", Kind::integer(i32::MIN, i32::MAX), &[settings::INTEGER]),
    of("double", "Number", Kind::Number, &[settings::DOUBLE]),
    of("boolean", "Yes or no", Kind::Bit, &[settings::BOOLEAN]),
    of("date", "Date", Kind::Date, &[settings::DATE]),
    of("datetime", "Date and time", Kind::DateTime, &[settings::DATETIME]),
    of("enumeration", "Choice from a list", Kind::Item, &[settings::ENUMERATION]),
    of("iblock_section", "Section of an information block", Kind::Id, &[settings::IBLOCK]),
    of("iblock_element", "Element of an information block", Kind::Id, &[settings::IBLOCK]),
    of("crm", "Link to a CRM entity", Kind::CrmLink, &[settings::CRM]),
    of(
        "crm_status",
        "Entry of a CRM directory",
        Kind::Text { limit: usize::MAX, blank: Blank::Clears },
        &[settings::CRM_STATUS],
    ),
    of("employee", "Person", Kind::Id, &[]),
    unfilterable("file", "File", Kind::Upload),
    unfilterable("url", "Link", TEXT),
    unfilterable("money", "Money", Kind::Money),
    unfilterable("address", "Address", TEXT),
];

/// A type that an application has registered: `rest_<number>_<word>`.
pub static APP_TYPE: UserType = unfilterable("rest_…", "An application's own type", Kind::Plain);

/// The type of that exact name; types are case-sensitive on the portal.
pub fn user_type(name: &str) -> Option<&'static UserType> {
    let known = USER_TYPES.iter().find(|known| known.name == name);
    known.or_else(|| is_app_type(name).then_some(&APP_TYPE))
}

fn is_app_type(name: &str) -> bool {
    let Some((number, word)) = name.strip_prefix("rest_").and_then(|rest| rest.split_once('_')) else {
        return false;
    };
    crate::format::number::is_digits(number)
        && !word.is_empty()
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
