//! What the face is told, as JSON.

use crate::issue::{Issue, Warning};
use crate::value::Value;

/// Members by their names, in their order.
pub type Named<'v> = Vec<(&'static str, Value<'v>)>;

/// `{ success: true, … }`
pub fn success(members: Named<'_>) -> Value<'_> {
    outcome(true, members)
}

/// `{ success: false, issues }`
pub fn invalid(found: &[Issue]) -> Value<'_> {
    outcome(false, vec![("issues", issues(found))])
}

pub fn issues(issues: &[Issue]) -> Value<'_> {
    Value::List(issues.iter().map(Issue::to_value).collect())
}

pub fn warnings(warnings: &[Warning]) -> Value<'_> {
    Value::List(warnings.iter().map(Warning::to_value).collect())
}

pub(super) fn outcome(success: bool, mut members: Named<'_>) -> Value<'_> {
    members.insert(0, ("success", Value::Bool(success)));
    object(members)
}

/// The members that there are.
pub(super) fn object(members: Named<'_>) -> Value<'_> {
    let mut found = Vec::with_capacity(members.len());
    for (name, value) in members {
        if !matches!(value, Value::Null) {
            found.push((name.into(), value));
        }
    }
    Value::Object(found)
}
