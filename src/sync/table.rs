//! A table: bytes go in as they come, rows come out.

mod delimited;
mod head;
mod input;
mod objects;
mod source;
mod step;

use std::rc::Rc;

use input::Input;
use source::{Source, content};
use step::Step;

use super::columns::{Column, Columns};
use super::encoding;
use super::knowledge::Knowledge;
use super::options::Options;
use super::photo::Photos;
use super::place::{Place, TableIssue};
use super::row::{Content, Row};
use crate::issue::{Advice, Defect, Hint, Problem};
use crate::path::Path;
use crate::value::Value;

/// Reads one row at a time. Neither rows nor bytes are kept once they were read, if all rows that are there are taken
/// before more is fed.
#[derive(Debug)]
pub struct Table {
    options: Options,
    knowledge: Rc<Knowledge>,
    columns: Columns,
    input: Input,
    source: Source,
    /// Rows that were read, the header aside.
    count: usize,
    /// Whether the columns are known.
    is_headed: bool,
    /// Whether the row that was read last has too few cells.
    is_short: bool,
    is_done: bool,
    issues: Vec<TableIssue>,
    number: fn(&str) -> f64,
}

impl Table {
    /// `number` reads a number of JSON that is not short, as [`Parser`](crate::value::json::Parser) wants it.
    pub fn new(options: Options, knowledge: Rc<Knowledge>, number: fn(&str) -> f64) -> Table {
        Table {
            columns: Columns::new(&options, Rc::clone(&knowledge)),
            options,
            knowledge,
            input: Input::new(),
            source: Source::Unknown { wanted: 0 },
            count: 0,
            is_headed: false,
            is_short: false,
            is_done: false,
            issues: Vec::new(),
            number,
        }
    }

    /// Takes the bytes that come next, in UTF-8.
    pub fn feed(&mut self, chunk: Vec<u8>) {
        if !self.is_done {
            self.input.add(chunk);
        }
    }

    /// Takes rows that others have read: lists of cells, of which the first is the header, or objects.
    pub fn give(&mut self, rows: Vec<Value<'static>>) {
        let mut next: Vec<_> = rows.into_iter().rev().collect();
        match &mut self.source {
            Source::Given { rows, .. } => {
                next.append(rows);
                *rows = next;
            }
            source => *source = Source::Given { rows: next, is_taken: false, line: 0 },
        }
    }

    /// Nothing more comes: the last rows can be read.
    pub fn end(&mut self) {
        self.input.is_ended = true;
    }

    /// Whether no more rows will come.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// The columns that are known so far.
    pub fn columns(&self) -> &[Column] {
        &self.columns.list
    }

    /// What is wrong with the table and its columns. Rows have their own issues.
    pub fn issues(&self) -> &[TableIssue] {
        &self.issues
    }

    /// The next row, if one is there. It goes when another is asked for.
    pub fn next_row(&mut self) -> Option<Row<'_>> {
        let line = self.advance()?;
        let content = match &self.source {
            Source::Delimited(delimited) => delimited.cells().map(Content::Cells),
            Source::Objects(objects) => {
                let value = objects.value(&self.input);
                value.map(|value| content(value, line, &mut self.columns, &mut self.issues))
            }
            Source::Given { rows, .. } => match rows.last() {
                Some(Value::List(list)) => Some(Content::List(list)),
                Some(value) => {
                    self.columns.photos = Photos::Taken;
                    Some(content(value.clone(), line, &mut self.columns, &mut self.issues))
                }
                None => None,
            },
            Source::Unknown { .. } => None,
        };
        Some(Row {
            number: self.count,
            line,
            content: content.unwrap_or(Content::Broken(Defect::NotRow)),
            columns: &self.columns,
            options: &self.options,
            knowledge: &self.knowledge,
        })
    }

    /// Reads on to the next row, and says where it begins.
    fn advance(&mut self) -> Option<usize> {
        while !self.is_done {
            let is_given = matches!(self.source, Source::Given { .. });
            match self.step() {
                Step::More => return None,
                Step::End => {
                    // Rows that others read may still come.
                    if is_given && !self.input.is_ended {
                        return None;
                    }
                    self.finish();
                }
                Step::Broken(defect, hint) => self.broken(defect, hint),
                Step::Row => {
                    if let Some(line) = self.take() {
                        return Some(line);
                    }
                }
            }
        }
        None
    }

    /// Takes the row that was read: says where it begins, unless it is the header or empty.
    fn take(&mut self) -> Option<usize> {
        let line = match &self.source {
            Source::Delimited(delimited) => {
                let line = delimited.line;
                let Some(cells) = delimited.cells() else {
                    let Step::Broken(defect, hint) = self.no_utf8() else { return None };
                    self.broken(defect, hint);
                    return None;
                };
                if delimited.is_blank() {
                    return None;
                }
                if !self.is_headed {
                    self.is_headed = true;
                    let issues = self.columns.head(line, &cells.all());
                    self.headed(issues);
                    return None;
                }
                self.is_short = cells.count() < self.columns.list.len();
                line
            }
            Source::Objects(objects) => objects.line,
            Source::Given { rows, line, .. } => {
                let next = *line;
                match rows.last() {
                    Some(Value::List(cells)) if cells.iter().all(is_blank) => return None,
                    Some(Value::List(captions)) if !self.is_headed && self.count == 0 => {
                        self.is_headed = true;
                        let captions: Vec<&str> =
                            captions.iter().map(|caption| caption.as_text().unwrap_or_default()).collect();
                        let issues = self.columns.head(next, &captions);
                        self.headed(issues);
                        return None;
                    }
                    _ => next,
                }
            }
            Source::Unknown { .. } => return None,
        };
        self.count += 1;
        Some(line)
    }

    /// A header that is none leaves nothing to read.
    fn headed(&mut self, issues: Vec<TableIssue>) {
        self.is_done = self.columns.list.is_empty();
        self.issues.extend(issues);
    }

    /// By what its beginning looks like, it is no other encoding of Unicode: what is at hand depends on the pieces.
    fn no_utf8(&self) -> Step {
        let encoding = encoding::proposed(&[], &self.knowledge.language);
        Step::Broken(Defect::NotUtf8, Some(Hint::of(Advice::DidYouMean, encoding)))
    }

    fn finish(&mut self) {
        self.is_done = true;
        let defect = match () {
            () if self.count == 0 && self.is_headed => Some(Defect::HeaderOnly),
            () if self.count == 0 => Some(Defect::NoRows),
            () if self.is_short => Some(Defect::CutOff),
            () => None,
        };
        if let Some(defect) = defect {
            self.broken(defect, None);
        }
    }

    fn broken(&mut self, defect: Defect, hint: Option<Hint>) {
        self.is_done = true;
        let line = match &self.source {
            Source::Delimited(delimited) => delimited.line,
            _ => self.input.line,
        };
        let place = Place { line, ..Place::default() };
        self.issues.push(TableIssue::new(place, Path::default(), Problem::Table(defect), hint));
    }
}

/// Spreadsheets end with such cells, and have rows of nothing else.
fn is_blank(cell: &Value) -> bool {
    match cell {
        Value::Null => true,
        Value::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}
