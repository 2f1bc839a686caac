//! What a caption stands for.

use b24_users::sync::{Key, Options};
use serde_json::json;

use super::{knowledge, known, options, read, table, take};

/// The fields of a header, and what is wrong with it.
fn columns(options: Options, header: &str) -> (Vec<String>, Vec<String>) {
    columns_of(options, &super::facts(), header)
}

fn columns_of(options: Options, facts: &serde_json::Value, header: &str) -> (Vec<String>, Vec<String>) {
    let mut table = table(options, &known(facts));
    table.feed(format!("{header}\n").into_bytes());
    table.end();
    take(&mut table, &mut super::Outcome::default());
    let codes = table.columns().iter().map(|column| column.code().unwrap_or("-").to_owned()).collect();
    let issues = table.issues().iter().map(super::told).filter(|issue| issue != "header_only").collect();
    (codes, issues)
}

fn by_email(header: &str) -> (Vec<String>, Vec<String>) {
    columns(options(Key::Email), header)
}

#[test]
fn codes_in_any_case() {
    let (codes, issues) = by_email("email;Personal_Mobile;UF_DEPARTMENT;uf_usr_level;XML_ID;work-phone");
    assert_eq!(codes, ["EMAIL", "PERSONAL_MOBILE", "UF_DEPARTMENT", "UF_USR_LEVEL", "XML_ID", "WORK_PHONE"]);
    assert_eq!(issues, [""; 0]);
}

#[test]
fn every_code_that_can_be_written() {
    let method = b24_users::schema::method("user.update").expect("a method");
    for name in method.shape.names() {
        let (codes, issues) = columns(options(Key::Id), &format!("ID;{name}").replace("ID;ID", "ID;NAME"));
        match name {
            "PERSONAL_PHOTO" | "WORK_LOGO" => assert_eq!(issues, ["0:2 file_column"], "{name}"),
            "ID" => assert_eq!(codes, ["ID", "NAME"]),
            _ => assert_eq!((codes.join(" "), issues.len()), (format!("ID {name}"), 0), "{name}"),
        }
    }
}

/// The captions that people have seen in files of the vendor's (`table-headers.md`).
const SEEN: &[(&str, &str, &str)] = &[
    ("NAME", "Имя", "Vorname"),
    ("LAST_NAME", "Фамилия", "Nachname"),
    ("SECOND_NAME", "Отчество", "Zweiter Vorname"),
    ("EMAIL", "E-Mail", "E-Mail"),
    ("PERSONAL_WWW", "WWW-страница", "Website"),
    ("PERSONAL_GENDER", "Пол", "Geschlecht"),
    ("PERSONAL_PHONE", "Телефон", "Telefon"),
    ("PERSONAL_MOBILE", "Мобильный телефон", "Mobiltelefon"),
    ("PERSONAL_BIRTHDAY", "Дата рождения", "Geburtsdatum"),
    ("UF_DEPARTMENT", "Подразделение", "Abteilung"),
    ("PERSONAL_CITY", "Город", "Stadt"),
    ("PERSONAL_STREET", "Улица, дом", "Straße, Hausnummer"),
    ("PERSONAL_STATE", "Область / край", "Region/Bundesland"),
    ("PERSONAL_ZIP", "Почтовый индекс", "PLZ"),
    ("PERSONAL_MAILBOX", "Почтовый ящик", "Postfach"),
    ("PERSONAL_COUNTRY", "Страна", "Land"),
    ("WORK_CITY", "Город компании", "Stadt des Unternehmens"),
    ("WORK_STREET", "Улица, дом компании", "Straße und Hausnummer des Unternehmens"),
    ("WORK_STATE", "Область / край компании", "Region/Bundesland des Unternehmens"),
    ("WORK_ZIP", "Почтовый индекс компании", "PLZ des Unternehmens"),
    ("WORK_MAILBOX", "Почтовый ящик компании", "Postfach des Unternehmens"),
    ("WORK_PHONE", "Рабочий телефон", "Telefon geschäftlich"),
    ("WORK_COUNTRY", "Страна компании", "Land des Unternehmens"),
    ("WORK_COMPANY", "Компания", "Unternehmen"),
];

#[test]
fn captions_of_exports() {
    // A portal that has told nothing but that there are no custom fields.
    let facts = json!({ "language": "en" });
    for pick in [(|seen| seen.1) as fn(&(_, &'static str, &'static str)) -> &'static str, |seen| seen.2] {
        let captions: Vec<&str> = SEEN.iter().map(pick).collect();
        for mark in [";", "\t", "|"] {
            let (codes, issues) = columns_of(options(Key::Email), &facts, &captions.join(mark));
            assert_eq!(codes, SEEN.iter().map(|seen| seen.0).collect::<Vec<_>>(), "{mark:?}");
            assert_eq!(issues, [""; 0]);
        }
        let quoted: Vec<String> = captions.iter().map(|caption| format!("\"{caption}\"")).collect();
        assert_eq!(columns_of(options(Key::Email), &facts, &quoted.join(",")).1, [""; 0]);
    }
    let english = "Photo;First name;Last name;E-Mail;Job title;Phone;Mobile;Date of birth;Department;City;Country;ZIP";
    let (codes, issues) = columns_of(options(Key::Email), &facts, english);
    assert_eq!(
        codes.join(" "),
        "- NAME LAST_NAME EMAIL WORK_POSITION PERSONAL_PHONE PERSONAL_MOBILE PERSONAL_BIRTHDAY UF_DEPARTMENT \
         PERSONAL_CITY PERSONAL_COUNTRY PERSONAL_ZIP"
    );
    assert_eq!(issues, ["0:1 file_column"]);
}

#[test]
fn captions_of_the_portal() {
    let (codes, issues) = by_email("e-mail;Личный мобильный;Уровень знаний;УРОВЕНЬ;Schlagworte;Метки *;Внешний код");
    assert_eq!(codes.join(" "), "EMAIL PERSONAL_MOBILE UF_USR_LEVEL - UF_USR_TAGS - XML_ID");
    assert_eq!(issues, ["0:4 UF_USR_LEVEL field_twice", "0:6 UF_USR_TAGS field_twice"]);
}

#[test]
fn two_meanings_or_none() {
    // The portal's own field is called as the vendor calls another.
    let (_, issues) = by_email("EMAIL;Город;Position");
    assert_eq!(
        issues,
        ["0:2 several_fields → PERSONAL_CITY, UF_USR_CITY", "0:3 several_fields → PERSONAL_PROFESSION, WORK_POSITION"]
    );
    let (_, issues) =
        by_email("EMAIL;Notiz;WORK_POSITON;Мобильный телефн;Mobiltelefon privat;IBLOCK_SECTION_NAME_1;TAGS");
    assert_eq!(
        issues,
        [
            "0:2 no_field",
            "0:3 no_field → WORK_POSITION",
            "0:4 no_field → PERSONAL_MOBILE",
            "0:5 no_field → PERSONAL_MOBILE",
            "0:6 no_field → UF_DEPARTMENT",
            "0:7 no_field → UF_INTERESTS",
        ]
    );
}

#[test]
fn fields_that_are_not_written() {
    let (codes, issues) = by_email("EMAIL;ФИО;FULL_NAME;Login;Дата регистрации;LAST_ACTIVITY_DATE;PASSWORD;Резюме;ID");
    assert_eq!(codes.join(" "), "EMAIL - - - - - - - -");
    assert_eq!(
        issues,
        [
            "0:2 full_name → LAST_NAME, NAME",
            "0:3 full_name → LAST_NAME, NAME",
            "0:4 not_allowed",
            "0:5 read_only",
            "0:6 read_only",
            "0:7 not_allowed",
            "0:8 file_column",
            "0:9 ID id_beside_key",
        ]
    );
}

#[test]
fn the_caller_has_the_last_word() {
    let said = |columns: &[(&str, Option<&str>)]| Options {
        columns: columns.iter().map(|(caption, code)| ((*caption).to_owned(), code.map(str::to_owned))).collect(),
        ..options(Key::Email)
    };
    let header = "Mail;Notiz;Имя;Город;Фото";
    let options = said(&[
        ("Mail", Some("EMAIL")),
        ("notiz", None),
        ("Имя", Some("last_name")),
        ("Город", Some("WORK_CITY")),
        ("Фото", None),
    ]);
    let (codes, issues) = columns(options, header);
    assert_eq!((codes.join(" ").as_str(), issues.len()), ("EMAIL - LAST_NAME WORK_CITY -", 0));
    let options = said(&[("Mail", Some("EMAIL")), ("Notiz", Some("NOTE")), ("Имя", Some("FULL_NAME")), ("Фото", None)]);
    let (_, issues) = columns(options, header);
    assert_eq!(
        issues,
        ["0:2 no_field", "0:3 full_name → LAST_NAME, NAME", "0:4 several_fields → PERSONAL_CITY, UF_USR_CITY"]
    );
    // What was said of one caption does not make another the same.
    let options = said(&[("Mail", Some("EMAIL")), ("Notiz", Some("EMAIL"))]);
    assert_eq!(columns(options, "Mail;Notiz").1, ["0:2 EMAIL field_twice"]);
}

#[test]
fn who_is_meant_has_to_be_told() {
    assert_eq!(columns(options(Key::XmlId), "EMAIL;NAME").1, ["XML_ID no_key_column"]);
    assert_eq!(columns(options(Key::Id), "EMAIL;NAME").1, ["ID no_key_column"]);
    assert_eq!(columns(options(Key::Id), "id;EMAIL").1, [""; 0]);
}

/// Nothing of a person is told, not even in the place of a caption.
#[test]
fn a_header_that_is_a_person() {
    for header in [
        "Anna;Muster;anna@acme.example",
        "17;Anna;Muster;+49 151 2345678",
        "Anna;Muster;31.12.1990",
        "Anna;Muster;1990-12-31",
        "EMAIL;4915123456789",
    ] {
        let outcome = read(options(Key::Email), &knowledge(), format!("{header}\nx;y;z;a\n").as_bytes());
        assert_eq!((outcome.issues.join(","), outcome.rows.len()), ("header_is_data".to_owned(), 0), "{header}");
        let told = table_issues(header);
        assert!(!told.contains("Anna") && !told.contains("4915"), "{told}");
    }
    let (_, issues) = by_email("Anna;Muster;Berlin");
    assert_eq!(issues[0], "no_column_known");
    // The caller may know better.
    let said = vec![("2024-01-01".to_owned(), Some("NAME".to_owned()))];
    assert_eq!(columns(Options { columns: said, ..options(Key::Email) }, "EMAIL;2024-01-01").1, [""; 0]);
}

fn table_issues(header: &str) -> String {
    let mut table = table(options(Key::Email), &knowledge());
    table.feed(format!("{header}\nx;y;z;a\n").into_bytes());
    table.end();
    assert!(table.next_row().is_none());
    table.issues().iter().map(|issue| format!("{:?}", issue.to_value())).collect()
}

#[test]
fn columns_without_a_caption() {
    let outcome = read(options(Key::Email), &knowledge(), b"EMAIL;;NAME; \na@b.de;;Anna;\na@b.de;x;Anna;\n");
    assert_eq!(outcome.issues, [""; 0]);
    assert_eq!(outcome.rows[0]["changes"], json!({ "NAME": "Anna" }));
    assert_eq!(outcome.rows[1], json!(["2: cells_surplus"]));
}
