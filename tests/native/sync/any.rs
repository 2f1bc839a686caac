//! Any bytes in any pieces.

use std::rc::Rc;
use std::sync::LazyLock;

use b24_users::sync::{Blank, Form, Key, Knowledge, Options, Order};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::{Outcome, done, facts, known, options, read, table, take};

static FACTS: LazyLock<Json> = LazyLock::new(facts);

thread_local! {
    static KNOWN: Rc<Knowledge> = known(&FACTS);
}

fn knowledge() -> Rc<Knowledge> {
    KNOWN.with(Rc::clone)
}

/// Pieces of what tables are made of, and of what they are not.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let text = prop_oneof![
        Just("EMAIL"),
        Just("ID"),
        Just("NAME;"),
        Just("Имя"),
        Just("UF_DEPARTMENT"),
        Just("UF_USR_TAGS"),
        Just("\""),
        Just("\"\""),
        Just(";"),
        Just(","),
        Just("\t"),
        Just("|"),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("a@b.de"),
        Just("7"),
        Just("31.12.1990"),
        Just("[{\"EMAIL\":\"a@b.de\"},"),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just("{\"ID\": 5, \"NAME\": \"x\"}\n"),
        Just(":"),
        Just("\\"),
        Just("sep="),
        Just("\u{feff}"),
        Just("#REF!"),
        Just(" "),
        Just("\u{a0}"),
        Just("1,5E+10"),
        Just("Продажи / Север"),
        Just("\0"),
    ];
    let piece = prop_oneof![
        8 => text.prop_map(|text| text.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 0..8),
        1 => ".{0,8}".prop_map(String::into_bytes),
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn any_options() -> impl Strategy<Value = Options> {
    let form = prop_oneof![
        4 => Just(None), 1 => Just(Some(Form::Delimited)), 1 => Just(Some(Form::Json)), 1 => Just(Some(Form::JsonLines)),
    ];
    let key = prop_oneof![Just(Key::Id), Just(Key::Email), Just(Key::XmlId)];
    let delimiter = prop_oneof![3 => Just(None), 1 => Just(Some(b';')), 1 => Just(Some(b'\t'))];
    let dates = prop_oneof![Just(None), Just(Some(Order::DayFirst)), Just(Some(Order::MonthFirst))];
    (form, key, delimiter, dates, any::<bool>()).prop_map(|(form, key, delimiter, dates, clears)| Options {
        form,
        key,
        delimiter,
        dates,
        blank: if clears { Blank::Clears } else { Blank::Keeps },
        ..Options::default()
    })
}

/// The same in pieces of these sizes, over and over; rows are taken between them, or at the end.
fn in_pieces(options: Options, bytes: &[u8], sizes: &[usize], takes: bool) -> Outcome {
    let mut table = table(options, &knowledge());
    let mut outcome = Outcome::default();
    let (mut rest, mut sizes) = (bytes, sizes.iter().cycle());
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(rest.len().min(*sizes.next().expect("a size")));
        table.feed(piece.to_vec());
        rest = behind;
        if takes {
            take(&mut table, &mut outcome);
        }
    }
    done(table, outcome)
}

fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zА-я0-9 ]{0,9}", "[\",;|\t\r\n a=@+-]{0,9}", ".{0,9}",]
}

#[test]
fn what_is_proposed_does_not_depend_on_pieces() {
    let mut bytes = b"[{\"ID\":1,\"NAME\":\"a\"},\n".to_vec();
    bytes.extend(b"{\"ID\":2,\"NAME\":\"b\"},\n".repeat(4));
    bytes.extend(b"\0[\0{\0a".repeat(40));
    bytes.push(0xff);
    let whole = read(Options::default(), &knowledge(), &bytes);
    for size in [1, 7, 64, 100] {
        assert_eq!(in_pieces(Options::default(), &bytes, &[size], true), whole);
    }
    let mut table = b"ID;NAME\n2;Ada\n".repeat(10);
    table.extend(b"\0a\0b".repeat(40));
    table.push(0xff);
    let whole = read(Options::default(), &knowledge(), &table);
    assert!(whole.issues.iter().any(|issue| issue.contains("windows-1251")), "{:?}", whole.issues);
    assert_eq!(in_pieces(Options::default(), &table, &[1], true), whole);
}

/// A carriage return alone ends a line, wherever a piece ends.
#[test]
fn lines_do_not_depend_on_pieces() {
    for (form, text, lines) in [
        (Form::JsonLines, "{\"ID\": 5}\n\r[1]\n7\n", vec![1, 3, 4]),
        (Form::JsonLines, "{\"ID\": 5}\n\r\r\n\r{\"ID\": 6}\r\n7", vec![1, 5, 6]),
        (Form::Json, "[\r{\"ID\": 5\r},\r\r\r\n {\"ID\": 6}]", vec![2, 6]),
        (Form::Delimited, "ID;NAME\r\r5;\"a\rb\r\r\nc\"\r6;b\r\n\r7;c\n\r\n8;d", vec![3, 7, 9, 11]),
        (Form::Delimited, "ID;NAME\n5;\"\r\n\n\r\r12345678\r12345678\n\r\"\n6;\"\r\r\"\n7;b", vec![2, 10, 13]),
    ] {
        let options = Options { form: Some(form), delimiter: Some(b';'), ..Options::default() };
        assert_eq!(read(options.clone(), &knowledge(), text.as_bytes()).lines, lines, "{text:?}");
        for size in 1..text.len() {
            let pieces = in_pieces(options.clone(), text.as_bytes(), &[size], true);
            assert_eq!(pieces.lines, lines, "{text:?} in pieces of {size}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn pieces_make_no_difference(
        bytes in any_bytes(),
        options in any_options(),
        sizes in vec(1_usize..40, 1..6),
        takes in any::<bool>(),
    ) {
        let whole = read(options.clone(), &knowledge(), &bytes);
        prop_assert_eq!(&in_pieces(options.clone(), &bytes, &sizes, takes), &whole);
        prop_assert_eq!(in_pieces(options, &bytes, &[1], takes), whole);
    }

    /// What is written as CSV is read back, cell by cell.
    #[test]
    fn what_is_written_is_read(
        rows in vec((any_cell(), any_cell()), 1..6),
        delimiter in prop_oneof![Just(","), Just(";"), Just("\t"), Just("|")],
        line in prop_oneof![Just("\n"), Just("\r\n")],
    ) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let head = ["ID", "PERSONAL_NOTES", "WORK_NOTES"].join(delimiter);
        let written = rows.iter().fold(head + line, |text, (first, second)| {
            text + &["7".to_owned(), quoted(first), quoted(second)].join(delimiter) + line
        });
        let outcome = read(Options { blank: Blank::Clears, ..options(Key::Id) }, &knowledge(), written.as_bytes());
        prop_assert_eq!(&outcome.issues, &Vec::<String>::new());
        prop_assert_eq!(outcome.rows.len(), rows.len());
        let trimmed = |text: &str| {
            let is_blank = |letter: char| letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}' | '\0');
            text.trim_matches(is_blank).to_owned()
        };
        for (row, (first, second)) in outcome.rows.iter().zip(&rows) {
            if row.is_array() {
                continue;
            }
            let changes = json!({ "PERSONAL_NOTES": trimmed(first), "WORK_NOTES": trimmed(second) });
            prop_assert_eq!(&row["changes"], &changes);
        }
    }

    /// JSON objects are read whatever is in their texts.
    #[test]
    fn what_is_in_json_is_read(rows in vec((any_cell(), any_cell()), 1..6), is_list in any::<bool>(), size in 1_usize..9) {
        let objects: Vec<Json> =
            rows.iter().map(|(first, second)| json!({ "ID": 7, "PERSONAL_NOTES": first, second: null })).collect();
        let text = match is_list {
            true => serde_json::to_string_pretty(&objects).expect("JSON"),
            false => objects.iter().map(|object| format!("{object}\n")).collect(),
        };
        let outcome = in_pieces(options(Key::Id), text.as_bytes(), &[size], true);
        prop_assert_eq!(outcome.rows.len(), rows.len());
        prop_assert!(!outcome.rows.contains(&json!(["1: not_row"])));
    }
}
