//! The custom fields of a portal.

use super::Field;
use crate::value::{Places, Value};

/// What is known of each custom field, by its code.
#[derive(Clone, Debug, Default)]
pub struct UserFields {
    fields: Vec<Field>,
    codes: Vec<String>,
    places: Places<'static>,
}

impl UserFields {
    /// Reads rows as `user.userfield.list` returns them; what cannot be read in them is passed over.
    pub fn read(rows: &[Value]) -> UserFields {
        let field = |row: &Value| Some((row.get("FIELD_NAME")?.as_text()?.to_owned(), Field::read(row)));
        rows.iter().filter_map(field).collect()
    }

    /// Adds a field; of several with one code, the first counts.
    fn add(&mut self, code: &str, field: Field) {
        if self.places.note(code.to_owned().into(), self.fields.len()).is_none() {
            self.fields.push(field);
            self.codes.push(code.to_owned());
        }
    }

    pub fn get(&self, code: &str) -> Option<&Field> {
        self.fields.get(self.places.of(code)?)
    }

    pub fn codes(&self) -> &[String] {
        &self.codes
    }
}

impl FromIterator<(String, Field)> for UserFields {
    fn from_iter<I: IntoIterator<Item = (String, Field)>>(fields: I) -> UserFields {
        let mut known = UserFields::default();
        for (code, field) in fields {
            known.add(&code, field);
        }
        known
    }
}
