//! Collects everything that is found, so that a form learns all of it at once.

use super::{Caution, Issue, Problem, Warning, nearest};
use crate::path::At;

/// What is found: the first 1,000 issues and as many warnings. When there are more, the last issue says so.
#[derive(Debug, Default)]
pub struct Report {
    pub issues: Vec<Issue>,
    pub warnings: Vec<Warning>,
    guesses: u32,
}

const MOST: usize = 1_000;
/// Wrong names that are compared with all that are known.
const GUESSES: u32 = 8;

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

    /// Notes a problem with a sentence that is always the same.
    #[inline(never)]
    pub fn told<T>(&mut self, at: &At, problem: Problem, hint: &'static str) -> Option<T> {
        self.note(at, problem, Some(hint.to_owned()));
        None
    }

    /// What a wrong name was probably meant to be, for the first few that are asked for.
    pub fn guess<'k>(&mut self, name: &str, known: &dyn Fn() -> Vec<&'k str>) -> Option<String> {
        self.guesses += 1;
        if self.guesses > GUESSES { None } else { nearest(name, &known()) }
    }

    fn note(&mut self, at: &At, problem: Problem, hint: Option<String>) {
        match self.issues.get_mut(MOST - 1) {
            None => self.issues.push(Issue { path: at.path(), problem, hint }),
            Some(last) => last.hint = Some("There are more issues than these.".to_owned()),
        }
    }

    pub fn warn(&mut self, at: &At, caution: Caution, message: &'static str) {
        if self.warnings.len() < MOST {
            self.warnings.push(Warning { path: at.path(), caution, message });
        }
    }
}
