//! Where in a table something is wrong.

use crate::issue::{Hint, Issue, Problem};
use crate::path::Path;
use crate::value::{Member, Value};

/// A place in a table; numbers count from 1, and 0 stands for none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Rows of people; the header and empty rows do not count.
    pub row: usize,
    /// Lines of the file, where the row begins.
    pub line: usize,
    pub column: usize,
    /// The column's name, as the table has it.
    pub caption: String,
}

/// An issue, and where in the table it is. Its path begins with the code of the field.
#[derive(Clone, Debug, PartialEq)]
pub struct TableIssue {
    pub place: Place,
    pub issue: Issue,
}

impl TableIssue {
    pub(super) fn new(place: Place, path: Path, problem: Problem, hint: Option<Hint>) -> TableIssue {
        TableIssue { place, issue: Issue { path, problem, hint } }
    }

    /// `{ row?, line?, column?, caption?, path, code, … }`
    pub fn to_value(&self) -> Value<'_> {
        let place = &self.place;
        let mut members: Vec<Member> = Vec::new();
        for (name, number) in [("row", place.row), ("line", place.line), ("column", place.column)] {
            if number > 0 {
                members.push((name.into(), Value::Number(number as f64)));
            }
        }
        if place.column > 0 {
            members.push(("caption".into(), Value::text(place.caption.as_str())));
        }
        if let Value::Object(issue) = self.issue.to_value() {
            members.extend(issue);
        }
        Value::Object(members)
    }
}
