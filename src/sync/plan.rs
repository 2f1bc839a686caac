//! A plan: for every row who is meant, what differs now, and what that entails.

mod build;
mod cap;
mod csv;
mod digest;
mod keys;
mod obstacle;
mod pages;
mod read;
mod row;
mod text;
mod write;

pub use cap::{Cap, Caps, Counts};
pub(super) use csv::numbered;
pub use obstacle::Obstacle;
pub use read::{NoPlan, PlanReader};
pub use row::{Change, Conflicting, Consequence, Detail, Kind, Row, Why};

use self::keys::Keys;
use self::pages::Pages;
use super::likeness::Likeness;
use super::options::Key;

/// What was made, when, and of what.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Host of the portal.
    pub portal: String,
    /// Who has read, and will write.
    pub caller: i64,
    pub key: Key,
    /// Moment, as the wall clock has it.
    pub made: f64,
    /// People of the portal who are active, where that was asked.
    pub people: Option<usize>,
    pub caps: Caps,
    /// The digest of the plan whose run is taken back.
    pub undoes: Option<String>,
}

/// A field that something is changed of.
#[derive(Clone, Debug)]
pub struct Column {
    pub code: String,
    pub likeness: Likeness,
}

/// Rows stand in the order of the table; those of people whom it does not name come last.
#[derive(Debug, Default)]
pub struct Plan {
    pub head: Head,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Pages<Row>,
    keys: Keys,
    details: Pages<Detail>,
    pub(super) obstacles: Vec<Obstacle>,
    digest: String,
}

impl Plan {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.len() == 0
    }

    pub fn row(&self, place: usize) -> Option<&Row> {
        self.rows.get(place)
    }

    pub fn key(&self, place: usize) -> &str {
        self.keys.get(place)
    }

    /// What there is to say of a row beside its kind.
    pub fn detail(&self, place: usize) -> Option<&Detail> {
        self.details.get((self.rows.get(place)?.detail as usize).checked_sub(1)?)
    }

    /// What a row changes.
    pub fn changes(&self, place: usize) -> &[Change] {
        self.detail(place).map(|detail| detail.changes.as_slice()).unwrap_or_default()
    }

    pub fn column(&self, column: u16) -> Option<&Column> {
        self.columns.get(usize::from(column))
    }

    pub(super) fn code(&self, column: u16) -> &str {
        self.column(column).map(|column| column.code.as_str()).unwrap_or_default()
    }

    pub fn count(&self, kind: Kind) -> usize {
        self.rows.iter().filter(|row| row.kind == kind).count()
    }

    /// Why nothing of it may be applied.
    pub fn obstacles(&self) -> &[Obstacle] {
        &self.obstacles
    }

    /// Stands for all of it: two plans of one digest are the same.
    pub fn digest(&self) -> &str {
        &self.digest
    }
}
