//! What the caller says of a run.

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
        }
    }
}

/// Requests at once, at most: more would only wait for each other.
const LANES: usize = 16;

impl RunOptions {
    /// Reads `{ portal?, onConflict?, lanes?, timeout?, aftermath?, maxAge? }`; or the name that is wrong.
    pub fn read(value: &Value) -> Result<RunOptions, String> {
        let mut read = RunOptions::default();
        for (name, value) in value.members().ok_or_else(String::new)? {
            let done = match name.as_ref() {
                "portal" => value.as_text().map(|portal| read.portal = portal.to_ascii_lowercase()),
                "onConflict" => match value.as_text() {
                    Some("skip") => put(&mut read.on_conflict, OnConflict::Skip),
                    Some("stop") => put(&mut read.on_conflict, OnConflict::Stop),
                    _ => None,
                },
                "lanes" => {
                    let lanes = value.as_integer().and_then(|lanes| usize::try_from(lanes).ok());
                    lanes.filter(|lanes| (1..=LANES).contains(lanes)).map(|lanes| read.lanes = lanes)
                }
                "timeout" => positive(value).map(|timeout| read.timeout = timeout),
                "aftermath" => positive(value).map(|span| read.aftermath = span),
                "maxAge" => positive(value).map(|age| read.max_age = age),
                _ => None,
            };
            done.ok_or_else(|| name.to_string())?;
        }
        Ok(read)
    }
}

fn positive(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) if *number > 0.0 => Some(*number),
        _ => None,
    }
}

fn put<T>(slot: &mut T, value: T) -> Option<()> {
    *slot = value;
    Some(())
}
