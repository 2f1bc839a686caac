//! `www/package/inputs.ts`: what each method takes, and what it sends.

mod kind;

use std::fmt::Write;

use crate::format::country;
use crate::format::language::LANGUAGES;
use crate::schema::{
    ALL_PREFIXES, Beside, ITEM_CHANGE, Kind, METHODS, Method, NEW_ITEM, Row, Shape, USER_TYPES, method,
};
use kind::{kind_type, literals, said};

const HEAD: &str = "\
// Written from the rows of the core by tests/native/golden.rs; BLESS=1 cargo test rewrites it.
import type {
  Criterion,
  Decimal,
  Flag,
  Id,
  Integer,
  Photo,
  Sign,
  UserFieldPayload,
  UserFieldValue,
} from './kinds.ts'
import type { OwnInputs } from './own.ts'

/** Parameters of a method that takes none. */
export type NoInput = Record<string, never>
";

const FILTERS: &str = "
/** Conditions by name; a prefix says how to compare. */
export type Filter<Name extends string> = { readonly [Key in Name | `${Prefix}${Name}`]?: Criterion | undefined }

/** Conditions by name, each an exact value. */
export type ExactFilter<Name extends string> = { readonly [Key in Name]?: Criterion | undefined }
";

/// The whole file.
pub fn inputs() -> String {
    let mut out = HEAD.to_owned();
    languages(&mut out);
    countries(&mut out);
    user_types(&mut out);
    items(&mut out);
    names(&mut out);
    for method in METHODS {
        for side in [Side::Input, Side::Wire] {
            method_type(&mut out, method, side);
        }
    }
    by_name(&mut out, "Input of each method, by its REST name.", "Inputs", Side::Input);
    by_name(&mut out, "What each method sends, by its REST name.", "Payloads", Side::Wire);
    out
}

/// Whose view of a value: the caller's, or the wire's.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Input,
    Wire,
}

fn languages(out: &mut String) {
    let codes = literals(LANGUAGES, false);
    let _ =
        writeln!(out, "\n/** Languages of the product: Spanish is `la`, Portuguese `br`, Chinese `sc` and `tc`. */");
    let _ = writeln!(out, "export type Language = {codes}");
    out.push_str("\n/**\n * One text for every language, or texts by language.\n * On update the portal empties every language that an object does not name; with `keep` they stay.\n */\n");
    out.push_str("export type Label = string | { readonly [code in Language]?: string | undefined }\n");
}

fn countries(out: &mut String) {
    let codes = literals(&country::codes().collect::<Vec<_>>(), false);
    out.push_str("\n/** A country: the product's id, its ISO 3166-1 code, or none. */\n");
    let _ = writeln!(out, "export type Country = Id | '' | {codes}");
}

fn user_types(out: &mut String) {
    out.push_str("\n/** Types of custom fields; an application's own have a number and a word of it. */\nexport type UserFieldType =\n");
    for user_type in USER_TYPES {
        let _ = writeln!(out, "  | '{}'", user_type.name);
    }
    out.push_str("  | `rest_${number}_${string}`\n\n/** `SETTINGS` of each type; a name of another type does not fit. */\nexport interface UserFieldSettings {\n");
    for user_type in USER_TYPES {
        doc(out, 1, user_type.doc);
        let _ = write!(out, "  {}: ", user_type.name);
        object(out, &user_type.settings, Side::Input, 1);
        out.push('\n');
    }
    out.push_str("  [type: `rest_${number}_${string}`]: NoInput\n}\n");
}

fn items(out: &mut String) {
    for (name, text, shape) in [
        ("NewListItem", "An item of an enumeration that is being created.", &NEW_ITEM),
        (
            "ListItemChange",
            "An item of an enumeration: with `ID` a change or deletion, without a new one.",
            &ITEM_CHANGE,
        ),
    ] {
        let _ = write!(out, "\n/** {text} */\nexport interface {name} ");
        object(out, shape, Side::Input, 0);
        out.push('\n');
    }
}

/// The names of filters, of what can be sorted by, and of what can be asked for.
fn names(out: &mut String) {
    for (text, name, of) in [
        ("What people can be found by.", "UserCriterion", names_of("user.get", "FILTER")),
        ("What people can be searched by.", "UserSearchCriterion", names_of("user.search", "FILTER")),
        ("What people can be sorted by.", "UserColumn", names_of("user.get", "sort")),
        ("What can be asked for of people.", "UserSelection", names_of("user.get", "select")),
        ("What custom fields can be found by.", "UserFieldCriterion", names_of("user.userfield.list", "filter")),
    ] {
        let _ = writeln!(out, "\n/** {text} */\nexport type {name} = {of}");
    }
    let prefixes = literals(ALL_PREFIXES, false);
    let _ = writeln!(out, "\n/** How a filter compares. */\nexport type Prefix = {prefixes}");
    out.push_str(FILTERS);
}

fn names_of(method_name: &str, parameter: &str) -> String {
    let shape = method(method_name).and_then(|method| method.shape.find(parameter)).and_then(|row| match row.kind {
        Kind::Filter(shape) | Kind::ExactFilter(shape) | Kind::Column(shape) | Kind::Select(shape) => Some(shape),
        _ => None,
    });
    let Some(shape) = shape else { return "never".to_owned() };
    let names = literals(&shape.names(), false);
    if shape.has_custom_fields() { names + " | `UF_USR_${string}`" } else { names }
}

fn method_type(out: &mut String, method: &Method, side: Side) {
    if method.shape.rows().next().is_none() {
        return;
    }
    let (text, name) = match side {
        Side::Input => ("Parameters of", type_name(method, side)),
        Side::Wire => ("What goes on the wire for", type_name(method, side)),
    };
    let fields = method.shape.rows().find_map(|row| match row.kind {
        Kind::NewField(shape) => Some((shape, true)),
        Kind::FieldChange(shape) => Some((shape, false)),
        _ => None,
    });
    if let (Some((shape, is_new)), Side::Input) = (fields, side) {
        return field_input(out, method, shape, is_new, &name);
    }
    let own = if method.shape.has_custom_fields() && side == Side::Input { "extends OwnInputs " } else { "" };
    // An interface would not fit where names beside its own are allowed.
    let kind = match (method.shape.beside, side) {
        (Beside::Criteria, Side::Wire) => format!("type {name} = "),
        _ => format!("interface {name} {own}"),
    };
    let _ = write!(out, "\n/** {text} `{}`: {} */\nexport {kind}", method.name, lower(method.doc));
    object(out, &method.shape, side, 0);
    out.push('\n');
}

/// A custom field, whose `SETTINGS` and `LIST` follow its type.
fn field_input(out: &mut String, method: &Method, shape: &'static Shape, is_new: bool, name: &str) {
    let (fields, item, default) = if is_new {
        ("NewUserField", "NewListItem", "")
    } else {
        ("UserFieldChanges", "ListItemChange", " = UserFieldType")
    };
    let text = if is_new { "A custom field that is being created" } else { "What may be changed of a custom field" };
    let _ = writeln!(
        out,
        "\n/** {text}, by its type. */\nexport interface {fields}<Type extends UserFieldType{default}> {{"
    );
    for row in shape.rows().filter(|row| !matches!(row.kind, Kind::Refused(_))) {
        doc(out, 1, &said(row));
        let optional = if row.required { "" } else { "?" };
        let undefined = if row.required { "" } else { " | undefined" };
        let kind = match row.kind {
            Kind::UserType => "Type".to_owned(),
            // The portal writes an empty object as a list.
            Kind::Settings => "UserFieldSettings[Type] | readonly never[]".to_owned(),
            Kind::Items => format!("Type extends 'enumeration' ? readonly {item}[] : never"),
            _ => kind_type(&row.kind, Side::Input, 1),
        };
        let kind = if kind.contains(" extends ") && !undefined.is_empty() { format!("({kind})") } else { kind };
        let _ = writeln!(out, "  {}{optional}: {kind}{undefined}", row.name);
    }
    out.push_str("}\n");
    if is_new {
        out.push_str("\n/** A custom field of any type: `USER_TYPE_ID` decides what else fits. */\nexport type AnyNewUserField = { [Type in UserFieldType]: NewUserField<Type> }[UserFieldType]\n");
    }
    let _ =
        writeln!(out, "\n/** Parameters of `{}`: {} */\nexport interface {name} {{", method.name, lower(method.doc));
    for row in method.shape.rows() {
        doc(out, 1, row.doc);
        let kind = match row.kind {
            Kind::NewField(_) => "AnyNewUserField".to_owned(),
            Kind::FieldChange(_) => "UserFieldChanges".to_owned(),
            _ => kind_type(&row.kind, Side::Input, 1),
        };
        let _ = writeln!(out, "  {}: {kind}", row.name);
    }
    out.push_str("}\n");
}

fn by_name(out: &mut String, text: &str, name: &str, side: Side) {
    let _ = writeln!(out, "\n/** {text} */\nexport interface {name} {{");
    for method in METHODS {
        let of = if method.shape.rows().next().is_none() { "NoInput".to_owned() } else { type_name(method, side) };
        doc(out, 1, method.doc);
        let _ = writeln!(out, "  '{}': {of}", method.name);
    }
    out.push_str("}\n");
}

/// `UserUpdateInput`
fn type_name(method: &Method, side: Side) -> String {
    let words = method.name.split('.').map(|word| match word {
        "userfield" => "Field".to_owned(),
        _ => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
    });
    let end = if side == Side::Input { "Input" } else { "Payload" };
    words.collect::<String>() + end
}

fn object(out: &mut String, shape: &Shape, side: Side, depth: usize) {
    if shape.rows().next().is_none() {
        out.push_str("NoInput");
        return;
    }
    out.push_str("{\n");
    for row in shape.rows().filter(|row| !matches!(row.kind, Kind::Refused(_))) {
        member(out, row, side, depth + 1);
    }
    if shape.has_custom_fields() {
        doc(out, depth + 1, "Custom fields, by the type of each.");
        indent(out, depth + 1);
        let kind = if side == Side::Input { "UserFieldValue | undefined" } else { "UserFieldPayload" };
        let _ = writeln!(out, "[name: `UF_USR_${{string}}`]: {kind}");
    }
    if let (Beside::Criteria, Side::Input, Some((row, filter))) = (shape.beside, side, shape.filter()) {
        criteria(out, row, filter, depth + 1);
    }
    indent(out, depth);
    out.push('}');
}

/// The names of a filter, where they may stand beside the other parameters.
fn criteria(out: &mut String, row: &Row, filter: &Shape, depth: usize) {
    let text = format!("To look for, where there is no `{}`.", row.name);
    let names = filter.names().into_iter().map(|name| format!("{name}?"));
    let firsts = ALL_PREFIXES.iter().filter(|prefix| prefix.len() == 1).map(|prefix| prefix.to_string());
    let templates = firsts.chain(["UF_USR_".to_owned()]).map(|first| format!("[name: `{first}${{string}}`]"));
    for name in names.chain(templates) {
        doc(out, depth, &text);
        indent(out, depth);
        let _ = writeln!(out, "{name}: Criterion | undefined");
    }
}

fn member(out: &mut String, row: &Row, side: Side, depth: usize) {
    doc(out, depth, &said(row));
    indent(out, depth);
    let (optional, undefined) = match (row.required, side) {
        (true, _) => ("", ""),
        (false, Side::Input) => ("?", " | undefined"),
        (false, Side::Wire) => ("?", ""),
    };
    let _ = writeln!(out, "{}{optional}: {}{undefined}", row.name, kind_type(&row.kind, side, depth));
}

fn doc(out: &mut String, depth: usize, text: &str) {
    if !text.is_empty() {
        indent(out, depth);
        let _ = writeln!(out, "/** {text} */");
    }
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("  ", depth));
}

fn lower(text: &str) -> String {
    text.chars().take(1).flat_map(char::to_lowercase).chain(text.chars().skip(1)).collect()
}
