//! Cells: what a text in a column means to its field.
//!
//! A cell is trimmed. What a spreadsheet has spoilt is refused in every field: rounded numbers, errors of formulas, lost
//! characters. What remains becomes the value that the check takes, and the check has the last word.

mod day;
mod spoilt;
mod word;

use std::borrow::Cow;

use super::countries;
use super::fold;
use super::knowledge::Knowledge;
use super::names::{Meant, Names, id_in};
use super::near::Near;
use super::options::{Blank, Order};
use super::photo::{Photos, digest_of};
use super::target::{Form, Split, Target};
use crate::format::number::{is_digits, is_signed_decimal, written};
use crate::issue::{Allowed, Conflict, Defect, Expected, Hint, Problem};
use crate::value::{Foreign, Value};

/// What is wrong with a cell, and with which of its values when it has several.
#[derive(Debug)]
pub(super) struct Fault {
    pub index: Option<usize>,
    pub problem: Problem,
    pub hint: Option<Hint>,
}

/// How the cells of a table are read.
pub(super) struct Reading<'k> {
    pub knowledge: &'k Knowledge,
    pub dates: Option<Order>,
    pub blank: Blank,
    pub photos: Photos,
    pub near: &'k Near,
}

type Read<'c> = Result<Value<'c>, (Problem, Option<Hint>)>;

impl Reading<'_> {
    /// The value of a cell; none when it is empty and keeps what is stored.
    pub fn text<'c>(&self, target: &Target, cell: &'c str) -> Result<Option<Value<'c>>, Vec<Fault>> {
        let text = fold::trim(cell);
        if text.is_empty() {
            return Ok(self.nothing(target));
        }
        if let Some(defect) = spoilt::defect(text) {
            return Err(vec![Fault { index: None, problem: Problem::Table(defect), hint: None }]);
        }
        let mark = match target.split {
            Split::Never | Split::Whole => None,
            Split::BarOrSemicolon if text.contains('|') => Some('|'),
            Split::BarOrSemicolon | Split::Semicolon => Some(';'),
        };
        if target.split == Split::Never {
            return self.one(target, text).map(Some).map_err(|fault| vec![alone(fault)]);
        }
        let Some(mark) = mark.filter(|mark| text.contains(*mark) && !self.is_name(target, text)) else {
            return self
                .one(target, text)
                .map(|value| Some(Value::List(vec![value])))
                .map_err(|fault| vec![alone(fault)]);
        };
        let (mut values, mut faults) = (Vec::new(), Vec::new());
        let parts = text.split(mark).map(fold::trim).filter(|part| !part.is_empty());
        for (index, part) in parts.enumerate() {
            match self.one(target, part) {
                Ok(value) => values.push(value),
                Err((problem, hint)) => faults.push(Fault { index: Some(index), problem, hint }),
            }
        }
        if faults.is_empty() { Ok(Some(Value::List(values))) } else { Err(faults) }
    }

    /// The same for what is not text: numbers, flags and lists of JSON.
    pub fn value<'c>(&self, target: &Target, cell: &'c Value<'c>) -> Result<Option<Value<'c>>, Vec<Fault>> {
        if matches!(target.form, Form::Photo) && self.photos == Photos::Taken {
            return Ok(self.photo(target, cell));
        }
        match cell {
            Value::Null => Ok(self.nothing(target)),
            Value::Text(text) => self.text(target, text),
            Value::List(items) if target.is_list => self.list(target, items),
            Value::Number(_) if target.is_list => Ok(Some(Value::List(vec![cell.clone()]))),
            Value::Bool(_) | Value::Number(_) | Value::Foreign(_) => Ok(Some(cell.clone())),
            Value::List(_) | Value::Object(_) | Value::File(_) => {
                Err(vec![alone((Problem::Table(Defect::NotCell), None))])
            }
        }
    }

    /// A photo of a row in memory, of which the check says whether it is one.
    fn photo<'c>(&self, target: &Target, cell: &'c Value<'c>) -> Option<Value<'c>> {
        match cell {
            Value::Null | Value::Foreign(Foreign::Undefined) => self.nothing(target),
            Value::Text(text) if fold::trim(text).is_empty() => self.nothing(target),
            // It was checked when its bytes were at hand; until they are again it stands for none.
            _ if digest_of(cell).is_some() => Some(Value::text("")),
            _ => Some(cell.lent()),
        }
    }

    fn list<'c>(&self, target: &Target, items: &'c [Value<'c>]) -> Result<Option<Value<'c>>, Vec<Fault>> {
        let (mut values, mut faults) = (Vec::with_capacity(items.len()), Vec::new());
        for (index, item) in items.iter().enumerate() {
            let read = match item {
                Value::Text(text) => {
                    let text = fold::trim(text);
                    spoilt::defect(text).map_or_else(|| self.one(target, text), |defect| wrong(Problem::Table(defect)))
                }
                Value::List(_) | Value::Object(_) | Value::File(_) => wrong(Problem::Table(Defect::NotCell)),
                _ => Ok(item.clone()),
            };
            match read {
                Ok(value) => values.push(value),
                Err((problem, hint)) => faults.push(Fault { index: Some(index), problem, hint }),
            }
        }
        if faults.is_empty() { Ok(Some(Value::List(values))) } else { Err(faults) }
    }

    fn nothing<'c>(&self, target: &Target) -> Option<Value<'c>> {
        match self.blank {
            Blank::Keeps => None,
            Blank::Clears if target.is_list => Some(Value::List(Vec::new())),
            Blank::Clears => Some(Value::text("")),
        }
    }

    /// Whether a text that could be divided is a name as it stands.
    fn is_name(&self, target: &Target, text: &str) -> bool {
        let known = match &target.form {
            Form::Departments => self.knowledge.departments.as_ref().map(|known| known.of(text)),
            Form::Item(Some(names)) => Some(names.of(text)),
            _ => None,
        };
        known.is_some_and(|known| known != Meant::Nothing)
    }

    fn one<'c>(&self, target: &Target, text: &'c str) -> Read<'c> {
        match &target.form {
            Form::Text { is_line: true } if text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) => {
                wrong(Problem::Table(Defect::LineBreak))
            }
            Form::Text { .. } | Form::Other => Ok(Value::text(text)),
            Form::Day => day::day(text, self.dates).map_err(plain),
            Form::PortalDay => day::portal_day(text, self.dates, self.knowledge.days).map_err(plain),
            Form::Number => number(text),
            Form::Photo => wrong(Problem::Table(Defect::FileColumn)),
            Form::Flag | Form::Gender | Form::Country | Form::Departments | Form::Item(_) => {
                if let Some(value) = target.recall.get(text) {
                    return Ok(value);
                }
                let value = self.named(target, text)?;
                target.recall.keep(text, value.clone().into_owned());
                Ok(value)
            }
        }
    }

    /// The value of a text that is one of few.
    fn named<'c>(&self, target: &Target, text: &'c str) -> Read<'c> {
        match &target.form {
            Form::Flag => Ok(word::flag(text).map_or(Value::text(text), Value::Bool)),
            Form::Gender => Ok(Value::text(word::gender(text).unwrap_or(text))),
            Form::Country => self.country(text),
            Form::Departments => self.department(text),
            Form::Item(Some(names)) => match names.of(text) {
                Meant::One(id) => Ok(Value::Number(id as f64)),
                Meant::Several => wrong(Problem::Conflict(Conflict::SeveralItemsCalledSo)),
                Meant::Nothing => Err((Problem::Conflict(Conflict::NoSuchItem), self.near(names, text))),
            },
            _ => Ok(Value::text(text)),
        }
    }

    fn country<'c>(&self, text: &'c str) -> Read<'c> {
        if is_digits(text) {
            return Ok(Value::text(text));
        }
        if let Some(id) = countries::of_code(text) {
            return Ok(Value::text(id));
        }
        let names = &self.knowledge.countries;
        match names.of(text) {
            Meant::One(id) => Ok(Value::text(written(id))),
            Meant::Several => wrong(Problem::Table(Defect::SeveralCountries)),
            Meant::Nothing => Err((Problem::OutOfRange(Allowed::Such(Expected::Country)), self.near(names, text))),
        }
    }

    fn department<'c>(&self, text: &'c str) -> Read<'c> {
        let Some(departments) = &self.knowledge.departments else {
            return match id_in(text) {
                Some(id) => Ok(Value::Number(id as f64)),
                None => wrong(Problem::Table(Defect::NoSuchDepartment)),
            };
        };
        match departments.of(text) {
            Meant::One(id) => Ok(Value::Number(id as f64)),
            Meant::Several => wrong(Problem::Table(Defect::SeveralDepartments)),
            Meant::Nothing => {
                let hint = self.near.find(&fold::name(text), departments.known());
                Err((Problem::Table(Defect::NoSuchDepartment), hint))
            }
        }
    }

    fn near(&self, names: &Names, text: &str) -> Option<Hint> {
        self.near.find(&fold::name(text), names.known())
    }
}

/// A comma is a point, unless it may divide thousands.
fn number(text: &str) -> Read<'_> {
    let Some((whole, fraction)) = text.split_once(',') else { return Ok(Value::text(text)) };
    let mut pointed = String::from(whole);
    pointed.push('.');
    pointed.push_str(fraction);
    if !is_signed_decimal(&pointed) {
        return Ok(Value::text(text));
    }
    let is_zero = whole.trim_start_matches(['+', '-']) == "0";
    if fraction.len() == 3 && !is_zero {
        return wrong(Problem::Table(Defect::NumberUnclear));
    }
    Ok(Value::Text(Cow::Owned(pointed)))
}

fn wrong<'c>(problem: Problem) -> Read<'c> {
    Err((problem, None))
}

fn plain(problem: Problem) -> (Problem, Option<Hint>) {
    (problem, None)
}

fn alone((problem, hint): (Problem, Option<Hint>)) -> Fault {
    Fault { index: None, problem, hint }
}
