//! A list of inputs in JSON, made into bodies of requests without an object for each.

use super::body::Body;
use super::command::{fits_form, no_reference};
use super::passing::Passing;
use crate::check::{Checked, Context, check};
use crate::issue::{Issue, Warning};
use crate::schema::Method;
use crate::value::Value;
use crate::value::parse::{NotJson, Parser};

/// Inputs that may be wrong; a list with more of them is none of this method's.
pub const REFUSALS: usize = 10_000;

/// A list, ready to be sent.
#[derive(Default)]
pub struct Bodies {
    /// JSON in UTF-8.
    pub bodies: Vec<Vec<u8>>,
    /// By the place in the list, as are the warnings.
    pub refused: Vec<(usize, Vec<Issue>)>,
    pub warned: Vec<(usize, Vec<Warning>)>,
}

/// Why there is nothing to be sent.
#[derive(Debug, PartialEq, Eq)]
pub enum NoList {
    NotJson,
    /// More than [`REFUSALS`] inputs are wrong.
    Wrong,
}

/// How numbers that are not whole are read and written is for the caller to say.
#[derive(Clone, Copy, Debug)]
pub struct Fractions {
    pub read: fn(&str) -> f64,
    pub write: fn(f64) -> String,
}

impl Bodies {
    pub fn read(method: &'static Method, text: &[u8], context: &Context, by: &Fractions) -> Result<Bodies, NoList> {
        let text = std::str::from_utf8(text).map_err(|_| NoList::NotJson)?;
        let mut parser = Parser::new(text, by.read);
        let mut bodies = Bodies::default();
        let mut body = Body::default();
        let mut passing = Passing::default();
        if !parser.begins_list() {
            return Err(NoList::NotJson);
        }
        for index in 0.. {
            if !parser.has_item(index)? {
                break;
            }
            let input = passing.read(&mut parser, method)?;
            match sendable(method, &input, context) {
                Ok(Checked { payload, warnings }) => {
                    body.push(index, &payload, &passing.passed, by.write);
                    if body.is_full() {
                        bodies.bodies.extend(std::mem::take(&mut body).finish());
                    }
                    if !warnings.is_empty() {
                        bodies.warned.push((index, warnings));
                    }
                }
                Err(issues) => bodies.refused.push((index, issues)),
            }
            if bodies.refused.len() > REFUSALS {
                return Err(NoList::Wrong);
            }
        }
        bodies.bodies.extend(body.finish());
        if parser.is_at_end() { Ok(bodies) } else { Err(NoList::NotJson) }
    }
}

fn sendable<'v>(method: &'static Method, input: &'v Value<'v>, context: &Context) -> Result<Checked<'v>, Vec<Issue>> {
    let checked = check(method, input, context)?;
    no_reference(&checked.payload)?;
    fits_form(&checked.payload)?;
    Ok(checked)
}

impl From<NotJson> for NoList {
    fn from(_: NotJson) -> NoList {
        NoList::NotJson
    }
}
