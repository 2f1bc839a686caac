//! Where the rows of a table come from.

use super::Table;
use super::delimited::Delimited;
use super::head::{Head, head};
use super::objects::Objects;
use super::step::Step;
use crate::issue::Defect;
use crate::sync::columns::Columns;
use crate::sync::options::{Form, Options};
use crate::sync::place::TableIssue;
use crate::sync::row::Content;
use crate::value::Value;

/// Where rows come from.
#[derive(Debug)]
pub(super) enum Source {
    Unknown {
        /// Bytes that have to be there before another look.
        wanted: usize,
    },
    Delimited(Box<Delimited>),
    Objects(Objects),
    Given {
        /// The next one is the last.
        rows: Vec<Value<'static>>,
        /// Whether that one was read already.
        is_taken: bool,
        /// Rows that were read, empty ones among them.
        line: usize,
    },
}

impl Table {
    pub(super) fn step(&mut self) -> Step {
        match &mut self.source {
            Source::Unknown { wanted } => {
                let size = self.input.rest().len();
                if size < *wanted && !self.input.is_ended {
                    return Step::More;
                }
                // Not for each byte again.
                *wanted = size + size / 8 + 1;
                self.begin()
            }
            Source::Delimited(delimited) => delimited.read(&mut self.input),
            Source::Objects(objects) => match objects.read(&mut self.input) {
                Step::Row if !objects.is_utf8(&self.input) => self.no_utf8(),
                step => step,
            },
            Source::Given { rows, is_taken, line } => {
                if *is_taken {
                    rows.pop();
                }
                *is_taken = !rows.is_empty();
                *line += usize::from(*is_taken);
                if *is_taken { Step::Row } else { Step::End }
            }
        }
    }

    fn begin(&mut self) -> Step {
        let Options { form, delimiter, .. } = self.options;
        let known = |captions: &[&str]| captions.iter().filter(|caption| self.columns.is_known(caption)).count();
        let rest = self.input.rest();
        match head(rest, self.input.is_ended, form, delimiter, &known) {
            Head::More => return Step::More,
            Head::Broken(defect, hint) => return Step::Broken(defect, hint),
            Head::Form { skip, form, delimiter } => {
                self.input.pass(skip);
                self.source = match form {
                    Form::Delimited => Source::Delimited(Box::new(Delimited::new(delimiter))),
                    Form::Json => Source::Objects(Objects::list(self.number)),
                    Form::JsonLines => Source::Objects(Objects::lines(self.number)),
                };
            }
        }
        self.step()
    }
}

/// The members of an object by their columns, which it may bring.
pub(super) fn content<'t>(
    value: Value<'t>,
    line: usize,
    columns: &mut Columns,
    issues: &mut Vec<TableIssue>,
) -> Content<'t> {
    let Value::Object(members) = value else { return Content::Broken(Defect::NotRow) };
    let mut placed = Vec::with_capacity(members.len());
    for (index, (name, value)) in members.into_iter().enumerate() {
        match columns.learn(line, &name, index, issues) {
            Some(place) => placed.push((place, value)),
            None => return Content::Broken(Defect::TooManyColumns),
        }
    }
    Content::Members(placed)
}
