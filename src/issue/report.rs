//! Collects everything that is found, so that a form learns all of it at once.

use super::{Caution, Issue, Problem, Warning};
use crate::path::At;

#[derive(Debug, Default)]
pub struct Report {
    pub issues: Vec<Issue>,
    pub warnings: Vec<Warning>,
}

impl Report {
    /// Notes a problem; answers `None`, so that a check can end with it.
    pub fn issue<T>(&mut self, at: &At, problem: Problem) -> Option<T> {
        self.note(at, problem, None);
        None
    }

    pub fn hinted<T>(&mut self, at: &At, problem: Problem, hint: Option<String>) -> Option<T> {
        self.note(at, problem, hint);
        None
    }

    fn note(&mut self, at: &At, problem: Problem, hint: Option<String>) {
        self.issues.push(Issue { path: at.path(), problem, hint });
    }

    pub fn warn(&mut self, at: &At, caution: Caution, message: &'static str) {
        self.warnings.push(Warning { path: at.path(), caution, message });
    }
}
