//! The core as the tests call it.

use std::collections::BTreeSet;
use std::rc::Rc;

use b24_users::check::{Context, Field, UserFields, check};
use b24_users::issue::Issue;
use b24_users::schema::method;
use b24_users::value::Value;
use serde_json::{Value as Json, json};

use crate::support::{Outcome, numbers_by_value, text, value};

/// What the core makes of a case.
pub fn outcome(case: &Json) -> Outcome {
    let method = method(text(case, "method")).expect("a known method");
    let input = value(&case["input"]);
    match check(method, &input, &context(&case["context"])) {
        Ok(checked) => Outcome::Payload {
            payload: numbers_by_value(&serde_json::to_value(checked.payload.params()).expect("a payload is JSON")),
            warnings: checked
                .warnings
                .iter()
                .map(|warning| (warning.path.to_string(), warning.remark.caution().code().to_owned()))
                .collect(),
        },
        Err(issues) => {
            let places: Vec<_> =
                issues.iter().map(|issue| (issue.path.to_string(), issue.problem.code().to_owned())).collect();
            let set: BTreeSet<_> = places.iter().cloned().collect();
            assert_eq!(places.len(), set.len(), "the same issue twice: {places:?}");
            Outcome::Issues(set)
        }
    }
}

/// What goes on the wire, or what is wrong, as `path code`.
pub type Found = Result<Json, Vec<String>>;

pub fn found(name: &str, input: &Json, context: &Context) -> Found {
    found_value(name, &value(input), context)
}

pub fn found_value(name: &str, input: &Value, context: &Context) -> Found {
    match check(method(name).expect("a method"), input, context) {
        Ok(checked) => Ok(serde_json::to_value(checked.payload.params()).expect("JSON")),
        Err(issues) => Err(issues.iter().map(told).collect()),
    }
}

/// `path code`
pub fn told(issue: &Issue) -> String {
    format!("{} {}", issue.path, issue.problem.code())
}

/// These issues and no others.
pub fn issues(list: &[&str]) -> Found {
    Err(list.iter().map(|issue| (*issue).to_owned()).collect())
}

/// The payload, numbers by their value.
pub fn sent(payload: &Json) -> Found {
    Ok(numbers_by_value(payload))
}

/// A portal that has one custom field, `UF_USR_X`.
pub fn with_field(user_type: &str, multiple: &str) -> Context {
    with_row(&json!({ "USER_TYPE_ID": user_type, "MULTIPLE": multiple }))
}

pub fn with_row(row: &Json) -> Context {
    Context { user_fields: Some(user_fields([("UF_USR_X", row)])), ..Context::default() }
}

/// What a portal has, told by rows.
pub fn user_fields<'r>(rows: impl IntoIterator<Item = (&'r str, &'r Json)>) -> Rc<UserFields> {
    Rc::new(rows.into_iter().map(|(code, row)| (code.to_owned(), Field::read(&value(row)))).collect())
}

/// A case's context, in the vectors' own form.
fn context(json: &Json) -> Context {
    Context {
        field: Field::read(&value(json)),
        user_fields: json["user_fields"]
            .as_object()
            .map(|fields| user_fields(fields.iter().map(|(code, row)| (code.as_str(), row)))),
        languages: json["languages"]
            .as_array()
            .map(|codes| codes.iter().filter_map(|code| code.as_str().map(str::to_owned)).collect()),
        ..Context::default()
    }
}
