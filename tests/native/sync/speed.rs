//! How long a table takes, and how much of it is kept.
// Figures are there to be seen.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::time::Instant;

use b24_users::sync::Key;

use super::{knowledge, options, table};

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

/// The most memory in KB that a process of its own needs for so many rows.
#[cfg(target_os = "linux")]
fn peak(count: usize) -> u64 {
    let itself = std::env::current_exe().expect("the path of the tests");
    let output = std::process::Command::new(itself)
        .args(["--exact", "sync::speed::rows_in_a_process", "--ignored", "--nocapture"])
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
