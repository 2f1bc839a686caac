//! How single values of a field are compared.

use super::single;
use crate::check::id_of;
use crate::schema::{Kind, UserType};
use crate::sync::knowledge::Days;
use crate::value::Value;

/// How single values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum One {
    Text,
    /// True or false.
    Flag,
    /// 1 or 0.
    Bit,
    Day,
    /// A day in the portal's own format, as far as that is known.
    PortalDay(Option<Days>),
    Moment,
    Country,
    Number,
    Id,
    Money,
    /// Nothing can be said: files.
    Opaque,
}

/// Names, as plans and journals have them.
pub(super) const NAMES: &[(&str, One)] = &[
    ("text", One::Text),
    ("flag", One::Flag),
    ("bit", One::Bit),
    ("day", One::Day),
    ("portal_day", One::PortalDay(None)),
    ("dotted_day", One::PortalDay(Some(Days::Dotted))),
    ("day_first", One::PortalDay(Some(Days::DayFirst))),
    ("month_first", One::PortalDay(Some(Days::MonthFirst))),
    ("iso_day", One::PortalDay(Some(Days::Iso))),
    ("moment", One::Moment),
    ("country", One::Country),
    ("number", One::Number),
    ("id", One::Id),
    ("money", One::Money),
    ("opaque", One::Opaque),
];

impl One {
    /// That of a field of a person.
    pub(super) fn of(kind: &Kind, days: Option<Days>) -> One {
        match kind {
            Kind::Day => One::Day,
            Kind::PortalDay => One::PortalDay(days),
            Kind::Country => One::Country,
            Kind::Ids(_) | Kind::Id => One::Id,
            Kind::Photo | Kind::Upload => One::Opaque,
            Kind::Clearable(kind) => One::of(kind, days),
            _ => One::Text,
        }
    }

    /// That of a custom field.
    pub(super) fn of_type(user_type: &UserType) -> One {
        match user_type.name {
            "integer" | "double" => One::Number,
            "boolean" => One::Bit,
            "date" => One::Day,
            "datetime" => One::Moment,
            "enumeration" | "iblock_section" | "iblock_element" | "employee" => One::Id,
            "file" => One::Opaque,
            "money" => One::Money,
            _ => One::Text,
        }
    }

    pub(super) fn name(self) -> &'static str {
        NAMES.iter().find(|(_, one)| *one == self).map_or("text", |(name, _)| name)
    }

    pub(super) fn named(name: &str) -> Option<One> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, one)| *one)
    }

    /// A value in its form.
    pub(super) fn form(self, value: &Value) -> Value<'static> {
        match self {
            One::Text => single::text(value),
            One::Flag => Value::Bool(single::is_on(value)),
            One::Bit => Value::Number(if single::is_on(value) { 1.0 } else { 0.0 }),
            One::Day => single::day(value),
            One::PortalDay(days) => single::portal_day(value, days),
            One::Moment => single::moment(value),
            One::Country => single::country(value),
            One::Number => single::number(value),
            One::Id => id_of(value).filter(|id| *id != 0).map_or(Value::text(""), |id| Value::Number(id as f64)),
            One::Money => single::money(value),
            One::Opaque if *value == Value::Null => Value::text(""),
            One::Opaque => value.clone().into_owned(),
        }
    }
}
