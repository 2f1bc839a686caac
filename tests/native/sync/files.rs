//! Files that are empty, cut short, or not what they seem.

use b24_users::sync::{Form, Key, Options};
use serde_json::json;

use super::{Outcome, done, knowledge, options, read, table, take};

fn by_email(text: &str) -> Outcome {
    read(options(Key::Email), &knowledge(), text.as_bytes())
}

#[test]
fn nothing_in_it() {
    for text in ["", "\u{feff}", "\n\r\n", "  \n ", ";;\n;;\n", "[]", " [ ] "] {
        assert_eq!(by_email(text).issues, ["no_rows"], "{text:?}");
    }
    for text in ["EMAIL;NAME", "EMAIL;NAME\n", "\u{feff}EMAIL;NAME\r\n\r\n;\n"] {
        assert_eq!(by_email(text).issues, ["header_only"], "{text:?}");
    }
}

#[test]
fn the_end_is_missing() {
    let whole = "EMAIL;NAME;LAST_NAME\na@b.de;Anna;Muster\nb@b.de;Bert;\"Müller; Maier\"\n";
    assert_eq!(by_email(whole).issues, [""; 0]);
    assert_eq!(by_email(whole.trim_end()).issues, [""; 0]);
    let before = |mark: &str| whole.split_once(mark).expect("a cell").0;
    let outcome = by_email(before("; Maier"));
    assert_eq!((outcome.rows.len(), outcome.issues), (1, vec!["open_quote".to_owned()]));
    let outcome = by_email(before(";\"M"));
    assert_eq!((outcome.rows[1].clone(), outcome.issues), (json!(["2: cells_missing"]), vec!["cut_off".to_owned()]));
    for text in [
        "[{\"EMAIL\":\"a@b.de\"}",
        "[{\"EMAIL\":\"a@b.de\"},",
        "[{\"EMAIL\":\"a@b.de\"},{\"EMAIL\":\"b@",
        "{\"EMAIL\":\"a@b.de\"}\n{\"EMAIL\":\"b@b",
    ] {
        let outcome = by_email(text);
        assert_eq!((outcome.rows.len(), outcome.issues), (1, vec!["cut_off".to_owned()]), "{text}");
    }
    // Wherever else than at the end, it is the row's matter.
    let outcome = by_email("EMAIL;NAME\na@b.de\nb@b.de;Bert\nc@b.de;Cem;too;much\nd@b.de;Dana;;\n");
    assert_eq!(outcome.issues, [""; 0]);
    assert_eq!(outcome.rows[0], json!(["1: cells_missing"]));
    assert_eq!(outcome.rows[2], json!(["3: cells_surplus"]));
    assert_eq!(outcome.rows[3]["changes"], json!({ "NAME": "Dana" }));
}

#[test]
fn lines_are_those_of_the_file() {
    let outcome =
        by_email("\n\nEMAIL;PERSONAL_NOTES\r\n\r\na@b.de;\"1\n2\r\n3\"\r\n;\r\nb@b.de;x\rc@b.de;y\n\rd@b.de;z");
    assert_eq!(outcome.lines, [5, 9, 10, 12]);
    assert_eq!(outcome.issues, [""; 0]);
    let outcome = by_email("[\n{\"EMAIL\":\n\"a@b.de\"},\n\n{\"EMAIL\":\"b@b.de\"}]");
    assert_eq!(outcome.lines, [2, 5]);
    let outcome = by_email("{\"EMAIL\":\"a@b.de\"}\n\r\n{\"EMAIL\":\"b@b.de\"}\n");
    assert_eq!(outcome.lines, [1, 3]);
}

#[test]
fn rows_of_any_size_are_not_kept() {
    let long = "x".repeat(2 << 20);
    for text in [
        format!("EMAIL;NAME\na@b.de;{long}\n"),
        format!("EMAIL;NAME\na@b.de;\"{}", "b@b.de;Bert\n".repeat(200_000)),
        format!("[{{\"EMAIL\":\"{long}\"}}]"),
        format!("{{\"EMAIL\":\"{long}\"}}\n"),
    ] {
        assert_eq!(by_email(&text).issues, ["row_too_large"]);
    }
    let many = format!("EMAIL{}\na@b.de\n", ";".repeat(20_000));
    assert_eq!(by_email(&many).issues, ["too_many_columns"]);
}

#[test]
fn json_that_is_none() {
    for (text, rows) in [
        ("[{\"EMAIL\":\"a@b.de\"} {\"EMAIL\":\"b@b.de\"}]", 1),
        ("[{\"EMAIL\":\"a@b.de\"}] x", 1),
        ("[{\"EMAIL\":\"a@b.de\"}}]", 1),
        ("[,]", 0),
    ] {
        let outcome = by_email(text);
        assert!(outcome.rows.len() >= rows, "{text}");
        assert!(outcome.rows.contains(&json!(["1: not_row"])) || outcome.issues == ["not_json"], "{text}: {outcome:?}");
    }
    let outcome = by_email("[{\"EMAIL\":\"a@b.de\"}, 5, [\"b@b.de\"], null, {\"EMAIL\" 1}, {\"EMAIL\":\"c@b.de\"}]");
    assert_eq!(outcome.rows.len(), 6);
    for (index, row) in outcome.rows[1..5].iter().enumerate() {
        assert_eq!(*row, json!([format!("{}: not_row", index + 2)]));
    }
    assert_eq!(outcome.rows[5]["key"], "c@b.de");
    let outcome = by_email("{\"EMAIL\":\"a@b.de\"}\nnonsense\n{\"EMAIL\":\"b@b.de\"}\n");
    assert_eq!((outcome.rows.len(), &outcome.rows[1]), (3, &json!(["2: not_row"])));
    // What is said counts.
    let said = Options { form: Some(Form::Json), ..options(Key::Email) };
    assert_eq!(read(said, &knowledge(), b"EMAIL;NAME\na@b.de;Anna").issues, ["not_json"]);
    let said = Options { form: Some(Form::Delimited), ..options(Key::Email) };
    assert_eq!(read(said, &knowledge(), b"EMAIL;{\na@b.de;Anna").issues, ["0:2 no_field"]);
}

/// Bytes may come after the end of a table that is broken, and nothing more is said of it.
#[test]
fn what_is_broken_stays_so() {
    let mut table = table(options(Key::Email), &knowledge());
    table.feed(b"anna@acme.example;Anna\n".to_vec());
    let mut outcome = Outcome::default();
    take(&mut table, &mut outcome);
    assert!(!table.is_done());
    table.feed(vec![b'\n'; 70_000]);
    take(&mut table, &mut outcome);
    assert!(table.is_done());
    table.feed(b"EMAIL;NAME\na@b.de;Anna\n".to_vec());
    let outcome = done(table, outcome);
    assert_eq!((outcome.rows.len(), outcome.issues), (0, vec!["header_is_data".to_owned()]));
}
