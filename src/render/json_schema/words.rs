//! Titles and descriptions: what the rows say to people.

use serde_json::{Value as Json, json};

use super::with;
use crate::issue::{Caution, Remark};
use crate::render::remark::said;
use crate::schema::{Row, method};

/// What a property is called, and what is to be known of it.
pub(super) fn of_row(row: &Row) -> Json {
    let doc = match row.doc {
        "" => first_clause(doc_of_writing(row.name)).to_owned() + ".",
        doc => doc.to_owned(),
    };
    let title = title(row.name, &doc);
    let mut description = doc;
    if let Some(remark) = row.remark {
        description = description + " " + said(remark);
    }
    if !row.portal.is_empty() {
        // Emphasis is for the documents' tables.
        description = description + " On the portal: " + &row.portal.replace("**", "") + ".";
    }
    let words = json!({ "title": title, "description": description });
    match row.remark.map(Remark::caution) {
        Some(Caution::IgnoredByServer) => with(words, json!({ "deprecated": true })),
        _ => words,
    }
}

/// What a row is called, by its doc line.
pub(in crate::render) fn title(name: &str, doc: &str) -> String {
    match first_clause(doc) {
        // It begins with a value: it tells what to write, not what it is called.
        clause if clause.starts_with('`') => name.to_owned(),
        clause => clause.replace('`', ""),
    }
}

/// What can be read is for the most part what can be written, and is explained there.
fn doc_of_writing(name: &str) -> &'static str {
    method("user.update").and_then(|method| method.shape.find(name)).map_or("", |row| row.doc)
}

fn first_clause(doc: &str) -> &str {
    doc.split_once(';').map_or(doc, |(clause, _)| clause).trim_end_matches('.')
}
