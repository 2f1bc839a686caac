//! What the caller says of a plan.

use crate::check::id_of;
use crate::issue::{Expected, Issue, Problem};
use crate::path::At;
use crate::sync::choice::{each_option, meant, milliseconds, text};
use crate::sync::options::{Key, Options};
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

const OPTIONS: &[&str] =
    &["match", "missing", "protect", "caps", "portal", "language", "days", "countries", "timeout", "table"];

impl PlanOptions {
    /// Reads `{ match?, missing?, protect?, caps?, portal?, language?, days?, countries?, timeout?, table?: { form?,
    /// delimiter?, columns?, dates?, blank? } }`, or says what is wrong.
    pub fn read(value: &Value) -> Result<PlanOptions, Vec<Issue>> {
        let mut read = PlanOptions::default();
        let mut issues = Vec::new();
        each_option(value, &At::ROOT, OPTIONS, &mut issues, &mut |name, value, at, issues| {
            match name {
                "match" => read.table.key = Key::read(value)?,
                "missing" => {
                    read.missing = meant(value, &["ignore", "dismiss"], &[Missing::Ignore, Missing::Dismiss])?;
                }
                "protect" => read.protect = ids(value).ok_or(Problem::Type(Expected::Ids))?,
                "caps" => read.caps = Caps::read(value, at, issues),
                "portal" => read.portal = text(value)?.to_ascii_lowercase(),
                "language" => read.language = Some(text(value)?),
                "days" => read.days = Some(text(value)?),
                "countries" => {
                    value.members().ok_or(Problem::Type(Expected::Object))?;
                    read.countries = value.clone().into_owned();
                }
                "timeout" => read.timeout = Some(milliseconds(value)?),
                _ => read.table.read(value, at, issues),
            }
            Ok(())
        });
        if issues.is_empty() { Ok(read) } else { Err(issues) }
    }
}

/// One id, or several.
fn ids(value: &Value) -> Option<Vec<i64>> {
    let ids = if let Value::List(ids) = value { ids.as_slice() } else { std::slice::from_ref(value) };
    ids.iter().map(|id| id_of(id).filter(|id| *id > 0)).collect()
}
