//! Reads a custom field before it is changed, so that the change can be made whole.

use wasm_bindgen::JsValue;

use super::line::Line;
use super::read::{member, read};
use crate::check::{Context, Field, id_of};
use crate::format::language::LANGUAGES;
use crate::format::number::written;
use crate::format::text::joined;
use crate::issue::{Issue, Problem, Report};
use crate::path::At;
use crate::payload::Payload;
use crate::revise::{LABELS, Removal, Stored, has_partial_labels, revise};
use crate::transport::{Deadline, Failure, Lost};
use crate::value::Value;

/// The parameters of `user.userfield.update`, completed from what the portal holds; what the check needs to know of the
/// field goes into the context.
pub(super) async fn completed(
    input: &Value<'_>,
    removal: &Removal,
    line: &Line,
    deadline: &Deadline,
    context: &mut Context,
) -> Result<Option<Value<'static>>, Failure> {
    let parameter = |wanted: &str| {
        let members = input.members().unwrap_or_default();
        members.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
    };
    // Without an id or fields there is nothing to complete; the check says what is missing.
    let (Some(id), Some(fields)) = (parameter("id").and_then(id_of), parameter("fields")) else { return Ok(None) };
    let Some(row) = row(id, line, deadline).await? else {
        return Err(Failure::Invalid(vec![no_such_field()]));
    };
    let by_language = if has_partial_labels(fields) {
        let languages = context.languages.clone();
        let languages = languages.unwrap_or_else(|| LANGUAGES.iter().map(|code| (*code).to_owned()).collect());
        rows(id, &languages, line, deadline).await?
    } else {
        Vec::new()
    };
    context.field = Field::read(&row);
    context.languages =
        Some(by_language.iter().filter(|(_, row)| has_text(row)).map(|(code, _)| code.clone()).collect());
    let stored = Stored { row, by_language };
    let fields = revise(fields, &stored, removal).map_err(Failure::Invalid)?;
    let completed = Value::Object(vec![("id".into(), Value::Number(id as f64)), ("fields".into(), fields)]);
    Ok(Some(completed.into_owned()))
}

async fn row(id: i64, line: &Line, deadline: &Deadline) -> Result<Option<Value<'static>>, Failure> {
    let filter = Value::Object(vec![("ID".into(), Value::Number(id as f64))]);
    let params = Value::Object(vec![("filter".into(), filter)]);
    let rows = result("user.userfield.list", params, line, deadline).await?;
    Ok(match rows {
        Value::List(rows) => rows.into_iter().find(|row| row.get("ID").and_then(id_of) == Some(id)),
        _ => None,
    })
}

/// The row once for each language, in one request: `list` returns labels of one language only.
async fn rows(
    id: i64,
    languages: &[String],
    line: &Line,
    deadline: &Deadline,
) -> Result<Vec<(String, Value<'static>)>, Failure> {
    let command = |code: &String| {
        let query = joined(&["user.userfield.list?filter%5BID%5D=", &written(id), "&filter%5BLANG%5D=", code]);
        (code.clone().into(), Value::text(query))
    };
    let commands = Value::Object(languages.iter().map(command).collect());
    let params = Value::Object(vec![("halt".into(), Value::Number(1.0)), ("cmd".into(), commands)]);
    let answers = result("batch", params, line, deadline).await?;
    let answer = |code: &String| {
        let Value::List(rows) = answers.get("result")?.get(code)? else { return None };
        let row = rows.iter().find(|row| row.get("ID").and_then(id_of) == Some(id))?;
        Some((code.clone(), row.clone()))
    };
    // One language missing would be one emptied.
    let mut rows = Vec::with_capacity(languages.len());
    for code in languages {
        let Some(row) = answer(code) else {
            return Err(Lost::for_good("The portal did not return the labels of every language."));
        };
        rows.push(row);
    }
    Ok(rows)
}

async fn result(
    method: &str,
    params: Value<'static>,
    line: &Line,
    deadline: &Deadline,
) -> Result<Value<'static>, Failure> {
    let payload = Payload::unchecked(method, params).map_err(Failure::Invalid)?;
    let envelope = line.send(&payload, deadline).await?;
    Ok(envelope.body.map_or(Value::Null, |body| read(&member(&body, "result"))))
}

fn has_text(row: &Value) -> bool {
    LABELS.iter().any(|label| row.get(label).and_then(Value::as_text).is_some_and(|text| !text.is_empty()))
}

fn no_such_field() -> Issue {
    let problem = Problem::Conflict { why: "The portal has no custom field of this id, or does not show it." };
    Issue { path: At::ROOT.name("id").path(), problem, hint: None }
}

/// `remove`: ids, codes or texts of items.
pub(super) fn read_removal(value: &JsValue, report: &mut Report) -> Removal {
    if value.is_undefined() {
        return Removal::default();
    }
    let name = |item: &Value| match item {
        Value::Text(text) => Some(text.as_ref().to_owned()),
        _ => item.as_integer().map(written),
    };
    let named = match read(value) {
        Value::List(items) => items.iter().map(name).collect::<Option<Vec<_>>>(),
        _ => None,
    };
    if named.is_none() {
        report.issue::<()>(
            &At::ROOT.name("remove"),
            Problem::Type { expected: "a list of ids, codes or texts of items" },
        );
    }
    Removal { named }
}
