//! What is said of issues and warnings, and of how many.

use b24_users::check::{Context, check};
use b24_users::issue::{Advice, Hint, Issue};
use b24_users::schema::method;
use b24_users::value::Value;
use serde_json::{Value as Json, json};

use crate::support::value;

#[test]
fn what_is_said_of_an_issue() {
    let input = json!({
        "ID": 0, "NAME": "x".repeat(51), "PERSONAL_GENDER": "x", "EMAIL": "x", "PERSONAL_BIRTHDAY": "x", "WORK_POSITON": "x",
        "PERSONAL_PHOTO": ["a.txt", "*"], "UF_DEPARTMENT": ["x"],
    });
    let input = value(&input);
    let found = check(method("user.update").expect("a method"), &input, &Context::default()).expect_err("wrong");
    let told: Vec<_> = found.iter().map(|issue| serde_json::to_value(issue.to_value()).expect("JSON")).collect();
    assert_eq!(
        Json::from(told),
        json!([
            { "path": ["ID"], "code": "out_of_range", "min": 1.0 },
            { "path": ["NAME"], "code": "too_long", "limit": 50.0 },
            { "path": ["PERSONAL_GENDER"], "code": "out_of_range", "allowed": ["M", "F", ""] },
            { "path": ["EMAIL"], "code": "bad_email" },
            { "path": ["PERSONAL_BIRTHDAY"], "code": "bad_date", "expected": "day" },
            {
                "path": ["WORK_POSITON"], "code": "unknown_field", "why": "field",
                "hint": { "code": "did_you_mean", "names": ["WORK_POSITION"] },
            },
            { "path": ["PERSONAL_PHOTO", 0.0], "code": "bad_file", "expected": "image_name" },
            { "path": ["PERSONAL_PHOTO", 1.0], "code": "bad_base64" },
            { "path": ["UF_DEPARTMENT", 0.0], "code": "type", "expected": "id" },
        ])
    );
    let input = json!({ "ID": 1, "UF_DEPARTMENT": [] });
    let input = value(&input);
    let checked = check(method("user.update").expect("a method"), &input, &Context::default()).expect("right");
    let warnings: Vec<_> = checked.warnings.iter().map(|warning| serde_json::to_value(warning.to_value())).collect();
    assert_eq!(
        warnings.into_iter().map(|warning| warning.expect("JSON")).collect::<Json>(),
        json!([{ "path": ["UF_DEPARTMENT"], "code": "destructive", "why": "out_of_structure" }])
    );
}

#[test]
fn bounds_are_told_whole() {
    let change =
        json!({ "id": 42, "fields": { "SETTINGS": { "ROWS": 0, "PRECISION": 13, "LIST_HEIGHT": 0 }, "SORT": "-1" } });
    let start = json!({ "start": -2 });
    let huge = json!({ "ID": 1e300, "NAME": "x" });
    for (name, input, bounds) in [
        ("user.userfield.update", change, &[(1, Some(50)), (0, Some(12)), (1, None), (1, None)][..]),
        ("user.get", start, &[(-1, None)]),
        ("user.update", huge, &[(1, Some(9_007_199_254_740_991_i64))]),
    ] {
        let input = value(&input);
        let issues = check(method(name).expect("a method"), &input, &Context::default());
        let told: Vec<_> = issues
            .expect_err("out of bounds")
            .iter()
            .map(|issue| {
                let issue = issue.to_value();
                let bound = |name| issue.get(name).and_then(Value::as_integer);
                (bound("min").expect("a minimum"), bound("max"))
            })
            .collect();
        assert_eq!(told, bounds, "{name}");
    }
}

#[test]
fn no_more_than_a_thousand_issues_and_warnings() {
    let names = |count: usize| -> Json {
        let names = (0..count).map(|number| (format!("BOGUS_{number}"), json!(1)));
        Json::Object(names.chain([("ID".to_owned(), json!(1))]).collect())
    };
    for (count, more) in [(999, false), (1_000, false), (1_001, true), (1_999, true)] {
        let input = names(count);
        let input = value(&input);
        let found = check(method("user.update").expect("a method"), &input, &Context::default()).expect_err("wrong");
        assert_eq!(found.len(), count.min(1_000));
        let says_more = |issue: &Issue| issue.hint == Some(Advice::MoreIssues.into());
        assert_eq!(found.last().is_some_and(says_more), more, "{count}");
        assert!(!found[..found.len() - 1].iter().any(says_more));
    }
    let items: Vec<_> = (1..=1_500).map(|id| json!({ "ID": id, "VALUE": "x" })).collect();
    let input = json!({ "id": 42, "fields": { "LIST": items } });
    let input = value(&input);
    let checked = check(method("user.userfield.update").expect("a method"), &input, &Context::default());
    let checked = checked.expect("right, and lossy");
    assert_eq!(checked.warnings.len(), 1_000);
}

#[test]
fn nothing_is_said_of_the_input() {
    let secret = "s3cr3t";
    let input = json!({
        "ID": secret, "ACTIVE": secret, "EMAIL": secret, "NAME": secret.repeat(50), "PERSONAL_BIRTHDAY": secret,
        "PERSONAL_PHOTO": [secret, secret], "UF_DEPARTMENT": [secret], "PERSONAL_GENDER": secret, "WORK_COUNTRY": secret,
    });
    let input = value(&input);
    let found = check(method("user.update").expect("a method"), &input, &Context::default()).expect_err("all wrong");
    assert_eq!(found.len(), 10);
    for issue in found {
        let text = serde_json::to_string(&issue.to_value()).expect("JSON");
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn near_misses_get_a_hint() {
    let input = json!({ "ID": 1, "WORK_POSITON": "x", "fields": {} });
    let input = value(&input);
    let found = check(method("user.update").expect("a method"), &input, &Context::default()).expect_err("wrong");
    let hints: Vec<_> = found.into_iter().filter_map(|issue| issue.hint).collect();
    assert_eq!(hints, [Hint::of(Advice::DidYouMean, "WORK_POSITION"), Advice::NoWrapper.into()]);
}
