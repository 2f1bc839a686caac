//! Of what was read, what may be sent.

use super::{Context, Field, check};
use crate::format::field_name::is_custom;
use crate::path::Segment;
use crate::schema::{LABELS, Method, method};
use crate::value::{Member, Value};

/// The members of a row of `user.get` that `user.update` takes, the id among them; or of a row of `user.userfield.list`,
/// what `user.userfield.update` takes as fields. Sent back as they are, they change nothing.
pub fn writable<'v>(row: &'v Value<'v>, context: &Context) -> Option<Value<'v>> {
    let is_field = row.get("FIELD_NAME").is_some() && row.get("USER_TYPE_ID").is_some();
    let members = row.members()?.iter();
    if !is_field {
        // An empty list, or a no: only the field's type tells.
        let is_untold = |(name, value): &&Member| {
            context.user_fields.is_none() && *value == Value::Bool(false) && is_custom(&name.to_ascii_uppercase())
        };
        let kept =
            members.filter(|(_, value)| *value != Value::Null).filter(|member| !is_untold(member)).cloned().collect();
        return Some(taken(method("user.update")?, context, kept, 0, &Value::Object));
    }
    let id = row.get("ID").cloned().unwrap_or(Value::Null);
    let context = Context { field: Field::read(row), ..context.clone() };
    // As a text it is that of one language, and would be taken for all of them.
    let is_text = |(name, value): &&Member| LABELS.contains(&name.as_ref()) && value.as_text().is_some();
    let kept = members.filter(|member| !is_text(member));
    let whole = |fields| Value::Object(vec![("id".into(), id.clone()), ("fields".into(), Value::Object(fields))]);
    Some(taken(method("user.userfield.update")?, &context, kept.cloned().collect(), 1, &whole))
}

/// Leaves out what is refused, until nothing is. Paths name a member after so many steps of the whole.
fn taken<'v>(
    method: &'static Method,
    context: &Context,
    mut members: Vec<Member<'v>>,
    depth: usize,
    whole: &dyn Fn(Vec<Member<'v>>) -> Value<'v>,
) -> Value<'v> {
    while let Err(issues) = check(method, &whole(members.clone()), context) {
        let count = members.len();
        members.retain(|(name, _)| {
            !issues.iter().any(|issue| issue.path.0.get(depth) == Some(&Segment::Name(name.to_string())))
        });
        if members.len() == count {
            break;
        }
    }
    Value::Object(members)
}
