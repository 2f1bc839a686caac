//! What is known of the portal that a table is for.

use std::rc::Rc;

use super::captions::{CAPTIONS, FULL_NAME, TAGS};
use super::countries;
use super::departments::Departments;
use super::fold;
use super::names::Names;
use crate::check::{Context, Field, UserFields, id_of};
use crate::format::field_name::is_custom;
use crate::schema::{Method, UserType, method};
use crate::value::{Places, Value};

/// How the portal writes a day in its own settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// `31.12.2024`
    Dotted,
    /// `31/12/2024`
    DayFirst,
    /// `12/31/2024`
    MonthFirst,
    /// `2024-12-31`
    Iso,
}

/// A custom field, as far as cells of it are concerned.
#[derive(Debug)]
pub(super) struct Custom {
    pub code: String,
    pub user_type: Option<&'static UserType>,
    pub is_multiple: bool,
    /// The items of an enumeration.
    pub items: Option<Rc<Names>>,
}

/// The portal's fields, captions, departments and countries.
#[derive(Debug)]
pub struct Knowledge {
    pub(super) context: Context,
    /// `user.update`, which takes what a row wants.
    pub(super) method: Option<&'static Method>,
    /// Captions and codes, folded, and the codes that each stands for.
    captions: Vec<(String, Vec<String>)>,
    places: Places<'static>,
    pub(super) custom: Vec<Custom>,
    /// None when they were not read: then only ids can be taken.
    pub(super) departments: Option<Departments>,
    pub(super) countries: Names,
    /// None when it is not known: then days go as they are written.
    pub(super) days: Option<Days>,
    pub(super) language: String,
}

impl Knowledge {
    /// Reads `{ titles?, userFields?, departments?, countries?, language?, days? }`: what `user.fields`,
    /// `user.userfield.list` (with `LANG`, once or in several languages) and `department.get` have returned, names of
    /// countries by ISO code in the portal's language, its code, and `DD.MM.YYYY`, `DD/MM/YYYY`, `MM/DD/YYYY` or
    /// `YYYY-MM-DD`.
    ///
    /// All of it is the portal's, so what cannot be read in it is passed over. Without `userFields` no custom field is
    /// known.
    pub fn read(facts: &Value) -> Knowledge {
        let list = |name| match facts.get(name) {
            Some(Value::List(rows)) => Some(rows.as_slice()),
            _ => None,
        };
        let text = |name| facts.get(name).and_then(Value::as_text).unwrap_or_default();
        let rows = list("userFields").unwrap_or_default();
        let context = Context { user_fields: Some(Rc::new(UserFields::read(rows))), ..Context::default() };
        let mut known = Knowledge {
            context,
            method: method("user.update"),
            captions: Vec::new(),
            places: Places::default(),
            custom: Vec::new(),
            departments: list("departments").map(Departments::read),
            countries: countries::countries(facts.get("countries")),
            days: match text("days") {
                "DD.MM.YYYY" => Some(Days::Dotted),
                "DD/MM/YYYY" => Some(Days::DayFirst),
                "MM/DD/YYYY" => Some(Days::MonthFirst),
                "YYYY-MM-DD" => Some(Days::Iso),
                _ => None,
            },
            language: text("language").to_owned(),
        };
        rows.iter().for_each(|row| known.add(row));
        for code in known.codes().map(str::to_owned).collect::<Vec<_>>() {
            known.call(&code, &code);
        }
        for (code, captions) in CAPTIONS {
            captions.split('|').for_each(|caption| known.call(caption, code));
        }
        for (code, title) in facts.get("titles").and_then(Value::members).unwrap_or_default() {
            known.call(title.as_text().unwrap_or_default(), code);
        }
        rows.iter().for_each(|row| known.label(row));
        known
    }

    /// All codes, those that cannot be written among them.
    pub(super) fn codes(&self) -> impl Iterator<Item = &str> {
        let rows = self.method.into_iter().flat_map(|method| method.shape.rows()).map(|row| row.name);
        let custom = self.custom.iter().map(|custom| custom.code.as_str());
        rows.chain(custom).chain([FULL_NAME, TAGS])
    }

    /// The codes that a caption, which is folded, can stand for.
    pub(super) fn meanings(&self, folded: &str) -> &[String] {
        let found = self.places.of(folded).and_then(|place| self.captions.get(place));
        found.map(|(_, codes)| codes.as_slice()).unwrap_or_default()
    }

    /// All captions, folded, with each code that they stand for.
    pub(super) fn captions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.captions.iter().flat_map(|(folded, codes)| codes.iter().map(|code| (folded.as_str(), code.as_str())))
    }

    fn call(&mut self, caption: &str, code: &str) {
        let folded = fold::caption(caption);
        if folded.is_empty() {
            return;
        }
        let place = self.places.note(folded.clone().into(), self.captions.len()).unwrap_or(self.captions.len());
        match self.captions.get_mut(place) {
            Some((_, codes)) if codes.iter().any(|known| known == code) => {}
            Some((_, codes)) => codes.push(code.to_owned()),
            None => self.captions.push((folded, vec![code.to_owned()])),
        }
    }

    fn label(&mut self, row: &Value) {
        let Some(code) = row.get("FIELD_NAME").and_then(Value::as_text).filter(|code| is_custom(code)) else {
            return;
        };
        for label in ["EDIT_FORM_LABEL", "LIST_COLUMN_LABEL", "LIST_FILTER_LABEL"] {
            match row.get(label) {
                Some(Value::Text(text)) => self.call(text, code),
                Some(Value::Object(texts)) => {
                    texts.iter().filter_map(|(_, text)| text.as_text()).for_each(|text| self.call(text, code));
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, row: &Value) {
        let Some(code) = row.get("FIELD_NAME").and_then(Value::as_text).filter(|code| is_custom(code)) else {
            return;
        };
        // Rows in other languages bring other labels, and nothing else.
        if self.custom.iter().any(|known| known.code == code) {
            return;
        }
        let field = Field::read(row);
        let is_multiple = field.multiple == Some(true);
        let items = field.user_type.filter(|user_type| user_type.has_items()).and_then(|_| items(row));
        self.custom.push(Custom { code: code.to_owned(), user_type: field.user_type, is_multiple, items });
    }
}

/// The items of an enumeration, by id, code and text.
fn items(row: &Value) -> Option<Rc<Names>> {
    let Some(Value::List(rows)) = row.get("LIST") else { return None };
    let mut names = Names::default();
    for item in rows {
        let Some(id) = item.get("ID").and_then(id_of) else { continue };
        names.add_id(id);
        for name in ["XML_ID", "VALUE"] {
            names.add(item.get(name).and_then(Value::as_text).unwrap_or_default(), id);
        }
    }
    Some(Rc::new(names))
}
