//! What a text in a cell means to its field.

use b24_users::sync::{Blank, Key, Options, Order};
use serde_json::{Value as Json, json};

use super::{facts, knowledge, known, options, read};

/// What becomes of a text in a column: the value that is sent, or issues.
fn cell(code: &str, text: &str) -> Json {
    cell_by(options(Key::Id), code, text)
}

fn cell_by(options: Options, code: &str, text: &str) -> Json {
    let quoted = text.replace('"', "\"\"");
    let outcome = read(options, &knowledge(), format!("ID;{code}\n7;\"{quoted}\"\n").as_bytes());
    assert_eq!(outcome.issues, [""; 0], "{code}");
    match &outcome.rows[0] {
        Json::Array(issues) => json!({ "issues": issues }),
        row => row["changes"].get(code).cloned().unwrap_or(json!("kept")),
    }
}

fn wrong(issue: &str) -> Json {
    json!({ "issues": [format!("1:2 {issue}")] })
}

#[test]
fn texts() {
    assert_eq!(cell("NAME", " \u{a0}Anna \u{feff}"), json!("Anna"));
    assert_eq!(cell("NAME", "О\"Нил, мл."), json!("О\"Нил, мл."));
    assert_eq!(cell("WORK_PHONE", "0049 151"), json!("0049 151"));
    assert_eq!(cell("PERSONAL_NOTES", "a\nb"), json!("a\nb"));
    assert_eq!(cell("NAME", "a\nb"), wrong("NAME line_break"));
    assert_eq!(cell("NAME", &"я".repeat(51)), wrong("NAME too_long"));
    assert_eq!(cell("WORK_PHONE", "7,9E+10"), wrong("WORK_PHONE number_rounded"));
    assert_eq!(cell("UF_USR_CITY", "7.9161E+10"), wrong("UF_USR_CITY number_rounded"));
    for error in ["#REF!", "#ССЫЛКА!", "#N/A", "#########"] {
        for code in ["NAME", "UF_DEPARTMENT", "PERSONAL_BIRTHDAY", "ACTIVE", "UF_USR_LEVEL", "UF_USR_COUNT"] {
            assert_eq!(cell(code, error), wrong(&format!("{code} spreadsheet_error")), "{error}");
        }
    }
    assert_eq!(cell("NAME", "Ма\u{fffd}рия"), wrong("NAME lost_characters"));
    assert_eq!(cell("EMAIL", "nobody"), wrong("EMAIL bad_email"));
    // Left as they are: they are texts.
    for text in ["=1+1", "@x", "-", "#1", "1E5", "N/A", "true", "01.02.2003"] {
        assert_eq!(cell("WORK_POSITION", text), json!(text));
    }
}

#[test]
fn days() {
    for text in ["1990-12-31", "31.12.1990", "31.12.1990 00:00:00", "31.12.1990 0:00", "1990-12-31T00:00:00Z"] {
        assert_eq!(cell("PERSONAL_BIRTHDAY", text), json!("1990-12-31"), "{text}");
        assert_eq!(cell("UF_USR_SINCE", text), json!("1990-12-31"), "{text}");
    }
    assert_eq!(cell("PERSONAL_BIRTHDAY", "1.2.1990"), json!("1990-02-01"));
    for text in ["12/31/1990", "31/12/1990", "05/06/1990", "5/6/1990", "05/06/90"] {
        assert_eq!(cell("PERSONAL_BIRTHDAY", text), wrong("PERSONAL_BIRTHDAY date_order"), "{text}");
    }
    for text in ["31.12.90", "30.02.1990", "12.31.1990", "1990", "33000", "1990/12/31", "morgen", "31.12.1990 10:00"] {
        assert_eq!(cell("PERSONAL_BIRTHDAY", text), wrong("PERSONAL_BIRTHDAY bad_date day"), "{text}");
    }
    let by = |order, text| cell_by(Options { dates: Some(order), ..options(Key::Id) }, "PERSONAL_BIRTHDAY", text);
    assert_eq!(by(Order::DayFirst, "05/06/1990"), json!("1990-06-05"));
    assert_eq!(by(Order::MonthFirst, "05/06/1990"), json!("1990-05-06"));
    assert_eq!(by(Order::MonthFirst, "5/6/1990 12:00:00 AM"), json!("1990-05-06"));
    assert_eq!(by(Order::MonthFirst, "31/12/1990"), wrong("PERSONAL_BIRTHDAY bad_date day"));
    assert_eq!(by(Order::DayFirst, "12/31/1990"), wrong("PERSONAL_BIRTHDAY bad_date day"));
    assert_eq!(by(Order::DayFirst, "05/06/90"), wrong("PERSONAL_BIRTHDAY bad_date day"));
}

#[test]
fn days_in_the_portals_own_format() {
    let cell_of = |days: &str, text: &str| {
        let mut facts = facts();
        facts["days"] = json!(days);
        let table = format!("ID;UF_EMPLOYMENT_DATE\n7;{text}\n");
        let row = read(options(Key::Id), &known(&facts), table.as_bytes()).rows.remove(0);
        row["changes"].get("UF_EMPLOYMENT_DATE").cloned().unwrap_or(row)
    };
    for (days, written) in [
        ("DD.MM.YYYY", "05.06.2020"),
        ("DD/MM/YYYY", "05/06/2020"),
        ("MM/DD/YYYY", "06/05/2020"),
        ("YYYY-MM-DD", "2020-06-05"),
    ] {
        for text in ["2020-06-05", "05.06.2020", "5.6.2020"] {
            assert_eq!(cell_of(days, text), json!(written), "{text}");
        }
    }
    assert_eq!(cell_of("", "05.06.2020"), json!("05.06.2020"));
    assert_eq!(cell_of("", "05/06/2020"), json!(["1:2 UF_EMPLOYMENT_DATE date_order"]));
    assert_eq!(cell_of("", "gestern"), json!(["1:2 UF_EMPLOYMENT_DATE bad_date portal_day"]));
    assert_eq!(cell_of("", "2020-06-05T03:00:00+03:00"), json!(["1:2 UF_EMPLOYMENT_DATE bad_date portal_day → "]));
}

#[test]
fn flags() {
    for (words, letter, bit) in [
        (["да", "Ja", "YES", "true", "1", "y", "Да "], "Y", 1.0),
        (["нет", "nein", "No", "FALSE", "0", "N", " НЕТ"], "N", 0.0),
    ] {
        for word in words {
            assert_eq!(cell("ACTIVE", word), json!(letter), "{word}");
            assert_eq!(cell("UF_TIMEMAN", word), json!(letter), "{word}");
            assert_eq!(cell("UF_USR_DRIVES", word), json!(bit), "{word}");
        }
    }
    for word in ["x", "+", "wahr", "on", "2", "active", "уволен", "истина", "т", "д", "j", "-1"] {
        assert_eq!(cell("ACTIVE", word), wrong("ACTIVE type flag"), "{word}");
        assert_eq!(cell("UF_USR_DRIVES", word), wrong("UF_USR_DRIVES type flag"), "{word}");
    }
    for (word, letter) in [("M", "M"), ("мужской", "M"), ("weiblich", "F"), ("Ж", "F"), ("w", "F"), ("male", "M")]
    {
        assert_eq!(cell("PERSONAL_GENDER", word), json!(letter), "{word}");
    }
    assert_eq!(cell("PERSONAL_GENDER", "d"), wrong("PERSONAL_GENDER out_of_range"));
}

#[test]
fn departments() {
    assert_eq!(cell("UF_DEPARTMENT", "3"), json!([3.0]));
    assert_eq!(cell("UF_DEPARTMENT", "продажи"), json!([2.0]));
    assert_eq!(cell("UF_DEPARTMENT", "Продажи / Север"), json!([3.0]));
    assert_eq!(cell("UF_DEPARTMENT", "ООО Ромашка/Склад/Север"), json!([5.0]));
    assert_eq!(cell("UF_DEPARTMENT", "R/D"), json!([6.0]));
    assert_eq!(cell("UF_DEPARTMENT", "Продажи; Склад"), json!([2.0, 4.0]).clone());
    assert_eq!(cell("UF_DEPARTMENT", "Продажи | Склад / Север | 6"), json!([2.0, 5.0, 6.0]));
    assert_eq!(cell("UF_DEPARTMENT", "Север"), wrong("UF_DEPARTMENT several_departments"));
    // An id, and the name of another.
    assert_eq!(cell("UF_DEPARTMENT", "4"), wrong("UF_DEPARTMENT several_departments"));
    assert_eq!(cell("UF_DEPARTMENT", "99"), wrong("UF_DEPARTMENT no_such_department"));
    assert_eq!(cell("UF_DEPARTMENT", "Пронажи"), wrong("UF_DEPARTMENT no_such_department → Продажи"));
    assert_eq!(cell("UF_DEPARTMENT", "Север / Продажи"), wrong("UF_DEPARTMENT no_such_department → Продажи"));
    assert_eq!(
        cell("UF_DEPARTMENT", "Продажи;Север;99"),
        json!({ "issues": [
            "1:2 UF_DEPARTMENT[1] several_departments", "1:2 UF_DEPARTMENT[2] no_such_department",
        ] })
    );
    // While they are not known, ids are all that can be taken.
    let unknown = known(&json!({}));
    let outcome = read(options(Key::Id), &unknown, "ID;UF_DEPARTMENT\n7;3\n8;Продажи\n".as_bytes());
    assert_eq!(outcome.rows[0]["changes"], json!({ "UF_DEPARTMENT": [3.0] }));
    assert_eq!(outcome.rows[1], json!(["2:2 UF_DEPARTMENT no_such_department"]));
}

#[test]
fn items() {
    assert_eq!(cell("UF_USR_LEVEL", "11"), json!(11.0));
    assert_eq!(cell("UF_USR_LEVEL", "SENIOR"), json!(12.0));
    assert_eq!(cell("UF_USR_LEVEL", "новичок"), json!(11.0));
    assert_eq!(cell("UF_USR_LEVEL", "Гость"), wrong("UF_USR_LEVEL conflict several_items_called_so"));
    // The id of one and the text of another.
    assert_eq!(cell("UF_USR_LEVEL", "12"), wrong("UF_USR_LEVEL conflict several_items_called_so"));
    assert_eq!(cell("UF_USR_LEVEL", "Мостер"), wrong("UF_USR_LEVEL conflict no_such_item → Мастер"));
    assert_eq!(cell("UF_USR_LEVEL", "99"), wrong("UF_USR_LEVEL conflict no_such_item"));
    assert_eq!(cell("UF_USR_TAGS", "A"), json!([21.0]));
    assert_eq!(cell("UF_USR_TAGS", "a;D"), json!([21.0, 23.0]));
    // A name as it stands, or between bars.
    assert_eq!(cell("UF_USR_TAGS", "B; C"), json!([22.0]));
    assert_eq!(cell("UF_USR_TAGS", "A|B; C"), json!([21.0, 22.0]));
}

#[test]
fn countries() {
    for text in ["46", "DE", "de", "Germany", "Германия", " ГЕРМАНИЯ "] {
        assert_eq!(cell("PERSONAL_COUNTRY", text), json!("46"), "{text}");
    }
    assert_eq!(cell("WORK_COUNTRY", "Конго"), wrong("WORK_COUNTRY several_countries"));
    assert_eq!(cell("WORK_COUNTRY", "Герания"), wrong("WORK_COUNTRY out_of_range country → Германия"));
    assert_eq!(cell("WORK_COUNTRY", "Атлантида"), wrong("WORK_COUNTRY out_of_range country"));
}

#[test]
fn numbers() {
    for (text, number) in [("1.5", 1.5), ("1,5", 1.5), ("-0,125", -0.125), ("1500", 1500.0), ("1,50", 1.5)] {
        assert_eq!(cell("UF_USR_RATE", text), json!(number), "{text}");
    }
    assert_eq!(cell("UF_USR_RATE", "1,500"), wrong("UF_USR_RATE number_unclear"));
    for text in ["1.500,5", "1 500", "1,5,5", "viel", "12%"] {
        assert_eq!(cell("UF_USR_RATE", text), wrong("UF_USR_RATE type number"), "{text}");
    }
    assert_eq!(cell("UF_USR_RATE", "7,9E+10"), wrong("UF_USR_RATE number_rounded"));
    assert_eq!(cell("UF_USR_COUNT", "12"), json!(12.0));
    assert_eq!(cell("UF_USR_COUNT", "1,5"), wrong("UF_USR_COUNT type integer"));
}

#[test]
fn several_values() {
    assert_eq!(cell("UF_USR_NOTES", "a; b ;;c"), json!(["a", "b", "c"]));
    assert_eq!(cell("UF_USR_NOTES", "a;b|c"), json!(["a;b", "c"]));
    assert_eq!(cell("UF_USR_NOTES", "alone"), json!(["alone"]));
    assert_eq!(cell("UF_USR_PAY", "100|USD; 5|EUR"), json!(["100|USD", "5|EUR"]));
    assert_eq!(cell("UF_USR_HOMES", "Berlin|52.5;13.4"), json!(["Berlin|52.5;13.4"]));
    // One value, whatever is in it.
    assert_eq!(cell("UF_USR_CITY", "a;b|c"), json!("a;b|c"));
}

#[test]
fn empty_cells() {
    for code in ["NAME", "PERSONAL_BIRTHDAY", "UF_DEPARTMENT", "UF_USR_LEVEL", "UF_USR_TAGS", "ACTIVE", "EMAIL"] {
        assert_eq!(cell(code, " "), json!("kept"), "{code}");
    }
    let clears = |code: &str| cell_by(Options { blank: Blank::Clears, ..options(Key::Id) }, code, "");
    for code in ["NAME", "PERSONAL_BIRTHDAY", "PERSONAL_COUNTRY", "PERSONAL_GENDER", "UF_USR_LEVEL", "UF_TIMEMAN"] {
        assert_eq!(clears(code), json!(""), "{code}");
    }
    for code in ["UF_DEPARTMENT", "UF_USR_TAGS", "UF_USR_NOTES"] {
        assert_eq!(clears(code), json!([]), "{code}");
    }
    // What cannot be empty is not cleared by accident.
    assert_eq!(clears("EMAIL"), wrong("EMAIL empty blank"));
    assert_eq!(clears("ACTIVE"), wrong("ACTIVE type flag"));
}
