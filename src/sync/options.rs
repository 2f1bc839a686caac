//! What the caller says of a table.

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
    pub fn of(code: &str) -> Option<Key> {
        [Key::Id, Key::Email, Key::XmlId].into_iter().find(|key| key.code() == code)
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
