//! What the caller says of a table.

use super::choice::{each_option, meant};
use crate::issue::{Expected, Issue, Problem};
use crate::path::At;
use crate::value::Value;

/// What people are found by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Key {
    Id,
    Email,
    #[default]
    XmlId,
}

impl Key {
    /// The code of its field.
    pub fn code(self) -> &'static str {
        match self {
            Key::Id => "ID",
            Key::Email => "EMAIL",
            Key::XmlId => "XML_ID",
        }
    }

    /// The key of a field's code.
    pub(super) fn read(value: &Value) -> Result<Key, Problem> {
        meant(value, &["XML_ID", "EMAIL", "ID"], &[Key::XmlId, Key::Email, Key::Id])
    }
}

/// What comes first in a date with slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// What becomes of what is stored when a cell is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blank {
    #[default]
    Keeps,
    Clears,
}

/// What a text holds; found out from its beginning, unless it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Cells between delimiters: CSV, TSV.
    Delimited,
    /// A list of objects.
    Json,
    /// An object a line.
    JsonLines,
}

/// How a table is to be read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub key: Key,
    pub form: Option<Form>,
    /// One byte of ASCII; found from the header, unless it is said.
    pub delimiter: Option<u8>,
    /// Fields of columns, by their captions; none for columns that are left out.
    pub columns: Vec<(String, Option<String>)>,
    pub dates: Option<Order>,
    pub blank: Blank,
}

const OPTIONS: &[&str] = &["form", "delimiter", "columns", "dates", "blank"];

impl Options {
    /// Reads `{ form?, delimiter?, columns?, dates?, blank? }`, and adds what is wrong.
    pub(super) fn read(&mut self, value: &Value, at: &At, issues: &mut Vec<Issue>) {
        each_option(value, at, OPTIONS, issues, &mut |name, value, _, _| {
            match name {
                "form" => {
                    let forms = [Form::Delimited, Form::Json, Form::JsonLines];
                    self.form = Some(meant(value, &["csv", "json", "jsonl"], &forms)?);
                }
                "delimiter" => self.delimiter = Some(delimiter(value)?),
                "dates" => {
                    self.dates = Some(meant(value, &["day", "month"], &[Order::DayFirst, Order::MonthFirst])?);
                }
                "blank" => self.blank = meant(value, &["keep", "clear"], &[Blank::Keeps, Blank::Clears])?,
                _ => self.columns = columns(value).ok_or(Problem::Type(Expected::Columns))?,
            }
            Ok(())
        });
    }
}

fn delimiter(value: &Value) -> Result<u8, Problem> {
    match value.as_text().map(str::as_bytes) {
        Some([byte]) if byte.is_ascii() => Ok(*byte),
        _ => Err(Problem::Type(Expected::Delimiter)),
    }
}

/// Codes by captions; null leaves a column out.
fn columns(value: &Value) -> Option<Vec<(String, Option<String>)>> {
    let mut columns = Vec::new();
    for (caption, code) in value.members()? {
        let code = match code {
            Value::Null => None,
            code => Some(code.as_text()?.to_owned()),
        };
        columns.push((caption.to_string(), code));
    }
    Some(columns)
}
