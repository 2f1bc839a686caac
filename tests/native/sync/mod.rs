//! Tables: what becomes of bytes, captions and cells.

mod any;
mod cells;
mod columns;
mod corpus;
mod files;
mod likeness;
mod line;
mod rows;
mod speed;

use std::rc::Rc;

use b24_users::sync::{Key, Knowledge, Options, Table, TableIssue};
use b24_users::value::Value;
use serde_json::{Value as Json, json};

use crate::support::value;

/// What the portal of these tests has answered.
pub fn facts() -> Json {
    json!({
        "language": "ru",
        "titles": {
            "ID": "ID", "XML_ID": "Внешний код", "NAME": "Имя", "LAST_NAME": "Фамилия", "EMAIL": "E-Mail",
            "PERSONAL_MOBILE": "Личный мобильный", "WORK_FAX": "WORK_FAX", "TITLE": "Список пользователей",
            "UF_DEPARTMENT": "Подразделения", "WORK_PHONE": "Телефон компании",
        },
        "userFields": [
            {
                "ID": "1", "FIELD_NAME": "UF_USR_LEVEL", "USER_TYPE_ID": "enumeration", "MULTIPLE": "N",
                "EDIT_FORM_LABEL": "Уровень", "LIST_COLUMN_LABEL": "Уровень знаний",
                "LIST": [
                    { "ID": "11", "VALUE": "Новичок", "XML_ID": "junior" },
                    { "ID": "12", "VALUE": "Мастер", "XML_ID": "senior" },
                    { "ID": "13", "VALUE": "Гость", "XML_ID": "guest" },
                    { "ID": "14", "VALUE": "гость", "XML_ID": "visitor" },
                    { "ID": "15", "VALUE": "12", "XML_ID": "dozen" },
                ],
            },
            {
                "ID": "2", "FIELD_NAME": "UF_USR_TAGS", "USER_TYPE_ID": "enumeration", "MULTIPLE": "Y",
                "EDIT_FORM_LABEL": { "ru": "Метки", "de": "Schlagworte" },
                "LIST": [
                    { "ID": "21", "VALUE": "A", "XML_ID": "a" },
                    { "ID": "22", "VALUE": "B; C", "XML_ID": "bc" },
                    { "ID": "23", "VALUE": "D", "XML_ID": "d" },
                ],
            },
            { "ID": "3", "FIELD_NAME": "UF_USR_DRIVES", "USER_TYPE_ID": "boolean", "EDIT_FORM_LABEL": "Водит" },
            { "ID": "4", "FIELD_NAME": "UF_USR_SINCE", "USER_TYPE_ID": "date", "EDIT_FORM_LABEL": "С какого дня" },
            { "ID": "5", "FIELD_NAME": "UF_USR_RATE", "USER_TYPE_ID": "double", "EDIT_FORM_LABEL": "Ставка" },
            { "ID": "6", "FIELD_NAME": "UF_USR_CV", "USER_TYPE_ID": "file", "EDIT_FORM_LABEL": "Резюме" },
            { "ID": "7", "FIELD_NAME": "UF_USR_NOTES", "USER_TYPE_ID": "string", "MULTIPLE": "Y" },
            { "ID": "8", "FIELD_NAME": "UF_USR_PAY", "USER_TYPE_ID": "money", "MULTIPLE": "Y" },
            { "ID": "9", "FIELD_NAME": "UF_USR_HOMES", "USER_TYPE_ID": "address", "MULTIPLE": "Y" },
            { "ID": "10", "FIELD_NAME": "UF_USR_CITY", "USER_TYPE_ID": "string", "EDIT_FORM_LABEL": "Город" },
            { "ID": "11", "FIELD_NAME": "UF_USR_COUNT", "USER_TYPE_ID": "integer" },
        ],
        "departments": [
            { "ID": "1", "NAME": "ООО Ромашка" },
            { "ID": "2", "NAME": "Продажи", "PARENT": "1" },
            { "ID": "3", "NAME": "Север", "PARENT": "2" },
            { "ID": "4", "NAME": "Склад", "PARENT": "1" },
            { "ID": "5", "NAME": "Север", "PARENT": "4" },
            { "ID": "6", "NAME": "R/D", "PARENT": "1" },
            { "ID": "7", "NAME": "4", "PARENT": "1" },
        ],
        "countries": { "DE": "Германия", "RU": "Россия", "CG": "Конго", "CD": "Конго" },
    })
}

pub fn knowledge() -> Rc<Knowledge> {
    known(&facts())
}

pub fn known(facts: &Json) -> Rc<Knowledge> {
    Rc::new(Knowledge::read(&value(facts)))
}

pub fn options(key: Key) -> Options {
    Options { key, ..Options::default() }
}

pub fn table(options: Options, knowledge: &Rc<Knowledge>) -> Table {
    Table::new(options, Rc::clone(knowledge), |number| number.parse().unwrap_or(f64::NAN))
}

/// What came of a table: each row that is right as `{ key, changes }`, each other as its issues; then the table's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    pub rows: Vec<Json>,
    pub lines: Vec<usize>,
    pub issues: Vec<String>,
}

/// Takes all rows that are there.
pub fn take(table: &mut Table, outcome: &mut Outcome) {
    while let Some(row) = table.next_row() {
        outcome.lines.push(row.line);
        assert_eq!(row.number, outcome.lines.len());
        let draft = row.draft();
        outcome.rows.push(match draft.wanted() {
            Ok(wanted) => {
                let changes = serde_json::to_value(Value::Object(wanted.changes)).expect("JSON");
                json!({ "key": serde_json::to_value(&wanted.key).expect("JSON"), "changes": changes })
            }
            Err(issues) => issues.iter().map(told).collect(),
        });
    }
}

pub fn done(mut table: Table, mut outcome: Outcome) -> Outcome {
    table.end();
    take(&mut table, &mut outcome);
    assert!(table.is_done());
    outcome.issues = table.issues().iter().map(told).collect();
    outcome
}

pub fn read(options: Options, knowledge: &Rc<Knowledge>, bytes: &[u8]) -> Outcome {
    let mut table = table(options, knowledge);
    table.feed(bytes.to_vec());
    done(table, Outcome::default())
}

/// `row:column path code why|expected → names`, as far as there is any of it.
pub fn told(found: &TableIssue) -> String {
    let told = found.to_value();
    let text = |name: &str| told.get(name).and_then(Value::as_text).unwrap_or_default().to_owned();
    let why = if text("why").is_empty() { text("expected") } else { text("why") };
    let hint = found.issue.hint.as_ref().map(|hint| format!("→ {}", hint.names.join(", "))).unwrap_or_default();
    let code = text("code").replace("bad_table", "");
    let place = match (found.place.row, found.place.column) {
        (0, 0) => String::new(),
        (row, 0) => format!("{row}:"),
        (row, column) => format!("{row}:{column}"),
    };
    let path = found.issue.path.to_string();
    [place, path, code, why, hint].iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}
