//! What is known of the portal's custom fields, and who is about to ask for them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::check::UserFields;
use crate::value::Value;

/// What was read of the fields, and who is about to read them; clients of one line share it.
#[derive(Default)]
pub struct Learned {
    fields: Option<Rc<UserFields>>,
    /// How often somebody on the line has changed the fields, and how often it was when they were read.
    changes: Rc<Cell<u32>>,
    read_at: u32,
    /// The portal does not let the caller read them.
    is_hidden: bool,
    /// The job that asks, and those that wait for what it is told.
    asking: Option<u32>,
    waiting: Vec<u32>,
}

pub type SharedLearned = Rc<RefCell<Learned>>;

/// What a job has to do before its input is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lesson {
    Nothing,
    /// Ask the portal.
    Ask,
    /// Wait for the one who asks.
    Wait,
}

impl Learned {
    /// Nothing yet, for somebody else on the same line.
    pub fn beside(&self) -> Learned {
        Learned { changes: self.changes.clone(), ..Learned::default() }
    }

    pub fn fields(&self) -> Option<Rc<UserFields>> {
        self.fields.clone().filter(|_| self.read_at == self.changes.get())
    }

    /// Whether there is nothing to be asked.
    pub fn is_over(&self) -> bool {
        self.fields().is_some() || self.is_hidden
    }

    pub fn is_hidden(&self) -> bool {
        self.is_hidden
    }

    /// A job needs them.
    pub fn enter(&mut self, job: u32) -> Lesson {
        if self.asking.is_some_and(|asking| asking != job) {
            self.waiting.push(job);
            return Lesson::Wait;
        }
        self.asking = Some(job);
        Lesson::Ask
    }

    /// Keeps what was answered; none when the caller may not read them.
    pub fn learn(&mut self, facts: Option<&Value>) {
        self.asking = None;
        self.read_at = self.changes.get();
        match facts.map(|facts| facts.get("result")) {
            Some(Some(Value::List(rows))) => self.fields = Some(Rc::new(UserFields::read(rows))),
            _ => self.is_hidden = true,
        }
    }

    /// The next one to need them reads them again: somebody has changed them.
    pub fn forget(&self) {
        self.changes.set(self.changes.get().wrapping_add(1));
    }

    /// A job ends, or is given up: whoever waits for it asks for itself.
    pub fn leave(&mut self, job: u32) {
        self.asking = self.asking.filter(|asking| *asking != job);
        self.waiting.retain(|waiting| *waiting != job);
    }

    /// The jobs that need not wait any more.
    pub fn woken(&mut self) -> Vec<u32> {
        if self.asking.is_none() { std::mem::take(&mut self.waiting) } else { Vec::new() }
    }
}
