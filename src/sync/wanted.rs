//! What a row wants of a person, checked.

use super::cell::{Fault, Reading};
use super::names::id_in;
use super::options::{Blank, Key, Options};
use super::photo::{PHOTO, Photos, digest_of, form};
use super::place::{Place, TableIssue};
use super::row::{Cell, Row};
use super::target::Target;
use crate::check::check;
use crate::format::email::is_email;
use crate::format::text::count;
use crate::issue::{Expected, Hint, Issue, Lack, Problem, Remark, Warning};
use crate::path::{At, Path, Segment};
use crate::schema::LINE;
use crate::value::{Member, Value};

/// The values of a row, read and not yet checked: what is checked borrows from here.
#[derive(Debug)]
pub struct Draft<'r> {
    row: &'r Row<'r>,
    /// Stands for the person while it is checked.
    input: Value<'r>,
    key: Option<Value<'r>>,
    /// What is held of a photo that was checked before.
    photo: Option<&'r Value<'r>>,
    issues: Vec<TableIssue>,
}

/// What a row wants: who is meant, and the members of `user.update` without the id.
#[derive(Debug)]
pub struct Wanted<'d> {
    pub place: Place,
    /// The id as a number, else text.
    pub key: Value<'d>,
    pub changes: Vec<Member<'d>>,
    pub warnings: Vec<Warning>,
}

/// Says whether a cell needs no reading, by the place of its column, what that is for, and its text.
type IsKnown<'k> = &'k mut dyn FnMut(usize, &Target, &str) -> bool;

impl Row<'_> {
    /// Reads the cells. What is left out, and what keeps what is stored, is not in it.
    pub fn draft(&self) -> Draft<'_> {
        self.draft_without(&mut |_, _, _| false)
    }

    /// The same without cells that are known, as they were right before.
    pub(super) fn draft_without(&self, is_known: IsKnown) -> Draft<'_> {
        let mut draft = Draft { row: self, input: Value::Null, key: None, photo: None, issues: Vec::new() };
        let mut members: Vec<Member> = Vec::with_capacity(self.columns.order.len() + 1);
        members.push(("ID".into(), Value::Number(1.0)));
        if let Some(defect) = self.defect() {
            draft.issues.push(TableIssue::new(self.place(), Path::default(), Problem::Table(defect), None));
        } else {
            draft.read(&mut members, is_known);
        }
        draft.input = Value::Object(members);
        draft
    }
}

impl<'r> Draft<'r> {
    fn read(&mut self, members: &mut Vec<Member<'r>>, is_known: IsKnown) {
        let row = self.row;
        let near = &row.columns.near;
        let Options { dates, blank, .. } = *row.options;
        let photos = row.columns.photos;
        let reading = Reading { knowledge: row.knowledge, dates, blank, photos, near };
        // Nobody is meant by an empty key, whatever other cells clear.
        let keys = Reading { blank: Blank::Keeps, ..reading };
        for place in &row.columns.order {
            let Some(target) = row.columns.list.get(*place).and_then(|column| column.target.as_ref()) else { continue };
            let Some(cell) = row.cell(*place) else { continue };
            let is_key = target.code == row.options.key.code();
            if cell.text().is_some_and(|text| !is_key && is_known(*place, target, text)) {
                continue;
            }
            let reading = if is_key { &keys } else { &reading };
            let read = match cell {
                Cell::Text(text) => reading.text(target, text),
                Cell::Value(value) => {
                    if row.columns.photos == Photos::Taken && digest_of(value).is_some() {
                        self.photo = Some(value);
                    }
                    reading.value(target, value)
                }
            };
            match read {
                Ok(value) if is_key => self.key = value,
                Ok(Some(value)) => members.push((target.code.as_str().into(), value)),
                Ok(None) => {}
                Err(faults) => {
                    faults.into_iter().for_each(|fault| self.fault(*place, target, fault));
                    // That it is there is enough: it is wrong already.
                    if is_key {
                        self.key = Some(Value::Null);
                    }
                }
            }
        }
        let code = row.options.key.code();
        match &self.key {
            None => self.issue(At::ROOT.name(code).path(), Problem::Empty(Lack::Blank), None),
            Some(Value::Null) => {}
            Some(key) => {
                if let Some(problem) = wrong_key(row.options.key, key) {
                    self.issue(At::ROOT.name(code).path(), problem, None);
                }
            }
        }
    }

    /// What the row wants, or all that is wrong with it.
    pub fn wanted(&self) -> Result<Wanted<'_>, Vec<TableIssue>> {
        let members = self.input.members().unwrap_or_default();
        let mut issues = self.issues.clone();
        let mut wanted =
            Wanted { place: self.row.place(), key: Value::Null, changes: Vec::new(), warnings: Vec::new() };
        // The id alone is nothing to change, which is no mistake in a table.
        if let (Some(method), true) = (self.row.knowledge.method, members.len() > 1) {
            match check(method, &self.input, &self.row.knowledge.context) {
                Ok(checked) => {
                    if let Value::Object(sent) = checked.payload.into_params() {
                        wanted.changes = sent;
                    }
                    wanted.changes.retain(|(name, _)| name != "ID");
                    for (name, value) in &mut wanted.changes {
                        if name == PHOTO {
                            match self.photo {
                                Some(photo) => *value = photo.clone(),
                                None => form(value).into_iter().for_each(|photo| *value = photo),
                            }
                        }
                    }
                    wanted.warnings = checked.warnings;
                    // Of each row again, and of nothing that goes wrong.
                    wanted.warnings.retain(|warning| warning.remark != Remark::NotOnPage);
                }
                Err(found) => issues.extend(found.into_iter().map(|issue| self.placed(issue))),
            }
        }
        if !issues.is_empty() {
            return Err(issues);
        }
        wanted.key = self.key().unwrap_or_default();
        Ok(wanted)
    }

    /// Who is meant, even if the row is wrong; none when that cannot be told.
    pub fn key(&self) -> Option<Value<'_>> {
        let key = self.key.as_ref().filter(|key| **key != Value::Null)?;
        match (self.row.options.key, key) {
            (own, key) if wrong_key(own, key).is_some() => None,
            (Key::Id, Value::Text(text)) => id_in(text).map(|id| Value::Number(id as f64)),
            (_, Value::Text(text)) => Some(Value::text(text.as_ref())),
            (_, key) => Some(key.clone()),
        }
    }

    fn fault(&mut self, column: usize, target: &Target, fault: Fault) {
        let field = At::ROOT.name(&target.code);
        let path = fault.index.map_or_else(|| field.path(), |index| field.index(index).path());
        let place = self.place(column);
        self.issues.push(TableIssue::new(place, path, fault.problem, fault.hint));
    }

    fn issue(&mut self, path: Path, problem: Problem, hint: Option<Hint>) {
        let issue = self.placed(Issue { path, problem, hint });
        self.issues.push(issue);
    }

    /// An issue with the column of its field.
    fn placed(&self, issue: Issue) -> TableIssue {
        let code = match issue.path.0.first() {
            Some(Segment::Name(code)) => code.as_str(),
            _ => "",
        };
        let column = self.row.columns.list.iter().position(|column| column.code() == Some(code));
        let place = column.map_or_else(|| self.row.place(), |column| self.place(column));
        TableIssue { place, issue }
    }

    fn place(&self, column: usize) -> Place {
        let caption = self.row.columns.list.get(column).map(|column| column.caption.clone()).unwrap_or_default();
        Place { column: column + 1, caption, ..self.row.place() }
    }
}

/// What is wrong with the value that people are found by.
fn wrong_key(key: Key, value: &Value) -> Option<Problem> {
    match (key, value) {
        (Key::Id, Value::Text(text)) if id_in(text).is_some() => None,
        (Key::Id, Value::Number(_)) if value.as_integer().is_some_and(|id| id > 0) => None,
        (Key::Id, _) => Some(Problem::Type(Expected::Id)),
        (_, Value::Text(text)) if text.len() > LINE && count(text) > LINE => Some(Problem::TooLong { limit: LINE }),
        (Key::Email, Value::Text(text)) if !is_email(text) => Some(Problem::BadEmail),
        (_, Value::Text(_)) => None,
        _ => Some(Problem::Type(Expected::Text)),
    }
}
