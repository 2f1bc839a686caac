//! Tables of the documents.

use std::fmt::Write;

use crate::issue::{Caution, Code};
use crate::schema::{ITEM_CHANGE, Kind, LINE, Look, Row, Shape, USER_TYPES, method};

/// What `user.update` takes, and what the portal does with anything else.
pub fn fields_table() -> String {
    method("user.update").map_or_else(String::new, |method| rows_table(&method.shape))
}

/// What `user.get` takes.
pub fn filters_table() -> String {
    method("user.get").map_or_else(String::new, |method| rows_table(&method.shape))
}

/// Flags, labels and the rest of a custom field.
pub fn labels_table() -> String {
    let shape = method("user.userfield.update").and_then(|method| method.shape.find("fields"));
    shape.and_then(|row| row.kind.shape()).map_or_else(String::new, rows_table)
}

/// An item of an enumeration, on update; a new one has neither `ID` nor `DEL`.
pub fn items_table() -> String {
    rows_table(&ITEM_CHANGE)
}

/// `SETTINGS` of each type.
pub fn settings_table() -> String {
    let mut out = "| `USER_TYPE_ID` | Setting | Takes | What the portal does |\n|---|---|---|---|\n".to_owned();
    for user_type in USER_TYPES {
        if user_type.settings.rows().next().is_none() {
            let _ = writeln!(out, "| `{}` | – | no settings | drops them |", user_type.name);
        }
        for row in user_type.settings.rows() {
            let _ = writeln!(out, "| `{}` | `{}` | {} | {} |", user_type.name, row.name, taken(row), portal(row));
        }
    }
    out
}

/// What can be wrong, and with which details it is told.
pub fn issues_table() -> String {
    let mut out = "| Code | Meaning | Details |\n|---|---|---|\n".to_owned();
    for code in Code::ALL {
        let (meaning, details) = of_issue(*code);
        let _ = writeln!(out, "| `{}` | {meaning} | {details} |", code.code());
    }
    out
}

fn of_issue(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::UnknownField => ("a name that is not known here", "`why`: as what it would have to be known"),
        Code::NotAllowed => ("a name that exists in the product, but cannot be sent here", ""),
        Code::ReadOnly => ("a name that can be read, but never written", ""),
        Code::Immutable => ("a name that was fixed when the field was created", ""),
        Code::Required => ("nothing stands where something must", ""),
        Code::Empty => ("blank, an empty list, or a change of nothing", "`why`"),
        Code::Type => ("the wrong JSON type, or text that is not of the wanted kind", "`expected`"),
        Code::OutOfRange => {
            ("the right type, but no value that is taken", "`allowed`, or `min` and `max`, or `expected`")
        }
        Code::TooLong => ("more characters than the portal keeps", "`limit`"),
        Code::BadFormat => ("text of a wrong shape", "`expected`"),
        Code::BadDate => ("no real day, or no date in the form that the field wants", "`expected`"),
        Code::BadEmail => ("no e-mail address", ""),
        Code::BadLanguage => ("no language of the product or of this portal", ""),
        Code::BadBase64 => ("text that is not base64", ""),
        Code::BadFile => ("a name or a content that the field does not take", "`expected`"),
        Code::Conflict => ("two parts contradict each other, or what the portal holds", "`why`"),
        Code::Duplicate => ("the same id or code twice", ""),
        Code::BadTable => ("a table, its columns, or a row that cannot be read", "`why`"),
    }
}

/// What is remarked on.
pub fn warnings_table() -> String {
    let mut out = "| Code | Meaning |\n|---|---|\n".to_owned();
    for caution in Caution::ALL {
        let meaning = match caution {
            Caution::IgnoredByServer => "documented, but without effect",
            Caution::Destructive => "sent as asked, but something is lost",
            Caution::WipesLanguages => "label texts of other languages are emptied",
            Caution::Undocumented => "works, but is not on the method's page",
            Caution::Unchecked => "not checked by its type: the portal does not show its custom fields to the caller",
        };
        let _ = writeln!(out, "| `{}` | {meaning} |", caution.code());
    }
    out
}

fn rows_table(shape: &Shape) -> String {
    let mut out = "| Name | What it is | Takes | What the portal does |\n|---|---|---|---|\n".to_owned();
    for row in shape.rows().filter(|row| !matches!(row.kind, Kind::Refused(_))) {
        let star = if row.required { " *" } else { "" };
        let _ = writeln!(out, "| `{}`{star} | {} | {} | {} |", row.name, row.doc, taken(row), portal(row));
    }
    out
}

fn portal(row: &Row) -> String {
    let caution = row.remark.map_or("", |remark| remark.caution().code());
    match (caution, row.portal) {
        ("", text) => text.to_owned(),
        (code, "") => format!("*{code}*"),
        (code, text) => format!("*{code}*: {text}"),
    }
}

fn taken(row: &Row) -> String {
    of_kind(&row.kind)
}

fn of_kind(kind: &Kind) -> String {
    let text = match kind {
        Kind::Flag | Kind::FilterFlag | Kind::Switch | Kind::Bit | Kind::Multiple => "a flag",
        Kind::Sign => "a flag, or a number by its sign",
        Kind::On => "`Y`, in any of its spellings",
        Kind::Id => "an id",
        Kind::IdText => "an id, or empty text to clear",
        Kind::Country => "an id, a code such as `DE`, or empty text to clear",
        Kind::Ids(_) => "ids",
        Kind::Integer { min, max } => {
            return match (*min, *max) {
                (i32::MIN, _) => "a whole number".to_owned(),
                (min, i32::MAX) => format!("a whole number from {min}"),
                (min, max) => format!("a whole number, {min} to {max}"),
            };
        }
        Kind::Number => "a number",
        Kind::Text { limit, .. } | Kind::Trimmed { limit } if *limit != usize::MAX => {
            return format!("text, {limit} characters");
        }
        Kind::Text { .. } | Kind::Trimmed { .. } => "text",
        Kind::Email { .. } => return format!("an e-mail address, {LINE} characters"),
        Kind::Word(words, _) | Kind::Look(Look { words, .. }) => return words_of(words),
        Kind::Day => "a date, or an instant at midnight UTC",
        Kind::StoredDay => "a date",
        Kind::PortalDay => "a date in the portal's own format",
        Kind::DateTime => "an instant with an offset",
        Kind::DateOrDateTime | Kind::When => "a date or an instant",
        Kind::Photo => "`[name, base64]` of an image; empty text deletes",
        Kind::Upload => "`{ fileData: [name, base64] }` or `{ id, remove }`",
        Kind::Money => "`100\\|USD`",
        Kind::CrmLink => "`CO_3`",
        Kind::Plain => "data",
        Kind::Untold => "by the type",
        Kind::Scalar => "a value",
        Kind::Criterion => "a value, or a list",
        Kind::AnyOf(kind) => return of_kind(kind) + ", or a list",
        Kind::Clearable(kind) => return of_kind(kind) + ", or empty text",
        Kind::FieldName => "a code",
        Kind::UserType => "a type",
        Kind::Label => return format!("text, {LINE} characters"),
        Kind::Labels => return format!("text, or an object by language; {LINE} characters each"),
        Kind::Language => "a language",
        Kind::Settings => "see below",
        Kind::Items => "items",
        Kind::Object(_) | Kind::NewField(_) | Kind::FieldChange(_) => "an object",
        Kind::Moment(_) => "`{ TYPE: NONE, NOW or FIXED, VALUE }`",
        Kind::Filter(_) | Kind::ExactFilter(_) => "an object of names and values",
        Kind::Select(_) => "a list of names",
        Kind::Column(_) => "a name",
        Kind::Refused(_) => "nothing",
    };
    text.to_owned()
}

fn words_of(words: &[&str]) -> String {
    let word = |word: &&str| if word.is_empty() { "empty text".to_owned() } else { format!("`{word}`") };
    words.iter().map(word).collect::<Vec<_>>().join(", ")
}
