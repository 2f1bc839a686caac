//! `www/package/codes.ts`: every code that is said in words.

use std::fmt::Write;

#[cfg(feature = "sync")]
use crate::issue::Defect;
use crate::issue::{Advice, Caution, Code, Conflict, Expected, Lack, Remark, Unknown};

const HEAD: &str = "\
// Written from the enums of the core by tests/native/golden.rs; BLESS=1 cargo test rewrites it.
";

/// The whole file.
pub fn codes() -> String {
    let mut out = HEAD.to_owned();
    union(
        &mut out,
        "IssueCode",
        "\
What is wrong with an input; nothing is sent while one of these stands. Of names that exist, `not_allowed` cannot be
sent here, `read_only` is never written, and `immutable` was fixed at creation. `conflict` means two parts that
contradict each other, or something that the portal has and the input forgets. `bad_table` is of a table, its columns,
rows or cells.",
        Code::ALL.iter().map(|code| code.code()),
    );
    union(
        &mut out,
        "WarningCode",
        "\
What the portal will do with a legal input that the caller may not expect: nothing (`ignored_by_server`), lose
something (`destructive`), empty the labels of other languages (`wipes_languages`), or what its documentation does not
tell of (`undocumented`); or that a value goes without a check that was asked for (`unchecked`).",
        Caution::ALL.iter().map(|code| code.code()),
    );
    union(&mut out, "Expected", "Kind of value that belongs somewhere.", Expected::ALL.iter().map(|code| code.code()));
    union(
        &mut out,
        "UnknownName",
        "What a name that is not known would have to be.",
        Unknown::ALL.iter().map(|code| code.code()),
    );
    union(
        &mut out,
        "Emptiness",
        "What is empty: the value itself, or the whole change.",
        Lack::ALL.iter().map(|code| code.code()),
    );
    union(&mut out, "Conflict", "What contradicts what.", Conflict::ALL.iter().map(|code| code.code()));
    #[cfg(feature = "sync")]
    union(
        &mut out,
        "TableDefect",
        "What is wrong with a table, or with one of its columns, rows or cells.",
        Defect::ALL.iter().map(|code| code.code()),
    );
    union(&mut out, "Remark", "What a warning remarks on.", Remark::ALL.iter().map(|code| code.code()));
    let advice = |has_names: bool| {
        let all = Advice::ALL.iter().filter(move |advice| advice.has_names() == has_names);
        all.map(|advice| advice.code())
    };
    union(&mut out, "NamingAdvice", "What is advised by names.", advice(true));
    union(&mut out, "PlainAdvice", "What is advised without names.", advice(false));
    out
}

fn union(out: &mut String, name: &str, about: &str, codes: impl Iterator<Item = &'static str>) {
    match about.contains('\n') {
        true => {
            let _ = write!(out, "\n/**\n * {}\n */\n", about.replace('\n', "\n * "));
        }
        false => {
            let _ = writeln!(out, "\n/** {about} */");
        }
    }
    let codes: Vec<_> = codes.map(|code| format!("'{code}'")).collect();
    let line = format!("export type {name} = {}", codes.join(" | "));
    if line.len() <= LINE {
        let _ = writeln!(out, "{line}");
    } else {
        let _ = writeln!(out, "export type {name} =\n  | {}", codes.join("\n  | "));
    }
}

/// Characters of a line that the formatter leaves alone.
const LINE: usize = 110;
