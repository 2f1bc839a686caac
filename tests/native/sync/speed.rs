//! How long a table takes, and how much of it is kept.
// Figures are there to be seen.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::time::Instant;

use b24_users::client::errand::{Came, Given, Part};
use b24_users::rest::bodies::Fractions;
use b24_users::sync::{Key, Kind, Plan, PlanOptions, Planner, Step};
use b24_users::value::Value;
use serde_json::json;

use super::{knowledge, options, table};
use crate::support::value;

/// A person as a directory has them: 15 fields.
pub fn header() -> String {
    "Внешний код;Имя;Фамилия;Отчество;E-Mail;Дата рождения;Пол;Рабочий телефон;Мобильный телефон;Должность;\
     Подразделение;Город компании;Страна компании;Активность;Уровень\r\n"
        .to_owned()
}

fn person(number: usize) -> String {
    format!(
        "{number};Анна{number};Муставина;Петровна;anna.{number}@acme.example;{:02}.{:02}.19{:02};Ж;+7 495 {number:07};\
         +7 916 {number:07};\"Инженер; ведущий\";Продажи / Север;Москва;Россия;да;junior\r\n",
        number % 28 + 1,
        number % 12 + 1,
        number % 60 + 40,
    )
}

/// Reads so many people in pieces, and keeps none.
fn read(count: usize) -> usize {
    let knowledge = knowledge();
    let mut table = table(options(Key::XmlId), &knowledge);
    let mut piece = header();
    let mut right = 0;
    for number in 0..count {
        piece.push_str(&person(number));
        if piece.len() > 1 << 16 || number + 1 == count {
            table.feed(std::mem::take(&mut piece).into_bytes());
            if number + 1 == count {
                table.end();
            }
            while let Some(row) = table.next_row() {
                let draft = row.draft();
                right += usize::from(draft.wanted().is_ok_and(|wanted| wanted.changes.len() == 14));
            }
        }
    }
    assert_eq!(table.issues(), []);
    right
}

/// The figure is printed: `cargo test --release --test native many_people -- --nocapture`.
#[test]
fn many_people() {
    let count = if cfg!(debug_assertions) { 2_000 } else { 100_000 };
    let begun = Instant::now();
    assert_eq!(read(count), count);
    let took = begun.elapsed();
    eprintln!("{count} rows of 15 cells in {took:?}: {:.0} rows a second", count as f64 / took.as_secs_f64());
}

/// Ten times as many people are ten times as many bytes, of which nothing stays.
#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_rows() {
    let (few, many) = (peak(2_000), peak(20_000));
    assert!(many < few + 1_000, "{few} KB for 2,000 rows, {many} KB for 20,000");
}

/// Of a row that changes nothing hardly more is kept than who it is.
#[test]
#[cfg(target_os = "linux")]
fn a_row_of_a_plan_is_small() {
    let (few, many) = (peak_of("plan", 10_000), peak_of("plan", 40_000));
    let bytes = (many - few) * 1024 / 30_000;
    assert!(bytes < 64, "{bytes} bytes a row: {few} KB for 10,000, {many} KB for 40,000");
}

#[cfg(target_os = "linux")]
fn peak(count: usize) -> u64 {
    peak_of("rows", count)
}

/// The most memory in KB that a process of its own needs for so many rows.
#[cfg(target_os = "linux")]
fn peak_of(what: &str, count: usize) -> u64 {
    let itself = std::env::current_exe().expect("the path of the tests");
    let output = std::process::Command::new(itself)
        .args(["--exact", &format!("sync::speed::{what}_in_a_process"), "--ignored", "--nocapture"])
        .env(COUNT, count.to_string())
        .output()
        .expect("the tests run");
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find_map(|line| line.split_once("VmHWM:")).unwrap_or_else(|| panic!("{text}"));
    line.1.trim().trim_end_matches(" kB").parse().expect("a number")
}

#[cfg(target_os = "linux")]
const COUNT: &str = "B24_USERS_ROWS";

#[test]
#[cfg(target_os = "linux")]
#[ignore = "run by the test above, in a process of its own"]
fn rows_in_a_process() {
    let count = std::env::var(COUNT).ok().and_then(|count| count.parse().ok()).unwrap_or(1_000);
    assert_eq!(read(count), count);
    println!("{}", std::fs::read_to_string("/proc/self/status").expect("what is known of this process"));
}

#[test]
#[cfg(target_os = "linux")]
#[ignore = "run by a test above, in a process of its own"]
fn plan_in_a_process() {
    let count = std::env::var(COUNT).ok().and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let plan = unchanged(count);
    assert_eq!(plan.count(Kind::Unchanged), count);
    println!("{}", std::fs::read_to_string("/proc/self/status").expect("what is known of this process"));
}

/// A plan of so many people who are as they should be.
fn unchanged(count: usize) -> Plan {
    let by = Fractions { read: |text| text.parse().unwrap_or(f64::NAN), write: |number| number.to_string() };
    let mut planner = Planner::new(PlanOptions::default(), by, 0.0);
    let mut next = 0;
    loop {
        match planner.next(0.0) {
            Step::Submit(number) => {
                let calls = &planner.ask(number).expect("an ask").calls;
                let parts = calls.iter().map(|call| answer(call.method(), call.params())).collect();
                planner.came(number, Came::Answered { parts, took: 1.0 }, 0.0);
            }
            Step::Feed => {
                let mut piece = if next == 0 { "XML_ID;NAME;WORK_POSITION\n".to_owned() } else { String::new() };
                let end = count.min(next + 1_000);
                (next..end).for_each(|number| piece.push_str(&format!("{number};Anna;Engineer\n")));
                next = end;
                planner.feed(piece.into_bytes());
                if next == count {
                    planner.end();
                }
            }
            Step::Done => return planner.take().expect("a plan"),
            other => panic!("{other:?}"),
        }
    }
}

fn answer(method: &str, params: &Value) -> Part {
    let keys = params.get("FILTER").and_then(|filter| filter.get("=XML_ID"));
    let result = match (method, keys) {
        ("profile", _) => json!({ "ID": 1 }),
        ("user.get", Some(Value::List(keys))) => keys
            .iter()
            .map(|key| {
                let key: u64 = key.as_text().and_then(|key| key.parse().ok()).expect("a number");
                let (id, key) = ((key + 100).to_string(), key.to_string());
                json!({ "ID": id, "XML_ID": key, "NAME": "Anna", "WORK_POSITION": "Engineer" })
            })
            .collect(),
        _ => json!([]),
    };
    Part { given: Given::Result(value(&result).into_owned().into()), duration: Some(0.1), finish: None, total: Some(0) }
}
