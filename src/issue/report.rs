//! Collects everything that is found, so that a form learns all of it at once.

use super::{Advice, Hint, Issue, Problem, Remark, Warning, nearest};
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

    pub fn hinted<T>(&mut self, at: &At, problem: Problem, hint: Option<Hint>) -> Option<T> {
        self.note(at, problem, hint);
        None
    }

    /// Notes a problem with advice that names nothing.
    #[inline(never)]
    pub fn told<T>(&mut self, at: &At, problem: Problem, advice: Advice) -> Option<T> {
        self.note(at, problem, Some(advice.into()));
        None
    }

    /// What a wrong name was probably meant to be, for the first few that are asked for.
    pub fn guess<'k>(&mut self, name: &str, known: &dyn Fn() -> Vec<&'k str>) -> Option<Hint> {
        self.guesses += 1;
        if self.guesses > GUESSES { None } else { nearest(name, &known()) }
    }

    fn note(&mut self, at: &At, problem: Problem, hint: Option<Hint>) {
        match self.issues.get_mut(MOST - 1) {
            None => self.issues.push(Issue { path: at.path(), problem, hint }),
            Some(last) => last.hint = Some(Advice::MoreIssues.into()),
        }
    }

    pub fn warn(&mut self, at: &At, remark: Remark) {
        if self.warnings.len() < MOST {
            self.warnings.push(Warning { path: at.path(), remark });
        }
    }
}
