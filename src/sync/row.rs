//! A row: the cells of one person.

use std::rc::Rc;

use super::cells::Cells;
use super::columns::{Column, Columns};
use super::options::Options;
use super::place::Place;
use crate::issue::Defect;
use crate::value::Value;

/// A row of a table, as long as the next one is not asked for.
#[derive(Debug)]
pub struct Row<'t> {
    /// Rows count from 1.
    pub number: usize,
    /// The line of the file where it begins, from 1.
    pub line: usize,
    pub(super) content: Content<'t>,
    pub(super) columns: &'t Columns,
    pub(super) options: &'t Options,
    pub(super) knowledge: &'t Rc<super::Knowledge>,
}

/// What a row holds.
#[derive(Debug)]
pub(super) enum Content<'t> {
    Cells(Cells<'t>),
    List(&'t [Value<'t>]),
    /// Values by the places of their columns.
    Members(Vec<(usize, Value<'t>)>),
    Broken(Defect),
}

/// A cell as it came.
pub(super) enum Cell<'r> {
    Text(&'r str),
    Value(&'r Value<'r>),
}

impl Row<'_> {
    pub fn place(&self) -> Place {
        Place { row: self.number, line: self.line, ..Place::default() }
    }

    pub fn columns(&self) -> &[Column] {
        &self.columns.list
    }

    /// Nothing for a cell that is missing.
    pub(super) fn cell(&self, column: usize) -> Option<Cell<'_>> {
        match &self.content {
            Content::Cells(cells) => cells.get(column).map(Cell::Text),
            Content::List(list) => list.get(column).map(Cell::Value),
            Content::Members(members) => {
                let is_of = |(place, _): &&(usize, Value)| *place == column;
                members.iter().find(is_of).map(|(_, value)| Cell::Value(value))
            }
            Content::Broken(_) => None,
        }
    }

    /// What is wrong with the row as such.
    pub(super) fn defect(&self) -> Option<Defect> {
        let count = match &self.content {
            Content::Broken(defect) => return Some(*defect),
            // An object names what it has.
            Content::Members(_) => return None,
            Content::Cells(cells) => cells.count(),
            Content::List(list) => list.len(),
        };
        let columns = self.columns.list.len();
        if count < columns {
            return Some(Defect::CellsMissing);
        }
        let nameless = self.columns.nameless.iter().copied();
        let is_filled = |place| !self.cell(place).is_none_or(|cell| cell.is_empty());
        nameless.chain(columns..count).any(is_filled).then_some(Defect::CellsSurplus)
    }
}

impl<'r> Cell<'r> {
    pub fn text(&self) -> Option<&'r str> {
        match self {
            Cell::Text(text) => Some(text),
            Cell::Value(value) => value.as_text(),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Cell::Text(text) => super::fold::trim(text).is_empty(),
            Cell::Value(Value::Null) => true,
            Cell::Value(value) => value.as_text().is_some_and(|text| super::fold::trim(text).is_empty()),
        }
    }
}
