//! The core as the tests call it.

use std::collections::BTreeSet;

use b24_users::check::{Context, Field, check};
use b24_users::schema::method;
use serde_json::Value as Json;

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
                .map(|warning| (warning.path.to_string(), warning.caution.code().to_owned()))
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

/// A case's context, in the vectors' own form.
fn context(json: &Json) -> Context {
    Context {
        field: Field::read(&value(json)),
        user_fields: json["user_fields"]
            .as_object()
            .map(|fields| fields.iter().map(|(code, field)| (code.clone(), Field::read(&value(field)))).collect()),
        languages: json["languages"]
            .as_array()
            .map(|codes| codes.iter().filter_map(|code| code.as_str().map(str::to_owned)).collect()),
        ..Context::default()
    }
}
