//! What a column is for: a field, and how its cells are read.

use std::rc::Rc;

use super::knowledge::{Custom, Knowledge};
use super::names::Names;
use super::photo::{PHOTO, Photos};
use super::recall::Recall;
use crate::issue::{Defect, Problem, Unknown};
use crate::schema::{Kind, LINE, Refusal, Row};

/// How the text of a cell becomes a value.
#[derive(Clone, Debug)]
pub(super) enum Form {
    Text {
        /// Whether the field has one line.
        is_line: bool,
    },
    Flag,
    Gender,
    Day,
    /// A day in the portal's own format.
    PortalDay,
    Number,
    Country,
    Departments,
    Item(Option<Rc<Names>>),
    Photo,
    /// Whatever the check makes of the text.
    Other,
}

/// By what a cell is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Split {
    /// It is not: one value.
    Never,
    /// By a bar where there is one, else by a semicolon.
    BarOrSemicolon,
    /// Bars belong to the value.
    Semicolon,
    /// Both belong to the value, so that a cell has one.
    Whole,
}

/// A field that can be written, or that people are found by.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub code: String,
    /// Place among the rows: the check is quickest in their order.
    pub place: usize,
    pub form: Form,
    pub split: Split,
    /// Whether empty text clears; else an empty list does.
    pub is_list: bool,
    pub recall: Recall,
}

impl Target {
    /// The target of a code, which is upper case; or why there is none.
    pub fn of(code: &str, knowledge: &Knowledge, photos: Photos) -> Result<Target, Problem> {
        let mut rows = knowledge.method.into_iter().flat_map(|method| method.shape.rows()).enumerate();
        if let Some((place, row)) = rows.find(|(_, row)| row.name == code) {
            return Target::of_row(row, place, photos);
        }
        match knowledge.custom.iter().enumerate().find(|(_, custom)| custom.code == code) {
            Some((place, custom)) => Target::of_custom(custom, place),
            None => Err(Problem::Unknown(Unknown::Field)),
        }
    }

    fn of_row(row: &Row, place: usize, photos: Photos) -> Result<Target, Problem> {
        if let Kind::Refused(refusal) = row.kind {
            return Err(match refusal {
                Refusal::ReadOnly => Problem::ReadOnly,
                Refusal::NotAllowed => Problem::NotAllowed,
                Refusal::Immutable => Problem::Immutable,
            });
        }
        let form = match form_of(&row.kind) {
            None if row.name == PHOTO && photos != Photos::Refused => Form::Photo,
            form => form.ok_or(Problem::Table(Defect::FileColumn))?,
        };
        let is_list = matches!(form, Form::Departments);
        let split = if is_list { Split::BarOrSemicolon } else { Split::Never };
        Ok(Target { code: row.name.to_owned(), place, form, split, is_list, recall: Recall::default() })
    }

    fn of_custom(custom: &Custom, place: usize) -> Result<Target, Problem> {
        let form = match custom.user_type {
            Some(user_type) if user_type.has_items() => Form::Item(custom.items.clone()),
            Some(user_type) => form_of(&user_type.value).ok_or(Problem::Table(Defect::FileColumn))?,
            None => Form::Other,
        };
        let split = match custom.user_type.map(|user_type| user_type.name) {
            _ if !custom.is_multiple => Split::Never,
            // 100|USD
            Some("money") => Split::Semicolon,
            // text|lat;lng
            Some("address") => Split::Whole,
            _ => Split::BarOrSemicolon,
        };
        // Behind all rows.
        let place = place + usize::from(u16::MAX);
        Ok(Target {
            code: custom.code.clone(),
            place,
            form,
            split,
            is_list: custom.is_multiple,
            recall: Recall::default(),
        })
    }
}

/// None for files.
fn form_of(kind: &Kind) -> Option<Form> {
    Some(match kind {
        Kind::Flag | Kind::FilterFlag | Kind::Switch | Kind::On | Kind::Bit | Kind::Sign => Form::Flag,
        Kind::Word(words, _) if words.contains(&"M") && words.contains(&"F") => Form::Gender,
        Kind::Day | Kind::StoredDay => Form::Day,
        Kind::PortalDay => Form::PortalDay,
        Kind::Number => Form::Number,
        Kind::Country => Form::Country,
        Kind::Ids(_) => Form::Departments,
        Kind::Text { limit, .. } | Kind::Trimmed { limit } => Form::Text { is_line: *limit <= LINE },
        Kind::Email { .. } => Form::Text { is_line: true },
        Kind::Clearable(kind) => form_of(kind)?,
        Kind::Photo | Kind::Upload => return None,
        _ => Form::Other,
    })
}
