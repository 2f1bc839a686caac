//! Who is meant: people are looked up by what the rows call them, and compared with what the rows want.

use std::borrow::Cow;

use crate::client::errand::{Given, Part};
use crate::client::failure::Failure;
use crate::payload::Payload;
use crate::sync::ask::{PAGE, people, rows};
use crate::sync::diff::Want;
use crate::sync::options::Key;
use crate::sync::pace::Pace;
use crate::sync::person::Person;
use crate::sync::planner::facts::{refused, unreadable};
use crate::value::{Member, Value};

/// Keys of one call: fewer than a page has, as a key can be several people's.
const KEYS: usize = 40;
/// Calls of one request: the answers of more could be too large to be read.
const CALLS: usize = 30;
/// Tries of a call whose answer does not come.
const TRIES: u32 = 8;

/// A row that looks for its person.
#[derive(Debug)]
pub(super) struct Seeker {
    pub place: u32,
    /// As it is compared, and as it was written where that is something else.
    pub key: String,
    pub written: Option<String>,
    pub wants: Vec<Want>,
}

/// Those that are looked up by one call.
#[derive(Debug, Default)]
struct Group {
    seekers: Vec<Seeker>,
    /// Of pages that have come.
    people: Vec<Value<'static>>,
    start: usize,
    tries: u32,
}

/// Groups that are asked for in one request.
#[derive(Debug)]
pub(super) struct Lookup(Vec<Group>);

#[derive(Debug)]
pub(super) struct Seek {
    key: Key,
    waiting: Vec<Seeker>,
    /// Groups that are to be asked for once more.
    again: Vec<Group>,
    pace: Pace,
}

/// A row, and the people who have its key.
pub(super) struct Found<'f, 'v> {
    pub seeker: Seeker,
    pub people: &'f [Person<'v>],
}

impl Seek {
    pub fn new(key: Key, timeout: f64) -> Seek {
        Seek { key, waiting: Vec::new(), again: Vec::new(), pace: Pace::new(timeout, CALLS) }
    }

    pub fn add(&mut self, seeker: Seeker) {
        self.waiting.push(seeker);
    }

    /// Rows that fit into the next request.
    pub fn capacity(&self) -> usize {
        self.pace.calls() * KEYS
    }

    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.again.is_empty()
    }

    /// The next request; none when there is nothing to ask.
    pub fn next(&mut self, select: &[String]) -> Option<(Lookup, Vec<Payload<'static>>)> {
        let most = self.pace.calls();
        let mut groups = self.again.split_off(self.again.len().saturating_sub(most));
        let mut left = std::mem::take(&mut self.waiting).into_iter();
        while groups.len() < most {
            let seekers: Vec<_> = left.by_ref().take(KEYS).collect();
            if seekers.is_empty() {
                break;
            }
            groups.push(Group { seekers, ..Group::default() });
        }
        self.waiting = left.collect();
        let calls: Vec<_> = groups.iter().filter_map(|group| group.call(self.key, select)).collect();
        (!calls.is_empty()).then_some((Lookup(groups), calls))
    }

    /// What has come of a request: each row that is answered goes to `found`.
    pub fn take(&mut self, lookup: Lookup, parts: Vec<Part>, found: &mut dyn FnMut(Found)) -> Result<(), Failure> {
        let seconds = parts.iter().filter_map(|part| part.duration).sum();
        self.pace.learn(parts.len(), seconds);
        for (mut group, part) in lookup.0.into_iter().zip(parts) {
            group.tries += 1;
            match part.given {
                Given::Result(result) => {
                    let result = result.value();
                    let page = rows(&result).ok_or_else(unreadable)?;
                    if page.len() >= PAGE {
                        group.people.extend(page.into_iter().map(|person| person.clone().into_owned()));
                        group.start += PAGE;
                        group.tries = 0;
                        self.again.push(group);
                    } else {
                        group.tell(page, self.key, found);
                    }
                }
                Given::Refused(refusal) if refusal.is_retryable() && group.tries < TRIES => self.again.push(group),
                Given::Nothing if group.tries < TRIES => self.again.push(group),
                Given::Refused(refusal) => return Err(refused(&refusal, "user.get")),
                Given::Nothing => return Err(unreadable()),
            }
        }
        Ok(())
    }
}

impl Group {
    fn call(&self, key: Key, select: &[String]) -> Option<Payload<'static>> {
        // Not every database compares in any case.
        let keys = self.seekers.iter().flat_map(|seeker| std::iter::once(&seeker.key).chain(&seeker.written));
        let keys = keys.map(|key| Value::text(key.clone())).collect();
        // The plain name shows an administrator whom others hide; the others are compared as they are by the sign only.
        let name = match key {
            Key::Id => "ID",
            Key::Email => "=EMAIL",
            Key::XmlId => "=XML_ID",
        };
        let filter: Vec<Member<'static>> = vec![(name.into(), Value::List(keys))];
        people(filter, select, self.start)
    }

    /// The portal compares in any case, and filters that it does not know it passes over: so it is compared again.
    fn tell(self, page: Vec<&Value>, key: Key, found: &mut dyn FnMut(Found)) {
        let mut known: Vec<(Cow<str>, Person)> = Vec::with_capacity(self.people.len() + page.len());
        let (mut ids, mut marks) = (Vec::with_capacity(known.capacity()), Vec::with_capacity(known.capacity()));
        for person in self.people.iter().chain(page).filter_map(Person::read) {
            // A page can bring somebody again.
            if !ids.contains(&person.id) {
                let key = person.key(key);
                ids.push(person.id);
                marks.push(mark(&key));
                known.push((key, person));
            }
        }
        let mut people = Vec::new();
        for seeker in self.seekers {
            let own = mark(&seeker.key);
            people.clear();
            for (place, _) in marks.iter().enumerate().filter(|(_, mark)| **mark == own) {
                let same = known.get(place).filter(|(key, _)| *key == seeker.key);
                people.extend(same.map(|(_, person)| *person));
            }
            found(Found { seeker, people: &people });
        }
    }
}

/// Tells most keys apart without going through them: how long they are, and how they end.
fn mark(key: &str) -> u64 {
    let bytes = key.as_bytes().iter().rev().take(7);
    bytes.fold(key.len() as u64, |mark, byte| mark << 8 | u64::from(*byte))
}
