//! Columns: what each caption stands for, or why it cannot be told.
//!
//! A column is for a field when its caption has one meaning: the field's code in any case, a caption of the portal, or one
//! of the vendor's. Two meanings or none are an issue, and so is a field that cannot be written. What the caller says of a
//! caption counts before all that; a column that the caller leaves out has no field and no issue.

use std::rc::Rc;

use super::captions::{FULL_NAME, OTHER_CODES};
use super::fold;
use super::knowledge::Knowledge;
use super::near::Near;
use super::options::{Blank, Key, Options};
use super::photo::Photos;
use super::place::{Place, TableIssue};
use super::target::Target;
use crate::format::date::Date;
use crate::format::email::is_email;
use crate::issue::{Advice, Defect, Hint, Problem, Unknown, nearest};
use crate::path::{At, Path};
use crate::value::Places;

/// Columns that a table may have, as spreadsheets do.
pub(super) const MOST: usize = 16_384;

/// A column, in the order of the table.
#[derive(Debug)]
pub struct Column {
    pub caption: String,
    /// None when it is left out, has no caption, or is in doubt.
    pub(super) target: Option<Target>,
}

impl Column {
    /// The code of its field.
    pub fn code(&self) -> Option<&str> {
        self.target.as_ref().map(|target| target.code.as_str())
    }
}

/// All columns that are known so far: of delimited text once its header is read, of objects one name after the other.
#[derive(Debug)]
pub(super) struct Columns {
    pub list: Vec<Column>,
    /// Places of those that have a field, in the order that is quickest to check.
    pub order: Vec<usize>,
    /// Places of those without a caption, which have nothing to hold.
    pub nameless: Vec<usize>,
    places: Places<'static>,
    knowledge: Rc<Knowledge>,
    key: Key,
    /// What the caller says: captions, folded captions, codes.
    given: Vec<(String, String, Option<String>)>,
    pub near: Near,
    pub photos: Photos,
}

/// What a caption stands for.
enum Meaning {
    LeftOut,
    Field(Box<Target>),
    Doubt(Problem, Option<Hint>),
}

impl Columns {
    pub fn new(options: &Options, knowledge: Rc<Knowledge>) -> Columns {
        let given = options.columns.iter().map(|(caption, code)| {
            (fold::trim(caption).to_owned(), fold::caption(caption), code.as_deref().map(str::to_ascii_uppercase))
        });
        Columns {
            list: Vec::new(),
            order: Vec::new(),
            nameless: Vec::new(),
            places: Places::default(),
            given: given.collect(),
            key: options.key,
            near: Near::default(),
            photos: if options.blank == Blank::Clears { Photos::Cleared } else { Photos::Refused },
            knowledge,
        }
    }

    /// Takes the header; answers what is wrong with it. A header that is a person has no columns.
    pub fn head(&mut self, line: usize, captions: &[&str]) -> Vec<TableIssue> {
        let whole = |defect| {
            let place = Place { line, ..Place::default() };
            TableIssue::new(place, Path::default(), Problem::Table(defect), None)
        };
        if captions.iter().any(|caption| is_data(caption) && !self.is_known(caption)) {
            return vec![whole(Defect::HeaderIsData)];
        }
        let is_any_known = captions.iter().any(|caption| self.is_known(caption));
        let mut issues = Vec::new();
        for caption in captions {
            issues.extend(self.add(line, caption));
        }
        if !is_any_known {
            issues.insert(0, whole(Defect::NoColumnKnown));
        } else if !self.list.iter().any(|column| column.code() == Some(self.key.code())) {
            issues.push(whole(Defect::NoKeyColumn));
            if let Some(last) = issues.last_mut() {
                last.issue.path = At::ROOT.name(self.key.code()).path();
            }
        }
        issues
    }

    /// The place of the column of a name, which comes into being when it is new.
    pub fn learn(&mut self, line: usize, name: &str, guess: usize, issues: &mut Vec<TableIssue>) -> Option<usize> {
        if self.list.get(guess).is_some_and(|column| column.caption == name) {
            return Some(guess);
        }
        if let Some(place) = self.places.of(name) {
            return Some(place);
        }
        if self.list.len() >= MOST {
            return None;
        }
        issues.extend(self.add(line, name));
        Some(self.list.len() - 1)
    }

    /// Whether a caption stands for something: a field, several of them, or one that cannot be written.
    pub fn is_known(&self, caption: &str) -> bool {
        self.said(caption).is_some() || !self.meanings(caption).is_empty()
    }

    fn add(&mut self, line: usize, caption: &str) -> Option<TableIssue> {
        let place = self.list.len();
        self.places.note(caption.to_owned().into(), place);
        let at = Place { line, column: place + 1, caption: caption.to_owned(), ..Place::default() };
        let (target, doubt) = match self.meaning(caption) {
            Meaning::LeftOut => (None, None),
            Meaning::Doubt(problem, hint) => (None, Some((Path::default(), problem, hint))),
            Meaning::Field(target) => {
                let path = At::ROOT.name(&target.code).path();
                if self.list.iter().any(|column| column.code() == Some(target.code.as_str())) {
                    (None, Some((path, Problem::Table(Defect::FieldTwice), None)))
                } else if target.code == Key::Id.code() && self.key != Key::Id {
                    (None, Some((path, Problem::Table(Defect::IdBesideKey), None)))
                } else {
                    (Some(*target), None)
                }
            }
        };
        if fold::trim(caption).is_empty() && self.said(caption).is_none() {
            self.nameless.push(place);
        }
        if let Some(target) = &target {
            let of = |place: &usize| self.list.get(*place).and_then(|column| column.target.as_ref());
            let behind = |place: &usize| of(place).is_some_and(|other| other.place > target.place);
            let slot = self.order.iter().position(behind).unwrap_or(self.order.len());
            self.order.insert(slot, place);
        }
        self.list.push(Column { caption: caption.to_owned(), target });
        doubt.map(|(path, problem, hint)| TableIssue::new(at, path, problem, hint))
    }

    fn meaning(&self, caption: &str) -> Meaning {
        if let Some(code) = self.said(caption) {
            return match code {
                None => Meaning::LeftOut,
                Some(code) => self.target(code),
            };
        }
        match self.meanings(caption).as_slice() {
            [] if fold::trim(caption).is_empty() => Meaning::LeftOut,
            [] => Meaning::Doubt(Problem::Table(Defect::NoField), self.guess(caption)),
            [code] => self.target(code),
            codes => {
                let names = codes.iter().map(|code| (*code).to_owned()).collect();
                let hint = Hint { advice: Advice::DidYouMean, names };
                Meaning::Doubt(Problem::Table(Defect::SeveralFields), Some(hint))
            }
        }
    }

    fn target(&self, code: &str) -> Meaning {
        if code == FULL_NAME {
            let names = ["LAST_NAME", "NAME"].map(str::to_owned).to_vec();
            let hint = Hint { advice: Advice::DidYouMean, names };
            return Meaning::Doubt(Problem::Table(Defect::FullName), Some(hint));
        }
        match Target::of(code, &self.knowledge, self.photos) {
            Ok(target) => Meaning::Field(Box::new(target)),
            Err(Problem::Unknown(Unknown::Field)) => Meaning::Doubt(Problem::Table(Defect::NoField), self.guess(code)),
            Err(problem) => Meaning::Doubt(problem, None),
        }
    }

    /// What the caller says of a caption.
    fn said(&self, caption: &str) -> Option<Option<&str>> {
        let (exact, folded) = (fold::trim(caption), fold::caption(caption));
        let given = self.given.iter();
        let found = given.clone().find(|(caption, ..)| caption == exact);
        let found = found.or_else(|| given.clone().find(|(_, other, _)| *other == folded && !folded.is_empty()));
        found.map(|(.., code)| code.as_deref())
    }

    /// Codes that a caption can stand for.
    fn meanings(&self, caption: &str) -> Vec<&str> {
        let exact = fold::trim(caption);
        // As it is sent, it can be nothing else.
        if let Some(code) = self.knowledge.codes().find(|code| *code == exact) {
            return vec![code];
        }
        self.knowledge.meanings(&fold::caption(exact)).iter().map(String::as_str).collect()
    }

    fn guess(&self, caption: &str) -> Option<Hint> {
        let upper = fold::trim(caption).to_ascii_uppercase();
        if let Some((_, code)) = OTHER_CODES.iter().find(|(other, _)| upper.starts_with(other)) {
            return Some(Hint::of(Advice::DidYouMean, code));
        }
        if !self.near.may_ask() {
            return None;
        }
        let codes: Vec<&str> =
            self.knowledge.codes().filter(|code| Target::of(code, &self.knowledge, self.photos).is_ok()).collect();
        let captions = || {
            let known = self.knowledge.captions().filter(|(_, code)| codes.contains(code));
            self.near.find(&fold::caption(caption), known)
        };
        nearest(fold::trim(caption), &codes).or_else(captions)
    }
}

/// Whether a caption is rather somebody's address, number or birthday.
fn is_data(caption: &str) -> bool {
    let text = fold::trim(caption);
    let is_number =
        |letter: u8| letter.is_ascii_digit() || matches!(letter, b'+' | b'-' | b'(' | b')' | b' ' | b'.' | b'/');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_phone_or_day = digits >= 5 && text.bytes().all(is_number);
    is_email(text) || is_phone_or_day || Date::parse(text).is_some()
}
