//! What counts as the same: by what a plan says of people who hold the same in another form.

use b24_users::client::errand::{Came, Given, Part};
use b24_users::rest::bodies::Fractions;
use b24_users::sync::{Kind, PlanOptions, Planner, Step};
use serde_json::{Value as Json, json};

use super::facts;
use crate::support::value;

const BY: Fractions = Fractions { read: |text| text.parse().unwrap_or(f64::NAN), write: |number| number.to_string() };

/// What is planned of a field that the portal gives so, and a table wants so; with what is there before and after.
fn planned(code: &str, held: Json, cell: &str) -> (Kind, String) {
    let options = json!({ "match": "ID", "days": "MM/DD/YYYY", "language": "ru", "table": { "blank": "clear" } });
    let mut planner = Planner::new(PlanOptions::read(&value(&options)).expect("options"), BY, 0.0);
    let facts = facts();
    loop {
        match planner.next(0.0) {
            Step::Submit(number) => {
                let calls = &planner.ask(number).expect("an ask").calls;
                let answers: Vec<Json> = calls
                    .iter()
                    .map(|call| match call.method() {
                        "profile" => json!({ "ID": 1 }),
                        "user.fields" => facts["titles"].clone(),
                        "user.userfield.list" => facts["userFields"].clone(),
                        "department.get" => facts["departments"].clone(),
                        _ => json!([{ "ID": "2", code: held }]),
                    })
                    .collect();
                let part = |answer: &Json| {
                    let given = Given::Result(value(answer).into_owned().into());
                    Part { given, duration: None, finish: None, total: None }
                };
                planner.came(number, Came::Answered { parts: answers.iter().map(part).collect(), took: 1.0 }, 0.0);
            }
            Step::Feed => {
                planner.feed(format!("ID;{code}\n2;\"{cell}\"\n").into_bytes());
                planner.end();
            }
            Step::Done => break,
            other => panic!("{other:?}"),
        }
    }
    let plan = planner.take().expect("a plan");
    let row = plan.row(0).expect("a row");
    let changes = plan.changes(0).first();
    let shown = |value: &b24_users::value::Value| serde_json::to_string(value).expect("JSON");
    (row.kind, changes.map(|change| format!("{} {}", shown(&change.before), shown(&change.after))).unwrap_or_default())
}

#[test]
fn the_same_in_other_words() {
    for (code, held, cell) in [
        ("NAME", json!("Anna"), " Anna "),
        ("NAME", Json::Null, ""),
        ("WORK_POSITION", json!({}), ""),
        ("PERSONAL_ZIP", json!(12345), "12345"),
        ("ACTIVE", json!(true), "да"),
        ("ACTIVE", json!("N"), "0"),
        ("PERSONAL_GENDER", json!(""), ""),
        ("PERSONAL_BIRTHDAY", json!("1990-12-31T03:00:00+03:00"), "31.12.1990"),
        ("PERSONAL_BIRTHDAY", json!("1990-12-30T19:00:00-05:00"), "1990-12-31"),
        ("PERSONAL_BIRTHDAY", json!(""), ""),
        ("UF_EMPLOYMENT_DATE", json!("2024-02-29T00:00:00+00:00"), "29.02.2024"),
        ("UF_EMPLOYMENT_DATE", json!("02/29/2024"), "2024-02-29"),
        ("PERSONAL_COUNTRY", json!("0"), ""),
        ("PERSONAL_COUNTRY", json!("44"), "44"),
        ("UF_DEPARTMENT", json!([3, 1]), "1|3"),
        ("UF_DEPARTMENT", json!({ "0": "3", "2": "1" }), "3;1"),
        ("UF_DEPARTMENT", json!(false), ""),
        ("UF_USR_LEVEL", json!("12"), "senior"),
        ("UF_USR_LEVEL", json!(false), ""),
        ("UF_USR_TAGS", json!(["23", "21"]), "A|D"),
        ("UF_USR_DRIVES", json!("1"), "да"),
        ("UF_USR_DRIVES", Json::Null, "нет"),
        ("UF_USR_SINCE", json!("2024-02-29T03:00:00+03:00"), "29.02.2024"),
        ("UF_USR_RATE", json!("1.50"), "1,5"),
        ("UF_USR_COUNT", json!("7"), "7"),
        ("UF_USR_NOTES", json!(["b", "a"]), "b|a"),
        ("UF_USR_NOTES", json!([]), ""),
        ("UF_USR_PAY", json!(["100.00|USD"]), "100|USD"),
    ] {
        assert_eq!(planned(code, held.clone(), cell), (Kind::Unchanged, String::new()), "{code} {held} {cell}");
    }
}

#[test]
fn something_else() {
    for (code, held, cell, change) in [
        ("NAME", json!("anna"), "Anna", r#""anna" "Anna""#),
        ("ACTIVE", json!(true), "нет", "true false"),
        (
            "PERSONAL_BIRTHDAY",
            json!("1990-12-31T21:00:00+00:00"),
            "1990-12-31",
            r#""1990-12-31T21:00:00+00:00" "1990-12-31""#,
        ),
        ("UF_EMPLOYMENT_DATE", json!("02/29/2024"), "2024-03-01", r#""02/29/2024" "03/01/2024""#),
        ("PERSONAL_COUNTRY", json!("1"), "", r#""1" """#),
        ("UF_DEPARTMENT", json!([1]), "3|1", "[1.0] [1.0,3.0]"),
        ("UF_USR_LEVEL", json!("11"), "senior", r#"11.0 12.0"#),
        ("UF_USR_DRIVES", json!("0"), "да", "0.0 1.0"),
        ("UF_USR_NOTES", json!(["a", "b"]), "b|a", r#"["a","b"] ["b","a"]"#),
        ("UF_USR_PAY", json!(["100|EUR"]), "100|USD", r#"["100|EUR"] ["100|USD"]"#),
    ] {
        let expected = (Kind::Update, change.to_owned());
        assert_eq!(planned(code, held.clone(), cell), expected, "{code} {held} {cell}");
    }
}
