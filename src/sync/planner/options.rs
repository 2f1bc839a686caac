//! What the caller says of a plan.

use crate::check::id_of;
use crate::issue::{Expected, Issue, Problem, Unknown};
use crate::path::At;
use crate::sync::options::{Blank, Form, Key, Options, Order};
use crate::sync::plan::Caps;
use crate::value::Value;

/// What becomes of people whom the table does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    #[default]
    Ignore,
    Dismiss,
}

#[derive(Clone, Debug, Default)]
pub struct PlanOptions {
    /// How the table is read; its key is what people are found by.
    pub table: Options,
    pub missing: Missing,
    /// People who are not to be changed, beside the caller.
    pub protect: Vec<i64>,
    pub caps: Caps,
    /// Host of the portal.
    pub portal: String,
    /// Code of the language in which custom fields are called.
    pub language: Option<String>,
    /// As `Knowledge::read` takes them.
    pub days: Option<String>,
    pub countries: Value<'static>,
    /// Milliseconds that a request has.
    pub timeout: Option<f64>,
}

impl PlanOptions {
    /// Reads `{ match?, missing?, protect?, caps?, portal?, language?, days?, countries?, timeout?, table?: { form?,
    /// delimiter?, columns?, dates?, blank? } }`, or says what is wrong.
    pub fn read(value: &Value) -> Result<PlanOptions, Vec<Issue>> {
        let mut read = PlanOptions::default();
        let mut issues = Vec::new();
        let root = At::ROOT;
        let Some(members) = value.members() else {
            return Err(vec![wrong(&root, Problem::Type(Expected::Options))]);
        };
        for (name, value) in members {
            let at = root.name(name);
            let done = match name.as_ref() {
                "table" => {
                    read.table(value, &at, &mut issues);
                    Some(())
                }
                "caps" => match Caps::read(value) {
                    Ok(caps) => {
                        read.caps = caps;
                        Some(())
                    }
                    Err(cap) => {
                        issues.push(wrong(&at.name(&cap), Problem::Type(Expected::Options)));
                        Some(())
                    }
                },
                _ => match read.simple(name, value) {
                    Some(done) => done,
                    None => {
                        issues.push(wrong(&at, Problem::Unknown(Unknown::Option)));
                        Some(())
                    }
                },
            };
            if done.is_none() {
                issues.push(wrong(&at, Problem::Type(Expected::Options)));
            }
        }
        if issues.is_empty() { Ok(read) } else { Err(issues) }
    }

    /// None for a name that is not known; none within for a value that is wrong.
    fn simple(&mut self, name: &str, value: &Value) -> Option<Option<()>> {
        let text = value.as_text();
        Some(match name {
            "match" => text.and_then(Key::of).map(|key| self.table.key = key),
            "missing" => match text {
                Some("ignore") => put(&mut self.missing, Missing::Ignore),
                Some("dismiss") => put(&mut self.missing, Missing::Dismiss),
                _ => None,
            },
            "protect" => match value {
                Value::List(ids) => {
                    let ids: Option<Vec<i64>> = ids.iter().map(|id| id_of(id).filter(|id| *id > 0)).collect();
                    ids.map(|ids| self.protect = ids)
                }
                _ => None,
            },
            "portal" => text.map(|portal| self.portal = portal.to_ascii_lowercase()),
            "language" => text.map(|language| self.language = Some(language.to_owned())),
            "days" => text.map(|days| self.days = Some(days.to_owned())),
            "countries" => value.members().map(|_| self.countries = value.clone().into_owned()),
            "timeout" => match value {
                Value::Number(timeout) if *timeout > 0.0 => put(&mut self.timeout, Some(*timeout)),
                _ => None,
            },
            _ => return None,
        })
    }

    fn table(&mut self, value: &Value, at: &At, issues: &mut Vec<Issue>) {
        let Some(members) = value.members() else {
            return issues.push(wrong(at, Problem::Type(Expected::Options)));
        };
        for (name, value) in members {
            let text = value.as_text();
            let done = match name.as_ref() {
                "form" => match text {
                    Some("csv") => put(&mut self.table.form, Some(Form::Delimited)),
                    Some("json") => put(&mut self.table.form, Some(Form::Json)),
                    Some("jsonl") => put(&mut self.table.form, Some(Form::JsonLines)),
                    _ => None,
                },
                "delimiter" => match text.map(str::as_bytes) {
                    Some([byte]) if byte.is_ascii() => put(&mut self.table.delimiter, Some(*byte)),
                    _ => None,
                },
                "dates" => match text {
                    Some("day") => put(&mut self.table.dates, Some(Order::DayFirst)),
                    Some("month") => put(&mut self.table.dates, Some(Order::MonthFirst)),
                    _ => None,
                },
                "blank" => match text {
                    Some("keep") => put(&mut self.table.blank, Blank::Keeps),
                    Some("clear") => put(&mut self.table.blank, Blank::Clears),
                    _ => None,
                },
                "columns" => columns(value).map(|columns| self.table.columns = columns),
                _ => {
                    issues.push(wrong(&at.name(name), Problem::Unknown(Unknown::Option)));
                    Some(())
                }
            };
            if done.is_none() {
                issues.push(wrong(&at.name(name), Problem::Type(Expected::Options)));
            }
        }
    }
}

/// Codes by captions; null leaves a column out.
fn columns(value: &Value) -> Option<Vec<(String, Option<String>)>> {
    let mut columns = Vec::new();
    for (caption, code) in value.members()? {
        let code = match code {
            Value::Null => None,
            code => Some(code.as_text()?.to_owned()),
        };
        columns.push((caption.to_string(), code));
    }
    Some(columns)
}

fn put<T>(slot: &mut T, value: T) -> Option<()> {
    *slot = value;
    Some(())
}

fn wrong(at: &At, problem: Problem) -> Issue {
    Issue { path: at.path(), problem, hint: None }
}
