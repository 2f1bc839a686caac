//! A shape: the names of one object.

use super::{Kind, Row};
use crate::format::number::push_digits;
use crate::issue::Unknown;

/// The names of one object.
#[derive(Debug)]
pub struct Shape {
    pub rows: &'static [&'static [Row]],
    pub spelling: Spelling,
    pub beside: Beside,
    /// What it is to be called by another name.
    pub stranger: Unknown,
    /// How many rows are required.
    pub required: usize,
}

/// How the portal compares names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    AnyCase,
    Exact,
}

/// What may stand beside the rows.
#[derive(Clone, Copy, Debug)]
pub enum Beside {
    Nothing,
    /// `UF_USR_*`.
    CustomFields,
    /// The names of the filter that is one of the rows, where it is not given itself.
    Criteria,
}

/// Rows of a shape, at most.
pub const MOST_ROWS: usize = 128;

impl Shape {
    pub(super) const fn exact(rows: &'static [&'static [Row]]) -> Shape {
        let (spelling, beside, stranger) = (Spelling::Exact, Beside::Nothing, Unknown::Field);
        Shape { rows, spelling, beside, stranger, required: required(rows) }
    }

    /// The parameters of a method.
    pub(super) const fn parameters(rows: &'static [&'static [Row]]) -> Shape {
        Shape { stranger: Unknown::Parameter, ..Shape::any_case(rows) }
    }

    pub(super) const fn any_case(rows: &'static [&'static [Row]]) -> Shape {
        Shape { spelling: Spelling::AnyCase, ..Shape::exact(rows) }
    }

    pub(super) const fn beside(self, beside: Beside) -> Shape {
        Shape { beside, ..self }
    }

    pub(super) const fn stranger(self, stranger: Unknown) -> Shape {
        Shape { stranger, ..self }
    }

    pub fn rows(&self) -> impl Iterator<Item = &'static Row> + Clone + use<> {
        self.rows.iter().flat_map(|rows| rows.iter())
    }

    /// The row of that number, the first being 0.
    pub fn row(&self, mut number: usize) -> Option<&'static Row> {
        for rows in self.rows {
            if let Some(row) = rows.get(number) {
                return Some(row);
            }
            number -= rows.len();
        }
        None
    }

    /// The number of the row whose very name that is.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.rows().position(|row| std::ptr::eq(row.name, name))
    }

    /// The names of all rows; behind those of plain ones, an asterisk and the limit.
    pub fn table(&self) -> String {
        let mut table = String::new();
        for row in self.rows() {
            table.push_str(if table.is_empty() { "" } else { " " });
            table.push_str(row.name);
            if let Some(limit) = row.kind.plain_limit() {
                table.push('*');
                push_digits(&mut table, limit.into(), 1);
            }
        }
        table
    }

    pub fn find(&self, name: &str) -> Option<&'static Row> {
        self.finder().find(name)
    }

    /// Finds many, quickest in the order of the rows.
    pub fn finder(&self) -> Finder<'_> {
        Finder { shape: self, next: &[], later: self.rows }
    }

    pub fn has_custom_fields(&self) -> bool {
        matches!(self.beside, Beside::CustomFields)
    }

    /// The names that may be sent: what a wrong name can have been meant to be.
    pub fn names(&self) -> Vec<&'static str> {
        self.rows().filter(|row| !matches!(row.kind, Kind::Refused(_))).map(|row| row.name).collect()
    }

    /// The row that is a filter with prefixes, and its names.
    pub fn filter(&self) -> Option<(&'static Row, &'static Shape)> {
        self.rows().find_map(|row| match row.kind {
            Kind::Filter(shape) => Some((row, shape)),
            _ => None,
        })
    }

    /// The last row whose object knows the name: what was put beside it was probably meant to be inside.
    pub fn wrapper_of(&self, name: &str) -> Option<&'static Row> {
        self.rows().filter(|row| row.kind.shape().is_some_and(|inner| inner.find(name).is_some())).last()
    }
}

#[expect(clippy::indexing_slicing, reason = "what would panic would not compile")]
const fn required(rows: &[&[Row]]) -> usize {
    let (mut count, mut names, mut group) = (0, 0, 0);
    while group < rows.len() {
        let mut row = 0;
        names += rows[group].len();
        while row < rows[group].len() {
            count += rows[group][row].required as usize;
            row += 1;
        }
        group += 1;
    }
    assert!(names <= MOST_ROWS, "each row has its bit where rows are noted");
    count
}

/// A search of names, one after the other.
pub struct Finder<'s> {
    shape: &'s Shape,
    /// The rows behind the one that was found last: the rest of its group, and the groups after that.
    next: &'static [Row],
    later: &'static [&'static [Row]],
}

impl Finder<'_> {
    /// The number of the row that was found last.
    pub fn number(&self) -> usize {
        let groups = self.shape.rows.len() - self.later.len();
        let through = self.shape.rows.iter().take(groups).map(|rows| rows.len()).sum::<usize>();
        through - self.next.len() - 1
    }

    pub fn find(&mut self, name: &str) -> Option<&'static Row> {
        self.find_behind(name).or_else(|| {
            (self.next, self.later) = (&[], self.shape.rows);
            self.find_behind(name)
        })
    }

    fn find_behind(&mut self, name: &str) -> Option<&'static Row> {
        let (mut next, mut later) = (self.next, self.later);
        loop {
            if let Some(place) = next.iter().position(|row| self.shape.spelling.same(row.name, name)) {
                let (row, next) = next.get(place..)?.split_first()?;
                (self.next, self.later) = (next, later);
                return Some(row);
            }
            (next, later) = later.split_first()?;
        }
    }
}

impl Spelling {
    #[inline(always)]
    pub fn same(self, known: &str, written: &str) -> bool {
        // Lengths and last letters tell nearly all names apart, without a call.
        known.len() == written.len() && last(known) == last(written) && self.same_letters(known, written)
    }

    #[inline(never)]
    fn same_letters(self, known: &str, written: &str) -> bool {
        // One that came as a number is the very same.
        std::ptr::eq(known, written)
            || match self {
                Spelling::AnyCase => known == written || known.eq_ignore_ascii_case(written),
                Spelling::Exact => known == written,
            }
    }
}

fn last(name: &str) -> Option<u8> {
    name.as_bytes().last().map(u8::to_ascii_uppercase)
}
