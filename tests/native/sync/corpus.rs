//! The same people in every encoding, by every delimiter, under captions of three languages.

use b24_users::sync::{Key, encoding};
use serde_json::{Value as Json, json};

use super::{knowledge, options, read};

const CAPTIONS: [[&str; 6]; 4] = [
    ["EMAIL", "NAME", "LAST_NAME", "PERSONAL_BIRTHDAY", "UF_DEPARTMENT", "ACTIVE"],
    ["E-mail", "First name", "Last name", "Date of birth", "Department", "Active"],
    ["E-Mail", "Vorname", "Nachname", "Geburtsdatum", "Abteilung", "Aktiv"],
    ["Электронная почта", "Имя", "Фамилия", "Дата рождения", "Подразделение", "Активность"],
];

const PEOPLE: [[&str; 6]; 3] = [
    ["anna@acme.example", "Анна", "О\"Нил; мл., | и\tко", "31.12.1990", "Продажи", "да"],
    ["jörg@acme.example", "Jörg", "Größe\nzweite Zeile", "1985-02-01", "4 ", "nein"],
    ["", "", "", "", "", ""],
];

fn rows() -> Vec<Json> {
    let first = json!({
        "NAME": "Анна", "LAST_NAME": "О\"Нил; мл., | и\tко", "PERSONAL_BIRTHDAY": "1990-12-31",
        "UF_DEPARTMENT": [2.0], "ACTIVE": "Y",
    });
    vec![
        json!({ "key": "anna@acme.example", "changes": first }),
        json!(["2:3 LAST_NAME line_break", "2:5 UF_DEPARTMENT several_departments"]),
    ]
}

/// As spreadsheets write it: quotes where they are needed, or everywhere.
fn written(captions: &[&str], delimiter: char, line: &str, is_quoted: bool) -> String {
    let cell = |text: &&str| {
        let is_special = text.chars().any(|letter| letter == delimiter || "\"\n\r".contains(letter));
        if is_quoted || is_special { format!("\"{}\"", text.replace('"', "\"\"")) } else { (*text).to_owned() }
    };
    let row = |cells: &[&str]| cells.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string()) + line;
    PEOPLE.iter().fold(row(captions), |text, cells| text + &row(cells))
}

fn utf16(text: &str, is_little: bool, has_mark: bool) -> Vec<u8> {
    let mark = has_mark.then_some(0xFEFF);
    let bytes = |unit: u16| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
}

/// What this alphabet has of Cyrillic; the rest stays ASCII or gets lost.
fn windows_1251(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        'А'..='я' => (letter as u32 - 'А' as u32 + 0xC0) as u8,
        'ё' => 0xB8,
        '\0'..='\x7f' => letter as u8,
        _ => b'?',
    };
    text.chars().map(byte).collect()
}

#[test]
fn every_delimiter_and_language() {
    for captions in CAPTIONS {
        for delimiter in [',', ';', '\t', '|'] {
            for (line, is_quoted) in [("\n", false), ("\r\n", false), ("\r", true), ("\n", true)] {
                for mark in ["", "\u{feff}"] {
                    let text = mark.to_owned() + &written(&captions, delimiter, line, is_quoted);
                    let outcome = read(options(Key::Email), &knowledge(), text.as_bytes());
                    assert_eq!((outcome.issues, outcome.rows), (vec![], rows()), "{text}");
                    assert_eq!(outcome.lines, [2, 3], "{text}");
                }
            }
        }
    }
}

#[test]
fn other_encodings_are_told() {
    let text = written(&CAPTIONS[3], ';', "\r\n", false);
    let told = |bytes: &[u8]| {
        let outcome = read(options(Key::Email), &knowledge(), bytes);
        assert_eq!(outcome.rows, [Json::Null; 0]);
        outcome.issues.join(",")
    };
    assert_eq!(told(&windows_1251(&text)), "not_utf8 → windows-1251");
    let german = b"E-Mail;Vorname;Stra\xdfe, Hausnummer\r\na@b.de;J\xf6rg;x\r\n";
    // By the portal's language, which is Russian here.
    assert_eq!(told(german), "not_utf8 → windows-1251");
    assert_eq!(encoding::proposed(german, "de"), "windows-1252");
    for is_little in [true, false] {
        let name = if is_little { "utf-16le" } else { "utf-16be" };
        for has_mark in [true, false] {
            for text in [text.clone(), written(&CAPTIONS[2], '\t', "\n", false)] {
                let bytes = utf16(&text, is_little, has_mark);
                assert_eq!(told(&bytes), format!("not_utf8 → {name}"));
                assert_eq!(encoding::by_mark(&bytes).is_some(), has_mark);
            }
        }
    }
    // A header in ASCII, and a later row that is not.
    let late = [b"EMAIL;NAME\na@b.de;Anna\n".as_slice(), &windows_1251("b@b.de;Анна\n")].concat();
    let outcome = read(options(Key::Email), &knowledge(), &late);
    assert_eq!((outcome.rows.len(), outcome.issues), (1, vec!["not_utf8 → windows-1251".to_owned()]));
    assert_eq!(told(b"PK\x03\x04\x14\0\x06\0"), "workbook");
    assert_eq!(told(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "workbook");
}

#[test]
fn the_delimiter_that_makes_sense_of_the_header() {
    let fields = |text: &str| read(options(Key::Email), &knowledge(), text.as_bytes());
    // More commas than semicolons, but captions have commas in them.
    let outcome = fields("E-Mail;Straße, Hausnummer;Улица, дом компании\na@b.de;x;y\n");
    assert_eq!(outcome.rows[0]["changes"], json!({ "PERSONAL_STREET": "x", "WORK_STREET": "y" }));
    // What spreadsheets say themselves.
    for line in ["\n", "\r\n", "\r"] {
        let outcome = fields(&format!("SEP=|{line}EMAIL|NAME{line}a@b.de|A;B{line}"));
        assert_eq!((outcome.issues.len(), &outcome.rows[0]["changes"]), (0, &json!({ "NAME": "A;B" })));
        assert_eq!(outcome.lines, [3]);
    }
    let said = b24_users::sync::Options { delimiter: Some(b'|'), ..options(Key::Email) };
    let outcome = read(said, &knowledge(), b"EMAIL|NAME\na@b.de|A;B,C\n");
    assert_eq!(outcome.rows[0]["changes"], json!({ "NAME": "A;B,C" }));
    // One column alone has none.
    assert_eq!(fields("EMAIL\na@b.de\n").rows, [json!({ "key": "a@b.de", "changes": {} })]);
}
