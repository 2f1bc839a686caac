//! Where in the input something stands.

#[cfg(not(target_family = "wasm"))]
use std::fmt;

use crate::value::Value;

/// A place in the input while it is walked: a chain of steps on the stack, copied only when there is
/// something to report.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Name(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// The input itself.
    pub const ROOT: At<'static> = At { parent: None, step: Step::Root };

    pub fn name(&'a self, name: &'a str) -> At<'a> {
        At { parent: Some(self), step: Step::Name(name) }
    }

    pub fn index(&'a self, index: usize) -> At<'a> {
        At { parent: Some(self), step: Step::Index(index) }
    }

    pub fn is_root(&self) -> bool {
        self.parent.is_none()
    }

    pub fn path(&self) -> Path {
        let mut path = self.parent.map(At::path).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Name(name) => path.0.push(Segment::Name(name.to_owned())),
            Step::Index(index) => path.0.push(Segment::Index(index)),
        }
        path
    }
}

/// An owned path; names stand as the caller wrote them, the root is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Segment>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    Name(String),
    Index(usize),
}

/// `fields.LIST[1].VALUE`
#[cfg(not(target_family = "wasm"))]
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Name(name) if position == 0 => f.write_str(name)?,
                Segment::Name(name) => write!(f, ".{name}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl Path {
    /// `["fields", "LIST", 1, "VALUE"]`
    pub fn to_value(&self) -> Value<'_> {
        let mut steps = Vec::with_capacity(self.0.len());
        for segment in &self.0 {
            steps.push(match segment {
                Segment::Name(name) => Value::text(name.as_str()),
                Segment::Index(index) => Value::Number(*index as f64),
            });
        }
        Value::List(steps)
    }
}
