//! `www/package/rows.ts`: what a form can know of the fields, as data.

mod kind;

use std::fmt::Write;

use super::json_schema::title;
use crate::format::language::NAMED;
use crate::issue::Remark;
use crate::schema::{ITEM_CHANGE, Kind, METHODS, NEW_ITEM, Row, Shape, USER_TYPES};
use kind::of_kind;

const HEAD: &str = "\
// Written from the rows of the core by tests/native/golden.rs; BLESS=1 cargo test rewrites it.
import type { DocumentedType, FieldMeta, FieldsByMethod, LanguageMeta, SettingsByType } from './field.ts'
import type { Language } from './inputs.ts'
";

/// The whole file.
pub fn rows() -> String {
    let mut out = HEAD.to_owned();
    fields(&mut out);
    settings(&mut out);
    user_types(&mut out);
    languages(&mut out);
    out
}

/// The objects that people fill in: a person, and a custom field.
fn fields(out: &mut String) {
    out.push_str("\n/**\n * What may be sent of a person and of a custom field, by the REST method. Of custom fields these are the names under\n * `fields`. Names that exist but cannot be sent are not among them.\n */\nexport const fields: FieldsByMethod = {\n");
    for method in METHODS {
        let field = method.shape.rows().find_map(|row| match row.kind {
            Kind::NewField(shape) => Some((shape, &NEW_ITEM)),
            Kind::FieldChange(shape) => Some((shape, &ITEM_CHANGE)),
            _ => None,
        });
        let person = method.shape.has_custom_fields().then_some((&method.shape, &NEW_ITEM));
        if let Some((shape, items)) = field.or(person) {
            let _ = writeln!(out, "  '{}': {},", method.name, list(shape, items, 1));
        }
    }
    out.push_str("}\n");
}

fn settings(out: &mut String) {
    out.push_str(
        "\n/** What `SETTINGS` takes, by the type of the custom field. */\nexport const settings: SettingsByType = {\n",
    );
    for user_type in USER_TYPES {
        let _ = writeln!(out, "  {}: {},", user_type.name, list(&user_type.settings, &NEW_ITEM, 1));
    }
    out.push_str("}\n");
}

fn user_types(out: &mut String) {
    out.push_str("\n/** The types of custom fields; kind and limits are those of one value of a person. */\nexport const userFieldTypes: readonly FieldMeta<DocumentedType>[] = [\n");
    for user_type in USER_TYPES {
        let words = format!(
            "name: {}, title: {}, doc: {}",
            quoted(user_type.name),
            quoted(user_type.doc),
            quoted(&format!("{}.", user_type.doc))
        );
        let _ = writeln!(out, "  {{ {words}, {} }},", of_kind(&user_type.value, &NEW_ITEM, 1));
    }
    out.push_str("]\n");
}

fn languages(out: &mut String) {
    out.push_str("\n/** The languages of the product, by its own codes. */\nexport const languages: Readonly<Record<Language, LanguageMeta>> = {\n");
    for (code, tag, name, own) in NAMED {
        let _ = writeln!(out, "  {code}: {{ tag: {}, name: {}, own: {} }},", quoted(tag), quoted(name), quoted(own));
    }
    out.push_str("}\n");
}

/// Rows as a list of objects, a line each. A list of items among them has members of its own.
fn list(shape: &Shape, items: &Shape, depth: usize) -> String {
    let mut out = "[".to_owned();
    let indent = "  ".repeat(depth);
    for row in shape.rows().filter(|row| !matches!(row.kind, Kind::Refused(_))) {
        let _ = write!(out, "\n{indent}  {},", member(row, items, depth + 1));
    }
    if out.len() > 1 {
        let _ = write!(out, "\n{indent}");
    }
    out + "]"
}

fn member(row: &Row, items: &Shape, depth: usize) -> String {
    let mut out = format!(
        "{{ name: {}, title: {}, doc: {}, {}",
        quoted(row.name),
        quoted(&title(row.name, row.doc)),
        quoted(&row.doc.replace('`', "")),
        of_kind(&row.kind, items, depth)
    );
    if row.required {
        out.push_str(", required: true");
    }
    if let Some(caution) = row.remark.map(Remark::caution) {
        let _ = write!(out, ", warning: '{}'", caution.code());
    }
    out + " }"
}

/// A text as a literal, in the quotes that need no escape.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') { '"' } else { '\'' };
    format!("{quote}{text}{quote}")
}
