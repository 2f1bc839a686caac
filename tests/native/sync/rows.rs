//! What a row wants, whatever form the table has.

use b24_users::sync::{Blank, Key, Options};
use b24_users::value::Value;
use serde_json::{Value as Json, json};

use super::{Outcome, done, knowledge, options, read, table, take};
use crate::support::value;

fn given(options: Options, rows: &[Json]) -> Outcome {
    let mut table = table(options, &knowledge());
    let mut outcome = Outcome::default();
    for part in rows.chunks(2) {
        table.give(part.iter().map(|row| value(row).into_owned()).collect());
        take(&mut table, &mut outcome);
    }
    done(table, outcome)
}

#[test]
fn who_is_meant_is_no_change() {
    for (key, text, found) in [
        (Key::Id, "ID;NAME\n007;Anna\n", json!(7.0)),
        (Key::Email, "EMAIL;NAME\n a@b.de ;Anna\n", json!("a@b.de")),
        (Key::XmlId, "XML_ID;NAME\n007;Anna\n", json!("007")),
    ] {
        let outcome = read(options(key), &knowledge(), text.as_bytes());
        assert_eq!(outcome.rows, [json!({ "key": found, "changes": { "NAME": "Anna" } })], "{text}");
        assert_eq!(outcome.issues, [""; 0]);
    }
    let outcome = read(options(Key::XmlId), &knowledge(), b"XML_ID;EMAIL\n7;a@b.de\n");
    assert_eq!(outcome.rows[0]["changes"], json!({ "EMAIL": "a@b.de" }));
}

#[test]
fn keys_that_mean_nobody() {
    let rows = |key, texts: &[&str]| {
        let code = if key == Key::Id { "ID" } else { "EMAIL" };
        let text = format!("{code};NAME\n{}", texts.iter().map(|text| format!("{text};Anna\n")).collect::<String>());
        read(Options { blank: Blank::Clears, ..options(key) }, &knowledge(), text.as_bytes()).rows
    };
    assert_eq!(
        rows(Key::Id, &["", "0", "-1", "1.5", "x", "7,9E+10", "99999999999999999999"]),
        [
            json!(["1:1 ID empty blank"]),
            json!(["2:1 ID type id"]),
            json!(["3:1 ID type id"]),
            json!(["4:1 ID type id"]),
            json!(["5:1 ID type id"]),
            json!(["6:1 ID number_rounded"]),
            json!(["7:1 ID type id"]),
        ]
    );
    assert_eq!(rows(Key::Email, &["", "a@"]), [json!(["1:1 EMAIL empty blank"]), json!(["2:1 EMAIL bad_email"])]);
    let long = format!("XML_ID;NAME\n{};Anna\n", "я".repeat(256));
    assert_eq!(read(options(Key::XmlId), &knowledge(), long.as_bytes()).rows, [json!(["1:1 XML_ID too_long"])]);
    let missing = read(options(Key::Email), &knowledge(), b"[{\"EMAIL\":\"a@b.de\"},{\"NAME\":\"Anna\"}]");
    assert_eq!(missing.rows[1], json!(["2:1 EMAIL empty blank"]));
}

#[test]
fn all_that_is_wrong_with_a_row_at_once() {
    let text = "EMAIL;NAME;PERSONAL_BIRTHDAY;UF_DEPARTMENT;ACTIVE\nnobody;#REF!;05/06/1990;99;vielleicht\n";
    let outcome = read(options(Key::Email), &knowledge(), text.as_bytes());
    assert_eq!(
        outcome.rows,
        [json!([
            "1:2 NAME spreadsheet_error",
            "1:3 PERSONAL_BIRTHDAY date_order",
            "1:4 UF_DEPARTMENT no_such_department",
            "1:1 EMAIL bad_email",
            "1:5 ACTIVE type flag",
        ])]
    );
}

#[test]
fn nothing_to_change_is_no_mistake() {
    let outcome = read(options(Key::Email), &knowledge(), b"EMAIL;NAME\na@b.de;\n");
    assert_eq!(outcome.rows, [json!({ "key": "a@b.de", "changes": {} })]);
}

#[test]
fn objects_of_json() {
    let people = json!([
        {
            "email": "a@b.de", "Имя": "Анна", "ACTIVE": true, "UF_DEPARTMENT": ["Продажи", 6, "Склад / Север"],
            "PERSONAL_BIRTHDAY": "31.12.1990", "Уровень": "senior", "UF_USR_NOTES": ["a;b", "c"], "WORK_PHONE": null,
            "PERSONAL_COUNTRY": 46, "UF_USR_RATE": 1.5, "UF_USR_TAGS": [], "UF_USR_DRIVES": false,
        },
        { "Имя": "Berta", "email": "b@b.de", "UF_DEPARTMENT": 2, "WORK_PHONE": 49_151, "NAME": "twice" },
        { "email": "c@b.de", "Имя": { "first": "Cem" }, "UF_DEPARTMENT": [["Продажи"]], "WORK_CITY": ["Berlin"] },
    ]);
    let first = json!({
        "NAME": "Анна", "ACTIVE": "Y", "UF_DEPARTMENT": [2.0, 6.0, 5.0], "PERSONAL_BIRTHDAY": "1990-12-31",
        "PERSONAL_COUNTRY": "46", "UF_USR_LEVEL": 12.0, "UF_USR_NOTES": ["a;b", "c"], "UF_USR_RATE": 1.5,
        "UF_USR_TAGS": [], "UF_USR_DRIVES": 0.0,
    });
    let lines: String = people.as_array().expect("a list").iter().map(|person| format!("{person}\n")).collect();
    let pretty = serde_json::to_string_pretty(&people).expect("JSON");
    for text in [people.to_string(), pretty, lines, format!("\u{feff}{people}")] {
        let outcome = read(options(Key::Email), &knowledge(), text.as_bytes());
        assert_eq!(outcome.rows[0], json!({ "key": "a@b.de", "changes": first }));
        assert_eq!(outcome.rows[1], json!(["2:8 WORK_PHONE type text → "]));
        assert_eq!(
            outcome.rows[2],
            json!(["3:2 NAME not_cell", "3:14 WORK_CITY not_cell", "3:4 UF_DEPARTMENT[0] not_cell"])
        );
        // Told when the name first comes.
        assert_eq!(outcome.issues, ["0:13 NAME field_twice"], "{text}");
    }
    let rows = people.as_array().expect("a list");
    assert_eq!(given(options(Key::Email), rows).rows[0], json!({ "key": "a@b.de", "changes": first }));
}

/// As a library for spreadsheets gives them.
#[test]
fn lists_of_cells() {
    let rows = [
        json!(["E-Mail", "Имя", "Водит", ""]),
        json!(["a@b.de", "Анна", true, null]),
        json!(["b@b.de", 5, "нет", ""]),
        json!(["c@b.de"]),
        json!(["d@b.de", "Dana", "", "", "surplus"]),
        json!("nonsense"),
    ];
    let outcome = given(options(Key::Email), &rows);
    assert_eq!(outcome.issues, [""; 0]);
    assert_eq!(outcome.lines, [2, 3, 4, 5, 6]);
    assert_eq!(outcome.rows[0]["changes"], json!({ "NAME": "Анна", "UF_USR_DRIVES": 1.0 }));
    assert_eq!(outcome.rows[1], json!(["2:2 NAME type text → "]));
    assert_eq!(outcome.rows[2], json!(["3: cells_missing"]));
    assert_eq!(outcome.rows[3], json!(["4: cells_surplus"]));
    assert_eq!(outcome.rows[4], json!(["5: not_row"]));
    assert_eq!(given(options(Key::Email), &rows[..1]).issues, ["header_only"]);
    assert_eq!(given(options(Key::Email), &[]).issues, ["no_rows"]);
}

#[test]
fn consequences_are_warned_of() {
    let mut table = table(Options { blank: Blank::Clears, ..options(Key::Id) }, &knowledge());
    table.feed(b"ID;UF_DEPARTMENT;TITLE\n7;;Dr.\n".to_vec());
    table.end();
    let row = table.next_row().expect("a row");
    let draft = row.draft();
    let wanted = draft.wanted().expect("right");
    let remarks: Vec<_> = wanted.warnings.iter().map(|warning| warning.remark.code()).collect();
    assert_eq!(remarks, ["out_of_structure"]);
    assert_eq!((wanted.place.row, wanted.place.line, &wanted.key), (1, 2, &Value::Number(7.0)));
}
