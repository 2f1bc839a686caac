//! What a caller knows of the portal beside the input.

use std::rc::Rc;

use super::{UserFields, flag};
use crate::format::number::{integer, is_digits, whole};
use crate::schema::{UserType, user_type};
use crate::value::Value;

/// Knowledge that makes a check sharper; all of it is optional.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The custom field that is being changed.
    pub field: Field,
    /// All custom fields of the portal, by code. When given, other codes are unknown.
    pub user_fields: Option<Rc<UserFields>>,
    /// The portal's languages.
    pub languages: Option<Vec<String>>,
    /// Whether photos may also come as a whole data URL, as a client's methods take them.
    pub data_urls: bool,
    /// Whether a text that is `$result[…]` stands for what an earlier call of a batch gives, whatever the field wants.
    pub references: bool,
}

/// What is known of a custom field.
#[derive(Clone, Debug, Default)]
pub struct Field {
    pub user_type: Option<&'static UserType>,
    pub multiple: Option<bool>,
    /// Ids of the items of an enumeration.
    pub items: Option<Vec<i64>>,
}

impl Context {
    /// Reads `{ field?, userFields?, languages? }`, where fields are rows as `user.userfield.list` returns them.
    ///
    /// Rows are the portal's, not the caller's, so what cannot be read in them is passed over.
    pub fn read(value: &Value) -> Context {
        let list = |name| match value.get(name) {
            Some(Value::List(items)) => Some(items),
            _ => None,
        };
        let mut context =
            Context { field: value.get("field").map(Field::read).unwrap_or_default(), ..Context::default() };
        if let Some(rows) = list("userFields") {
            context.user_fields = Some(Rc::new(UserFields::read(rows)));
        }
        if let Some(codes) = list("languages") {
            let languages = context.languages.insert(Vec::new());
            for code in codes {
                languages.extend(code.as_text().map(str::to_owned));
            }
        }
        context
    }

    /// Whether the portal may have a custom field of that code.
    pub(super) fn may_have(&self, code: &str) -> bool {
        self.user_fields.as_ref().is_none_or(|fields| fields.get(code).is_some())
    }

    /// Codes of the custom fields, as far as they are known.
    pub(super) fn codes(&self) -> &[String] {
        self.user_fields.as_ref().map(|fields| fields.codes()).unwrap_or_default()
    }
}

impl Field {
    /// Reads a row of `user.userfield.list`.
    pub fn read(row: &Value) -> Field {
        let mut items = None;
        if let Some(Value::List(rows)) = row.get("LIST") {
            let ids = items.insert(Vec::new());
            for item in rows {
                ids.extend(item.get("ID").and_then(id_of));
            }
        }
        Field {
            user_type: row.get("USER_TYPE_ID").and_then(Value::as_text).and_then(user_type),
            multiple: row.get("MULTIPLE").and_then(flag::read),
            items,
        }
    }
}

/// An id, which the portal writes in digits.
pub fn id_of(value: &Value) -> Option<i64> {
    value.as_integer().or_else(|| {
        let digits = value.as_text().filter(|text| is_digits(text))?;
        whole(integer(digits)?)
    })
}
