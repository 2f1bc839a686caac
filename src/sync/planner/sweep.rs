//! All who work here, to find those whom a table does not name.

use crate::client::errand::{Given, Part};
use crate::client::failure::Failure;
use crate::payload::Payload;
use crate::sync::ask::{PAGE, people, rows};
use crate::sync::options::Key;
use crate::sync::pace::Pace;
use crate::sync::person::Person;
use crate::sync::planner::facts::{employed, refused, unreadable};
use crate::value::Value;

const CALLS: usize = 40;
const TRIES: u32 = 8;

/// Reads page by page, in the order of ids.
#[derive(Debug)]
pub(super) struct Sweep {
    key: Key,
    /// Sorted.
    named: Vec<i64>,
    /// The page that is asked for next.
    next: usize,
    /// Pages to be asked for again.
    again: Vec<usize>,
    asked: Vec<usize>,
    tries: u32,
    /// For each page its first and last id; none while it has not come.
    ends: Vec<Option<(i64, i64)>>,
    is_ended: bool,
    pub people: usize,
    /// Those whom nobody names, with their keys.
    pub missing: Vec<(i64, String)>,
    pace: Pace,
}

impl Sweep {
    pub fn new(key: Key, mut named: Vec<i64>, timeout: f64) -> Sweep {
        named.sort_unstable();
        Sweep {
            key,
            named,
            next: 0,
            again: Vec::new(),
            asked: Vec::new(),
            tries: 0,
            ends: Vec::new(),
            is_ended: false,
            people: 0,
            missing: Vec::new(),
            pace: Pace::new(timeout, CALLS),
        }
    }

    /// The pages that come next; nothing when all have come.
    pub fn questions(&mut self) -> Vec<Payload<'static>> {
        let most = self.pace.calls();
        self.asked = self.again.split_off(self.again.len().saturating_sub(most));
        while self.asked.len() < most && !self.is_ended {
            self.asked.push(self.next);
            self.next += 1;
        }
        let select = ["ID", self.key.code(), "ACTIVE"].map(str::to_owned);
        self.asked.iter().filter_map(|page| people(employed(), &select, page * PAGE)).collect()
    }

    pub fn take(&mut self, parts: Vec<Part>) -> Result<(), Failure> {
        let seconds = parts.iter().filter_map(|part| part.duration).sum();
        self.pace.learn(parts.len(), seconds);
        for (page, part) in std::mem::take(&mut self.asked).into_iter().zip(parts) {
            match part.given {
                Given::Result(found) => self.page(page, &found.value())?,
                _ if self.tries >= TRIES => return Err(unreadable()),
                Given::Refused(refusal) if !refusal.is_retryable() => return Err(refused(&refusal, "user.get")),
                Given::Refused(_) | Given::Nothing => {
                    self.tries += 1;
                    self.again.push(page);
                }
            }
        }
        Ok(())
    }

    fn page(&mut self, page: usize, result: &Value) -> Result<(), Failure> {
        let rows = rows(result).ok_or_else(unreadable)?;
        self.is_ended |= rows.len() < PAGE;
        self.tries = 0;
        if self.ends.len() <= page {
            self.ends.resize(page + 1, None);
        }
        let mut ends: Option<(i64, i64)> = None;
        for person in rows.into_iter().filter_map(Person::read) {
            // An order that goes back within a page shows in its ends.
            let (first, last) = ends.unwrap_or((person.id, i64::MIN));
            ends = Some((first, if person.id > last { person.id } else { i64::MAX }));
            // Filters that are not known are passed over.
            if !person.is_active() {
                continue;
            }
            self.people += 1;
            if self.named.binary_search(&person.id).is_err() {
                self.missing.push((person.id, person.key(self.key).into_owned()));
            }
        }
        if let Some(slot) = self.ends.get_mut(page) {
            *slot = ends;
        }
        Ok(())
    }

    /// Whether each page began behind the end of the one before: else people have come or gone meanwhile, and somebody may
    /// have been passed over, or counted twice.
    pub fn is_steady(&self) -> bool {
        let mut last = i64::MIN;
        self.ends.iter().flatten().all(|(first, end)| {
            let is_behind = *first > last && *end != i64::MAX;
            last = *end;
            is_behind
        })
    }
}
