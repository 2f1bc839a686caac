//! Types of custom fields: what a value looks like, and which settings there are.

use super::filter::WHEN;
use super::row::native;
use super::{Kind, Row, Shape, settings};
use crate::format::number::is_digits;
use crate::format::text::split_once;

/// A type of custom field, `USER_TYPE_ID`.
#[derive(Debug)]
pub struct UserType {
    pub name: &'static str,
    pub doc: &'static str,
    /// A single value on a person.
    pub value: Kind,
    /// What `SETTINGS` takes; on the portal names of other types are dropped.
    pub settings: Shape,
    /// What values are compared with in a filter.
    pub criterion: Kind,
    oddity: Oddity,
}

/// What sets a type apart; none has two of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Oddity {
    None,
    /// Never shown in the filter.
    Unfilterable,
    /// Holds one value, never several.
    Single,
    /// Has a list of items.
    Listed,
    /// Settings are read on creation only.
    SetOnce,
    /// One of the settings must be on.
    OneOn,
}

impl UserType {
    const fn new(name: &'static str, doc: &'static str, value: Kind) -> UserType {
        let settings = Shape::exact(&[]);
        UserType { name, doc: native(doc), value, settings, criterion: Kind::Criterion, oddity: Oddity::None }
    }

    const fn compared_with(self, criterion: Kind) -> UserType {
        UserType { criterion, ..self }
    }

    const fn settings(self, settings: &'static [&'static [Row]]) -> UserType {
        UserType { settings: Shape::exact(settings), ..self }
    }

    const fn but(self, oddity: Oddity) -> UserType {
        UserType { oddity, ..self }
    }

    /// Whether `SHOW_FILTER: Y` on creation has an effect.
    pub fn is_filterable(&self) -> bool {
        self.oddity != Oddity::Unfilterable
    }

    /// Whether a field may hold several values.
    pub fn can_be_multiple(&self) -> bool {
        self.oddity != Oddity::Single
    }

    /// Whether a value is the id of an item of the field's `LIST`.
    pub fn has_items(&self) -> bool {
        self.oddity == Oddity::Listed
    }

    /// Whether the portal reads `SETTINGS` on update.
    pub fn can_be_set_again(&self) -> bool {
        self.oddity != Oddity::SetOnce
    }

    /// Whether the portal switches a setting on when none of them is.
    pub fn needs_one_on(&self) -> bool {
        self.oddity == Oddity::OneOn
    }
}

const TEXT: Kind = Kind::text(usize::MAX);

/// The documented types (`userfield.md` 2.3).
pub static USER_TYPES: &[UserType] = &[
    UserType::new("string", "Text", TEXT).settings(&[settings::STRING]),
    UserType::new("integer", "Whole number", Kind::integer(i32::MIN, i32::MAX)).settings(&[settings::INTEGER]),
    UserType::new("double", "Number", Kind::Number).settings(&[settings::DOUBLE]),
    UserType::new("boolean", "Yes or no", Kind::Bit).settings(&[settings::BOOLEAN]).but(Oddity::Single),
    UserType::new("date", "Date", Kind::Day).settings(&[settings::DATE]).compared_with(WHEN).but(Oddity::SetOnce),
    UserType::new("datetime", "Date and time", Kind::DateTime).settings(&[settings::DATETIME]).compared_with(WHEN),
    UserType::new("enumeration", "Choice from a list", Kind::Id).settings(&[settings::ENUMERATION]).but(Oddity::Listed),
    UserType::new("iblock_section", "Section of an information block", Kind::Id).settings(&[settings::IBLOCK]),
    UserType::new("iblock_element", "Element of an information block", Kind::Id).settings(&[settings::IBLOCK]),
    UserType::new("crm", "Link to a CRM entity", Kind::CrmLink).settings(&[settings::CRM]).but(Oddity::OneOn),
    UserType::new("crm_status", "Entry of a CRM directory", TEXT).settings(&[settings::CRM_STATUS]),
    UserType::new("employee", "Person", Kind::Id),
    UserType::new("file", "File", Kind::Upload).but(Oddity::Unfilterable),
    UserType::new("url", "Link", TEXT).but(Oddity::Unfilterable),
    UserType::new("money", "Money", Kind::Money).but(Oddity::Unfilterable),
    UserType::new("address", "Address", TEXT).but(Oddity::Unfilterable),
];

/// A type that an application has registered: `rest_<number>_<word>`.
pub static APP_TYPE: UserType =
    UserType::new("rest_…", "An application's own type", Kind::Plain).but(Oddity::Unfilterable);

/// The type of that exact name; types are case-sensitive on the portal.
pub fn user_type(name: &str) -> Option<&'static UserType> {
    let known = USER_TYPES.iter().find(|known| known.name == name);
    known.or_else(|| is_app_type(name).then_some(&APP_TYPE))
}

fn is_app_type(name: &str) -> bool {
    let Some((number, word)) = name.strip_prefix("rest_").and_then(|rest| split_once(rest, "_")) else {
        return false;
    };
    is_digits(number) && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
