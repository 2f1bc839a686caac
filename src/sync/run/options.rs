//! What the caller says of a run.

use crate::issue::{Allowed, Expected, Issue, Problem};
use crate::path::At;
use crate::sync::choice::{each_option, meant, milliseconds, text};
use crate::value::Value;

/// What follows when somebody else has changed what a row is to change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnConflict {
    /// The row is left out.
    #[default]
    Skip,
    /// Nothing more is sent.
    Stop,
}

#[derive(Clone, Debug)]
pub struct RunOptions {
    /// Host of the portal.
    pub portal: String,
    pub on_conflict: OnConflict,
    /// Requests that are under way at once.
    pub lanes: usize,
    /// Milliseconds that a request has.
    pub timeout: f64,
    /// Milliseconds after which a request has no effect any more, whatever became of its answer.
    pub aftermath: f64,
    /// Milliseconds for which a plan can be applied.
    pub max_age: f64,
    /// Whether photos that are replaced are saved.
    pub photos: bool,
}

impl Default for RunOptions {
    fn default() -> RunOptions {
        RunOptions {
            portal: String::new(),
            on_conflict: OnConflict::Skip,
            lanes: 4,
            timeout: 30_000.0,
            // Gateways cut a request after a minute, and what it has to do is made for less.
            aftermath: 75_000.0,
            max_age: 86_400_000.0,
            photos: false,
        }
    }
}

/// Requests at once, at most: more would only wait for each other.
const LANES: i64 = 16;

const OPTIONS: &[&str] = &["portal", "onConflict", "lanes", "timeout", "aftermath", "maxAge", "photos"];

impl RunOptions {
    /// Reads `{ portal?, onConflict?, lanes?, timeout?, aftermath?, maxAge?, photos? }`, or says what is wrong.
    pub fn read(value: &Value) -> Result<RunOptions, Vec<Issue>> {
        let mut read = RunOptions::default();
        let mut issues = Vec::new();
        each_option(value, &At::ROOT, OPTIONS, &mut issues, &mut |name, value, _, _| {
            match name {
                "portal" => read.portal = text(value)?.to_ascii_lowercase(),
                "onConflict" => {
                    read.on_conflict = meant(value, &["skip", "stop"], &[OnConflict::Skip, OnConflict::Stop])?;
                }
                "lanes" => read.lanes = lanes(value)?,
                "timeout" => read.timeout = milliseconds(value)?,
                "aftermath" => read.aftermath = milliseconds(value)?,
                "photos" => {
                    let Value::Bool(photos) = value else { return Err(Problem::Type(Expected::Flag)) };
                    read.photos = *photos;
                }
                _ => read.max_age = milliseconds(value)?,
            }
            Ok(())
        });
        if issues.is_empty() { Ok(read) } else { Err(issues) }
    }
}

fn lanes(value: &Value) -> Result<usize, Problem> {
    let lanes = value.as_integer().ok_or(Problem::Type(Expected::WholeNumber))?;
    let fitting = usize::try_from(lanes).ok().filter(|_| (1..=LANES).contains(&lanes));
    fitting.ok_or(Problem::OutOfRange(Allowed::Between { min: 1, max: LANES }))
}
